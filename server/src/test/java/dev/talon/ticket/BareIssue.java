package dev.talon.ticket;

import dev.talon.db.Statements;
import dev.talon.queue.Category;
import dev.talon.queue.TicketId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.UUID;

/** The statement of issuing with nothing around it, for the bench. */
public final class BareIssue {
    private BareIssue() {}

    public static Future<RowSet<Row>> run(Statements sql, String centre, String service, String key) {
        return sql.preparedQuery(Tickets.ISSUE).execute(Tuple.from(new Object[] {
            null,
            centre,
            service,
            TicketId.random().uuid(),
            Category.ORDINARY.word(),
            "ru",
            new Double[8],
            0L,
            OffsetDateTime.parse("1990-01-01T00:00:00Z"),
            OffsetDateTime.parse("9000-01-01T00:00:00Z"),
            null,
            UUID.randomUUID(),
            null,
            "token:1",
            key,
            null,
            null,
            false
        }));
    }
}
