package dev.talon.report.times;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.talon.report.overview.StageLine;
import io.vertx.sqlclient.Row;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * A stage whose times are doubted, or were.
 *
 * @param rules   why: {@code seconds, lunch, closing, unusual, unfinished}; empty where only a manager doubted
 * @param usual   seconds that the specialist usually takes for this kind; empty where there are too few cases
 * @param verdict what a manager said last; empty: nothing yet
 */
record SuspectLine(@JsonUnwrapped StageLine stage, List<String> rules, Optional<Long> usual, Optional<Said> verdict) {
    /** @param person the name behind the actor, where it is known */
    record Said(String verdict, String actor, Optional<String> person, String reason, OffsetDateTime at) {}

    static SuspectLine of(Row row) {
        Optional<Said> said = Optional.ofNullable(row.getString("verdict"))
                .map(verdict -> new Said(
                        verdict,
                        row.getString("said_by"),
                        Optional.ofNullable(row.getString("said_by_person")),
                        Optional.ofNullable(row.getString("said_why")).orElse(""),
                        row.getOffsetDateTime("said_at")));
        return new SuspectLine(
                StageLine.of(row),
                List.of(row.getArrayOfStrings("rules")),
                Optional.ofNullable(row.getLong("usual")),
                said);
    }
}
