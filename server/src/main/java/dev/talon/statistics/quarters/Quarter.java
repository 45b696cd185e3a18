package dev.talon.statistics.quarters;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * A quarter of an hour of a centre.
 *
 * @param number of the quarter in its business day, from 0
 * @param arrivals stages that were queued in it
 * @param deskSeconds seconds in which desks were open and on no break, all desks together: 900 for one desk
 * @param served counted stages whose service began in it
 * @param serviceTime microseconds of their services together
 * @param longest seconds of the longest wait of anybody who waited in it; empty: nobody did
 * @param norm of whoever waited longest, seconds
 * @param late people who waited longer than their norm in it
 */
record Quarter(
        int number,
        OffsetDateTime from,
        int arrivals,
        int deskSeconds,
        int served,
        @JsonIgnore long serviceTime,
        Optional<Integer> longest,
        Optional<Integer> norm,
        int late) {
    static final int SECONDS = 900;

    /** How much of the norm the longest wait took; 0 if nobody waited. */
    double strain() {
        return longest.isPresent() && norm.isPresent() ? (double) longest.get() / norm.get() : 0;
    }
}
