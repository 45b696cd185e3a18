package dev.talon;

import dev.talon.board.BoardRoutes;
import dev.talon.board.FairShare;
import dev.talon.desk.DeskFeed;
import dev.talon.desk.DeskHolds;
import dev.talon.sign.CableDriver;
import dev.talon.sign.PadLimits;
import java.time.Duration;

/**
 * How often a node sends signs of life, and how long it waits. Tests set these times small.
 *
 * @param beat how often a socket sends a beat
 * @param deskSilence how long a desk may be silent before it is freed for others
 * @param spread the time over which screens are sent to other nodes
 * @param handshakes how many sockets are opened at once; the others wait in order
 * @param notice how long a node that was told to stop still serves, so that a balancer notices first
 * @param compare     how often nodes tell each other how many screens they have
 * @param cables      how often a node looks which cables are its to drive, and whether they are as they were
 * @param duties how often a node looks whether a day has ended, whether there is anything to clear away, and which waits are to be feared
 * @param desks how soon pages of desks are told what changes without a change of the centre
 */
public record Limits(
        Duration beat,
        Duration deskSilence,
        PadLimits pads,
        Duration spread,
        int handshakes,
        Duration notice,
        Duration compare,
        Duration cables,
        Duration duties,
        Duration desks) {
    private static final Duration DUTIES = Duration.ofMinutes(1);
    private static final Duration SPREAD = Duration.ofMillis(300);
    /** As many as one statement finds the owners of, so that a slow database does not make a herd slower than it must be. */
    private static final int USUAL_HANDSHAKES = 500;

    public static final Limits USUAL = new Limits(
            BoardRoutes.USUAL_BEAT,
            DeskHolds.USUAL_SILENCE,
            PadLimits.USUAL,
            SPREAD,
            USUAL_HANDSHAKES,
            Duration.ofSeconds(2),
            FairShare.USUAL_COMPARE,
            CableDriver.USUAL_LOOK,
            DUTIES,
            DeskFeed.LOOK);

    /** The same but for the duties. */
    public Limits withDuties(Duration often) {
        return new Limits(beat, deskSilence, pads, spread, handshakes, notice, compare, cables, often, desks);
    }
}
