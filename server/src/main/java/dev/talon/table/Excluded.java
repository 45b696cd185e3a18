package dev.talon.table;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Stages that the means leave out, counted beside them.
 *
 * @param noShow     called, nobody came
 * @param cancelled  the visitor left the queue
 * @param expired    left overnight
 * @param inaccurate served, but the times are not to be trusted
 */
public record Excluded(@JsonProperty("no_show") long noShow, long cancelled, long expired, long inaccurate) {
    public static final Excluded NONE = new Excluded(0, 0, 0, 0);

    public Excluded plus(Excluded other) {
        return new Excluded(
                noShow + other.noShow,
                cancelled + other.cancelled,
                expired + other.expired,
                inaccurate + other.inaccurate);
    }
}
