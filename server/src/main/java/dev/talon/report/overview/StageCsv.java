package dev.talon.report.overview;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The stages behind a number as CSV, for people and for programs: instants are ISO 8601, durations {@code H:MM:SS}. */
final class StageCsv {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final String[] HEADER = {
        "centre",
        "day",
        "ticket",
        "stage",
        "service",
        "kind",
        "category",
        "state",
        "queued_at",
        "called_at",
        "started_at",
        "finished_at",
        "desk",
        "specialist",
        "wait",
        "walking",
        "service_time",
        "norm",
        "inaccurate"
    };

    private StageCsv() {}

    static Buffer header() {
        return text(csv -> csv.writeRecord(HEADER), String.valueOf(BYTE_ORDER_MARK));
    }

    static Buffer lines(List<StageLine> stages) {
        return text(
                csv -> stages.forEach(stage -> csv.writeRecord(
                        stage.centre(),
                        stage.businessDay().toString(),
                        stage.label(),
                        Integer.toString(stage.position()),
                        stage.service(),
                        stage.kind(),
                        stage.category(),
                        stage.state(),
                        stage.queuedAt().toString(),
                        text(stage.calledAt()),
                        text(stage.startedAt()),
                        text(stage.finishedAt()),
                        text(stage.desk()),
                        text(stage.person().or(stage::specialist)),
                        OverviewCsv.hours(stage.waiting()),
                        OverviewCsv.hours(stage.walking()),
                        OverviewCsv.hours(stage.spent()),
                        Integer.toString(stage.norm()),
                        text(stage.inaccurate()))),
                "");
    }

    private static Buffer text(Consumer<CsvWriter> records, String before) {
        var text = new StringWriter();
        text.append(before);
        try (CsvWriter csv =
                CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            records.accept(csv);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Buffer.buffer(text.toString());
    }

    private static String text(Optional<?> value) {
        return value.map(Object::toString).orElse("");
    }
}
