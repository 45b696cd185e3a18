package dev.talon.desk;

import dev.talon.db.Database;
import dev.talon.db.Hints;
import dev.talon.db.RecurringWork;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings visitors back whose time is over: those who were put off or set aside. Every node looks again and again; the
 * one that looks first does it, in one statement, as of the moment at which the time was over.
 */
public final class ReturnsByClock {
    /** How often it looks. */
    public static final Duration USUAL_LOOK = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(ReturnsByClock.class);

    private final Database database;
    private final Hints hints;
    private final Supplier<OffsetDateTime> now;
    private final RecurringWork looks;

    /** @param now null answers mean the database's own clock */
    public ReturnsByClock(Vertx vertx, Database database, Hints hints, Supplier<OffsetDateTime> now, Duration look) {
        this.database = database;
        this.hints = hints;
        this.now = now;
        this.looks = new RecurringWork(vertx, LOG, "Bringing visitors back whose time is over", look, this::run);
    }

    public void close() {
        looks.close();
    }

    /** @return how many centres have somebody back */
    public Future<Integer> run() {
        return database.slow()
                .preparedQuery(DeskStatements.RETURN_BY_CLOCK)
                .execute(Tuple.of(now.get()))
                .map(rows -> {
                    for (Row row : rows) {
                        hints.changed(row.getInteger("id"), row.getLong("version"));
                    }
                    return rows.size();
                });
    }
}
