package dev.talon;

import dev.talon.sign.PadLimits;
import java.time.Duration;

/** Limits of a node in a test: where nothing else is said the usual ones, but it stops without notice and looks often. */
public final class TestLimits {
    /** A test says once that it sits at a desk, however long it then takes on a busy machine. */
    public static final Duration SEATED = Duration.ofHours(1);

    /** The screens of a test do not come again by themselves, and are not sent to another node. */
    private static final Duration STAYS = Duration.ofHours(1);

    private TestLimits() {}

    public static Limits of(Duration beat, Duration deskSilence) {
        return of(beat, deskSilence, PadLimits.USUAL);
    }

    public static Limits of(Duration beat, Duration deskSilence, PadLimits pads) {
        return of(beat, deskSilence, pads, Limits.USUAL.spread(), Limits.USUAL.handshakes(), STAYS);
    }

    public static Limits of(
            Duration beat, Duration deskSilence, PadLimits pads, Duration spread, int handshakes, Duration compare) {
        return new Limits(
                beat,
                deskSilence,
                pads,
                spread,
                handshakes,
                Duration.ZERO,
                compare,
                Duration.ofMillis(100),
                Limits.USUAL.duties(),
                Limits.USUAL.desks());
    }
}
