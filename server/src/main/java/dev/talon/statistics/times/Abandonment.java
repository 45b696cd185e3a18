package dev.talon.statistics.times;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.talon.db.Database;
import dev.talon.document.CsvAnswer;
import dev.talon.document.CsvTimes;
import dev.talon.statistics.StageFilter;
import dev.talon.statistics.StageQuery;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads the visitors who waited longer than their norm and then left the queue or did not come when called. */
final class Abandonment {
    private static final String STATEMENT = StageQuery.of(Abandonment.class, "abandonment");

    /**
     * @param service code; empty: of all services together
     * @param outcome {@code no_show} or {@code cancelled}
     * @param late    how many of the stages had waited longer than their norm
     * @param longest seconds, rounded half up, that one of them had waited; empty where that is not known
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Line(Optional<String> service, String outcome, long stages, long late, OptionalLong longest) {
        static final List<String> COLUMNS = List.of("service", "outcome", "stages", "late", "longest");

        List<String> fields() {
            return List.of(
                    CsvAnswer.text(service), outcome, Long.toString(stages), Long.toString(late), CsvTimes.of(longest));
        }
    }

    /** Days of centres from which on it takes its turn. */
    private static final long LONG = 60;

    private final Database database;

    Abandonment(Database database) {
        this.database = database;
    }

    /** All services together first; no line where nobody gave up. What is long takes its turn. */
    Future<List<Line>> of(StageFilter scope) {
        return scope.centreDays() < LONG ? read(scope) : database.longReports().take(() -> read(scope));
    }

    private Future<List<Line>> read(StageFilter scope) {
        return database.reports()
                .preparedQuery(STATEMENT)
                .execute(scope.tuple())
                .map(rows -> {
                    List<Line> lines = new ArrayList<>();
                    for (Row row : rows) {
                        Long longest = row.getLong("longest");
                        lines.add(new Line(
                                Optional.ofNullable(row.getString("service")),
                                row.getString("state"),
                                row.getLong("stages"),
                                row.getLong("late"),
                                longest == null ? OptionalLong.empty() : OptionalLong.of(longest)));
                    }
                    return lines;
                });
    }
}
