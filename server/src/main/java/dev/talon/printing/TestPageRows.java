package dev.talon.printing;

import static dev.talon.web.Problem.said;

import dev.talon.db.Database;
import dev.talon.db.Hints;
import dev.talon.db.Sql;
import dev.talon.hardware.PrintResult;
import dev.talon.ticket.CommandKeys;
import dev.talon.web.Problem;
import io.vertx.core.Future;
import io.vertx.pgclient.data.Interval;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The rows of the test pages, and the lease that keeps tickets and queries away from a printer meanwhile. */
final class TestPageRows {
    /** How long a node that prints a test page counts as alive after its last record. */
    private static final Interval LEASE = Interval.of(Duration.ofSeconds(20));

    private static final String PRINTER = Sql.of(TestPageRows.class, "printer_to_test", "centre", "code");

    /** The beginning of the reason of a page that waits for the node with the printer's agent; its language follows. */
    private static final String WAITS = "waits for the agent's node, in ";

    private static final String BEGIN = Sql.of(
            TestPageRows.class, "begin_test_page", "printer", "page", "ticket", "actor", "key", "waits", "lease");

    private static final String WAITING =
            Sql.of(TestPageRows.class, "take_up_waiting_pages", "agents", "waits", "lease");

    /** $1 printer's id · $2 test page · $3 as {@link #WAITS}: takes back a page that no node has taken up. */
    private static final String TAKE_UP = """
            UPDATE test_page SET reason = NULL
            WHERE printer_id = $1 AND id = $2 AND state = 'printing' AND starts_with(reason, $3)""";

    private static final String TAKE = Sql.of(TestPageRows.class, "take_printer", "printer", "lease");

    private static final String BUSY = "SELECT FROM print_job WHERE printer_id = $1 AND state = 'printing'";

    private static final String STAY = Sql.of(TestPageRows.class, "keep_printer", "printer", "page", "taken", "lease");

    /**
     * $1 printer's id · $2 test page · $3 state · $4 reason or null · $5 whether the printer was reserved. A paper is
     * counted on the roll.
     */
    private static final String END = """
            WITH ended AS (
                UPDATE test_page SET state = $3, reason = $4, ended_at = clock_timestamp(), tried = tried OR ticket AND $3 = 'printed'
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

    /** A printer to test, the code of its centre, and the centre's zone. */
    record Tested(PrinterSetup printer, String centre, String zone) {}

    /** A page that was asked for on another node. */
    record Waiting(Tested tested, UUID id, TestPages.Wanted wanted) {}

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
                    return new Tested(PrinterSetup.of(row), row.getString("centre"), row.getString("zone"));
                });
    }

    /**
     * @param wanted what to print
     * @param waits whether it waits for another node
     * @return whether it begins: not while another one is being printed, nor where the key was there before; fails with 422
     *     where the key came with another request
     */
    Future<Boolean> begin(
            String centre,
            int printerId,
            UUID page,
            TestPages.Wanted wanted,
            String actor,
            Optional<String> key,
            boolean waits) {
        Tuple values = Tuple.of(printerId, page, wanted.ticket(), actor, key.orElse(null))
                .addString(waits ? WAITS + wanted.language() : null)
                .addValue(LEASE);
        return database.changing(BEGIN, values)
                .map(rows -> rows.rowCount() > 0)
                .recover(fault ->
                        CommandKeys.isRepeat(fault) ? Future.succeededFuture(false) : Future.failedFuture(fault))
                .compose(begun -> begun
                        ? Future.succeededFuture(true)
                        : CommandKeys.refuseReuse(database, centre, key).map(known -> false));
    }

    /** The pages that wait for one of these agents, which only this node takes up. */
    Future<List<Waiting>> waiting(Set<Integer> agents) {
        Tuple values = Tuple.of(agents.toArray(Integer[]::new), WAITS, LEASE);
        return database.slow().preparedQuery(WAITING).execute(values).map(rows -> {
            List<Waiting> waiting = new ArrayList<>();
            rows.forEach(row -> waiting.add(new Waiting(
                    new Tested(PrinterSetup.of(row), row.getString("centre"), row.getString("zone")),
                    row.getUUID("page"),
                    new TestPages.Wanted(
                            row.getBoolean("ticket"), row.getString("waited").substring(WAITS.length())))));
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
        return update(TAKE, Tuple.of(printerId, LEASE));
    }

    /** @return whether a ticket that began before is still being printed */
    Future<Boolean> isBusy(int printerId) {
        return database.fast().preparedQuery(BUSY).execute(Tuple.of(printerId)).map(rows -> rows.size() > 0);
    }

    Future<Void> stay(int printerId, UUID page, boolean taken) {
        return update(STAY, Tuple.of(printerId, page, taken, LEASE)).mapEmpty();
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
