package dev.talon.hours;

import java.time.Duration;

/**
 * By how much earlier a centre stops to give tickets than {@link LastTicket} reckons, learned from its own days. Breaks that nobody announced,
 * a colleague who leaves early and everything else that no reckoning foresees come back every week: a day whose last ticket was served after
 * closing makes the margin {@value #LATE} minutes longer, a day on which it was served in time a minute shorter. So it stays as it is where six
 * of seven last tickets hold, whatever the reason. Of a new centre nothing is known: it begins with {@value #FIRST} minutes, and each day in time
 * takes {@value #PROVED} of them away until a last ticket is late for the first time.
 *
 * @param minutes 0 to {@value #MOST}
 * @param settled whether the centre is no longer new: one of its last tickets was late, or it needs no margin
 */
public record ClosingMargin(int minutes, boolean settled) {
    /** Of a centre that has had no day yet. The schema has the same. */
    public static final ClosingMargin OF_NEW_CENTRE = new ClosingMargin(ClosingMargin.FIRST, false);

    /** Minutes; no centre stops earlier by more than that. */
    private static final int MOST = 120;

    private static final int FIRST = 60;

    /** Minutes that a last ticket after closing adds. */
    private static final int LATE = 6;

    /** Minutes that one in time takes away from a new centre's margin. */
    private static final int PROVED = 3;

    /** A hall whose last visitor had gone so long before the margin was nearly empty: that day says nothing. */
    private static final Duration EMPTY = Duration.ofMinutes(45);

    /**
     * After one more day.
     *
     * @param early how long before closing the service of its last ticket ended; negative: after it
     */
    public ClosingMargin after(Duration early) {
        if (early.isNegative()) {
            return new ClosingMargin(Math.min(MOST, minutes + LATE), true);
        }
        if (early.compareTo(EMPTY.plusMinutes(minutes)) >= 0) {
            return this;
        }
        int shorter = Math.max(0, minutes - (settled ? 1 : PROVED));
        return new ClosingMargin(shorter, settled || shorter == 0);
    }
}
