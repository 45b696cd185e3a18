package dev.talon.events;

import static dev.talon.web.Problem.said;

import dev.talon.db.Database;
import dev.talon.db.Sql;
import dev.talon.web.Problem;
import dev.talon.words.Text;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the events of a centre in the order of their numbers. A number is given at the end of its transaction, under a
 * lock that the transaction keeps (V3__queue.sql): whoever sees a number sees all lower ones.
 */
public final class EventPages {
    private static final String PAGE = Sql.of(EventPages.class, "page", "centre", "after", "most");
    private static final String NEWEST = Sql.of(EventPages.class, "newest", "centres");

    private final Database database;

    public EventPages(Database database) {
        this.database = database;
    }

    /** A page, and the number of its centre in this database. */
    record Read(int centreId, EventPage page) {}

    /**
     * @param after the last number that the reader has; empty: from the oldest that is kept
     * @param most how many at most, from 1
     * @return fails with 404 for an unknown centre; with 410 where events after that number are no longer kept, or that
     *     number has not been reached, because the database was restored from an earlier backup
     */
    Future<Read> read(String centre, Optional<Long> after, int most) {
        return database.reads()
                .preparedQuery(PAGE)
                .execute(Tuple.of(centre).addLong(after.orElse(null)).addInteger(most))
                .map(rows -> page(centre, after, rows));
    }

    /** The highest number of each centre that has one. */
    Future<Map<Integer, Long>> newest(Collection<Integer> centres) {
        return database.reads()
                .preparedQuery(NEWEST)
                .execute(Tuple.tuple().addArrayOfInteger(centres.toArray(Integer[]::new)))
                .map(rows -> {
                    Map<Integer, Long> numbers = new HashMap<>();
                    rows.forEach(row -> numbers.put(row.getInteger(0), row.getLong(1)));
                    return numbers;
                });
    }

    private static Read page(String centre, Optional<Long> after, RowSet<Row> rows) {
        if (rows.size() == 0) {
            throw Problem.notFound("no-such-centre", said("no-such-centre.code", centre));
        }
        Row here = rows.iterator().next();
        long first = here.getLong("first");
        long last = here.getLong("last");
        after.ifPresent(number -> check(number, first, last));
        List<ToldEvent> events = rows.stream()
                .filter(row -> row.getLong("number") != null)
                .map(row -> ToldEvent.of(centre, row))
                .toList();
        long next = events.isEmpty()
                ? after.orElse(last)
                : events.get(events.size() - 1).number();
        return new Read(here.getInteger("centre_id"), new EventPage(events, next, last));
    }

    private static void check(long after, long first, long last) {
        if (after + 1 < first) {
            throw gone("events-gone", said("events-gone", after, first), first, last);
        }
        if (after > last) {
            throw gone("events-ahead", said("events-ahead", after, last), first, last);
        }
    }

    private static Problem gone(String type, Text detail, long first, long last) {
        return Problem.of(410, type, "gone", detail)
                .at("after", detail)
                .with("first", first)
                .with("last", last);
    }
}
