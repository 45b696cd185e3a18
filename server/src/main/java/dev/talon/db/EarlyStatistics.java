package dev.talon.db;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Analyses the tables of a new database as they grow. PostgreSQL does it by itself at most once a minute; until then it plans as if a table had
 * no rows, and such a plan compares each visitor who waits with each other. Where hundreds come within the first minute, boards and commands
 * would take seconds. Several nodes do not disturb each other: what one has analysed has not grown for the next.
 */
public final class EarlyStatistics {
    /** How often it looks: so long plans may be of a table of half the size. */
    public static final Duration USUAL_LOOK = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(EarlyStatistics.class);
    private static final String GROWN = Sql.of(EarlyStatistics.class, "grown_tables");

    private final Database database;
    private final RecurringWork looks;

    /** @param look how often it looks */
    public EarlyStatistics(Vertx vertx, Database database, Duration look) {
        this.database = database;
        this.looks = new RecurringWork(vertx, LOG, "Looking which tables have grown", look, this::run);
    }

    public void close() {
        looks.close();
    }

    private Future<Void> run() {
        return database.slow()
                .query(GROWN)
                .execute()
                .map(rows -> rows.iterator().next().getString("tables"))
                .compose(tables -> tables == null
                        ? Future.succeededFuture()
                        : database.slow()
                                // Whoever holds one of them now has analysed it, or changes it: the next look is soon.
                                .query("ANALYZE (SKIP_LOCKED) " + tables)
                                .execute()
                                .mapEmpty());
    }
}
