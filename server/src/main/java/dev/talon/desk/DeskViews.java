package dev.talon.desk;

import dev.talon.board.ServiceRates;
import dev.talon.db.Database;
import dev.talon.queue.Kind;
import dev.talon.queue.ServiceRate;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads the state of desks for their pages. */
public final class DeskViews {
    /** $1 now or null · $2 centre · $3 desks · $4 who asks of each · $5 their pages, each may be null. A row for each that is there. */
    private static final String SQL =
            """
            WITH clock AS MATERIALIZED (
                SELECT coalesce($1::timestamptz, clock_timestamp()) AS now),
            here AS (
                SELECT d.*, %s AS sits, business_day(c.zone, c.day_ends, clock.now) AS day, c.version, asked.place
                FROM clock, centre c JOIN desk d ON d.centre_id = c.id
                JOIN unnest($3::text[], $4::text[], $5::text[]) WITH ORDINALITY AS asked (desk, actor, page, place)
                    ON asked.desk = d.code
                WHERE c.code = $2)
            SELECT here.place, here.version, here.code, here.stages, CASE WHEN here.held_by IS NOT NULL THEN here.specialist END AS holder,
                   here.sits, here.paused_at, here.pause_reason, call.*,
                   next.label AS next_label, next.service AS next_service, next.due_at AS next_due_at,
                   waiting.services, today.served, today.mean,
                   (SELECT bool_and(pad.connected AND pad.driver_until > clock_timestamp())
                    FROM cable pad JOIN cable_end e ON e.cable_id = pad.id
                    WHERE pad.centre_id = here.centre_id AND pad.kind = 'pad' AND e.desk = here.code) AS pad
            FROM here
            LEFT JOIN LATERAL (
                SELECT %s
                FROM stage s JOIN ticket t ON t.centre_id = s.centre_id AND t.id = s.ticket_id
                WHERE s.centre_id = here.centre_id AND s.desk = here.code AND s.state IN ('called', 'serving')) AS call ON true
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
                  AND st.business_day = here.day AND st.finished_at >= here.day - interval '1 day') AS today""".formatted(DeskStatements.sits("asked.actor", "asked.page"), DeskStatements.AS_SEEN);

    /**
     * Who asks how a desk stands.
     *
     * @param actor as the event log names them
     * @param page  the word of the page that holds the desk; empty: whichever page
     */
    record Asked(String desk, String actor, Optional<String> page, boolean russian) {}

    private final Database database;
    private final ServiceRates paces;
    private final Supplier<OffsetDateTime> now;

    public DeskViews(Database database, ServiceRates paces, Supplier<OffsetDateTime> now) {
        this.database = database;
        this.paces = paces;
        this.now = now;
    }

    /** @return fails with 404 where the centre has no such desk */
    Future<DeskView> of(String centre, Asked asked) {
        return of(centre, List.of(asked))
                .map(views -> views.get(0).orElseThrow(() -> Refusals.noDesk(centre, asked.desk())));
    }

    /** @return one for each who asks, in their order, all of one moment; empty where the centre has no such desk */
    Future<List<Optional<DeskView>>> of(String centre, List<Asked> asked) {
        Tuple arguments = Tuple.of(
                now.get(),
                centre,
                asked.stream().map(Asked::desk).toArray(String[]::new),
                asked.stream().map(Asked::actor).toArray(String[]::new),
                asked.stream().map(one -> one.page().orElse(null)).toArray(String[]::new));
        return paces.of(centre)
                .compose(pace -> database.reads()
                        .preparedQuery(SQL)
                        .execute(arguments)
                        .map(rows -> {
                            List<Optional<DeskView>> views =
                                    new ArrayList<>(Collections.nCopies(asked.size(), Optional.empty()));
                            for (Row row : rows) {
                                int place = row.getInteger("place") - 1;
                                views.set(
                                        place,
                                        Optional.of(
                                                map(row, pace, asked.get(place).russian())));
                            }
                            return views;
                        }));
    }

    private static DeskView map(Row row, Map<Kind, ServiceRate> paces, boolean russian) {
        return new DeskView(
                "desk",
                row.getLong("version"),
                row.getString("code"),
                Arrays.stream(row.getArrayOfStrings("stages")).map(Kind::of).toList(),
                Optional.ofNullable(row.getString("holder")),
                row.getBoolean("sits"),
                Optional.ofNullable(row.getString("pause_reason"))
                        .map(reason -> new DeskView.Pause(reason, row.getOffsetDateTime("paused_at"))),
                row.getUUID("id") == null ? Optional.empty() : Optional.of(CallRow.map(row, paces, russian)),
                Optional.ofNullable(row.getString("next_label"))
                        .map(label -> new DeskView.Next(
                                label, row.getString("next_service"), row.getOffsetDateTime("next_due_at"))),
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
