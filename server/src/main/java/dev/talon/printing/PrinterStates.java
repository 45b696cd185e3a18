package dev.talon.printing;

import dev.talon.db.Database;
import dev.talon.db.Hints;
import dev.talon.db.Sql;
import dev.talon.hardware.PrinterCondition;
import io.vertx.core.Future;
import io.vertx.pgclient.data.Interval;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Stores the states of printers, with their beginning and their history. One node at a time asks a printer. */
final class PrinterStates {
    /** A state that began, and the one before it. */
    record Change(PrinterCondition.State state, PrinterCondition.State was, OffsetDateTime wasSince) {}

    private static final String CLAIM = Sql.of(PrinterStates.class, "claim_printers_to_ask", "connections", "lease");

    /**
     * $1 printer · $2 state · $3 the pause · $4 the longest pause. The pauses grow for as long as nobody answers. A
     * printer that is ready again after it was low or out has a new roll.
     */
    private static final String NOTE = """
            WITH before AS (
                SELECT id, state, since, roll_papers, $2 = 'ready' AND roll_ending AS new_roll
                FROM printer WHERE id = $1 FOR NO KEY UPDATE),
            told AS (
                UPDATE printer p
                SET state = $2, since = CASE WHEN before.state = $2 THEN before.since ELSE clock_timestamp() END,
                    watched_at = clock_timestamp(), asked_until = NULL,
                    ask_at = clock_timestamp() + CASE WHEN $2 = 'no_connection' AND before.state = $2
                        THEN least($4::interval, greatest($3::interval, clock_timestamp() - before.since))
                        ELSE $3::interval END,
                    roll_ending = $2 IN ('paper_low', 'paper_out') OR p.roll_ending AND NOT new_roll,
                    roll_papers = CASE WHEN new_roll THEN 0 ELSE p.roll_papers END,
                    roll_since = CASE WHEN new_roll THEN clock_timestamp() ELSE p.roll_since END,
                    roll_before = CASE WHEN new_roll THEN p.roll_papers ELSE p.roll_before END,
                    roll_was = CASE WHEN new_roll THEN p.roll_since ELSE p.roll_was END
                FROM before WHERE p.id = before.id
                RETURNING p.centre_id, p.code, p.since, p.state, before.state AS was, before.since AS was_since,
                          before.roll_papers, new_roll),
            changed AS (
                INSERT INTO printer_event (centre_id, printer, at, state, was)
                SELECT centre_id, code, since, state, was FROM told WHERE state <> was
                RETURNING centre_id),
            rolled AS (
                INSERT INTO printer_event (centre_id, printer, at, kind, papers, actor)
                SELECT centre_id, code, since, 'roll', roll_papers, 'printer' FROM told WHERE new_roll),
            bumped AS (
                UPDATE centre SET version = version + 1 FROM changed WHERE centre.id = changed.centre_id
                RETURNING centre.id, version)
            SELECT bumped.id, bumped.version, told.was, told.was_since FROM told, bumped""";

    /** $1 printer · $2 whether its last paper failed. A printer that was not ready may be ready again. */
    private static final String SOON = """
            UPDATE printer SET ask_at = clock_timestamp()
            WHERE id = $1 AND ($2 OR state NOT IN ('ready', 'unknown')) AND (asked_until IS NULL OR asked_until < clock_timestamp())""";

    private static final String COUNT = "SELECT state, count(*)::integer AS printers FROM printer GROUP BY state";

    private final Database database;
    private final Hints hints;
    private final WatchTimes times;

    PrinterStates(Database database, Hints hints, WatchTimes times) {
        this.database = database;
        this.hints = hints;
        this.times = times;
    }

    /** The printers that are due, reserved for this node. */
    Future<List<PrinterSetup>> claim(UUID[] connections) {
        return database.slow()
                .preparedQuery(CLAIM)
                .execute(Tuple.tuple().addArrayOfUUID(connections).addValue(Interval.of(times.lease())))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(PrinterSetup::of)
                        .toList());
    }

    /** @return the change, where it is one */
    Future<Optional<Change>> note(int printerId, PrinterCondition.State state) {
        return database.slow()
                .preparedQuery(NOTE)
                .execute(Tuple.of(printerId, word(state), Interval.of(times.ask()), Interval.of(times.longest())))
                .map(rows -> {
                    if (rows.size() == 0) {
                        return Optional.empty();
                    }
                    Row row = rows.iterator().next();
                    hints.changed(row.getInteger("id"), row.getLong("version"));
                    return Optional.of(
                            new Change(state, state(row.getString("was")), row.getOffsetDateTime("was_since")));
                });
    }

    /**
     * Has the printer queried at the next look instead of after its pause, if its state may have changed.
     *
     * @param wentWrong whether its last paper failed
     * @return whether it will be queried
     */
    Future<Boolean> soon(int printerId, boolean wentWrong) {
        return database.slow()
                .preparedQuery(SOON)
                .execute(Tuple.of(printerId, wentWrong))
                .map(rows -> rows.rowCount() > 0);
    }

    /** How many printers of all centres are in each state. */
    Future<Map<PrinterCondition.State, Integer>> count() {
        return database.slow().query(COUNT).execute().map(rows -> {
            Map<PrinterCondition.State, Integer> counts = new EnumMap<>(PrinterCondition.State.class);
            rows.forEach(row -> counts.put(state(row.getString("state")), row.getInteger("printers")));
            return counts;
        });
    }

    private static String word(PrinterCondition.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static PrinterCondition.State state(String word) {
        return PrinterCondition.State.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
