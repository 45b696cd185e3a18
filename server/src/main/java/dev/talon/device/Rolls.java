package dev.talon.device;

import static dev.talon.web.Problem.said;

import dev.talon.db.Database;
import dev.talon.db.Hints;
import dev.talon.ticket.CommandKeys;
import dev.talon.web.Problem;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;

/** «Заправил бумагу»: somebody inserted a new roll, or undoes this entry. Papers are counted when their jobs end. */
public final class Rolls {
    /** $1 centre · $2 printer · $3 papers a new roll gives, or null for as before · $4 actor · $5 Idempotency-Key or null. */
    private static final String CHANGE = """
            WITH before AS (
                SELECT p.id, p.roll_papers, p.roll_since FROM printer p JOIN centre c ON c.id = p.centre_id
                WHERE c.code = $1 AND p.code = $2 FOR NO KEY UPDATE OF p),
            changed AS (
                UPDATE printer p SET roll_papers = 0, roll_since = clock_timestamp(), roll_size = coalesce($3, roll_size),
                                     roll_ending = false, roll_before = before.roll_papers, roll_was = before.roll_since,
                                     ask_at = clock_timestamp()
                FROM before WHERE p.id = before.id
                RETURNING p.centre_id, p.code, p.roll_papers, p.roll_size, p.roll_since, p.roll_before),
            noted AS (
                INSERT INTO printer_event (centre_id, printer, at, kind, papers, actor)
                SELECT centre_id, code, roll_since, 'roll', roll_before, $4 FROM changed
                RETURNING centre_id),
            done AS (
                INSERT INTO event (centre_id, at, kind, actor, reason, command_key, command_request)
                SELECT centre_id, roll_since, 'roll_changed', $4, code, split_part($5, ' ', 1), split_part($5, ' ', 2)
                FROM changed),
            bumped AS (
                UPDATE centre SET version = version + 1 FROM noted WHERE centre.id = noted.centre_id
                RETURNING centre.id, version)
            SELECT roll_papers, roll_size, roll_since, true AS can_take_back, bumped.id, bumped.version FROM changed, bumped""";

    /**
     * $1 centre · $2 printer · $3 actor · $4 Idempotency-Key or null. Papers that came out since are counted on the old
     * roll.
     */
    private static final String TAKE_BACK = """
            WITH changed AS (
                UPDATE printer p SET roll_papers = roll_papers + roll_before, roll_since = roll_was, roll_before = NULL, roll_was = NULL
                FROM centre c WHERE c.id = p.centre_id AND c.code = $1 AND p.code = $2 AND p.roll_before IS NOT NULL
                RETURNING p.centre_id, p.code, p.roll_papers, p.roll_size, p.roll_since),
            noted AS (
                INSERT INTO printer_event (centre_id, printer, at, kind, papers, actor)
                SELECT centre_id, code, clock_timestamp(), 'roll_undone', roll_papers, $3 FROM changed
                RETURNING centre_id),
            done AS (
                INSERT INTO event (centre_id, at, kind, actor, reason, command_key, command_request)
                SELECT centre_id, clock_timestamp(), 'roll_taken_back', $3, code,
                       split_part($4, ' ', 1), split_part($4, ' ', 2)
                FROM changed),
            bumped AS (
                UPDATE centre SET version = version + 1 FROM noted WHERE centre.id = noted.centre_id
                RETURNING centre.id, version)
            SELECT roll_papers, roll_size, roll_since, false AS can_take_back, bumped.id, bumped.version FROM changed, bumped""";

    /** $1 centre · $2 printer · $3 papers a roll gives · $4 actor. Nothing changes where it is so already. */
    private static final String SIZE = """
            WITH changed AS (
                UPDATE printer p SET roll_size = $3 FROM centre c
                WHERE c.id = p.centre_id AND c.code = $1 AND p.code = $2 AND p.roll_size <> $3
                RETURNING p.centre_id, p.code, p.roll_papers, p.roll_size, p.roll_since, p.roll_before IS NOT NULL AS can_take_back),
            noted AS (
                INSERT INTO printer_event (centre_id, printer, at, kind, papers, actor)
                SELECT centre_id, code, clock_timestamp(), 'roll_size', roll_size, $4 FROM changed
                RETURNING centre_id),
            bumped AS (
                UPDATE centre SET version = version + 1 FROM noted WHERE centre.id = noted.centre_id
                RETURNING centre.id, version)
            SELECT roll_papers, roll_size, roll_since, can_take_back, bumped.id, bumped.version FROM changed, bumped""";

    private static final String READ = """
            SELECT p.roll_papers, p.roll_size, p.roll_since, p.roll_before IS NOT NULL AS can_take_back
            FROM printer p JOIN centre c ON c.id = p.centre_id WHERE c.code = $1 AND p.code = $2""";

    private final Database database;
    private final Hints hints;

    public Rolls(Database database, Hints hints) {
        this.database = database;
        this.hints = hints;
    }

    /**
     * Begins a new roll with a count of zero.
     *
     * @param size papers that it gives, 50 to 20 000; empty: as many as the one before
     * @return the new roll; the same key changes nothing again; fails with 404 if there is no such printer
     */
    public Future<Roll> change(
            String centre, String printer, Optional<Integer> size, String actor, Optional<String> key) {
        Tuple arguments = Tuple.of(centre, printer, size.orElse(null), actor, key.orElse(null));
        return once(CHANGE, arguments, centre, printer, key);
    }

    /**
     * Undoes the last change of the roll.
     *
     * @return the old roll with all its papers; if there is nothing to undo, the present roll; fails with 404 if there
     *     is no such printer
     */
    public Future<Roll> takeBack(String centre, String printer, String actor, Optional<String> key) {
        return once(TAKE_BACK, Tuple.of(centre, printer, actor, key.orElse(null)), centre, printer, key);
    }

    /**
     * Sets how many papers a roll gives; the count of the present roll continues.
     *
     * @param size 50 to 20 000
     * @return the roll; fails with 404 if there is no such printer
     */
    public Future<Roll> size(String centre, String printer, int size, String actor) {
        return run(SIZE, Tuple.of(centre, printer, size, actor))
                .compose(changed -> changed.map(Future::succeededFuture).orElseGet(() -> read(centre, printer)));
    }

    private Future<Optional<Roll>> run(String command, Tuple arguments) {
        return database.changing(command, arguments).map(rows -> {
            if (rows.size() == 0) {
                return Optional.empty();
            }
            Row row = rows.iterator().next();
            hints.changed(row.getInteger("id"), row.getLong("version"));
            return Optional.of(roll(row));
        });
    }

    private Future<Roll> once(String command, Tuple arguments, String centre, String printer, Optional<String> key) {
        return run(command, arguments)
                .recover(fault -> CommandKeys.isRepeat(fault)
                        ? Future.succeededFuture(Optional.empty())
                        : Future.failedFuture(fault))
                .compose(changed -> changed.map(Future::succeededFuture)
                        .orElseGet(() -> CommandKeys.refuseReuse(database, centre, key)
                                .compose(fresh -> read(centre, printer))));
    }

    private Future<Roll> read(String centre, String printer) {
        return database.reads()
                .preparedQuery(READ)
                .execute(Tuple.of(centre, printer))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw Problem.notFound("no-such-printer", said("no-such-printer", printer));
                    }
                    return roll(rows.iterator().next());
                });
    }

    /** From the columns {@code roll_papers, roll_size, roll_since, can_take_back}. */
    static Roll roll(Row row) {
        return Roll.of(
                row.getInteger("roll_papers"),
                row.getInteger("roll_size"),
                row.getOffsetDateTime("roll_since").toInstant(),
                row.getBoolean("can_take_back"));
    }
}
