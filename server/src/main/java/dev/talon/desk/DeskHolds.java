package dev.talon.desk;

import dev.talon.db.Database;
import dev.talon.db.Hints;
import dev.talon.web.Problem;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which page holds a desk. A page says every ten seconds that it is there; silent for longer than {@link #SILENCE}, it no
 * longer holds the desk, and any node frees it.
 */
public final class DeskHolds {
    private static final Logger LOG = LoggerFactory.getLogger(DeskHolds.class);

    private static final String SILENCE = "30 seconds";
    private static final int SWEEP_MS = 10_000;

    /**
     * $1 centre · $2 desk · $3 page · $4 specialist's name · $5 take it over · $6 actor. The version moves only when the desk
     * changes hands; the desk opens when nobody sat at it, or somebody else did.
     */
    private static final String HOLD = """
            WITH before AS (
                SELECT d.centre_id, d.code, d.held_by, d.specialist, d.seen_at
                FROM centre c JOIN desk d ON d.centre_id = c.id WHERE c.code = $1 AND d.code = $2 AND d.active),
            held AS (
                UPDATE desk d SET held_by = $3, specialist = $4, seen_at = now()
                FROM before b
                WHERE d.centre_id = b.centre_id AND d.code = b.code
                  AND (d.held_by IS NULL OR d.held_by = $3 OR $5 OR d.seen_at < now() - interval '%s')
                RETURNING d.centre_id, d.code, b.held_by IS DISTINCT FROM $3 AS changed_hands,
                          b.held_by IS NULL OR b.specialist IS DISTINCT FROM $4 AS opens),
            noted AS (
                INSERT INTO event (centre_id, at, kind, desk, actor)
                SELECT centre_id, clock_timestamp(), 'desk_opened', code, $6 FROM held WHERE opens),
            bumped AS (
                UPDATE centre SET version = version + 1 FROM held WHERE centre.id = held.centre_id AND held.changed_hands
                RETURNING version)
            SELECT b.centre_id, b.specialist, held.centre_id IS NOT NULL AS is_held, bumped.version
            FROM before b LEFT JOIN held ON true LEFT JOIN bumped ON true""".formatted(SILENCE);

    /** $1 centre · $2 desk · $3 page · $4 actor. */
    private static final String LEAVE = """
            WITH freed AS (
                UPDATE desk d SET held_by = NULL, specialist = NULL, seen_at = NULL, paused_at = NULL, pause_reason = NULL
                FROM centre c
                WHERE c.code = $1 AND d.centre_id = c.id AND d.code = $2 AND d.held_by = $3
                RETURNING d.centre_id, d.code),
            noted AS (
                INSERT INTO event (centre_id, at, kind, desk, actor)
                SELECT centre_id, clock_timestamp(), 'desk_closed', code, $4 FROM freed)
            UPDATE centre SET version = version + 1 FROM freed WHERE centre.id = freed.centre_id
            RETURNING centre.id, version""";

    /** A silent desk was closed when it was last heard. */
    private static final String SWEEP = """
            WITH lost AS (
                SELECT centre_id, code, seen_at FROM desk
                WHERE held_by IS NOT NULL AND seen_at < now() - interval '%s' FOR UPDATE),
            silent AS (
                UPDATE desk SET held_by = NULL, specialist = NULL, seen_at = NULL, paused_at = NULL, pause_reason = NULL
                FROM lost WHERE desk.centre_id = lost.centre_id AND desk.code = lost.code
                RETURNING desk.centre_id, desk.code, lost.seen_at),
            noted AS (
                INSERT INTO event (centre_id, at, kind, desk, actor, reason)
                SELECT centre_id, seen_at, 'desk_closed', code, 'duty:silent-desks', 'silent' FROM silent),
            centres AS (
                SELECT id FROM centre WHERE id IN (SELECT centre_id FROM silent) ORDER BY id FOR UPDATE)
            UPDATE centre SET version = version + 1 FROM centres WHERE centre.id = centres.id
            RETURNING centre.id, version""".formatted(SILENCE);

    private final Vertx vertx;
    private final Database database;
    private final Hints hints;
    private final long sweeper;

    public DeskHolds(Vertx vertx, Database database, Hints hints) {
        this.vertx = vertx;
        this.database = database;
        this.hints = hints;
        this.sweeper = vertx.setPeriodic(SWEEP_MS, id -> sweep());
    }

    /**
     * Sits down, or says that the page is still there.
     *
     * @param page a random word of the page
     * @param take take the desk over from another page
     * @return fails with 409 while another page holds the desk, 404 where there is no such desk
     */
    public Future<Void> hold(String centre, String desk, String page, String specialist, boolean take, String actor) {
        return database.fast()
                .preparedQuery(HOLD)
                .execute(Tuple.of(centre, desk, page, specialist, take, actor))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw Refusals.noDesk(centre, desk);
                    }
                    Row row = rows.iterator().next();
                    if (!row.getBoolean("is_held")) {
                        throw held(desk, row.getString("specialist"));
                    }
                    if (row.getLong("version") != null) {
                        hints.changed(row.getInteger("centre_id"), row.getLong("version"));
                    }
                    return null;
                });
    }

    /** Gets up; a page that does not hold the desk changes nothing. */
    public Future<Void> leave(String centre, String desk, String page, String actor) {
        return database.fast()
                .preparedQuery(LEAVE)
                .execute(Tuple.of(centre, desk, page, actor))
                .onSuccess(rows -> rows.forEach(this::tell))
                .mapEmpty();
    }

    public void close() {
        vertx.cancelTimer(sweeper);
    }

    private void sweep() {
        database.slow()
                .query(SWEEP)
                .execute()
                .onSuccess(rows -> rows.forEach(this::tell))
                .onFailure(fault -> LOG.warn("Silent desks cannot be freed now: {}", fault.getMessage()));
    }

    private void tell(Row row) {
        hints.changed(row.getInteger("id"), row.getLong("version"));
    }

    private static Problem held(String desk, String specialist) {
        return Problem.conflict("desk-held", "Desk " + desk + " is open on another page: " + specialist + ".")
                .ru("Окно " + desk + " уже открыто на другой странице: " + specialist + ".")
                .with("holder", specialist);
    }
}
