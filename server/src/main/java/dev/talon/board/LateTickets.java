package dev.talon.board;

import dev.talon.db.Database;
import dev.talon.queue.TicketId;
import dev.talon.web.Problem;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Reads who waits longer than their norm at this moment, the most overdue first. */
public final class LateTickets {
    /**
     * $1 now or null · $2 centre · $3 how many at most. Without late ones a single row says that the centre is there. The wait is
     * as reports count it: without the time put off at the visitor's wish.
     */
    private static final String SQL = """
            WITH clock AS MATERIALIZED (
                SELECT coalesce($1::timestamptz, clock_timestamp()) AS now),
            c AS (
                SELECT centre.id, business_day(zone, day_ends, clock.now) AS day FROM centre, clock WHERE code = $2)
            SELECT count(late.label) OVER ()::integer AS total, late.*
            FROM c LEFT JOIN LATERAL (
                SELECT t.id AS ticket, t.label, t.service, st.kind, t.category, st.queued_at, t.norm,
                       st.queued_at + make_interval(secs => t.norm + st.postponed) AS late_from
                FROM stage st JOIN ticket t ON t.centre_id = st.centre_id AND t.id = st.ticket_id, clock
                WHERE st.centre_id = c.id AND st.business_day = c.day AND st.state = 'waiting'
                  AND st.queued_at + make_interval(secs => t.norm + st.postponed) < clock.now) AS late ON true
            ORDER BY late.late_from, late.label
            LIMIT $3""";

    /**
     * @param total   how many there are, shown or not
     * @param tickets the most overdue of them
     */
    record Late(int total, List<Ticket> tickets) {}

    /**
     * @param stage    the kind that it waits for
     * @param queuedAt when this wait began
     * @param lateFrom when it passed its norm
     * @param norm     seconds that it may wait
     */
    record Ticket(
            String ticket,
            String label,
            String service,
            String stage,
            String category,
            OffsetDateTime queuedAt,
            OffsetDateTime lateFrom,
            int norm) {}

    private static final int MOST = 20;

    private final Database database;
    private final Supplier<OffsetDateTime> now;

    /** @param now null answers mean the database's own clock */
    public LateTickets(Database database, Supplier<OffsetDateTime> now) {
        this.database = database;
        this.now = now;
    }

    /** @return fails with a 404 problem where there is no such centre */
    Future<Late> of(String centre) {
        return database.reads()
                .preparedQuery(SQL)
                .execute(Tuple.of(now.get(), centre, MOST))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw Problem.notFound("no-such-centre", "There is no centre " + centre + ".")
                                .ru("Центра " + centre + " нет.");
                    }
                    List<Ticket> tickets = new ArrayList<>();
                    for (Row row : rows) {
                        if (row.getString("label") != null) {
                            tickets.add(ticket(row));
                        }
                    }
                    return new Late(rows.iterator().next().getInteger("total"), tickets);
                });
    }

    private static Ticket ticket(Row row) {
        return new Ticket(
                new TicketId(row.getUUID("ticket")).toString(),
                row.getString("label"),
                row.getString("service"),
                row.getString("kind"),
                row.getString("category"),
                row.getOffsetDateTime("queued_at"),
                row.getOffsetDateTime("late_from"),
                row.getInteger("norm"));
    }
}
