package dev.talon.ticket;

import dev.talon.db.Database;
import dev.talon.db.Hints;
import dev.talon.db.Sql;
import dev.talon.queue.TicketId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Supplier;

/** Notes of staff for staff about tickets. */
public final class TicketNotes {
    private static final String NOTE =
            Sql.of(TicketNotes.class, "note_ticket", "now", "centre", "ticket", "note", "actor", "key");

    private final Database database;
    private final Hints hints;
    private final Supplier<OffsetDateTime> now;

    /** @param now null answers mean the database's own clock */
    public TicketNotes(Database database, Hints hints, Supplier<OffsetDateTime> now) {
        this.database = database;
        this.hints = hints;
        this.now = now;
    }

    /**
     * Puts a note in place of the one before.
     *
     * @param note empty: none
     * @return fails with 404 where the centre has no such ticket
     */
    public Future<Void> put(String centre, TicketId ticket, String note, String actor, Optional<String> key) {
        return database.fast(centre)
                .preparedQuery(NOTE)
                .execute(Tuple.of(now.get(), centre, ticket.uuid(), note, actor, key.orElse(null)))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw Tickets.unknown();
                    }
                    Row row = rows.iterator().next();
                    hints.changed(row.getInteger("centre_id"), row.getLong("version"));
                    return (Void) null;
                })
                .recover(fault -> CommandKeys.isRepeat(fault)
                        ? CommandKeys.refuseReuse(database, centre, key)
                        : Future.failedFuture(fault));
    }
}
