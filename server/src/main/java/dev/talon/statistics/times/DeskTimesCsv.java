package dev.talon.statistics.times;

import dev.talon.document.CsvText;
import dev.talon.document.CsvTimes;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.stream.Collectors;

/** Desk times as CSV, {@code h:mm:ss}; times that were not recorded are empty. */
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
                CsvTimes.of(time.serving()),
                CsvTimes.of(time.walking()),
                CsvTimes.of(time.doubtful()),
                CsvTimes.of(time.idle()),
                CsvTimes.of(time.idleWaiting()),
                CsvTimes.of(time.paused()),
                time.pauses().entrySet().stream()
                        .map(pause -> pause.getKey() + ": " + CsvTimes.of(pause.getValue()))
                        .collect(Collectors.joining("; ")),
                CsvTimes.of(time.closed()));
    }
}
