package dev.talon.report.times;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The times of desks as CSV: seconds; what was not recorded is empty. */
final class DeskTimesCsv {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
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
        return written(csv -> csv.writeRecord(HEADER), String.valueOf(BYTE_ORDER_MARK));
    }

    static Buffer lines(List<DeskTime> times) {
        return written(csv -> times.forEach(time -> write(csv, time)), "");
    }

    private static void write(CsvWriter csv, DeskTime time) {
        csv.writeRecord(
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

    private static Buffer written(Consumer<CsvWriter> lines, String before) {
        var text = new StringWriter();
        text.append(before);
        try (CsvWriter csv =
                CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            lines.accept(csv);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Buffer.buffer(text.toString());
    }

    private static String text(Optional<Long> seconds) {
        return seconds.map(Object::toString).orElse("");
    }
}
