package dev.talon.board;

import static dev.talon.web.Problem.said;

import dev.talon.db.Database;
import dev.talon.db.Sql;
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
    private static final String SQL = Sql.of(LateTickets.class, "late_tickets", "now", "centre", "most");

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
                        throw Problem.notFound("no-such-centre", said("no-such-centre", centre));
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
