package dev.talon.table;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The published table of 2024, as printed. */
public final class Published2024 {
    private Published2024() {}

    public static final List<String> MONTHS = List.of(
            "Январь",
            "Февраль",
            "Март",
            "Апрель",
            "Май",
            "Июнь",
            "Июль",
            "Август",
            "Сентябрь",
            "Октябрь",
            "Ноябрь",
            "Декабрь");

    /** A row a month: consultation, cash, combined; of each the wait and the service. */
    private static final String PRINTED = """
            0:09:23 0:05:43 0:05:18 0:02:48 0:14:41 0:08:31
            0:08:48 0:06:06 0:04:15 0:03:19 0:13:03 0:09:25
            0:04:28 0:04:17 0:03:35 0:05:08 0:08:03 0:09:25
            0:07:12 0:09:51 0:04:29 0:03:28 0:11:41 0:13:19
            0:09:56 0:08:40 0:03:48 0:02:13 0:13:44 0:10:53
            0:08:48 0:07:18 0:04:39 0:02:40 0:13:27 0:09:58
            0:05:42 0:09:11 0:02:25 0:04:55 0:08:07 0:14:06
            0:06:19 0:09:50 0:03:17 0:05:48 0:09:36 0:15:38
            0:03:54 0:10:36 0:04:46 0:04:18 0:08:40 0:14:54
            0:08:22 0:08:42 0:02:00 0:04:45 0:10:22 0:13:27
            0:09:16 0:06:49 0:03:59 0:02:17 0:13:15 0:09:06
            0:07:28 0:10:38 0:04:29 0:03:34 0:11:57 0:14:12
            """;

    public static List<List<String>> printed() {
        return PRINTED.lines().map(line -> List.of(line.split(" "))).toList();
    }

    /** The same in seconds. */
    public static List<List<Long>> seconds() {
        return printed().stream()
                .map(row -> row.stream().map(Published2024::seconds).toList())
                .toList();
    }

    /** @param month 1–12 */
    public static long seconds(int month, int column) {
        return seconds().get(month - 1).get(column);
    }

    /** The six figures of a row of the table as they came back, in seconds. */
    public static List<Long> figures(MonthlyTable.Month month) {
        return Stream.of(month.consultation(), month.cash(), month.combined())
                .flatMap(cell ->
                        Stream.of(cell.waiting().orElseThrow(), cell.service().orElseThrow()))
                .toList();
    }

    private static long seconds(String printed) {
        return Arrays.stream(printed.split(":")).mapToLong(Long::parseLong).reduce(0, (sum, part) -> sum * 60 + part);
    }
}
