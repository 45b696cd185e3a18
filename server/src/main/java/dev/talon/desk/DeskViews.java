package dev.talon.desk;

import dev.talon.db.Database;
import dev.talon.queue.Kind;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads what stands on a desk's page. */
public final class DeskViews {
    /** $1 now or null · $2 centre · $3 desk · $4 actor · $5 page or null. */
    private static final String SQL = """
            WITH clock AS MATERIALIZED (
                SELECT coalesce($1::timestamptz, clock_timestamp()) AS now),
            here AS (
                SELECT d.*, %s AS sits, (clock.now AT TIME ZONE c.zone)::date AS day
                FROM clock, centre c JOIN desk d ON d.centre_id = c.id
                WHERE c.code = $2 AND d.code = $3)
            SELECT here.code, here.stages, CASE WHEN here.held_by IS NOT NULL THEN here.specialist END AS holder, here.sits,
                   here.paused_at, here.pause_reason, next.label, next.service, next.due_at, waiting.services, today.served, today.mean,
                   (SELECT bool_and(pad.connected AND pad.driver_until > clock_timestamp())
                    FROM cable pad JOIN cable_end e ON e.cable_id = pad.id
                    WHERE pad.centre_id = here.centre_id AND pad.kind = 'pad' AND e.desk = here.code) AS pad
            FROM here
            LEFT JOIN LATERAL (
                SELECT t.label, t.service, st.due_at
                FROM stage st JOIN ticket t ON t.centre_id = st.centre_id AND t.id = st.ticket_id
                WHERE st.centre_id = here.centre_id AND st.business_day = here.day AND st.state = 'waiting'
                  AND st.kind = ANY (here.stages)
                ORDER BY st.due_at, st.queued_at, st.ticket_id LIMIT 1) AS next ON true
            CROSS JOIN LATERAL (
                SELECT coalesce(json_agg(w), '[]') AS services
                FROM (SELECT t.service, count(*) AS count, min(st.queued_at) AS since
                      FROM stage st JOIN ticket t ON t.centre_id = st.centre_id AND t.id = st.ticket_id
                      WHERE st.centre_id = here.centre_id AND st.business_day = here.day AND st.state = 'waiting'
                        AND st.kind = ANY (here.stages)
                      GROUP BY t.service) AS w) AS waiting
            CROSS JOIN LATERAL (
                SELECT count(*)::integer AS served,
                       round(extract(epoch FROM avg(st.finished_at - st.started_at) FILTER (WHERE st.inaccurate IS NULL)))::integer AS mean
                FROM stage st
                WHERE st.centre_id = here.centre_id AND st.state = 'served' AND st.desk = here.code
                  AND st.business_day = here.day AND st.finished_at >= here.day - interval '1 day') AS today""".formatted(DeskStatements.sits("$4", "$5"));

    private final Database database;
    private final DeskCalls calls;
    private final Supplier<OffsetDateTime> now;

    public DeskViews(Database database, DeskCalls calls, Supplier<OffsetDateTime> now) {
        this.database = database;
        this.calls = calls;
        this.now = now;
    }

    /**
     * @param actor who asks, as the event log names them
     * @return fails with 404 where the centre has no such desk
     */
    Future<DeskView> of(String centre, String desk, String actor, Optional<String> page, boolean russian) {
        return calls.at(centre, desk, russian)
                .compose(call -> database.reads()
                        .preparedQuery(SQL)
                        .execute(Tuple.of(now.get(), centre, desk, actor, page.orElse(null)))
                        .map(rows -> {
                            if (rows.size() == 0) {
                                throw Refusals.noDesk(centre, desk);
                            }
                            return map(rows.iterator().next(), call);
                        }));
    }

    private static DeskView map(Row row, Optional<Call> call) {
        return new DeskView(
                row.getString("code"),
                Arrays.stream(row.getArrayOfStrings("stages")).map(Kind::of).toList(),
                Optional.ofNullable(row.getString("holder")),
                row.getBoolean("sits"),
                Optional.ofNullable(row.getString("pause_reason"))
                        .map(reason -> new DeskView.Pause(reason, row.getOffsetDateTime("paused_at"))),
                call,
                Optional.ofNullable(row.getString("label"))
                        .map(label ->
                                new DeskView.Next(label, row.getString("service"), row.getOffsetDateTime("due_at"))),
                row.getJsonArray("services").stream()
                        .map(JsonObject.class::cast)
                        .map(DeskViews::waiting)
                        .toList(),
                new DeskView.Today(row.getInteger("served"), Optional.ofNullable(row.getInteger("mean"))),
                Optional.ofNullable(row.getBoolean("pad")).map(there -> there ? "connected" : "away"));
    }

    private static DeskView.Waiting waiting(JsonObject service) {
        return new DeskView.Waiting(
                service.getString("service"),
                service.getInteger("count"),
                OffsetDateTime.parse(service.getString("since")));
    }
}
