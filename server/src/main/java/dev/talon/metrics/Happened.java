package dev.talon.metrics;

import dev.talon.db.Sql;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.Map;

/**
 * What has happened at each centre since this node was first asked, counted by the events: they are never taken back, so no figure falls
 * while the process lives.
 */
final class Happened {
    /** So many events of a centre are read at once at most. */
    private static final long AT_ONCE = 20_000;

    static final String SQL = Sql.of(Happened.class, "happened", "at_once", "most", "centres", "numbers", "begins");

    /** Since the first look. */
    record Counts(long issued, long called, long served, long noShows) {
        static final Counts NONE = new Counts(0, 0, 0, 0);

        Counts and(Row row) {
            return new Counts(
                    issued + row.getLong("issued"),
                    called + row.getLong("called"),
                    served + row.getLong("served"),
                    noShows + row.getLong("no_shows"));
        }
    }

    private record Place(String centre, String kind) {}

    private final int centres;
    private final Map<Integer, Long> numbers = new HashMap<>();
    private final Map<Place, Counts> counts = new HashMap<>();
    private boolean begun;

    /** @param centres with how many it is counted what happens at them */
    Happened(int centres) {
        this.centres = centres;
    }

    /** What is new since the last that was added. */
    synchronized Tuple asked() {
        return Tuple.of(
                AT_ONCE,
                centres,
                numbers.keySet().toArray(Integer[]::new),
                numbers.values().toArray(Long[]::new),
                !begun);
    }

    /** @param rows of {@link #SQL}; the answer to a question is added once, before the next is asked */
    synchronized void add(Iterable<Row> rows) {
        for (Row row : rows) {
            numbers.put(row.getInteger("centre_id"), row.getLong("number"));
            if (row.getString("kind") != null) {
                counts.compute(
                        new Place(row.getString("centre"), row.getString("kind")),
                        (place, before) -> (before == null ? Counts.NONE : before).and(row));
            }
        }
        begun = true;
    }

    synchronized Counts of(String centre, String kind) {
        return counts.getOrDefault(new Place(centre, kind), Counts.NONE);
    }
}
