package dev.talon.statistics.quarters;

import dev.talon.db.Database;
import dev.talon.db.Sql;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Counts, for each person, what they did to the order of the queue by hand. */
public final class ByHand {
    /**
     * One person.
     *
     * @param actor as in the event log; empty where the centre hides names
     * @param name what they are called, where it is known
     */
    record Person(
            Optional<String> actor,
            Optional<String> name,
            int calledOutOfTurn,
            int movedFirst,
            int movedForward,
            int movedBack,
            int priorityGiven,
            int priorityTakenBack) {}

    private static final String SQL = Sql.of(ByHand.class, "by_hand", "centre", "from", "to");

    private final Database database;

    public ByHand(Database database) {
        this.database = database;
    }

    Future<List<Person>> of(String centre, LocalDate from, LocalDate to) {
        return database.reports()
                .preparedQuery(SQL)
                .execute(Tuple.of(centre, from, to))
                .map(rows -> {
                    List<Person> people = new ArrayList<>();
                    rows.forEach(row -> people.add(new Person(
                            Optional.ofNullable(row.getString("actor")),
                            Optional.ofNullable(row.getString("name")),
                            row.getInteger("called_out_of_turn"),
                            row.getInteger("moved_first"),
                            row.getInteger("moved_forward"),
                            row.getInteger("moved_back"),
                            row.getInteger("priority_given"),
                            row.getInteger("priority_taken_back"))));
                    return people;
                });
    }
}
