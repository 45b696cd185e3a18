package dev.talon.queue;

import java.util.Optional;

/**
 * How fast a kind of stage is being served at a centre now.
 *
 * @param service mean service time of recent stages in seconds; empty if there are none
 * @param openDesks open desks that serve the kind
 * @param idleDesks those of them without a ticket
 */
public record ServiceRate(Optional<Double> service, int openDesks, int idleDesks) {
    /** How far a wait may fall short of, or exceed, its mean before the range is wrong. */
    private static final double LOW = 0.75;

    private static final double HIGH = 1.25;

    public static final ServiceRate UNKNOWN = new ServiceRate(Optional.empty(), 0, 0);

    /** The wait as a straight line over the people ahead: {@code from = fromBase + ahead * fromEach}, and so to. Seconds. */
    public record Line(double fromBase, double fromEach, double toBase, double toEach) {
        public WaitRange at(int ahead) {
            return new WaitRange(
                    (int) Math.floor(fromBase + ahead * fromEach), (int) Math.ceil(toBase + ahead * toEach));
        }
    }

    /** Empty where nothing is known yet: no desk is open, or nobody was served recently. */
    public Optional<Line> line() {
        if (service.isEmpty() || openDesks == 0) {
            return Optional.empty();
        }
        double each = service.get() / openDesks;
        // If a desk is idle, the next visitor goes straight there; otherwise somebody must finish first.
        boolean allBusy = idleDesks == 0;
        return Optional.of(new Line(0, LOW * each, allBusy ? HIGH * each : 0, HIGH * each));
    }

    public Optional<WaitRange> expectedWait(int ahead) {
        return line().map(line -> line.at(ahead));
    }
}
