package dev.talon.report.overview;

import dev.talon.report.CsvText;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;

/** The stages behind a number as CSV, for people and for programs: instants are ISO 8601, durations {@code H:MM:SS}. */
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
        "inaccurate"
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
                text(stage.inaccurate())));
        return csv.bytes();
    }

    private static String text(Optional<?> value) {
        return value.map(Object::toString).orElse("");
    }
}
