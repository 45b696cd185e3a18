package dev.talon.statistics;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The figures of a row of the overview. Counts are of stages, except visits.
 *
 * @param visits tickets; empty if a ticket may be in several rows
 * @param served stages with any times
 * @param counted served, with trusted times: the means cover these
 * @param inaccurate served, with times that are not trusted
 * @param open       still in the queue or at a desk
 * @param waiting the wait; its name in JSON is {@code wait}, which Java reserves
 * @param walking mean seconds from the last call to the start
 * @param postponed the number of counted stages that were postponed at the visitor's wish
 * @param putOff mean seconds of the postponement of those
 * @param within the number of counted stages that waited no longer than their norm
 * @param share {@code within} of those counted that somebody queued for, 0–1; empty if there are none
 * @param wrongService the number of served stages that turned out to be for another service
 * @param notQueued the number of counted stages that nobody queued for: they are not in the wait
 * @param setAside the number of counted stages whose visitor was set aside
 * @param asideMean seconds set aside of those
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
        OptionalDouble share,
        long wrongService,
        long notQueued,
        long setAside,
        OptionalLong asideMean) {}
