package dev.talon.contactcentre;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The contact centre's table as it was published for 2024, and a {@code queue_log} with calls that average to it, to the
 * second: written line by line in the order of time, as an exchange writes it, with everything else that stands in a log.
 */
public final class Calls2024 {
    static final List<String> MONTHS = List.of(
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
    public static final List<List<String>> PRINTED = List.of(
            List.of("0:31", "2:01"),
            List.of("1:10", "3:19"),
            List.of("1:02", "2:50"),
            List.of("2:29", "4:01"),
            List.of("0:38", "1:22"),
            List.of("1:09", "2:29"),
            List.of("1:45", "3:30"),
            List.of("0:50", "2:25"),
            List.of("2:01", "2:38"),
            List.of("0:29", "2:51"),
            List.of("0:46", "3:20"),
            List.of("1:43", "1:48"));
    static final ZoneId ZONE = ZoneId.of("Europe/Moscow");
    /** Answered calls a month. */
    public static final int ANSWERED = 400;

    static final int TRANSFERRED = 20;
    static final int ABANDONED = 30;
    static final int TIMED_OUT = 5;

    private record Line(long at, int order, String text) {}

    private final List<Line> lines = new ArrayList<>();
    private final Random random = new Random(2024);
    private int order;

    /** The log; ends with a line feed. */
    public static String log() {
        var log = new Calls2024();
        log.line(epoch(2024, 1, 1) - 3600, "NONE|NONE|NONE|QUEUESTART|");
        for (int month = 1; month <= 12; month++) {
            log.month(month);
        }
        return log.text();
    }

    private void month(int month) {
        int wait = seconds(PRINTED.get(month - 1).get(0));
        int service = seconds(PRINTED.get(month - 1).get(1));
        long start = epoch(2024, month, 1);
        long end = month == 12 ? epoch(2025, 1, 1) : epoch(2024, month + 1, 1);
        int[] waits = around(wait, ANSWERED);
        int[] talks = around(service, ANSWERED);
        for (int i = 0; i < ANSWERED; i++) {
            // The first enters as the month begins, the last in its last second: its talk is the next month's already.
            long entered = i == 0 ? start : i == ANSWERED - 1 ? end - 1 : start + random.nextLong(end - start - 1);
            answered("%d.%d".formatted(entered, month * 1000 + i), entered, waits[i], talks[i], i);
        }
        for (int i = 0; i < ABANDONED; i++) {
            long entered = start + random.nextLong(end - start - 600);
            int waited = 10 + i;
            enter("a%d.%d".formatted(month, i), "line", entered);
            line(entered + waited, "a%d.%d|line|NONE|ABANDON|1|3|%d".formatted(month, i, waited));
        }
        for (int i = 0; i < TIMED_OUT; i++) {
            long entered = start + random.nextLong(end - start - 600);
            enter("t%d.%d".formatted(month, i), "line", entered);
            line(entered + 300, "t%d.%d|line|NONE|EXITWITHTIMEOUT|2|4|300".formatted(month, i));
        }
        line(start + 40_000, "NONE|line|SIP/101|PAUSE|обед");
        line(start + 41_000, "NONE|line|SIP/101|UNPAUSE|");
        line(start + 42_000, "NONE|NONE|NONE|CONFIGRELOAD|");
    }

    private void answered(String call, long entered, int waited, int talked, int i) {
        String queue = i % 3 == 0 ? "vip" : "line";
        String key = call + "|" + queue + "|SIP/10" + i % 5 + "|";
        enter(call, queue, entered);
        if (i % 4 == 0 && waited > 3) {
            line(entered + 2, key + "RINGNOANSWER|2000");
        }
        line(entered + waited, key + "CONNECT|%d|%s.1|4".formatted(waited, call));
        String event = i < TRANSFERRED / 2
                ? "BLINDTRANSFER|305|from-internal|%d|%d|1".formatted(waited, talked)
                : i < TRANSFERRED
                        ? "ATTENDEDTRANSFER|BRIDGE|5f3|%d|%d|1".formatted(waited, talked)
                        : (i % 2 == 0 ? "COMPLETEAGENT" : "COMPLETECALLER") + "|%d|%d|1".formatted(waited, talked);
        line(entered + waited + talked, key + event);
    }

    private void enter(String call, String queue, long at) {
        line(at, call + "|" + queue + "|NONE|ENTERQUEUE||74951234567|1");
    }

    private void line(long at, String rest) {
        lines.add(new Line(at, order, at + "|" + rest));
        order++;
    }

    private String text() {
        lines.sort((one, other) ->
                one.at() != other.at() ? Long.compare(one.at(), other.at()) : one.order() - other.order());
        var text = new StringBuilder();
        lines.forEach(line -> text.append(line.text()).append('\n'));
        return text.toString();
    }

    /** Whole seconds whose mean is less than half a second off, now above and now below. */
    private int[] around(int mean, int count) {
        int[] all = IntStream.range(0, count)
                .map(i -> i % 2 == 0 ? random.nextInt(mean + 1) : 0)
                .toArray();
        for (int i = 1; i < count; i += 2) {
            all[i] = 2 * mean - all[i - 1];
        }
        all[0] += mean % 2 == 0 ? count / 2 - 1 : -Math.min(all[0], count / 2);
        return all;
    }

    static int seconds(String printed) {
        String[] parts = printed.split(":");
        return Integer.parseInt(parts[0]) * 60 + Integer.parseInt(parts[1]);
    }

    private static long epoch(int year, int month, int day) {
        Instant start = LocalDate.of(year, month, day).atStartOfDay(ZONE).toInstant();
        return start.getEpochSecond();
    }

    /** A row as it is printed. */
    public static List<String> row(int month) {
        return Stream.concat(Stream.of(MONTHS.get(month - 1)), PRINTED.get(month - 1).stream())
                .toList();
    }
}
