package dev.talon.statistics.times;

import static dev.talon.web.Problem.said;

import dev.talon.db.Database;
import dev.talon.db.Hints;
import dev.talon.queue.TicketId;
import dev.talon.ticket.CommandKeys;
import dev.talon.web.Problem;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Marks the times of served stages: all stages of a command, or none. */
public final class TimeMarks {
    /** A stage by its ticket and its place in the route. */
    record Stage(String ticket, int position) {}

    record Mark(
            String centre,
            TimesVerdict verdict,
            String reason,
            List<Stage> stages,
            String actor,
            Optional<String> key) {}

    /**
     * $1 centre · $2 tickets · $3 positions · $4 verdict · $5 reason · $6 event · $7 actor · $8 Idempotency-Key or
     * null, which is stored on the first stage's event. A withdrawn mark restores the verdict of the day's end. The
     * change locks the day's figures before the centre's row.
     */
    private static final String MARK = """
            WITH here AS (
                SELECT id FROM centre WHERE code = $1
            ), asked AS (
                SELECT DISTINCT ticket_id, position FROM unnest($2::uuid[], $3::integer[]) AS a (ticket_id, position)
            ), changed AS (
                UPDATE stage st
                SET inaccurate = CASE $4::text
                    WHEN 'inaccurate' THEN $5::text
                    WHEN 'withdrawn' THEN (
                        SELECT 'left open overnight' FROM event e
                        WHERE e.centre_id = st.centre_id AND e.ticket_id = st.ticket_id AND e.position = st.position
                          AND e.kind = 'finished' AND e.actor = 'duty:close-days' LIMIT 1)
                    END
                FROM here, asked
                WHERE st.centre_id = here.id AND st.ticket_id = asked.ticket_id AND st.position = asked.position
                  AND st.state = 'served'
                RETURNING st.centre_id, st.ticket_id, st.position, st.desk
            ), noted AS (
                INSERT INTO event (centre_id, at, kind, ticket_id, position, desk, actor, reason, command_key, command_request)
                SELECT centre_id, clock_timestamp(), $6, ticket_id, position, desk, $7, $5,
                       CASE WHEN n = 1 THEN split_part($8, ' ', 1) END, CASE WHEN n = 1 THEN split_part($8, ' ', 2) END
                FROM (SELECT *, row_number() OVER () AS n FROM changed) AS numbered
                RETURNING centre_id
            ), bumped AS (
                UPDATE centre SET version = version + 1
                FROM (SELECT DISTINCT centre_id FROM noted) AS changed WHERE centre.id = changed.centre_id
                RETURNING centre.id, version
            )
            SELECT (SELECT count(*) FROM asked) AS asked, (SELECT count(*) FROM changed) AS changed, bumped.id, bumped.version
            FROM here LEFT JOIN bumped ON true""";

    private final Database database;
    private final Hints hints;

    public TimeMarks(Database database, Hints hints) {
        this.database = database;
        this.hints = hints;
    }

    /** @return how many stages; fails with a 404 problem, and marks none, where one is no served stage of the centre */
    Future<Integer> mark(Mark mark) {
        return database.slow()
                .withTransaction(connection -> connection
                        .preparedQuery(MARK)
                        .execute(values(mark))
                        .map(rows -> {
                            if (rows.size() == 0) {
                                throw unknown();
                            }
                            Row row = rows.iterator().next();
                            if (!row.getLong("asked").equals(row.getLong("changed"))) {
                                throw unknown();
                            }
                            return row;
                        }))
                .onSuccess(row -> hints.changed(row.getInteger("id"), row.getLong("version")))
                .map(row -> row.getLong("changed").intValue())
                .recover(fault -> CommandKeys.isRepeat(fault) ? doneBefore(mark) : Future.failedFuture(fault));
    }

    private Future<Integer> doneBefore(Mark mark) {
        return CommandKeys.refuseReuse(database, mark.centre(), mark.key())
                .map(done -> (int) mark.stages().stream().distinct().count());
    }

    private static Tuple values(Mark mark) {
        UUID[] tickets = mark.stages().stream()
                .map(stage -> TicketId.parse(stage.ticket()).uuid())
                .toArray(UUID[]::new);
        Integer[] positions = mark.stages().stream().map(Stage::position).toArray(Integer[]::new);
        return Tuple.of(mark.centre())
                .addArrayOfUUID(tickets)
                .addArrayOfInteger(positions)
                .addString(mark.verdict().word())
                .addString(mark.reason())
                .addString(mark.verdict().event)
                .addString(mark.actor())
                .addString(mark.key().orElse(null));
    }

    private static Problem unknown() {
        return Problem.notFound("no-such-stage", said("no-such-stage"));
    }
}
