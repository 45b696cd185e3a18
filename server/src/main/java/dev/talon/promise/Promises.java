package dev.talon.promise;

import dev.talon.db.AsyncCache;
import dev.talon.db.Database;
import dev.talon.db.Sql;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What is promised at each centre now. Reckoned anew every few seconds while somebody asks, by one statement and a
 * simulation; what four weeks have taught is read a few times a day, and nobody waits for it.
 */
public final class Promises {
    static final String HALL = Sql.of(Promises.class, "hall", "centre", "now");

    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final int CENTRES = 20_000;

    /** In so many ways each queue is played. */
    static final int RUNS = 60;
    /** More visitors may come than wait now while the answer is used. */
    private static final int MORE = 8;
    /** With so many ahead or more nothing is promised. */
    private static final int MOST = 120;

    private final Database database;
    private final Supplier<OffsetDateTime> now;
    private final AsyncCache<String, CentreWaits> known;
    private final Lessons lessons;

    /** @param now null answers mean the database's own clock */
    public Promises(Vertx vertx, Database database, Supplier<OffsetDateTime> now) {
        this.database = database;
        this.now = now;
        this.known = new AsyncCache<>(vertx, FRESH, CENTRES, this::read);
        this.lessons = new Lessons(vertx, database, CENTRES, now);
    }

    /** Nothing is promised at an unknown centre. */
    public Future<CentreWaits> of(String centre) {
        return known.get(centre);
    }

    private Future<CentreWaits> read(String centre) {
        return hall(centre)
                .map(hall -> hall.map(row -> waits(row, lessons.of(centre).learned()))
                        .orElse(CentreWaits.UNKNOWN));
    }

    /** How a centre stands now; empty for an unknown one. */
    Future<Optional<HallRow>> hall(String centre) {
        // What it needs is asked for meanwhile.
        lessons.of(centre);
        return database.reads()
                .preparedQuery(HALL)
                .execute(Tuple.of(centre, now.get()))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(HallRow.of(
                                rows.iterator().next(), lessons.of(centre).times())));
    }

    static CentreWaits waits(HallRow row, Map<String, Learned> learned) {
        var simulation = new HallSimulation(row.hall());
        Map<String, List<Promise>> byKind = new LinkedHashMap<>();
        row.norms().forEach((kind, norm) -> {
            int waiting = (int) row.hall().waiting().stream()
                    .filter(one -> one.kind().equals(kind))
                    .count();
            double[][] calls = simulation.calls(kind, norm, Math.min(MOST, waiting + MORE), RUNS);
            List<Promise> promises = IntStream.range(0, calls.length)
                    .mapToObj(ahead ->
                            Promise.of(calls[ahead], learned.getOrDefault(Lessons.key(kind, ahead), Learned.NOTHING)))
                    .collect(Collectors.toList());
            if (promises.size() == MOST) {
                promises.add(promises.get(MOST - 1).silent());
            }
            byKind.put(kind, promises);
        });
        return new CentreWaits(byKind);
    }
}
