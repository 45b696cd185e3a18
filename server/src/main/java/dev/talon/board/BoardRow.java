package dev.talon.board;

import dev.talon.queue.Kind;
import dev.talon.queue.ServiceRate;
import dev.talon.queue.WholeSeconds;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads a board with one statement: one moment of the database, one version. */
final class BoardRow {
    /** $1 now or null · $2 centre's code, or null · $3 centre's id, or null. */
    static final String SQL = """
            WITH clock AS MATERIALIZED (
                SELECT coalesce($1::timestamptz, clock_timestamp()) AS now),
            c AS (
                SELECT centre.*, clock.now, business_day(zone, day_ends, clock.now) AS day
                FROM centre, clock WHERE code = $2 OR id = $3),
            open AS MATERIALIZED (
                SELECT st.*, t.label, t.norm
                FROM stage st JOIN ticket t ON t.centre_id = st.centre_id AND t.id = st.ticket_id
                WHERE st.centre_id = (SELECT id FROM c) AND st.business_day = (SELECT day FROM c)
                  AND st.state IN ('waiting', 'called', 'serving', 'postponed'))
            SELECT c.id, c.code, c.name_ru, c.name_en, c.zone, c.version, c.now, c.day,
                (SELECT json_agg(json_build_object(
                            'label', o.label, 'desk', o.desk, 'service', o.service, 'stage', o.kind, 'state', o.state,
                            'at', o.last_called_at, 'calls', o.calls) ORDER BY o.last_called_at DESC, o.label)
                 FROM open o WHERE o.state IN ('called', 'serving')) AS calls,
                (SELECT json_agg(json_build_object(
                            'service', s.code, 'ru', s.name_ru, 'en', s.name_en, 'norm', s.norm, 'kind', s.route[1],
                            'count', w.count, 'since', w.since, 'overNorm', w.over_norm, 'ahead', w.ahead)
                            ORDER BY s.position)
                 FROM service s
                 CROSS JOIN LATERAL (
                     SELECT count(*) FILTER (WHERE o.service = s.code) AS count,
                            min(o.queued_at) FILTER (WHERE o.service = s.code) AS since,
                            count(*) FILTER (WHERE o.service = s.code
                                             AND o.queued_at + o.norm * interval '1 second' < c.now) AS over_norm,
                            count(*) FILTER (WHERE o.kind = s.route[1]
                                             AND o.due_at <= c.now + s.norm * interval '1 second') AS ahead
                     FROM open o WHERE o.state = 'waiting') AS w
                 WHERE s.centre_id = c.id AND (s.active OR w.count > 0)) AS waiting,
                (SELECT json_agg(json_build_object(
                            'desk', d.code, 'stages', d.stages, 'label', o.label, 'service', o.service,
                            'since', coalesce(o.started_at, o.last_called_at, d.paused_at),
                            'state', CASE WHEN o.state IS NOT NULL THEN o.state
                                          WHEN d.paused_at IS NOT NULL THEN 'paused'
                                          WHEN d.seen_at IS NULL OR d.seen_at <= c.now - interval '10 minutes' THEN 'closed'
                                          ELSE 'idle' END) ORDER BY d.position, d.code)
                 FROM desk d LEFT JOIN open o ON o.desk = d.code AND o.state IN ('called', 'serving')
                 WHERE d.centre_id = c.id AND (d.active OR o.state IS NOT NULL)) AS desks
            FROM c""";

    private BoardRow() {}

    static Board map(Row row, Map<Kind, ServiceRate> paces) {
        OffsetDateTime at = row.getOffsetDateTime("now");
        return new Board(
                "board",
                row.getInteger("id"),
                row.getString("code"),
                new Board.Name(row.getString("name_ru"), row.getString("name_en")),
                row.getString("zone"),
                row.getLong("version"),
                at,
                row.getLocalDate("day"),
                list(row, "calls", BoardRow::call),
                list(row, "waiting", waiting -> waiting(waiting, at, paces)),
                list(row, "desks", BoardRow::desk));
    }

    private static Board.Call call(JsonObject call) {
        return new Board.Call(
                call.getString("label"),
                call.getString("desk"),
                call.getString("service"),
                Kind.of(call.getString("stage")),
                call.getString("state"),
                OffsetDateTime.parse(call.getString("at")),
                call.getInteger("calls"));
    }

    private static Board.Waiting waiting(JsonObject waiting, OffsetDateTime at, Map<Kind, ServiceRate> paces) {
        Optional<OffsetDateTime> since = instant(waiting, "since");
        int ahead = waiting.getInteger("ahead");
        ServiceRate pace = paces.getOrDefault(Kind.of(waiting.getString("kind")), ServiceRate.UNKNOWN);
        return new Board.Waiting(
                waiting.getString("service"),
                new Board.Name(waiting.getString("ru"), waiting.getString("en")),
                waiting.getInteger("count"),
                since.map(from -> Math.max(0, WholeSeconds.of(Duration.between(from, at)))),
                since,
                waiting.getInteger("overNorm"),
                waiting.getInteger("norm"),
                ahead,
                pace.expectedWait(ahead));
    }

    private static Board.DeskState desk(JsonObject desk) {
        return new Board.DeskState(
                desk.getString("desk"),
                desk.getJsonArray("stages").stream()
                        .map(kind -> Kind.of(kind.toString()))
                        .toList(),
                desk.getString("state"),
                Optional.ofNullable(desk.getString("label")),
                Optional.ofNullable(desk.getString("service")),
                instant(desk, "since"));
    }

    private static Optional<OffsetDateTime> instant(JsonObject object, String name) {
        return Optional.ofNullable(object.getString(name)).map(OffsetDateTime::parse);
    }

    private static <T> List<T> list(Row row, String column, Function<JsonObject, T> map) {
        JsonArray array = Optional.ofNullable((JsonArray) row.getJson(column)).orElseGet(JsonArray::new);
        return array.stream().map(each -> map.apply((JsonObject) each)).toList();
    }
}
