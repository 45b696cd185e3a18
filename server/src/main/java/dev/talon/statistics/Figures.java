package dev.talon.statistics;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a row of the overview says. Counts are of stages, but for the visits.
 *
 * @param visits     tickets; empty where a ticket may be in several rows
 * @param served     with whatever times
 * @param counted    served, with trusted times: what the means stand on
 * @param inaccurate served, with times that are not trusted
 * @param open       still in the queue or at a desk
 * @param waiting    the wait; its name is {@code wait} outside, Java keeps that one
 * @param walking    mean seconds from the last call to the start
 * @param postponed  how many of the counted were put off at the visitor's wish
 * @param putOff     mean seconds put off, of those that were
 * @param within     how many of the counted waited no longer than their norm
 * @param share      {@code within} of {@code counted}, 0–1; empty where none counts
 */
record Figures(
        OptionalLong visits,
        long stages,
        long served,
        long counted,
        long inaccurate,
        long noShow,
        long cancelled,
        long expired,
        long open,
        @JsonProperty("wait") Times waiting,
        Times service,
        OptionalLong walking,
        long postponed,
        OptionalLong putOff,
        long within,
        OptionalDouble share) {}
