package dev.talon.printing;

import static dev.talon.web.Problem.said;

import dev.talon.db.Database;
import dev.talon.db.Hints;
import dev.talon.hardware.PrintResult;
import dev.talon.ticket.CommandKeys;
import dev.talon.web.Problem;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The rows of the test pages, and the lease that keeps tickets and queries away from a printer meanwhile. */
final class TestPageRows {
    /** How long a node that prints a test page counts as alive after its last record. */
    private static final String LEASE = "interval '20 seconds'";

    /** $1 centre · $2 printer. */
    private static final String PRINTER = "SELECT c.code AS centre, c.zone," + PrinterSetup.COLUMNS + """

            FROM printer p JOIN centre c ON c.id = p.centre_id LEFT JOIN printer_profile own ON own.code = p.own_profile
            WHERE c.code = $1 AND p.code = $2""";

    /** The beginning of the reason of a page that waits for the node with the printer's agent; its language follows. */
    private static final String WAITS = "waits for the agent's node, in ";

    /** $1 printer's id · $2 test page · $3 actor · $4 Idempotency-Key or null · $5 why it waits, or null. Nothing while one is being printed. */
    private static final String BEGIN = """
            WITH begun AS (
                INSERT INTO test_page (printer_id, id, state, asked_by, asked_at, alive_until, reason)
                VALUES ($1, $2, 'printing', $3, clock_timestamp(), clock_timestamp() + %1$s, $5)
                ON CONFLICT (printer_id) DO UPDATE
                SET id = $2, state = 'printing', reason = $5, asked_by = $3, asked_at = clock_timestamp(),
                    alive_until = clock_timestamp() + %1$s, ended_at = NULL
                WHERE test_page.state <> 'printing' OR test_page.alive_until < clock_timestamp()
                RETURNING printer_id, asked_at)
            INSERT INTO event (centre_id, at, kind, actor, reason, command_key, command_request)
            SELECT p.centre_id, begun.asked_at, 'test_page_asked', $3, p.code, split_part($4, ' ', 1), split_part($4, ' ', 2)
            FROM begun JOIN printer p ON p.id = begun.printer_id""".formatted(LEASE);

    /** $1 agents · $2 as {@link #WAITS}. */
    private static final String WAITING = """
            WITH mine AS (
                UPDATE test_page t SET reason = NULL, alive_until = clock_timestamp() + %s
                FROM printer p, test_page before
                WHERE p.id = t.printer_id AND before.printer_id = t.printer_id AND t.state = 'printing'
                  AND starts_with(t.reason, $2) AND p.agent_id = ANY($1)
                RETURNING t.printer_id, t.id AS page, before.reason AS waited)
            SELECT mine.page, mine.waited, c.code AS centre, c.zone,""".formatted(LEASE) + PrinterSetup.COLUMNS + """

            FROM mine JOIN printer p ON p.id = mine.printer_id JOIN centre c ON c.id = p.centre_id
            LEFT JOIN printer_profile own ON own.code = p.own_profile""";

    /** $1 printer's id · $2 test page · $3 as {@link #WAITS}: takes back a page that no node has taken up. */
    private static final String TAKE_UP = """
            UPDATE test_page SET reason = NULL
            WHERE printer_id = $1 AND id = $2 AND state = 'printing' AND starts_with(reason, $3)""";

    /**
     * $1 printer's id. Reserves the printer for a while: no query and no ticket begins. Does nothing while another node
     * queries it.
     */
    private static final String TAKE = """
            UPDATE printer SET asked_until = clock_timestamp() + %1$s, ask_at = clock_timestamp() + %1$s
            WHERE id = $1 AND (asked_until IS NULL OR asked_until < clock_timestamp())""".formatted(LEASE);

    private static final String BUSY = "SELECT FROM print_job WHERE printer_id = $1 AND state = 'printing'";

    /** $1 printer's id · $2 test page · $3 whether the printer was taken. */
    private static final String STAY = """
            WITH alive AS (
                UPDATE test_page SET alive_until = clock_timestamp() + %1$s WHERE printer_id = $1 AND id = $2 RETURNING printer_id)
            UPDATE printer SET asked_until = clock_timestamp() + %1$s, ask_at = clock_timestamp() + %1$s
            FROM alive WHERE id = printer_id AND $3""".formatted(LEASE);

    /**
     * $1 printer's id · $2 test page · $3 state · $4 reason or null · $5 whether the printer was reserved. A paper is
     * counted on the roll.
     */
    private static final String END = """
            WITH ended AS (
                UPDATE test_page SET state = $3, reason = $4, ended_at = clock_timestamp()
                WHERE printer_id = $1 AND id = $2 AND state = 'printing' RETURNING printer_id, asked_by, ended_at),
            freed AS (
                UPDATE printer SET asked_until = CASE WHEN $5 THEN NULL ELSE asked_until END,
                                   ask_at = CASE WHEN $5 THEN clock_timestamp() ELSE ask_at END,
                                   roll_papers = roll_papers + CASE WHEN $3 = 'failed' THEN 0 ELSE 1 END
                FROM ended WHERE id = printer_id
                RETURNING centre_id, code, asked_by, ended_at),
            noted AS (
                INSERT INTO event (centre_id, at, kind, actor, reason)
                SELECT centre_id, ended_at, 'test_page_' || $3, asked_by, concat_ws(': ', code, $4) FROM freed)
            UPDATE centre SET version = version + 1 FROM freed WHERE centre.id = freed.centre_id
            RETURNING centre.id, version""";

    private final Database database;
    private final Hints hints;

    TestPageRows(Database database, Hints hints) {
        this.database = database;
        this.hints = hints;
    }

    /** A printer to test, and its centre's zone. */
    record Tested(PrinterSetup printer, String zone) {}

    /** A page that was asked for on another node. */
    record Waiting(Tested tested, UUID id, String language) {}

    /** Fails with a 404 problem where the centre has no such printer. */
    Future<Tested> printer(String centre, String code) {
        return database.fast()
                .preparedQuery(PRINTER)
                .execute(Tuple.of(centre, code))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw Problem.notFound("no-such-printer", said("no-such-printer", code));
                    }
                    Row row = rows.iterator().next();
                    return new Tested(PrinterSetup.of(row), row.getString("zone"));
                });
    }

    /**
     * @param waits its language, where it waits for another node
     * @return whether it begins: not while another one is being printed, nor where the key was there before; fails with 422
     *     where the key came with another request
     */
    Future<Boolean> begin(
            String centre, int printerId, UUID page, String actor, Optional<String> key, Optional<String> waits) {
        String why = waits.map(WAITS::concat).orElse(null);
        return database.changing(BEGIN, Tuple.of(printerId, page, actor, key.orElse(null), why))
                .map(rows -> rows.rowCount() > 0)
                .recover(fault ->
                        CommandKeys.isRepeat(fault) ? Future.succeededFuture(false) : Future.failedFuture(fault))
                .compose(begun -> begun
                        ? Future.succeededFuture(true)
                        : CommandKeys.refuseReuse(database, centre, key).map(known -> false));
    }

    /** The pages that wait for one of these agents, which only this node takes up. */
    Future<List<Waiting>> waiting(Set<Integer> agents) {
        Tuple values = Tuple.of(agents.toArray(Integer[]::new), WAITS);
        return database.slow().preparedQuery(WAITING).execute(values).map(rows -> {
            List<Waiting> waiting = new ArrayList<>();
            rows.forEach(row -> waiting.add(new Waiting(
                    new Tested(PrinterSetup.of(row), row.getString("zone")),
                    row.getUUID("page"),
                    row.getString("waited").substring(WAITS.length()))));
            return waiting;
        });
    }

    /** Ends a page that still waits. */
    Future<Void> giveUp(int printerId, UUID page, PrintResult result) {
        return update(TAKE_UP, Tuple.of(printerId, page, WAITS))
                .compose(nobodyCame -> nobodyCame ? end(printerId, page, result, false) : Future.succeededFuture());
    }

    /** @return whether the printer is this node's now */
    Future<Boolean> take(int printerId) {
        return update(TAKE, Tuple.of(printerId));
    }

    /** @return whether a ticket that began before is still being printed */
    Future<Boolean> isBusy(int printerId) {
        return database.fast().preparedQuery(BUSY).execute(Tuple.of(printerId)).map(rows -> rows.size() > 0);
    }

    Future<Void> stay(int printerId, UUID page, boolean taken) {
        return update(STAY, Tuple.of(printerId, page, taken)).mapEmpty();
    }

    Future<Void> end(int printerId, UUID page, PrintResult result, boolean taken) {
        String state = result.outcome().name().toLowerCase(Locale.ROOT);
        String reason = result.reason().isEmpty() ? null : result.reason();
        return database.fast()
                .preparedQuery(END)
                .execute(Tuple.of(printerId, page, state, reason, taken))
                .onSuccess(rows -> rows.forEach(row -> hints.changed(row.getInteger("id"), row.getLong("version"))))
                .mapEmpty();
    }

    private Future<Boolean> update(String statement, Tuple values) {
        return database.fast().preparedQuery(statement).execute(values).map(rows -> rows.rowCount() > 0);
    }
}
