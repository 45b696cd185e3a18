package dev.talon.table;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The stages that are excluded from the means, counted by reason.
 *
 * @param noShow called, and nobody came
 * @param cancelled  the visitor left the queue
 * @param expired still waiting at the end of the day
 * @param inaccurate served, with times that are not trusted
 * @param wrongService served, and for another service
 */
public record Excluded(
        @JsonProperty("no_show") long noShow,
        long cancelled,
        long expired,
        long inaccurate,
        @JsonProperty("wrong_service") long wrongService) {
    public static final Excluded NONE = new Excluded(0, 0, 0, 0, 0);

    public Excluded plus(Excluded other) {
        return new Excluded(
                noShow + other.noShow,
                cancelled + other.cancelled,
                expired + other.expired,
                inaccurate + other.inaccurate,
                wrongService + other.wrongService);
    }
}
