package dev.talon;

import dev.talon.board.BoardRoutes;
import dev.talon.desk.DeskHolds;
import dev.talon.sign.PadLimits;
import java.time.Duration;

/**
 * How often a node speaks and how long it waits; a test sets them small.
 *
 * @param beat        how often a socket says that it is alive
 * @param deskSilence how long a desk may be silent before it is free for others
 * @param spread      over which time screens are sent to other nodes
 * @param handshakes  how many sockets are opened at once; the others wait in their order
 */
public record Limits(Duration beat, Duration deskSilence, PadLimits pads, Duration spread, int handshakes) {
    /** Enough to keep a machine busy, so few that a command waits a few milliseconds for those before it. */
    private static final int USUAL_HANDSHAKES = 64;

    public static final Limits USUAL = new Limits(BoardRoutes.USUAL_BEAT, DeskHolds.USUAL_SILENCE, PadLimits.USUAL);

    /** With the usual spread. */
    public Limits(Duration beat, Duration deskSilence, PadLimits pads) {
        this(beat, deskSilence, pads, Duration.ofMillis(300));
    }

    /** With the usual handshakes. */
    public Limits(Duration beat, Duration deskSilence, PadLimits pads, Duration spread) {
        this(beat, deskSilence, pads, spread, USUAL_HANDSHAKES);
    }
}
