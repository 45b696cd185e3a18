package dev.talon.hours;

import java.time.Duration;

/**
 * By how much earlier a centre stops to give tickets than {@link LastTicket} reckons, learned from its own days. Breaks that nobody announced,
 * a colleague who leaves early and everything else that no reckoning foresees come back every week: a day whose last ticket was served after
 * closing makes the margin {@value #LATE} minutes longer, a day on which it was served in time a minute shorter. So it stays as it is where six
 * of seven last tickets hold, whatever the reason.
 */
public final class ClosingMargin {
    /** Minutes; no centre stops earlier by more than that. */
    public static final int MOST = 120;

    /** Minutes that a last ticket after closing adds. */
    private static final int LATE = 6;

    /** A hall whose last visitor had gone so long before the margin was nearly empty: that day says nothing. */
    private static final Duration EMPTY = Duration.ofMinutes(45);

    private ClosingMargin() {}

    /**
     * After one more day.
     *
     * @param margin minutes on that day, 0 to {@value #MOST}
     * @param early how long before closing the service of its last ticket ended; negative: after it
     * @return minutes, 0 to {@value #MOST}
     */
    public static int after(int margin, Duration early) {
        if (early.isNegative()) {
            return Math.min(MOST, margin + LATE);
        }
        return early.compareTo(EMPTY.plusMinutes(margin)) < 0 ? Math.max(0, margin - 1) : margin;
    }
}
