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
 */
public record Limits(Duration beat, Duration deskSilence, PadLimits pads, Duration spread) {
    public static final Limits USUAL = new Limits(BoardRoutes.USUAL_BEAT, DeskHolds.USUAL_SILENCE, PadLimits.USUAL);

    /** With the usual spread. */
    public Limits(Duration beat, Duration deskSilence, PadLimits pads) {
        this(beat, deskSilence, pads, Duration.ofMillis(300));
    }
}
