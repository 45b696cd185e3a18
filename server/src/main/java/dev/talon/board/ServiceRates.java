package dev.talon.board;

import dev.talon.db.AsyncCache;
import dev.talon.db.Database;
import dev.talon.queue.Kind;
import dev.talon.queue.ServiceRate;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How fast each kind of stage is served at a centre now. The result may be a few seconds old, which suffices for an
 * estimate.
 */
public final class ServiceRates {
    /** $1 centre · $2 now or null. Recent: the last 30 served stages of a kind within three hours; at least three, else nothing is known. */
    private static final String SQL = """
            SELECT k.kind, recent.service, open.desks, open.idle
            FROM centre c CROSS JOIN (SELECT coalesce($2::timestamptz, now()) AS now) AS clock
            CROSS JOIN (VALUES ('consultation'), ('cash')) AS k (kind)
            CROSS JOIN LATERAL (
                SELECT CASE WHEN count(*) >= 3 THEN extract(epoch FROM avg(finished_at - started_at))::float8 END AS service
                FROM (SELECT st.started_at, st.finished_at
                      FROM stage st
                      WHERE st.centre_id = c.id AND st.state = 'served' AND st.kind = k.kind AND st.inaccurate IS NULL
                        AND st.finished_at BETWEEN clock.now - interval '3 hours' AND clock.now
                      ORDER BY st.finished_at DESC LIMIT 30) AS last) AS recent
            CROSS JOIN LATERAL (
                SELECT count(*)::integer AS desks, count(*) FILTER (WHERE s.desk IS NULL)::integer AS idle
                FROM desk d
                LEFT JOIN stage s ON s.centre_id = d.centre_id AND s.desk = d.code AND s.state IN ('called', 'serving')
                WHERE d.centre_id = c.id AND d.active AND d.stages @> ARRAY[k.kind]
                  AND (s.desk IS NOT NULL OR d.seen_at > now() - interval '10 minutes')) AS open
            WHERE c.code = $1""";

    private static final Duration FRESH = Duration.ofSeconds(5);

    private final Database database;
    private final Supplier<OffsetDateTime> now;
    private final AsyncCache<String, Map<Kind, ServiceRate>> known;

    public ServiceRates(Vertx vertx, Database database) {
        this(vertx, database, () -> null);
    }

    /** @param now null answers mean the database's own clock */
    public ServiceRates(Vertx vertx, Database database, Supplier<OffsetDateTime> now) {
        this.database = database;
        this.now = now;
        this.known = new AsyncCache<>(vertx, FRESH, 10_000, this::read);
    }

    /** @return by kind; empty for an unknown centre */
    public Future<Map<Kind, ServiceRate>> of(String centre) {
        return known.get(centre);
    }

    private Future<Map<Kind, ServiceRate>> read(String centre) {
        return database.reads()
                .preparedQuery(SQL)
                .execute(Tuple.of(centre, now.get()))
                .map(ServiceRates::map);
    }

    private static Map<Kind, ServiceRate> map(RowSet<Row> rows) {
        Map<Kind, ServiceRate> paces = new EnumMap<>(Kind.class);
        for (Row row : rows) {
            paces.put(
                    Kind.of(row.getString("kind")),
                    new ServiceRate(
                            Optional.ofNullable(row.getDouble("service")),
                            row.getInteger("desks"),
                            row.getInteger("idle")));
        }
        return paces;
    }
}
