package dev.talon.statistics.times;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.talon.document.CsvAnswer;
import dev.talon.document.CsvTimes;
import dev.talon.statistics.StageLine;
import io.vertx.sqlclient.Row;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * A stage whose times are or were doubtful.
 *
 * @param rules why: {@code seconds, lunch, closing, unusual, unfinished}; empty if only a manager doubted them
 * @param usual the specialist's typical seconds for this kind; empty if there are too few services
 * @param verdict a manager's last mark; empty: none
 */
record DoubtfulStage(@JsonUnwrapped StageLine stage, List<String> rules, Optional<Long> usual, Optional<Said> verdict) {
    /** @param person the name behind the actor, where it is known */
    record Said(String verdict, String actor, Optional<String> person, String reason, OffsetDateTime at) {}

    static final List<String> COLUMNS = List.of(
            "centre",
            "day",
            "ticket",
            "stage",
            "service",
            "kind",
            "desk",
            "specialist",
            "queued_at",
            "started_at",
            "finished_at",
            "wait",
            "service_time",
            "usual",
            "rules",
            "verdict",
            "said_by",
            "said_why",
            "said_at");

    /** As the fields of a CSV: durations are {@code h:mm:ss}, moments ISO 8601. */
    List<String> fields() {
        return List.of(
                stage.centre(),
                stage.businessDay().toString(),
                stage.label(),
                Integer.toString(stage.position()),
                stage.service(),
                stage.kind(),
                CsvAnswer.text(stage.desk()),
                CsvAnswer.text(stage.person().or(stage::specialist)),
                CsvTimes.of(stage.queuedAt().toInstant()),
                CsvTimes.moment(stage.startedAt().map(OffsetDateTime::toInstant)),
                CsvTimes.moment(stage.finishedAt().map(OffsetDateTime::toInstant)),
                CsvTimes.of(stage.waiting()),
                CsvTimes.of(stage.spent()),
                CsvTimes.of(usual),
                String.join(" ", rules),
                CsvAnswer.text(verdict.map(Said::verdict)),
                CsvAnswer.text(verdict.map(said -> said.person().orElse(said.actor()))),
                CsvAnswer.text(verdict.map(Said::reason)),
                CsvTimes.moment(verdict.map(said -> said.at().toInstant())));
    }

    static DoubtfulStage of(Row row, List<String> rules, Optional<Long> usual) {
        Optional<Said> said = Optional.ofNullable(row.getString("verdict"))
                .map(verdict -> new Said(
                        verdict,
                        row.getString("said_by"),
                        Optional.ofNullable(row.getString("said_by_person")),
                        Optional.ofNullable(row.getString("said_why")).orElse(""),
                        row.getOffsetDateTime("said_at")));
        return new DoubtfulStage(StageLine.of(row), rules, usual, said);
    }
}
