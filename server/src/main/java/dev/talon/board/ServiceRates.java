package dev.talon.board;

import dev.talon.db.AsyncCache;
import dev.talon.db.Database;
import dev.talon.db.Sql;
import dev.talon.queue.Kind;
import dev.talon.queue.ServiceRate;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How fast each kind of stage is served at a centre now. The result may be a few seconds old, which suffices for
 * what a desk is told of the usual time.
 */
public final class ServiceRates {
    private static final String SQL = Sql.of(ServiceRates.class, "service_rates", "centre", "now");

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
        Map<Kind, ServiceRate> paces = new HashMap<>();
        for (Row row : rows) {
            paces.put(Kind.of(row.getString("kind")), new ServiceRate(Optional.ofNullable(row.getDouble("service"))));
        }
        return paces;
    }
}
