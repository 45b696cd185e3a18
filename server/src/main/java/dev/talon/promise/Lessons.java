package dev.talon.promise;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.talon.db.ConcurrencyLimiter;
import dev.talon.db.Database;
import dev.talon.db.Sql;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * What four weeks have taught of each centre. Read beside, of few centres at once, and nobody waits for it: until then what was read
 * before goes on.
 */
final class Lessons {
    /**
     * What four weeks have taught.
     *
     * @param times by kind: how long services took, seconds
     * @param learned by kind and group of how many were ahead: {@link #key}
     */
    record Taught(Map<String, double[]> times, Map<String, Learned> learned) {
        static final Taught NOTHING = new Taught(Map.of(), Map.of());
    }

    /** @param until by {@link System#nanoTime} */
    private record Kept(Taught taught, long until) {}

    private static final String BEFORE = Sql.of(Lessons.class, "before", "centre", "now");
    private static final String LEARNED = Sql.of(Lessons.class, "learned", "centre", "now");

    private static final Duration USUAL = Duration.ofHours(3);
    /** Where there was nothing to learn from, and where it could not be read. */
    private static final Duration SOON = Duration.ofMinutes(1);
    /** After a start all centres ask; their next times are spread by this share. */
    private static final double SPREAD = 0.3;

    private static final int AT_ONCE = 2;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Database database;
    private final Supplier<OffsetDateTime> now;
    private final ConcurrencyLimiter turns;
    private final Cache<String, Kept> kept;
    private final Set<String> asked = ConcurrentHashMap.newKeySet();

    /**
     * @param centres of so many it is kept
     * @param now null answers mean the database's own clock
     */
    Lessons(Vertx vertx, Database database, int centres, Supplier<OffsetDateTime> now) {
        this.database = database;
        this.now = now;
        this.turns = new ConcurrencyLimiter(vertx, AT_ONCE, centres, PATIENCE);
        this.kept = Caffeine.newBuilder().maximumSize(centres).build();
    }

    /** From so many ahead on it is learned apart. */
    private static final int LONG_QUEUE = 20;

    /** As far as it is known already. */
    Taught of(String centre) {
        Kept known = kept.getIfPresent(centre);
        Taught taught = known == null ? Taught.NOTHING : known.taught();
        if ((known == null || System.nanoTime() - known.until() >= 0) && asked.add(centre)) {
            turns.take(() -> read(centre))
                    .map(read -> kept(read, read.times().isEmpty() ? SOON : USUAL))
                    // Whether the database answers is said by those who cannot go on without it.
                    .otherwise(failed -> kept(taught, SOON))
                    .onSuccess(next -> {
                        kept.put(centre, next);
                        asked.remove(centre);
                    });
        }
        return taught;
    }

    private static Kept kept(Taught taught, Duration about) {
        double spread = 1 + SPREAD * (2 * ThreadLocalRandom.current().nextDouble() - 1);
        return new Kept(taught, System.nanoTime() + (long) (about.toNanos() * spread));
    }

    private Future<Taught> read(String centre) {
        return database.slow()
                .preparedQuery(BEFORE)
                .execute(Tuple.of(centre, now.get()))
                .compose(times -> database.slow()
                        .preparedQuery(LEARNED)
                        .execute(Tuple.of(centre, now.get()))
                        .map(cases -> new Taught(times(times), learned(cases))));
    }

    private static Map<String, double[]> times(RowSet<Row> rows) {
        Map<String, double[]> times = new HashMap<>();
        for (Row row : rows) {
            Double[] took = row.getArrayOfDoubles("took");
            times.put(
                    row.getString("kind"),
                    Arrays.stream(took).mapToDouble(each -> each).toArray());
        }
        return times;
    }

    private static Map<String, Learned> learned(RowSet<Row> rows) {
        Map<String, List<Learned.Case>> cases = new HashMap<>();
        for (Row row : rows) {
            cases.computeIfAbsent(key(row.getString("kind"), row.getInteger("ahead")), none -> new ArrayList<>())
                    .add(new Learned.Case(row.getDouble("off"), row.getBoolean("held")));
        }
        Map<String, Learned> learned = new HashMap<>();
        cases.forEach((key, of) -> learned.put(key, Learned.of(of)));
        return learned;
    }

    /** Of people with about so many ahead. A short queue of many is not as a long one. */
    static String key(String kind, int ahead) {
        return kind + " "
                + (ahead >= LONG_QUEUE ? LONG_QUEUE + "+" : AheadGroup.of(ahead).word());
    }
}
