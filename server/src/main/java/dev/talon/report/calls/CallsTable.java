package dev.talon.report.calls;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The contact centre's table of a year.
 *
 * @param zone   whose months these are
 * @param queues that the figures are of; empty: all there are
 * @param months always twelve
 * @param total  the same over the whole year; its month is 0
 */
public record CallsTable(int year, String zone, List<String> queues, List<CallRow> months, CallRow total) {

    /** @param byMonth the months that have any calls */
    static CallsTable of(int year, String zone, List<String> queues, Map<Integer, CallSums> byMonth) {
        List<CallRow> months = IntStream.rangeClosed(1, 12)
                .mapToObj(month -> CallRow.of(month, byMonth.getOrDefault(month, CallSums.NONE)))
                .toList();
        CallSums whole = byMonth.values().stream().reduce(CallSums.NONE, CallSums::plus);
        return new CallsTable(year, zone, queues, months, CallRow.of(0, whole));
    }
}
