package dev.talon.contactcentre;

import static dev.talon.web.Problem.said;

import dev.talon.db.Database;
import dev.talon.table.Version;
import dev.talon.table.closing.Amendment;
import dev.talon.table.closing.Closing;
import dev.talon.table.closing.ClosingCsv;
import dev.talon.table.closing.ClosingLog;
import dev.talon.table.closing.ClosingRoutes;
import dev.talon.table.closing.Closings;
import dev.talon.web.Principal;
import dev.talon.web.Problem;
import dev.talon.web.Request;
import dev.talon.web.Routes;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** Closes months of the contact centre, and reads closings and amendments. */
public final class CallClosings implements ClosingRoutes.Months<CallRow, CallFact> {
    private static final ClosingRoutes.Operations OPERATIONS = new ClosingRoutes.Operations(
            "closeCallsMonth", "getCallsClosing", "listCallsClosings", "talon-calls-closings-");

    private static final String LOCK = "SELECT lock_calls()";

    /**
     * $1 month · $2 Idempotency-Key or null · $3 node's time · $4 how far the clocks may be apart. The month must have
     * ended at least an hour ago.
     */
    private static final String STATE = """
            SELECT now() - interval '1 hour' >= month_begins(($1::date + interval '1 month')::date, s.zone) AS ended,
                   clocks_agree($3, $4) AS sure,
                   EXISTS (SELECT FROM calls_closing c WHERE c.month = $1 AND c.command_key = $2) AS done,
                   EXISTS (SELECT FROM calls_closing c WHERE c.month = $1) AS closed,
                   EXISTS (SELECT FROM call c
                           WHERE c.entered_at >= month_begins($1::date, s.zone)
                             AND c.entered_at < month_begins(($1::date + interval '1 month')::date, s.zone)
                             AND (s.queues IS NULL OR c.queue = ANY (s.queues))) AS known
            FROM contact_centre s""";

    /** $1 month · $2 actor · $3 their name · $4 version · $5 Idempotency-Key or null. */
    private static final String CLOSE = """
            INSERT INTO calls_closing (month, zone, queues, closed_by, closed_by_name, version, hash, figures, command_key)
            SELECT $1, zone, queues, $2, $3, $4, calls_hash($1, zone, queues), calls_figures($1, zone, queues), $5
            FROM contact_centre""";

    /** $1 first month · $2 last month. */
    private static final String CLOSINGS = """
            SELECT NULL::text AS code, to_char(c.month, 'YYYY-MM') AS month, c.closed_at,
                   (c.closed_at AT TIME ZONE c.zone)::date AS closed_on, c.closed_by, c.closed_by_name, c.version, c.hash,
                   c.figures || jsonb_build_object('month', extract(month FROM c.month)) AS figures
            FROM calls_closing c
            WHERE c.month BETWEEN $1 AND $2
            ORDER BY c.month""";

    private static final String AMENDMENTS = """
            SELECT NULL::text AS code, to_char(a.month, 'YYYY-MM') AS month, a.number, a.made_at, a.author, staff.name, a.reason,
                   a.found, a.old_hash, a.new_hash,
                   a.old_figures || jsonb_build_object('month', extract(month FROM a.month)) AS old_figures,
                   a.new_figures || jsonb_build_object('month', extract(month FROM a.month)) AS new_figures,
                   (SELECT count(*) FROM calls_change ch
                    WHERE ch.month = a.month AND ch.transaction_id = a.transaction_id) AS changes
            FROM calls_amendment a
            LEFT JOIN staff ON 'staff:' || staff.login = a.author
            WHERE a.month BETWEEN $1 AND $2
            ORDER BY a.month, a.number""";

    /** $1 month · $2 number. */
    private static final String CHANGES = """
            SELECT ch.was, ch.became
            FROM calls_amendment a JOIN calls_change ch ON ch.month = a.month AND ch.transaction_id = a.transaction_id
            WHERE a.month = $1 AND a.number = $2
            ORDER BY ch.id
            LIMIT 100""";

    private final Database database;
    private final ClosingLog<CallRow, CallFact> log;

    public CallClosings(Database database) {
        this.database = database;
        this.log = new ClosingLog<>(
                database,
                new ClosingLog.Statements(CLOSINGS, AMENDMENTS, CHANGES),
                figures -> CallRow.of(figures.getInteger("month"), CallSums.of(figures)),
                CallFact::parse);
    }

    Routes routes() {
        return new ClosingRoutes<>(OPERATIONS, new ClosingCsv<>(CallRow.COLUMNS, CallRow::fields), this);
    }

    @Override
    public Future<Closing<CallRow, CallFact>> close(Request request, YearMonth month) {
        return close(request.caller(), month, request.plainKey());
    }

    @Override
    public Future<Closing<CallRow, CallFact>> get(Request request, YearMonth month) {
        return get(month);
    }

    @Override
    public Future<List<Closing<CallRow, CallFact>>> ofYear(Request request, int year) {
        return log.closings(Tuple.of(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 1)));
    }

    /** Without the calls that they changed. */
    Future<List<Amendment<CallRow, CallFact>>> amendmentsOfYear(int year) {
        return log.amendments(Tuple.of(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 1)));
    }

    /** Fails with 404 where the month is not closed. */
    Future<Closing<CallRow, CallFact>> get(YearMonth month) {
        LocalDate first = month.atDay(1);
        return log.whole(Tuple.of(first, first), amendment -> Tuple.of(first, amendment.number()))
                .map(found ->
                        found.orElseThrow(() -> Problem.notFound("month-not-closed", said("month-not-closed", month))));
    }

    /**
     * Closes a month: signs the present figures of the queues of the settings. A repeated command changes nothing.
     *
     * @return fails with 409 if the month has not ended, has no calls, or is closed
     */
    Future<Closing<CallRow, CallFact>> close(Principal by, YearMonth month, Optional<String> key) {
        return database.changing(connection -> close(connection, by, month, key))
                .compose(done -> get(month));
    }

    private Future<Void> close(SqlConnection connection, Principal by, YearMonth month, Optional<String> key) {
        LocalDate first = month.atDay(1);
        String display = by.display().isBlank() ? by.name() : by.display();
        return connection
                .query(LOCK)
                .execute()
                .compose(locked -> connection
                        .preparedQuery(STATE)
                        .execute(Tuple.of(
                                first,
                                key.orElse(null),
                                database.clock().node(),
                                database.clock().limit())))
                .compose(state -> isToClose(state.iterator().next(), month)
                        ? connection
                                .preparedQuery(CLOSE)
                                .execute(Tuple.of(first, by.name(), display, Version.current(), key.orElse(null)))
                        : Future.succeededFuture())
                .mapEmpty();
    }

    /** @return false if this very command has closed it before; throws the problem that prevents the closing */
    private static boolean isToClose(Row state, YearMonth month) {
        if (state.getBoolean("done")) {
            return false;
        }
        if (state.getBoolean("closed")) {
            throw Problem.conflict("month-closed", said("month-closed", month));
        }
        if (!state.getBoolean("ended")) {
            throw Problem.conflict("month-not-ended", said("month-not-ended", month));
        }
        if (!state.getBoolean("sure")) {
            throw Closings.clocksApart();
        }
        if (!state.getBoolean("known")) {
            throw Problem.conflict("month-empty", said("month-empty", month));
        }
        return true;
    }
}
