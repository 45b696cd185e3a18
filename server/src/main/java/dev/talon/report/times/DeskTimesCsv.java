package dev.talon.report.times;

import dev.talon.report.CsvText;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The times of desks as CSV: seconds; what was not recorded is empty. */
final class DeskTimesCsv {
    private static final String[] HEADER = {
        "centre",
        "day",
        "desk",
        "serving",
        "walking",
        "doubtful",
        "idle",
        "idle_while_waited",
        "paused",
        "pauses",
        "closed"
    };

    private DeskTimesCsv() {}

    static Buffer header() {
        return CsvText.file(',').line(HEADER).bytes();
    }

    static Buffer lines(List<DeskTime> times) {
        CsvText csv = CsvText.more(',');
        times.forEach(time -> write(csv, time));
        return csv.bytes();
    }

    private static void write(CsvText csv, DeskTime time) {
        csv.line(
                time.centre(),
                time.day().toString(),
                time.desk(),
                Long.toString(time.serving()),
                Long.toString(time.walking()),
                Long.toString(time.doubtful()),
                text(time.idle()),
                text(time.idleWaiting()),
                Long.toString(time.paused()),
                time.pauses().entrySet().stream()
                        .map(pause -> pause.getKey() + ": " + pause.getValue())
                        .collect(Collectors.joining("; ")),
                text(time.closed()));
    }

    private static String text(Optional<Long> seconds) {
        return seconds.map(Object::toString).orElse("");
    }
}
