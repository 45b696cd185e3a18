package dev.talon.host;

import static dev.talon.web.Problem.said;

import dev.talon.db.Database;
import dev.talon.db.Sql;
import dev.talon.promise.CentreWaits;
import dev.talon.promise.Promises;
import dev.talon.queue.Category;
import dev.talon.queue.Kind;
import dev.talon.queue.Label;
import dev.talon.queue.TicketId;
import dev.talon.queue.WaitRange;
import dev.talon.web.Problem;
import dev.talon.words.Name;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Finds tickets of today by number and state. */
public final class TicketSearch {
    private static final String SQL =
            Sql.of(TicketSearch.class, "find_tickets", "now", "centre", "label", "other", "digits", "state", "most");

    /** More than a person reads on a tablet. */
    private static final int MOST = 300;

    private final Database database;
    private final Promises promises;
    private final Supplier<OffsetDateTime> now;

    /** @param now null answers mean the database's own clock */
    public TicketSearch(Database database, Promises promises, Supplier<OffsetDateTime> now) {
        this.database = database;
        this.promises = promises;
        this.now = now;
    }

    /**
     * @param number as people type it, with its letter or without; empty: any
     * @param state of the furthest stage, or {@code all}; empty: any that has not ended, or any at all if a number is
     *     given
     * @return fails with a 404 problem where there is no such centre
     */
    Future<FoundTickets> find(String centre, Optional<String> number, Optional<String> state) {
        return promises.of(centre)
                .compose(waits -> database.reads()
                        .preparedQuery(SQL)
                        .execute(Tuple.of(
                                now.get(),
                                centre,
                                number.map(Label::meant).orElse(null),
                                number.flatMap(Label::onOtherKeyboard).orElse(null),
                                number.flatMap(Label::digits).orElse(null),
                                state.orElse(null),
                                MOST))
                        .map(rows -> found(rows, waits, centre)));
    }

    private static FoundTickets found(RowSet<Row> rows, CentreWaits waits, String centre) {
        if (rows.size() == 0) {
            throw Problem.notFound("no-such-centre", said("no-such-centre", centre));
        }
        int total = 0;
        List<FoundTickets.Found> tickets = new ArrayList<>();
        for (Row row : rows) {
            if (row.getUUID("ticket") != null) {
                total = row.getInteger("total");
                tickets.add(ticket(row, waits));
            }
        }
        return new FoundTickets(total, tickets);
    }

    private static FoundTickets.Found ticket(Row row, CentreWaits waits) {
        String kind = row.getString("kind");
        Optional<Integer> ahead = Optional.ofNullable(row.getInteger("ahead"));
        Optional<WaitRange> expected = ahead.flatMap(people -> waits.expectedWait(Kind.of(kind), people));
        return new FoundTickets.Found(
                new TicketId(row.getUUID("ticket")).toString(),
                row.getString("label"),
                row.getString("service"),
                Name.of(row.getJsonObject("name").getMap()),
                Category.of(row.getString("category")),
                row.getLong("moved_advance") != null,
                row.getString("language"),
                row.getOffsetDateTime("issued_at"),
                kind,
                row.getInteger("position"),
                row.getInteger("stages"),
                row.getString("state"),
                row.getOffsetDateTime("queued_at"),
                row.getOffsetDateTime("due_at"),
                moment(row, "late_from"),
                row.getInteger("norm"),
                ahead,
                expected,
                moment(row, "called_at"),
                moment(row, "started_at"),
                moment(row, "finished_at"),
                row.getInteger("calls"),
                Optional.ofNullable(row.getString("desk")),
                moment(row, "away_until"),
                Optional.ofNullable(row.getString("note")),
                Optional.ofNullable(row.getString("paper"))
                        .map(state ->
                                new FoundTickets.Print(state, Optional.ofNullable(row.getString("paper_reason")))),
                Optional.ofNullable(row.getString("undoable"))
                        .map(what -> new FoundTickets.Undoable(what, row.getOffsetDateTime("undoable_at"))));
    }

    private static Optional<OffsetDateTime> moment(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column));
    }
}
