package dev.talon.promise;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.talon.db.Database;
import dev.talon.db.Sql;
import dev.talon.document.CsvAnswer;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says how promised waits held. */
public final class Coverage {
    /**
     * Tickets that are alike: of all that follow, those that are given.
     *
     * @param atOnce whether less than a minute was promised; such tickets are in no other line
     * @param service its code
     * @param ahead how many were ahead: {@code 0, 1-3, 4-9, 10+}
     * @param hour of the centre's clock, in which they were issued
     * @param tickets whose wait is known
     * @param promised to how many of them a wait was promised
     * @param held to how many it came as promised
     * @param earlier how many were called before
     * @param later how many were called after
     * @param width mean seconds from the lower to the upper end; empty if nothing was promised
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Line(
            boolean atOnce,
            Optional<String> service,
            Optional<String> ahead,
            Optional<Integer> hour,
            long tickets,
            long promised,
            long held,
            long earlier,
            long later,
            Optional<Integer> width) {
        static final List<String> COLUMNS = List.of(
                "at_once", "service", "ahead", "hour", "tickets", "promised", "held", "earlier", "later", "width_s");

        static Line of(Row row) {
            return new Line(
                    row.getBoolean("at_once"),
                    Optional.ofNullable(row.getString("service")),
                    Optional.ofNullable(row.getString("ahead_group")),
                    Optional.ofNullable(row.getInteger("hour")),
                    row.getLong("tickets"),
                    row.getLong("promised"),
                    row.getLong("held"),
                    row.getLong("earlier"),
                    row.getLong("later"),
                    Optional.ofNullable(row.getInteger("width")));
        }

        List<String> fields() {
            return List.of(
                    Boolean.toString(atOnce),
                    CsvAnswer.text(service),
                    CsvAnswer.text(ahead),
                    CsvAnswer.text(hour),
                    Long.toString(tickets),
                    Long.toString(promised),
                    Long.toString(held),
                    Long.toString(earlier),
                    Long.toString(later),
                    CsvAnswer.text(width));
        }
    }

    private static final String SQL = Sql.of(Coverage.class, "coverage", "centre", "from", "to");

    /** Days from which on a report takes its turn. */
    private static final long LONG = 60;

    private final Database database;

    public Coverage(Database database) {
        this.database = database;
    }

    /** All together first, then the groups; no line where nobody had a ticket. What is long takes its turn. */
    Future<List<Line>> of(String centre, LocalDate from, LocalDate to) {
        return ChronoUnit.DAYS.between(from, to) < LONG
                ? read(centre, from, to)
                : database.longReports().take(() -> read(centre, from, to));
    }

    private Future<List<Line>> read(String centre, LocalDate from, LocalDate to) {
        return database.reports()
                .preparedQuery(SQL)
                .execute(Tuple.of(centre, from, to))
                .map(rows -> {
                    List<Line> lines = new ArrayList<>();
                    rows.forEach(row -> lines.add(Line.of(row)));
                    return lines;
                });
    }
}
