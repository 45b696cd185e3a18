package dev.talon.statistics;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Accumulates a row of the overview. Its size does not grow with the number of stages. Times are microseconds. */
final class Accumulator {
    /** The state of a stage that was served, with times that are trusted; the others are {@link PackedDay#state}. */
    static final int COUNTED = 0;

    /** The state of a stage that was served and turned out to be for another service. */
    static final int WRONG_SERVICE = 9;

    private static final double[] CUTS = {0.5, 0.9, 0.95};
    private static final int SERVED = 5;

    private final SecondsHistogram waiting = new SecondsHistogram();
    private final SecondsHistogram service = new SecondsHistogram();
    /** Sums over the served whose times are not trusted. */
    private long doubtedWait;

    private long doubtedService;
    private final long[] states = new long[10];
    private long visits;
    private long within;
    private long walked;
    private long putOff;
    private long putOffSum;
    private long setAside;
    private long asideSum;
    private long notQueued;

    void add(StageColumns stages, int stage) {
        int state = stages.state(stage);
        states[state]++;
        visits += stages.visit(stage);
        if (state == COUNTED) {
            if (stages.queued(stage) == 1) {
                waiting.add(stages.waited(stage));
            } else {
                notQueued++;
            }
            service.add(stages.spent(stage));
            walked += stages.walked(stage);
            within += stages.within(stage);
            if (stages.putOff(stage) > 0) {
                putOff++;
                putOffSum += stages.putOff(stage) * 1_000_000L;
            }
            if (stages.aside(stage) > 0) {
                setAside++;
                asideSum += stages.aside(stage) * 1_000_000L;
            }
        } else if (state == SERVED) {
            doubtedWait += stages.waited(stage);
            doubtedService += stages.spent(stage);
        }
    }

    void add(Accumulator other) {
        for (int state = 0; state < states.length; state++) {
            states[state] += other.states[state];
        }
        visits += other.visits;
        within += other.within;
        walked += other.walked;
        putOff += other.putOff;
        putOffSum += other.putOffSum;
        setAside += other.setAside;
        asideSum += other.asideSum;
        notQueued += other.notQueued;
        doubtedWait += other.doubtedWait;
        doubtedService += other.doubtedService;
        waiting.add(other.waiting);
        service.add(other.service);
    }

    /** @param whole whether no ticket is in another row or partly out of the scope */
    Figures figures(boolean whole) {
        long counted = states[COUNTED];
        long trusted = counted + states[SERVED];
        long waited = counted - notQueued;
        return new Figures(
                whole ? OptionalLong.of(visits) : OptionalLong.empty(),
                Arrays.stream(states).sum(),
                trusted + states[WRONG_SERVICE],
                counted,
                states[SERVED],
                states[6],
                states[7],
                states[8],
                states[1] + states[2] + states[3] + states[4],
                times(waiting, waited, doubtedWait, waited + states[SERVED]),
                times(service, counted, doubtedService, trusted),
                Times.mean(counted, walked),
                putOff,
                Times.mean(putOff, putOffSum),
                within,
                waited == 0 ? OptionalDouble.empty() : OptionalDouble.of(within / (double) waited),
                states[WRONG_SERVICE],
                notQueued,
                setAside,
                Times.mean(setAside, asideSum));
    }

    private static Times times(SecondsHistogram of, long counted, long doubted, long served) {
        OptionalLong[] cuts = of.cuts(CUTS, counted);
        return new Times(
                Times.mean(counted, of.sum()),
                Times.mean(served, of.sum() + doubted),
                cuts[0],
                cuts[1],
                cuts[2],
                counted == 0 ? OptionalLong.empty() : Times.seconds((double) of.longest()));
    }
}
