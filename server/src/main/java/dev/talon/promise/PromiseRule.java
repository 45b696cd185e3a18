package dev.talon.promise;

/** What a promise of a wait is to be: the only place where it is said. */
public final class PromiseRule {
    /** The share of like cases in which the wait lies inside the interval that was promised. */
    public static final double SHARE = 0.80;

    /** Of the cases outside, so many come earlier than was promised; the others later. The interval is then short. */
    static final double EARLIER = 0.40;

    /** A group of like cases in which fewer held is widened. */
    public static final double WIDENED_UNDER = 0.70;

    /** In a group in which fewer held nothing is promised. */
    public static final double SILENT_UNDER = 0.50;

    /** Of fewer cases no share is taken. */
    public static final int LEAST_CASES = 30;

    /** By so much a group is widened. */
    static final double WIDER = 1.4;

    /** Of fewer services nobody can say how long one takes. */
    static final int LEAST_SERVICES = 3;

    /** By so much wider is what nothing was learned for yet: no simulation knows all that happens in a hall. */
    static final double UNLEARNED = 0.12;

    /** What was learned of so many cases weighs as much as the simulation. */
    static final double TRUST = 60;

    /** More minutes from the lower to the upper end help nobody, where the upper end is also more than three times the lower. */
    private static final int WIDEST_MINUTES = 45;

    /** From so many minutes on it is said in fives. */
    private static final int FIVES_FROM = 30;

    private PromiseRule() {}

    /** The next number of minutes that is said, not above. */
    static int saidBelow(double minutes) {
        int whole = (int) Math.floor(minutes);
        return whole >= FIVES_FROM ? whole / 5 * 5 : whole;
    }

    /** The next number of minutes that is said, above. */
    static int saidAfter(int minutes) {
        return minutes >= FIVES_FROM ? minutes + 5 : minutes + 1;
    }

    /** The least level of the interval: the share of cases that come earlier. */
    static double lowest() {
        return (1 - SHARE) * EARLIER;
    }

    static double highest() {
        return lowest() + SHARE;
    }

    /** Whether an interval of whole minutes says anything. */
    static boolean saysSomething(int from, int to) {
        return to - from <= WIDEST_MINUTES || to <= 3 * from;
    }
}
