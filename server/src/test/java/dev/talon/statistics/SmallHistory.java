package dev.talon.statistics;

import dev.talon.TestNode;
import dev.talon.queue.TicketId;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/** Puts hand-made stages into a centre, so that a test knows every figure beforehand. */
public final class SmallHistory {
    private static final String TICKET = """
            INSERT INTO ticket (centre_id, id, business_day, service, route, norm, label, category, issued_at)
            SELECT c.id, $2, $3, s.code, s.route, s.norm, $5, $6, ($7::timestamp AT TIME ZONE c.zone)
            FROM centre c JOIN service s ON s.centre_id = c.id WHERE c.code = $1 AND s.code = $4""";

    private static final String STAGE = """
            INSERT INTO stage (centre_id, ticket_id, position, business_day, service, kind, state, queued_at, due_at,
                               called_at, last_called_at, calls, started_at, finished_at, desk, specialist, inaccurate, postponed)
            SELECT c.id, $2, $3, $4, t.service, $5, $6, m.queued, m.queued, m.called, m.called, CASE WHEN m.called IS NULL THEN 0 ELSE 1 END,
                   m.started, m.finished, $9, $10, $11, $12
            FROM centre c
            JOIN ticket t ON t.centre_id = c.id AND t.id = $2
            CROSS JOIN LATERAL (SELECT ($7::timestamp[])[1] AT TIME ZONE $8 AS queued, ($7::timestamp[])[2] AT TIME ZONE $8 AS called,
                                       ($7::timestamp[])[3] AT TIME ZONE $8 AS started, ($7::timestamp[])[4] AT TIME ZONE $8 AS finished) AS m
            WHERE c.code = $1""";

    /** A ticket of a centre's day; times are the centre's own. */
    public record Visit(String centre, String zone, LocalDate day, UUID id) {
        public String ticket() {
            return new TicketId(id).toString();
        }
    }

    private final TestNode node;
    private int labels;

    public SmallHistory(TestNode node) {
        this.node = node;
    }

    public Visit visit(String centre, LocalDate day, String service, String at) {
        return visit(centre, "Europe/Moscow", day, service, "ordinary", at);
    }

    public Visit visit(String centre, String zone, LocalDate day, String service, String category, String at) {
        var visit = new Visit(centre, zone, day, UUID.randomUUID());
        run(
                TICKET,
                Tuple.of(centre, visit.id(), day, service, "П" + ++labels, category)
                        .addLocalDateTime(day.atTime(LocalTime.parse(at))));
        return visit;
    }

    /** Seconds: of the wait, of the walk, of the service. */
    public void served(
            Visit visit, int position, String kind, String queued, int wait, int walk, int service, String desk) {
        served(visit, position, kind, queued, wait, walk, service, desk, "staff:anna", null);
    }

    public void served(
            Visit visit,
            int position,
            String kind,
            String queued,
            int wait,
            int walk,
            int service,
            String desk,
            String specialist,
            String inaccurate) {
        LocalDateTime from = visit.day().atTime(LocalTime.parse(queued));
        stage(
                visit,
                position,
                kind,
                "served",
                List.of(
                        from,
                        from.plusSeconds(wait),
                        from.plusSeconds(wait + walk),
                        from.plusSeconds(wait + walk + service)),
                desk,
                specialist,
                inaccurate);
    }

    /** Called and left, or left without being called where {@code wait} is 0. */
    public void ended(Visit visit, int position, String kind, String state, String queued, int wait, String desk) {
        LocalDateTime from = visit.day().atTime(LocalTime.parse(queued));
        LocalDateTime[] moments = {from, wait == 0 ? null : from.plusSeconds(wait), null, from.plusSeconds(wait + 60)};
        stage(
                visit,
                position,
                kind,
                state,
                java.util.Arrays.asList(moments),
                desk,
                desk == null ? null : "staff:anna",
                null);
    }

    private void stage(
            Visit visit,
            int position,
            String kind,
            String state,
            List<LocalDateTime> moments,
            String desk,
            String specialist,
            String inaccurate) {
        run(
                STAGE,
                Tuple.of(visit.centre(), visit.id(), position, visit.day(), kind, state)
                        .addArrayOfLocalDateTime(moments.toArray(LocalDateTime[]::new))
                        .addString(ZoneId.of(visit.zone()).getId())
                        .addString(desk)
                        .addString(specialist)
                        .addString(inaccurate)
                        .addInteger(0));
    }

    private void run(String sql, Tuple values) {
        TestNode.await(node.database().slow().preparedQuery(sql).execute(values));
    }
}
