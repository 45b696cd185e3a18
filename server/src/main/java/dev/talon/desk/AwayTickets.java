package dev.talon.desk;

import dev.talon.db.Database;
import dev.talon.db.Sql;
import dev.talon.queue.StageState;
import dev.talon.queue.TicketId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

/** Those of today who can be taken back into the queue: who did not come when called, and who was put off or set aside. */
public final class AwayTickets {
    private static final String SQL = Sql.of(AwayTickets.class, "away", "now", "centre", "most");

    /** More than a person looks through. */
    private static final int MOST = 50;

    private final Database database;
    private final Supplier<OffsetDateTime> now;

    /** @param now null answers mean the database's own clock */
    public AwayTickets(Database database, Supplier<OffsetDateTime> now) {
        this.database = database;
        this.now = now;
    }

    /**
     * @param desk that called or put them off; empty: none did
     * @param state {@code no_show} or {@code postponed}
     * @param at since when they are away
     * @param until when they are back by the clock; empty for those who did not come
     */
    public record Away(
            String ticket,
            String label,
            String service,
            Optional<String> desk,
            StageState state,
            OffsetDateTime at,
            Optional<OffsetDateTime> until) {}

    /** @return at most 50, the latest first; none where there is no such centre */
    Future<List<Away>> of(String centre) {
        return database.reads()
                .preparedQuery(SQL)
                .execute(Tuple.of(now.get(), centre, MOST))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(AwayTickets::away)
                        .toList());
    }

    private static Away away(Row row) {
        return new Away(
                new TicketId(row.getUUID("ticket")).toString(),
                row.getString("label"),
                row.getString("service"),
                Optional.ofNullable(row.getString("desk")),
                StageState.of(row.getString("state")),
                row.getOffsetDateTime("at"),
                Optional.ofNullable(row.getOffsetDateTime("until")));
    }
}
