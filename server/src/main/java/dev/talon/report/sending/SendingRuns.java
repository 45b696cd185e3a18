package dev.talon.report.sending;

import dev.talon.db.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What is due, who takes it, and what became of it. */
final class SendingRuns {
    /** Between the tries; after the last there is none more. */
    static final List<Duration> PAUSES =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofHours(1));

    /** $1 now or null. The newest moment that has come makes its period due, however long no node ran; older ones are left out. */
    private static final String MAKE_DUE = """
            INSERT INTO sending_run (sending, key, due_on, made_at, next_try)
            SELECT s.id, due.day::date::text, due.day::date, clock.now, clock.now
            FROM sending s
            LEFT JOIN centre c ON c.id = s.centre_id
            CROSS JOIN LATERAL (
                SELECT coalesce($1::timestamptz, now()) AS now, coalesce(c.zone, 'UTC') AS zone) AS clock
            CROSS JOIN LATERAL (
                SELECT date_trunc(CASE s.rhythm WHEN 'daily' THEN 'day' WHEN 'weekly' THEN 'week' ELSE 'month' END,
                                  (clock.now AT TIME ZONE clock.zone) - make_interval(hours => s.hour)) AS day) AS due
            WHERE s.active AND (due.day + make_interval(hours => s.hour)) AT TIME ZONE clock.zone >= s.since
            ON CONFLICT DO NOTHING""";

    /** $1 now or null · $2 tries at most. Left by a node that died at its last try. */
    private static final String GIVE_UP = """
            UPDATE sending_run SET state = 'failed', done_at = coalesce($1::timestamptz, now()),
                   fault = coalesce(fault, 'stopped'), about = coalesce(about, '')
            WHERE state = 'pending' AND tries >= $2 AND next_try <= coalesce($1::timestamptz, now())""";

    /** $1 now or null · $2 tries at most. A quarter of an hour later it counts as lost with its node. */
    private static final String TAKE = """
            WITH one AS (
                SELECT sending, key FROM sending_run
                WHERE state = 'pending' AND tries < $2 AND next_try <= coalesce($1::timestamptz, now())
                ORDER BY next_try LIMIT 1
                FOR UPDATE SKIP LOCKED)
            UPDATE sending_run r
            SET tries = r.tries + 1, next_try = coalesce($1::timestamptz, now()) + interval '15 minutes'
            FROM one JOIN sending s ON s.id = one.sending LEFT JOIN centre c ON c.id = s.centre_id
            WHERE r.sending = one.sending AND r.key = one.key
            RETURNING r.sending, r.key, r.due_on, r.tries, c.code AS centre, s.what, s.rhythm, s.language, s.recipients""";

    /** $1 now or null · $2 sending · $3 key · $4 tries · $5 state · $6 fault · $7 about · $8 seconds until the next try */
    private static final String NOTE = """
            UPDATE sending_run
            SET state = $5, fault = $6, about = $7, reason = NULL,
                done_at = CASE WHEN $5 <> 'pending' THEN coalesce($1::timestamptz, now()) END,
                next_try = coalesce($1::timestamptz, now()) + make_interval(secs => $8)
            WHERE sending = $2 AND key = $3 AND tries = $4 AND state = 'pending'""";

    private final Database database;
    private final Supplier<OffsetDateTime> now;

    SendingRuns(Database database, Supplier<OffsetDateTime> now) {
        this.database = database;
        this.now = now;
    }

    Future<Void> makeDue() {
        return database.slow()
                .preparedQuery(MAKE_DUE)
                .execute(Tuple.of(now.get()))
                .compose(made -> database.slow().preparedQuery(GIVE_UP).execute(Tuple.of(now.get(), PAUSES.size() + 1)))
                .mapEmpty();
    }

    /** One that no other node has; empty where there is none. */
    Future<Optional<Due>> take() {
        return database.slow()
                .preparedQuery(TAKE)
                .mapping(SendingRuns::due)
                .execute(Tuple.of(now.get(), PAUSES.size() + 1))
                .map(rows -> rows.stream().findFirst());
    }

    Future<Void> sent(Due due) {
        return note(due, "sent", Optional.empty(), Duration.ZERO);
    }

    /** @return whether it is tried again */
    Future<Boolean> failed(Due due, Trouble trouble) {
        boolean again = due.tries() <= PAUSES.size();
        Duration pause = again ? PAUSES.get(due.tries() - 1) : Duration.ZERO;
        return note(due, again ? "pending" : "failed", Optional.of(trouble), pause)
                .map(again);
    }

    private Future<Void> note(Due due, String state, Optional<Trouble> trouble, Duration pause) {
        var values = Tuple.of(now.get(), due.sending(), due.key(), due.tries(), state)
                .addString(trouble.map(one -> one.kind().word()).orElse(null))
                .addString(trouble.map(Trouble::about).orElse(null))
                .addDouble((double) pause.toSeconds());
        return database.slow().preparedQuery(NOTE).execute(values).mapEmpty();
    }

    private static Due due(Row row) {
        return new Due(
                row.getString("sending"),
                row.getString("key"),
                row.getLocalDate("due_on"),
                row.getInteger("tries"),
                Optional.ofNullable(row.getString("centre")),
                What.of(row.getString("what")),
                Rhythm.of(row.getString("rhythm")),
                row.getString("language"),
                List.of(row.getArrayOfStrings("recipients")));
    }
}
