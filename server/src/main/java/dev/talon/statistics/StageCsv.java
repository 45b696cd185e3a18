package dev.talon.statistics;

import dev.talon.document.CsvText;
import dev.talon.document.CsvTimes;
import io.vertx.core.buffer.Buffer;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** The stages behind a number as CSV, for people and for programs: moments are ISO 8601, durations {@code h:mm:ss}. */
final class StageCsv {
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
        "inaccurate",
        "postponed",
        "aside",
        "queued",
        "outcome"
    };

    private StageCsv() {}

    static Buffer header() {
        return CsvText.file(',').line(HEADER).bytes();
    }

    static Buffer lines(List<StageLine> stages) {
        CsvText csv = CsvText.more(',');
        stages.forEach(stage -> csv.line(
                stage.centre(),
                stage.businessDay().toString(),
                stage.label(),
                Integer.toString(stage.position()),
                stage.service(),
                stage.kind(),
                stage.category(),
                stage.state(),
                CsvTimes.of(stage.queuedAt().toInstant()),
                CsvTimes.moment(stage.calledAt().map(OffsetDateTime::toInstant)),
                CsvTimes.moment(stage.startedAt().map(OffsetDateTime::toInstant)),
                CsvTimes.moment(stage.finishedAt().map(OffsetDateTime::toInstant)),
                text(stage.desk()),
                text(stage.person().or(stage::specialist)),
                CsvTimes.of(stage.waiting()),
                CsvTimes.of(stage.walking()),
                CsvTimes.of(stage.spent()),
                CsvTimes.of(stage.norm()),
                text(stage.inaccurate()),
                CsvTimes.of(stage.postponed()),
                CsvTimes.of(stage.aside()),
                stage.queued() ? "yes" : "no",
                text(stage.outcome())));
        return csv.bytes();
    }

    private static String text(Optional<?> value) {
        return value.map(Object::toString).orElse("");
    }
}
