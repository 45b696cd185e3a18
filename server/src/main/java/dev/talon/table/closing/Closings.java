package dev.talon.table.closing;

import static dev.talon.web.Problem.said;

import dev.talon.db.Database;
import dev.talon.table.Version;
import dev.talon.ticket.CommandKeys;
import dev.talon.web.Principal;
import dev.talon.web.Problem;
import dev.talon.web.Request;
import dev.talon.web.Routes;
import dev.talon.web.ScopeOfCentres;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** Closes months. */
public final class Closings implements ClosingRoutes.Months<ShownMonth, StageFact> {
    private static final ClosingRoutes.Operations OPERATIONS =
            new ClosingRoutes.Operations("closeMonth", "getClosing", "listClosings", "talon-closings-");

    /** A transaction of its own: what is read after the lock must be as new as the lock. */
    private static final String LOCK = "SELECT lock_months(id) FROM centre WHERE code = $1";

    /**
     * $1 centre's code · $2 month · $3 node's time · $4 how far the clocks may be apart. The month must have ended at
     * least an hour ago: a transaction that began before the triggers considered the month past has ended by then, in
     * any time zone.
     */
    private static final String STATE = """
            SELECT c.id, business_day(c.zone, c.day_ends, now() - interval '1 hour') >= ($2::date + interval '1 month') AS ended,
                   clocks_agree($3, $4) AS sure,
                   EXISTS (SELECT FROM month_closing m WHERE m.centre_id = c.id AND m.month = $2) AS closed,
                   stages.known, stages.open
            FROM centre c
            CROSS JOIN LATERAL (
                SELECT count(*) AS known,
                       count(*) FILTER (WHERE is_open(s.state)) AS open
                FROM ticket t JOIN stage s ON s.centre_id = t.centre_id AND s.ticket_id = t.id
                WHERE t.centre_id = c.id AND t.business_day >= $2::date
                  AND t.business_day < ($2::date + interval '1 month')) AS stages
            WHERE c.code = $1""";

    /** $1 centre's id · $2 month · $3 actor · $4 their name · $5 version · $6 Idempotency-Key or null. */
    private static final String CLOSE = """
            WITH closed AS (
                INSERT INTO month_closing (centre_id, month, closed_by, closed_by_name, version, hash, figures)
                VALUES ($1, $2, $3, $4, $5, month_hash($1, $2), month_figures($1, $2))
                RETURNING centre_id, month, closed_at, closed_by, hash)
            INSERT INTO event (centre_id, at, kind, actor, reason, command_key, command_request)
            SELECT centre_id, closed_at, 'month_closed', closed_by, to_char(month, 'YYYY-MM') || ', sha256 ' || hash,
                   split_part($6, ' ', 1), split_part($6, ' ', 2)
            FROM closed""";

    private final Database database;
    private final ClosedMonths closed;

    public Closings(Database database) {
        this.database = database;
        this.closed = new ClosedMonths(database);
    }

    public Routes routes() {
        return new ClosingRoutes<>(OPERATIONS, new ClosingCsv<>(ShownMonth.COLUMNS, ShownMonth::fields), this);
    }

    @Override
    public Future<Closing<ShownMonth, StageFact>> close(Request request, YearMonth month) {
        return close(request.caller(), request.path("centre"), month, request.key());
    }

    @Override
    public Future<Closing<ShownMonth, StageFact>> get(Request request, YearMonth month) {
        return get(request.path("centre"), month);
    }

    @Override
    public Future<List<Closing<ShownMonth, StageFact>>> ofYear(Request request, int year) {
        return closed.ofYear(year, ScopeOfCentres.of(request));
    }

    /**
     * Closes a month: signs its present figures. A repeated command changes nothing.
     *
     * @return fails with 404 for an unknown centre, and with 409 if the month has not ended, has open stages, has none
     *     at all, or is closed
     */
    Future<Closing<ShownMonth, StageFact>> close(Principal by, String centre, YearMonth month, Optional<String> key) {
        return doneBefore(centre, key)
                .compose(done -> done
                        ? Future.succeededFuture()
                        : database.changing(connection -> close(connection, by, centre, month, key)))
                .recover(fault -> CommandKeys.isRepeat(fault)
                        ? CommandKeys.refuseReuse(database, centre, key)
                        : Future.failedFuture(fault))
                .compose(done -> get(centre, month));
    }

    /** Fails with 404 where the month is not closed. */
    Future<Closing<ShownMonth, StageFact>> get(String centre, YearMonth month) {
        return closed.of(centre, month.atDay(1))
                .map(found -> found.orElseThrow(
                        () -> Problem.notFound("month-not-closed", said("month-not-closed.of-centre", month, centre))));
    }

    private Future<Void> close(
            SqlConnection connection, Principal by, String centre, YearMonth month, Optional<String> key) {
        LocalDate first = month.atDay(1);
        return connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(centre))
                .compose(locked -> connection
                        .preparedQuery(STATE)
                        .execute(Tuple.of(
                                centre,
                                first,
                                database.clock().node(),
                                database.clock().limit())))
                .map(rows -> rows.size() == 0
                        ? Optional.<Row>empty()
                        : Optional.of(rows.iterator().next()))
                .compose(state -> connection
                        .preparedQuery(CLOSE)
                        .execute(Tuple.of(
                                closable(state, centre, month),
                                first,
                                by.name(),
                                by.display().isBlank() ? by.name() : by.display(),
                                Version.current(),
                                key.orElse(null))))
                .mapEmpty();
    }

    /** Prevents closing while it is not known whether the month has ended. */
    public static Problem clocksApart() {
        return Problem.conflict("clocks-apart", said("clocks-apart"));
    }

    /** @return the centre's id; throws the problem that prevents the closing */
    private static int closable(Optional<Row> state, String centre, YearMonth month) {
        Row row = state.orElseThrow(() -> Problem.notFound("no-such-centre", said("no-such-centre.code", centre)));
        if (row.getBoolean("closed")) {
            throw Problem.conflict("month-closed", said("month-closed.of-centre", month));
        }
        if (!row.getBoolean("ended")) {
            throw Problem.conflict("month-not-ended", said("month-not-ended.of-centre", month));
        }
        if (!row.getBoolean("sure")) {
            throw clocksApart();
        }
        if (row.getLong("open") > 0) {
            throw Problem.conflict("month-open-stages", said("month-open-stages", row.getLong("open"), month))
                    .with("open", row.getLong("open"));
        }
        if (row.getLong("known") == 0) {
            throw Problem.conflict("month-empty", said("month-empty.of-centre", month));
        }
        return row.getInteger("id");
    }

    private Future<Boolean> doneBefore(String centre, Optional<String> key) {
        return key.map(known -> CommandKeys.find(database, centre, known).map(Optional::isPresent))
                .orElseGet(() -> Future.succeededFuture(false));
    }
}
