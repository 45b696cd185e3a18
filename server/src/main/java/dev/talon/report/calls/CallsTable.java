package dev.talon.report.calls;

import java.util.List;

/**
 * The contact centre's table of a year.
 *
 * @param zone   whose months these are
 * @param queues that the figures are of; empty: all there are
 * @param months always twelve
 * @param total  the same over the whole year; its month is 0
 */
public record CallsTable(int year, String zone, List<String> queues, List<CallRow> months, CallRow total) {

    /** @param months all twelve, in order */
    static CallsTable of(int year, String zone, List<String> queues, List<CallMonth> months) {
        CallSums whole = months.stream().map(CallMonth::sums).reduce(CallSums.NONE, CallSums::plus);
        return new CallsTable(
                year,
                zone,
                queues,
                months.stream()
                        .map(month -> CallRow.of(month.month().getMonthValue(), month.sums()))
                        .toList(),
                CallRow.of(0, whole));
    }
}
