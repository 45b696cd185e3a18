package dev.talon.statistics.quarters;

import dev.talon.db.Database;
import dev.talon.db.Sql;
import dev.talon.web.DaySpan;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Counts, for each person, what they did by hand, beside calling in turn. */
public final class ByHand {
    /**
     * One person, or a kiosk.
     *
     * @param actor as in the event log; empty of a person where the centre hides names
     * @param name what they are called, where it is known
     * @param issuedWithPriority tickets issued with priority, by staff and for a reason
     * @param claimedPriority tickets of a kiosk whose visitors said that they have the right to priority
     * @param priorityGiven to tickets that had been issued without it
     * @param putOff visitors put off or set aside
     * @param returned visitors brought back into the queue
     * @param withoutTicket visitors served without a ticket
     * @param undone commands taken back
     */
    record Person(
            Optional<String> actor,
            Optional<String> name,
            int calledOutOfTurn,
            int movedFirst,
            int movedForward,
            int movedBack,
            int issuedWithPriority,
            int claimedPriority,
            int priorityGiven,
            int priorityTakenBack,
            int putOff,
            int returned,
            int transferred,
            int withoutTicket,
            int undone) {}

    private static final String SQL = Sql.of(ByHand.class, "by_hand", "centre", "from", "to");

    private final Database database;

    public ByHand(Database database) {
        this.database = database;
    }

    Future<List<Person>> of(String centre, DaySpan span) {
        return database.reports()
                .preparedQuery(SQL)
                .execute(Tuple.of(centre, span.from(), span.to()))
                .map(rows -> {
                    List<Person> people = new ArrayList<>();
                    rows.forEach(row -> people.add(new Person(
                            Optional.ofNullable(row.getString("actor")),
                            Optional.ofNullable(row.getString("name")),
                            row.getInteger("called_out_of_turn"),
                            row.getInteger("moved_first"),
                            row.getInteger("moved_forward"),
                            row.getInteger("moved_back"),
                            row.getInteger("issued_with_priority"),
                            row.getInteger("claimed_priority"),
                            row.getInteger("priority_given"),
                            row.getInteger("priority_taken_back"),
                            row.getInteger("put_off"),
                            row.getInteger("returned"),
                            row.getInteger("transferred"),
                            row.getInteger("without_ticket"),
                            row.getInteger("undone"))));
                    return people;
                });
    }
}
