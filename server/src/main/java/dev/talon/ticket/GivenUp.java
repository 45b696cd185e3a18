package dev.talon.ticket;

import dev.talon.db.Database;
import dev.talon.db.Hints;
import dev.talon.web.Problem;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Withdraws tickets that were requested and never seen: the answer was lost, and the visitor has left. Their key can
 * no longer issue a ticket. A ticket that it has issued leaves the queue, unless its paper came out or may have: then
 * somebody holds it.
 */
public final class GivenUp {
    /** The kind of the event that keeps a key from ever issuing a ticket. */
    static final String KIND = "request_given_up";

    /** $1 now or null · $2 centre · $3 key · $4 actor. Breaks the index of keys where the key has done something. */
    private static final String NEVER = """
            INSERT INTO event (centre_id, at, kind, actor, command_key, command_request)
            SELECT c.id, coalesce($1::timestamptz, clock_timestamp()), '%s', $4, $3, '' FROM centre c WHERE c.code = $2
            RETURNING id""".formatted(KIND);

    /** The same values; the event is like that of any cancelled ticket. A paper that has not begun is not printed. */
    private static final String TAKE_BACK = """
            WITH clock AS MATERIALIZED (
                SELECT coalesce($1::timestamptz, clock_timestamp()) AS now),
            unseen AS (
                SELECT e.centre_id, e.ticket_id FROM event e JOIN centre c ON c.id = e.centre_id
                WHERE c.code = $2 AND e.command_key = $3 AND e.kind = 'issued'
                  AND NOT EXISTS (SELECT FROM print_job j WHERE j.centre_id = e.centre_id AND j.ticket_id = e.ticket_id
                                  AND j.state IN ('printing', 'printed', 'uncertain'))),
            unprinted AS (
                UPDATE print_job j SET state = 'failed', reason = 'too late', ended_at = clock.now
                FROM unseen, clock
                WHERE j.centre_id = unseen.centre_id AND j.ticket_id = unseen.ticket_id AND j.state = 'queued'
                RETURNING j.id),
            left_queue AS (
                UPDATE stage st
                SET state = 'cancelled', finished_at = greatest(clock.now, st.queued_at, st.last_called_at)
                FROM clock, unseen, (SELECT count(*) FROM unprinted) AS after_papers
                WHERE st.centre_id = unseen.centre_id AND st.ticket_id = unseen.ticket_id
                  AND st.state IN ('waiting', 'called', 'postponed')
                RETURNING st.centre_id, st.ticket_id, st.position, st.desk, st.finished_at),
            noted AS (
                INSERT INTO event (centre_id, at, kind, ticket_id, position, desk, actor, reason)
                SELECT centre_id, finished_at, 'cancelled', ticket_id, position, desk, $4, '%s' FROM left_queue),
            bumped AS (
                UPDATE centre SET version = version + 1 FROM left_queue WHERE centre.id = left_queue.centre_id
                RETURNING version)
            SELECT centre_id, version FROM left_queue, bumped""".formatted(KIND);

    private final Database database;
    private final Hints hints;
    private final Supplier<OffsetDateTime> now;

    /** @param now null answers mean the database's own clock, as in production; a test may set another */
    public GivenUp(Database database, Hints hints, Supplier<OffsetDateTime> now) {
        this.database = database;
        this.hints = hints;
        this.now = now;
    }

    /** @return ends when it is so, and may be repeated; fails with 404 where there is no such centre */
    public Future<Void> giveUp(String centre, String key, String actor) {
        Tuple values = Tuple.of(now.get(), centre, key, actor);
        return database.fast(centre)
                .preparedQuery(NEVER)
                .execute(values)
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw Problem.notFound("no-such-centre", "There is no centre " + centre + ".")
                                .ru("Центра " + centre + " нет.");
                    }
                    return Optional.<Row>empty();
                })
                .recover(fault -> CommandKeys.isRepeat(fault)
                        ? database.fast(centre)
                                .preparedQuery(TAKE_BACK)
                                .execute(values)
                                .map(GivenUp::first)
                        : Future.failedFuture(fault))
                .map(changed -> {
                    changed.ifPresent(row -> hints.changed(row.getInteger("centre_id"), row.getLong("version")));
                    return null;
                });
    }

    private static Optional<Row> first(RowSet<Row> rows) {
        return rows.size() == 0 ? Optional.empty() : Optional.of(rows.iterator().next());
    }

    /** For whoever asks with such a key. */
    static Problem refused() {
        return Problem.conflict("given-up", "This request for a ticket was given up: ask again with a new key.")
                .ru("От этого талона уже отказались: запросите новый.");
    }
}
