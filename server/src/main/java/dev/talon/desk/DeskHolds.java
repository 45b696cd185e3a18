package dev.talon.desk;

import dev.talon.db.ClockWatch;
import dev.talon.db.Database;
import dev.talon.db.Hints;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who holds a desk, and with which page. A page holds its desk for as long as its socket answers, or if it repeats
 * the hold every few seconds. A hidden or frozen page runs no timers, but its browser answers for it. If a page is
 * silent for longer, any node frees its desk, unless it has a visitor or is on a break: then it keeps its holder
 * until somebody takes it over, or until the day is over.
 */
public final class DeskHolds {
    /** How long a desk may be silent before it is free for others. */
    public static final Duration USUAL_SILENCE = Duration.ofSeconds(30);

    /** @param actor as the event log names them · @param page the word of the page that holds the desk */
    public record Holder(String actor, String page) {}

    /** A page that was heard at its desk. */
    private record Seat(String centre, String desk, String page) {}

    private static final Logger LOG = LoggerFactory.getLogger(DeskHolds.class);

    /** So often in a silence are the pages that were heard noted, and is it looked for silent ones. */
    private static final int LOOKS = 6;

    /**
     * $1 centre · $2 desk · $3 page · $4 specialist's name · $5 take it over · $6 actor · $7 silence in seconds. The version moves
     * only when the desk changes hands; the desk opens when nobody sat at it, or somebody else did, whose break then ends, and
     * whose call no longer keeps them from another.
     */
    private static final String HOLD = """
            WITH before AS (
                SELECT d.centre_id, d.code, d.held_by, d.holder, d.specialist,
                       d.held_by IS NULL OR d.holder IS DISTINCT FROM $6 AS opens,
                       d.held_by IS NULL OR $5 OR d.held_by = $3 AND coalesce(d.holder, $6) = $6
                       OR d.seen_at < now() - $7 * interval '1 second'
                          AND (d.holder = $6 OR d.paused_at IS NULL AND NOT desk_is_busy(d.centre_id, d.code)) AS may_sit
                FROM centre c JOIN desk d ON d.centre_id = c.id WHERE c.code = $1 AND d.code = $2 AND d.active
                FOR NO KEY UPDATE OF d),
            held AS (
                UPDATE desk d
                SET held_by = $3, holder = $6, specialist = $4, seen_at = now(),
                    paused_at = CASE WHEN NOT b.opens THEN d.paused_at END,
                    pause_reason = CASE WHEN NOT b.opens THEN d.pause_reason END
                FROM before b
                WHERE d.centre_id = b.centre_id AND d.code = b.code AND b.may_sit
                RETURNING d.centre_id, d.code, b.opens, b.held_by IS DISTINCT FROM $3 OR b.opens AS changed_hands),
            relieved AS (
                UPDATE stage SET sole = false FROM held
                WHERE held.opens AND stage.centre_id = held.centre_id AND stage.desk = held.code
                  AND stage.state IN ('called', 'serving') AND stage.sole AND stage.specialist IS DISTINCT FROM $6),
            noted AS (
                INSERT INTO event (centre_id, at, kind, desk, actor)
                SELECT centre_id, clock_timestamp(), 'desk_opened', code, $6 FROM held WHERE opens),
            bumped AS (
                UPDATE centre SET version = version + 1 FROM held WHERE centre.id = held.centre_id AND held.changed_hands
                RETURNING version)
            SELECT b.centre_id, b.specialist, b.holder = $6 AS own, held.centre_id IS NOT NULL AS is_held, bumped.version
            FROM before b LEFT JOIN held ON true LEFT JOIN bumped ON true""";

    /** $1 centre · $2 desk · $3 page · $4 actor. */
    private static final String LEAVE = """
            WITH here AS (
                SELECT d.centre_id, d.code, d.specialist, coalesce(d.holder, $4) = $4 AS own, d.held_by IS NOT NULL AS is_held
                FROM centre c JOIN desk d ON d.centre_id = c.id WHERE c.code = $1 AND d.code = $2),
            freed AS (
                UPDATE desk d
                SET held_by = NULL, holder = NULL, specialist = NULL, seen_at = NULL, paused_at = NULL, pause_reason = NULL
                FROM here
                WHERE d.centre_id = here.centre_id AND d.code = here.code AND here.own
                  AND d.held_by = $3 AND coalesce(d.holder, $4) = $4
                RETURNING d.centre_id, d.code),
            noted AS (
                INSERT INTO event (centre_id, at, kind, desk, actor)
                SELECT centre_id, clock_timestamp(), 'desk_closed', code, $4 FROM freed),
            bumped AS (
                UPDATE centre SET version = version + 1 FROM freed WHERE centre.id = freed.centre_id RETURNING version)
            SELECT here.centre_id AS id, here.specialist, here.is_held AND NOT here.own AS theirs, bumped.version
            FROM here LEFT JOIN bumped ON true""";

    /** $1 centres · $2 desks · $3 pages. Whoever else has a desk's row changes what is said of it anyway. */
    private static final String HEARD = """
            UPDATE desk SET seen_at = now()
            FROM (SELECT d.centre_id, d.code
                  FROM unnest($1::text[], $2::text[], $3::text[]) AS seat (centre, desk, page)
                  JOIN centre c ON c.code = seat.centre
                  JOIN desk d ON d.centre_id = c.id AND d.code = seat.desk AND d.held_by = seat.page
                  FOR NO KEY UPDATE OF d SKIP LOCKED) AS there
            WHERE desk.centre_id = there.centre_id AND desk.code = there.code""";

    /**
     * $1 silence in seconds · $2 what the clock must say · $3 node's time · $4 how far the clocks may be apart. A silent desk was
     * closed when it was last heard. A visitor and a break keep it for as long as the day on which it was heard. A clock that was
     * set makes nobody silent.
     */
    private static final String SWEEP = """
            WITH clock AS MATERIALIZED (
                SELECT clocks_agree($3, $4) AS trusted WHERE clocks_agree($2, greatest($1, 5))),
            lost AS (
                SELECT d.centre_id, d.code, d.seen_at
                FROM clock, desk d JOIN centre c ON c.id = d.centre_id
                WHERE d.held_by IS NOT NULL AND d.seen_at < now() - $1 * interval '1 second'
                  AND (d.paused_at IS NULL AND NOT desk_is_busy(d.centre_id, d.code)
                       OR clock.trusted
                          AND business_day(c.zone, c.day_ends, d.seen_at) < business_day(c.zone, c.day_ends, now()))
                ORDER BY d.centre_id, d.code FOR UPDATE OF d),
            silent AS (
                UPDATE desk
                SET held_by = NULL, holder = NULL, specialist = NULL, seen_at = NULL, paused_at = NULL, pause_reason = NULL
                FROM lost WHERE desk.centre_id = lost.centre_id AND desk.code = lost.code
                RETURNING desk.centre_id, desk.code, lost.seen_at),
            noted AS (
                INSERT INTO event (centre_id, at, kind, desk, actor, reason)
                SELECT centre_id, seen_at, 'desk_closed', code, 'duty:silent-desks', 'silent' FROM silent),
            centres AS (
                SELECT id FROM centre WHERE id IN (SELECT centre_id FROM silent) ORDER BY id FOR UPDATE)
            UPDATE centre SET version = version + 1 FROM centres WHERE centre.id = centres.id
            RETURNING centre.id, version""";

    /** $1 centre · $2 desk. */
    private static final String HOLDER = """
            SELECT d.holder, d.held_by FROM centre c JOIN desk d ON d.centre_id = c.id
            WHERE c.code = $1 AND d.code = $2 AND d.held_by IS NOT NULL AND d.holder IS NOT NULL""";

    private final Vertx vertx;
    private final Database database;
    private final Hints hints;
    private final double silence;
    private final Set<Seat> heard = ConcurrentHashMap.newKeySet();
    private final long looker;

    /** @param silence how long a desk may be silent before it is free for others */
    public DeskHolds(Vertx vertx, Database database, Hints hints, Duration silence) {
        this.vertx = vertx;
        this.database = database;
        this.hints = hints;
        this.silence = silence.toMillis() / 1000.0;
        this.looker = vertx.setPeriodic(Math.max(1, silence.toMillis() / LOOKS), id -> look());
    }

    /**
     * Sits down, or says that the page is still there.
     *
     * @param page a random word of the page
     * @param take take the desk over from another page
     * @return fails with 409 while another page holds the desk, 404 where there is no such desk
     */
    public Future<Void> hold(String centre, String desk, String page, String specialist, boolean take, String actor) {
        return database.fast(centre)
                .preparedQuery(HOLD)
                .execute(Tuple.of(centre, desk, page, specialist, take, actor).addDouble(silence))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw Refusals.noDesk(centre, desk);
                    }
                    Row row = rows.iterator().next();
                    if (!row.getBoolean("is_held")) {
                        throw Boolean.TRUE.equals(row.getBoolean("own"))
                                ? Refusals.heldByYou(desk, row.getString("specialist"))
                                : Refusals.heldBy(desk, row.getString("specialist"));
                    }
                    if (row.getLong("version") != null) {
                        hints.changed(row.getInteger("centre_id"), row.getLong("version"));
                    }
                    return null;
                });
    }

    /** The page's browser answered: it is still there, whether it runs or not. */
    public void isThere(String centre, String desk, String page) {
        heard.add(new Seat(centre, desk, page));
    }

    /** Gets up; a page that does not hold the desk changes nothing. Fails with 409 where somebody else holds it. */
    public Future<Void> leave(String centre, String desk, String page, String actor) {
        return database.fast(centre)
                .preparedQuery(LEAVE)
                .execute(Tuple.of(centre, desk, page, actor))
                .map(rows -> {
                    for (Row row : rows) {
                        if (row.getBoolean("theirs")) {
                            throw Refusals.heldBy(desk, row.getString("specialist"));
                        }
                        if (row.getLong("version") != null) {
                            tell(row);
                        }
                    }
                    return null;
                });
    }

    /** Who holds a desk; empty where nobody does. */
    public Future<Optional<Holder>> holder(String centre, String desk) {
        return database.reads()
                .preparedQuery(HOLDER)
                .execute(Tuple.of(centre, desk))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(rows.iterator().next())
                                .map(row -> new Holder(row.getString("holder"), row.getString("held_by"))));
    }

    public void close() {
        vertx.cancelTimer(looker);
    }

    /** First notes who was heard: after a database that was away, everybody looks silent. */
    private void look() {
        note().compose(noted -> sweep())
                .onSuccess(rows -> rows.forEach(this::tell))
                .onFailure(fault -> LOG.warn("Silent desks cannot be freed now: {}", fault.getMessage()));
    }

    /** Not before everybody had the time to be heard by the clock as it is now. */
    private Future<? extends Iterable<Row>> sweep() {
        ClockWatch clock = database.clock();
        return clock.ranFor(Duration.ofMillis((long) (silence * 1000)))
                ? database.slow()
                        .preparedQuery(SWEEP)
                        .execute(Tuple.of(silence, clock.expected(), clock.node(), clock.limit()))
                : Future.succeededFuture(List.of());
    }

    private Future<Void> note() {
        List<Seat> seats = List.copyOf(heard);
        if (seats.isEmpty()) {
            return Future.succeededFuture();
        }
        seats.forEach(heard::remove);
        return database.fast()
                .preparedQuery(HEARD)
                .execute(Tuple.of(column(seats, Seat::centre), column(seats, Seat::desk), column(seats, Seat::page)))
                .mapEmpty();
    }

    private static String[] column(List<Seat> seats, Function<Seat, String> value) {
        return seats.stream().map(value).toArray(String[]::new);
    }

    private void tell(Row row) {
        hints.changed(row.getInteger("id"), row.getLong("version"));
    }
}
