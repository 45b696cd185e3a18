package dev.talon.hours;

import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * How many people may wait so that one more can still be served by closing, in at least eight days of ten. Desks serve
 * side by side; times of service vary, and those of many people even out.
 */
public final class LastTicket {
    /**
     * So many deviations above its mean lies the time by which the last ticket of a day is over in eight cases of ten. For any ticket 0.84
     * would do; but the last one is that after which things went slower than was thought, or another would have followed
     * it. Found by {@code ThousandClosingsTest}.
     */
    private static final double EIGHT_OF_TEN = 3.1;

    /** Of so many services the mean is known; it may be wrong, and then it is so for everybody who waits. */
    private static final double KNOWN = 30;

    /** Where nobody sits at any desk, somebody may come back to one; nobody knows when. */
    private static final Absence NOBODY_THERE = new Absence(3600, 1800);

    /** What a centre's days have taught it tells nothing of a hall in which a newcomer is served at once: it counts so many times their whole time at most. */
    private static final double OF_THE_WAY = 2;

    /** More than any hall holds. */
    private static final int MOST = 10_000;

    private LastTicket() {}

    /**
     * How fast a kind of stage is served.
     *
     * @param mean seconds from one call of a desk to its next, above zero
     * @param deviation seconds
     * @param desks that serve it now
     * @param busy those of them with a visitor
     * @param absent desks that will serve it again, in the order of their return
     */
    public record Pace(double mean, double deviation, int desks, int busy, List<Absence> absent) {
        public Pace {
            absent = absent.stream()
                    .sorted(Comparator.comparingDouble(Absence::rest))
                    .toList();
        }

        public Pace(double mean, double deviation, int desks, int busy) {
            this(mean, deviation, desks, busy, List.of());
        }
    }

    /**
     * A desk that does not serve for a while.
     *
     * @param rest seconds until it serves again, as far as is known
     * @param deviation seconds by which that may be wrong
     */
    public record Absence(double rest, double deviation) {
        /** A break whose end was said. */
        public static Absence until(double rest) {
            return new Absence(rest, 180);
        }

        /** A break of which nobody said how long it is: any time up to 25 minutes more. */
        public static Absence unknown() {
            return new Absence(750, 433);
        }
    }

    /**
     * A stage that the newcomer goes through later.
     *
     * @param before how many come to it before the newcomer: those who wait for it, and those who are in a stage before it
     */
    public record Later(Pace pace, int before) {}

    /**
     * What is still to come.
     *
     * @param mean seconds
     * @param variance seconds squared
     */
    public record Rest(double mean, double variance) {
        /** With a stage after it: its desks have served meanwhile, so it is over when they have come to the newcomer. */
        public Rest then(Later later) {
            Rest alone = of(later.pace(), later.before());
            return new Rest(Math.max(alone.mean, mean + later.pace().mean()), variance + alone.variance);
        }

        /** By when it is over in eight cases of ten, in seconds. */
        public double end() {
            return mean + EIGHT_OF_TEN * Math.sqrt(variance);
        }
    }

    /** From now to the end of the service of somebody who finds so many waiting. */
    public static Rest of(Pace pace, int waiting) {
        return soonest(pace, waiting).rest();
    }

    /** @param desks that bring it about, those that are to come back among them: the more wait, the more of them help */
    private record Soonest(int desks, Rest rest) {}

    private static Soonest soonest(Pace pace, int waiting) {
        int desks = pace.desks();
        int free = desks - Math.min(desks, pace.busy());
        int before = waiting < free ? 0 : waiting - free + 1;
        Soonest soonest = desks > 0 ? new Soonest(desks, served(pace, before, desks, 0, 0)) : null;
        double lost = 0;
        double doubt = 0;
        // A desk that comes back late helps only if others are not done before.
        for (Absence one : desks > 0 || !pace.absent().isEmpty() ? pace.absent() : List.of(NOBODY_THERE)) {
            desks++;
            lost += one.rest();
            doubt += one.deviation() * one.deviation();
            Rest with = served(pace, before, desks, lost, doubt);
            soonest = soonest == null || with.mean() < soonest.rest().mean() ? new Soonest(desks, with) : soonest;
        }
        return soonest;
    }

    /** @param lost seconds in which the desks do not serve, all together; doubt: seconds squared */
    private static Rest served(Pace pace, int before, int desks, double lost, double doubt) {
        double variance = pace.deviation() * pace.deviation();
        return new Rest(
                (before * pace.mean() + lost) / desks + pace.mean(),
                (before * variance + doubt) / desks / desks + variance);
    }

    /**
     * The most who may wait for a kind at which one more is still given a ticket.
     *
     * @param left seconds until closing
     * @param later the stages of the newcomer that follow this one, in their order
     * @param margin seconds by which tickets stop sooner, see {@link ClosingMargin}; of somebody who is served at once less of it counts, and
     *     none where nobody sits at any desk: that is reckoned carefully enough
     * @return -1 if not even one who finds nobody would be served in time
     */
    public static int mostWaiting(Pace pace, List<Later> later, double left, double margin) {
        double sooner = pace.desks() == 0 && pace.absent().isEmpty() ? 0 : margin;
        int waiting = 0;
        while (waiting <= MOST) {
            Soonest now = soonest(pace, waiting);
            if (end(whole(now, later), sooner) > left) {
                return waiting - 1;
            }
            // While the same desks bring it about, more who wait make it later; one desk more may be less in doubt.
            waiting = first(waiting + 1, more -> {
                Soonest then = soonest(pace, more);
                return then.desks() != now.desks() || end(whole(then, later), sooner) > left;
            });
        }
        return MOST;
    }

    /** The first number at or after this of which it is so, as it is then of all that follow; above {@link #MOST} if of none. */
    private static int first(int from, IntPredicate isSo) {
        int no = from - 1;
        int step = 1;
        while (no + step <= MOST && !isSo.test(no + step)) {
            no += step;
            step *= 2;
        }
        int yes = Math.min(no + step, MOST + 1);
        while (yes - no > 1) {
            int middle = (no + yes) >>> 1;
            if (isSo.test(middle)) {
                yes = middle;
            } else {
                no = middle;
            }
        }
        return yes;
    }

    private static double end(Rest rest, double margin) {
        return rest.end() + Math.min(margin, OF_THE_WAY * rest.mean());
    }

    private static Rest whole(Soonest soonest, List<Later> later) {
        Rest rest = soonest.rest();
        for (Later stage : later) {
            rest = rest.then(stage);
        }
        return rest;
    }
}
