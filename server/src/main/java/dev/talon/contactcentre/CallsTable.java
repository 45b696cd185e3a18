package dev.talon.contactcentre;

import dev.talon.table.closing.Amendment;
import java.util.List;

/**
 * The contact centre's table of a year.
 *
 * @param zone the time zone by which the months are cut
 * @param queues the queues that the figures cover; empty: all
 * @param months always twelve
 * @param total  the same over the whole year; its month is 0
 * @param closed the closed months; none if the queues are not those of the settings
 * @param amendments made after the closings, without the changed calls
 */
public record CallsTable(
        int year,
        String zone,
        List<String> queues,
        List<CallRow> months,
        CallRow total,
        List<ClosedCalls> closed,
        List<Amendment<CallRow, CallFact>> amendments) {

    /** @param months all twelve, in order */
    static CallsTable of(
            int year,
            String zone,
            List<String> queues,
            List<CallMonth> months,
            List<Amendment<CallRow, CallFact>> amendments) {
        CallSums whole = months.stream().map(CallMonth::sums).reduce(CallSums.NONE, CallSums::plus);
        return new CallsTable(
                year,
                zone,
                queues,
                months.stream()
                        .map(month -> CallRow.of(month.month().getMonthValue(), month.sums()))
                        .toList(),
                CallRow.of(0, whole),
                months.stream().flatMap(month -> ClosedCalls.of(month).stream()).toList(),
                amendments);
    }

    /** Whether a month has amendments. @param month 1–12; 0: the year, which has a mark of its own nowhere */
    boolean amended(int month) {
        return closed.stream().anyMatch(one -> one.month() == month && one.amendments() > 0);
    }
}
