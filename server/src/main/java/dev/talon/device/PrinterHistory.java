package dev.talon.device;

import dev.talon.db.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The history of a printer: its states, its rolls, and the papers that failed or are uncertain. */
public final class PrinterHistory {
    /** $1 centre · $2 printer · $3 before this moment · $4 at most so many. Each part goes by its index, newest first. */
    private static final String READ = """
            WITH chosen AS (
                SELECT p.id, p.centre_id, p.code FROM printer p JOIN centre c ON c.id = p.centre_id WHERE c.code = $1 AND p.code = $2)
            (SELECT e.at, e.kind, e.state, e.was, e.papers, e.actor, NULL AS label, NULL AS reason
             FROM chosen JOIN printer_event e ON e.centre_id = chosen.centre_id AND e.printer = chosen.code
             WHERE e.at < $3 ORDER BY e.at DESC LIMIT $4)
            UNION ALL
            (SELECT j.created_at, 'paper', j.state, NULL, NULL, NULL, t.label, j.reason
             FROM chosen JOIN print_job j ON j.printer_id = chosen.id
             JOIN ticket t ON t.centre_id = j.centre_id AND t.id = j.ticket_id
             WHERE j.created_at < $3 AND j.state IN ('uncertain', 'failed') ORDER BY j.created_at DESC LIMIT $4)
            ORDER BY at DESC LIMIT $4""";

    /**
     * @param kind {@code state}: it became {@code state}; {@code roll}, {@code roll_undone}: somebody inserted a roll,
     *     or undid that; {@code roll_size}: somebody set how many papers a roll gives; {@code paper}: the ticket's
     *     paper ended as {@code state}, {@code uncertain} or {@code failed}
     * @param was the state before
     * @param papers how many papers the roll had given, or a roll gives
     * @param by who did it; {@code printer} if the printer reported it
     * @param label of the ticket
     */
    public record Note(
            Instant at,
            String kind,
            Optional<String> state,
            Optional<String> was,
            Optional<Integer> papers,
            Optional<String> by,
            Optional<String> label,
            Optional<String> reason) {}

    private final Database database;

    public PrinterHistory(Database database) {
        this.database = database;
    }

    /**
     * @param before moments before this one
     * @param most   1 to 500
     * @return newest first; empty also where there is no such printer
     */
    public Future<List<Note>> of(String centre, String printer, OffsetDateTime before, int most) {
        return database.slow()
                .preparedQuery(READ)
                .execute(Tuple.of(centre, printer, before, most))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(PrinterHistory::note)
                        .toList());
    }

    private static Note note(Row row) {
        return new Note(
                row.getOffsetDateTime("at").toInstant(),
                row.getString("kind"),
                Optional.ofNullable(row.getString("state")),
                Optional.ofNullable(row.getString("was")),
                Optional.ofNullable(row.getInteger("papers")),
                Optional.ofNullable(row.getString("actor")),
                Optional.ofNullable(row.getString("label")),
                Optional.ofNullable(row.getString("reason")));
    }
}
