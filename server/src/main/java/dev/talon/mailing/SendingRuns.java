package dev.talon.mailing;

import dev.talon.db.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Which reports are due, which node sends them, and with which result. Only the newest elapsed period becomes due;
 * periods that passed while no node ran are skipped.
 */
final class SendingRuns {
    /** Between the tries; after the last pause there is one more try. */
    static final List<Duration> PAUSES =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofHours(1));

    /**
     * $1 now or null · $2 node's time · $3 how far the clocks may be apart. Only the newest moment that has passed, and
     * not before the end of the business day, makes its period due; periods that passed while no node ran are skipped.
     */
    private static final String MAKE_DUE = """
            INSERT INTO sending_run (sending, key, due_on, made_at, next_try)
            SELECT s.id, due.day::date::text, due.day::date, clock.now, clock.now
            FROM sending s
            LEFT JOIN centre c ON c.id = s.centre_id
            CROSS JOIN LATERAL (
                SELECT coalesce($1::timestamptz, now()) AS now, coalesce(c.zone, 'UTC') AS zone,
                       greatest(make_interval(hours => s.hour), day_ends_at(
                           coalesce(c.day_ends, '{}'), (coalesce($1::timestamptz, now()) AT TIME ZONE coalesce(c.zone, 'UTC'))::date - 1)::interval)
                           AS hour) AS clock
            CROSS JOIN LATERAL (
                SELECT date_trunc(CASE s.rhythm WHEN 'daily' THEN 'day' WHEN 'weekly' THEN 'week' ELSE 'month' END,
                                  (clock.now AT TIME ZONE clock.zone) - clock.hour) AS day) AS due
            WHERE s.active AND clocks_agree($2, $3) AND sender_still_may(s.changed_by, s.centre_id) AND (due.day + clock.hour) AT TIME ZONE clock.zone >= s.since
            ON CONFLICT DO NOTHING""";

    /** $1 now or null · $2 tries at most. Left by a node that died at its last try. */
    private static final String GIVE_UP = """
            WITH lost AS (
                SELECT sending, key FROM sending_run
                WHERE state = 'pending' AND tries >= $2 AND next_try <= coalesce($1::timestamptz, now())
                FOR UPDATE SKIP LOCKED),
            given_up AS (
                UPDATE sending_letter l SET state = 'failed', fault = coalesce(l.fault, 'stopped'), about = coalesce(l.about, '')
                FROM lost WHERE (l.sending, l.key) = (lost.sending, lost.key) AND l.state = 'pending'),
            told AS (
                SELECT lost.sending, lost.key, count(l) AS letters, count(l) FILTER (WHERE l.state = 'sent') AS sent
                FROM lost LEFT JOIN sending_letter l ON (l.sending, l.key) = (lost.sending, lost.key)
                GROUP BY lost.sending, lost.key)
            UPDATE sending_run r
            SET state = CASE WHEN told.sent = 0 THEN 'failed' WHEN told.sent = told.letters THEN 'sent' ELSE 'partly' END,
                done_at = coalesce($1::timestamptz, now()),
                fault = coalesce(r.fault, 'stopped'), about = coalesce(r.about, '')
            FROM told WHERE (r.sending, r.key) = (told.sending, told.key)""";

    /**
     * $1 now or null · $2 tries at most. After a quarter of an hour a run counts as lost with its node. A removed
     * recipient gets nothing more; an added one gets the message too.
     */
    private static final String TAKE = """
            WITH one AS (
                SELECT sending, key FROM sending_run
                WHERE state = 'pending' AND tries < $2 AND next_try <= coalesce($1::timestamptz, now())
                ORDER BY next_try LIMIT 1
                FOR UPDATE SKIP LOCKED),
            taken AS (
                UPDATE sending_run r
                SET tries = r.tries + 1, next_try = coalesce($1::timestamptz, now()) + interval '15 minutes'
                FROM one JOIN sending s ON s.id = one.sending LEFT JOIN centre c ON c.id = s.centre_id
                WHERE r.sending = one.sending AND r.key = one.key
                RETURNING r.sending, r.key, r.due_on, r.tries, c.code AS centre, s.what, s.rhythm, s.language, s.recipients),
            unnamed AS (
                DELETE FROM sending_letter l USING taken
                WHERE (l.sending, l.key) = (taken.sending, taken.key) AND l.state = 'pending' AND l.recipient <> ALL (taken.recipients)),
            named AS (
                INSERT INTO sending_letter (sending, key, recipient)
                SELECT sending, key, unnest(recipients) FROM taken
                ON CONFLICT DO NOTHING)
            SELECT taken.*, cardinality(recipients) = 0 AS folder,
                   ARRAY(SELECT named.recipient FROM unnest(recipients) WITH ORDINALITY AS named (recipient, place)
                         WHERE NOT EXISTS (SELECT FROM sending_letter l
                                           WHERE (l.sending, l.key, l.recipient) = (taken.sending, taken.key, named.recipient)
                                             AND l.state <> 'pending')
                         GROUP BY named.recipient ORDER BY min(place)) AS waiting
            FROM taken""";

    /** $1 now or null · $2 sending · $3 key · $4 tries. No row: another node has it, or the sending is gone. */
    private static final String HOLD = """
            UPDATE sending_run SET next_try = coalesce($1::timestamptz, now()) + interval '15 minutes'
            WHERE sending = $2 AND key = $3 AND tries = $4 AND state = 'pending'
            RETURNING sending""";

    /** $1 now or null · $2 sending · $3 key · $4 tries. As if it had not been taken. */
    private static final String LEAVE = """
            UPDATE sending_run SET next_try = coalesce($1::timestamptz, now()), tries = tries - 1
            WHERE sending = $2 AND key = $3 AND tries = $4 AND state = 'pending'""";

    /** $1 now or null · $2 sending · $3 key · $4 recipient · $5 fault or null: sent · $6 about. What was sent, stays so. */
    private static final String NOTE_LETTER = """
            UPDATE sending_letter
            SET state = CASE WHEN $5::text IS NULL THEN 'sent' ELSE 'pending' END, tries = tries + 1,
                at = coalesce($1::timestamptz, now()), fault = $5, about = $6
            WHERE sending = $2 AND key = $3 AND recipient = $4 AND state <> 'sent' AND (state = 'pending' OR $5::text IS NULL)""";

    /** $1 now or null · $2 sending · $3 key · $4 tries · $5 state · $6 fault · $7 about · $8 seconds until the next try */
    private static final String NOTE = """
            WITH given_up AS (
                UPDATE sending_letter SET state = 'failed', fault = coalesce(fault, $6), about = coalesce(about, $7)
                WHERE $5 = 'failed' AND sending = $2 AND key = $3 AND state = 'pending')
            UPDATE sending_run
            SET state = CASE WHEN $5 = 'failed' AND EXISTS (SELECT FROM sending_letter l
                                                            WHERE l.sending = $2 AND l.key = $3 AND l.state = 'sent')
                             THEN 'partly' ELSE $5 END,
                fault = $6, about = $7, reason = NULL,
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
                .execute(Tuple.of(
                        now.get(), database.clock().node(), database.clock().limit()))
                .compose(made -> database.slow().preparedQuery(GIVE_UP).execute(Tuple.of(now.get(), PAUSES.size() + 1)))
                .mapEmpty();
    }

    /** Takes a due report that no other node has; empty if there is none. */
    Future<Optional<DueSending>> take() {
        return database.slow()
                .preparedQuery(TAKE)
                .mapping(SendingRuns::due)
                .execute(Tuple.of(now.get(), PAUSES.size() + 1))
                .map(rows -> rows.stream().findFirst());
    }

    /**
     * Records that it is still being sent.
     *
     * @return whether it is still this node's
     */
    Future<Boolean> hold(DueSending due) {
        return database.slow().preparedQuery(HOLD).execute(mine(due)).map(rows -> rows.size() > 0);
    }

    /** Lets others send it now. */
    Future<Void> leave(DueSending due) {
        return database.slow().preparedQuery(LEAVE).execute(mine(due)).mapEmpty();
    }

    /** @param trouble empty: the recipient has got it */
    Future<Void> letter(DueSending due, String recipient, Optional<DeliveryFailure> trouble) {
        var values = Tuple.of(now.get(), due.sending(), due.key(), recipient)
                .addString(trouble.map(one -> one.kind().word()).orElse(null))
                .addString(trouble.map(DeliveryFailure::about).orElse(null));
        return database.slow().preparedQuery(NOTE_LETTER).execute(values).mapEmpty();
    }

    private Tuple mine(DueSending due) {
        return Tuple.of(now.get(), due.sending(), due.key(), due.tries());
    }

    Future<Void> sent(DueSending due) {
        return note(due, "sent", Optional.empty(), Duration.ZERO);
    }

    /** @return whether it is tried again */
    Future<Boolean> failed(DueSending due, DeliveryFailure trouble) {
        boolean again = due.tries() <= PAUSES.size();
        Duration pause = again ? PAUSES.get(due.tries() - 1) : Duration.ZERO;
        return note(due, again ? "pending" : "failed", Optional.of(trouble), pause)
                .map(again);
    }

    private Future<Void> note(DueSending due, String state, Optional<DeliveryFailure> trouble, Duration pause) {
        var values = Tuple.of(now.get(), due.sending(), due.key(), due.tries(), state)
                .addString(trouble.map(one -> one.kind().word()).orElse(null))
                .addString(trouble.map(DeliveryFailure::about).orElse(null))
                .addDouble((double) pause.toSeconds());
        return database.slow().preparedQuery(NOTE).execute(values).mapEmpty();
    }

    private static DueSending due(Row row) {
        return new DueSending(
                row.getString("sending"),
                row.getString("key"),
                row.getLocalDate("due_on"),
                row.getInteger("tries"),
                Optional.ofNullable(row.getString("centre")),
                ReportKind.of(row.getString("what")),
                Frequency.of(row.getString("rhythm")),
                row.getString("language"),
                row.getBoolean("folder"),
                List.of(row.getArrayOfStrings("waiting")));
    }
}
