package dev.talon.day;

import dev.talon.db.Database;
import dev.talon.db.RecurringWork;
import dev.talon.db.Sql;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes old rows once a night, after three on the first centre's clock. The row of {@code duty} is written when the
 * work is done: if a node dies, the next one does the rest, and two that begin at once do no harm. Tickets, stages,
 * events, imports, closings and entered figures are never deleted, because reports are calculated from them.
 */
public final class Housekeeping {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final Duration USUAL_LOOK = Duration.ofMinutes(1);
    /** Rows a statement, so that none holds its locks for long. */
    private static final int PORTION = 5_000;

    private static final String DUE = Sql.of(Housekeeping.class, "nights_work_to_do", "now", "node_time", "most_apart");

    private static final String DONE = Sql.of(Housekeeping.class, "nights_work_done", "now", "node_time", "most_apart");

    /** What each deletes: {@code clear_<table>.sql}. */
    private static final List<String> CLEARED = List.of(
            "session",
            "known_browser",
            "command_key",
            "ticket_undo",
            "device",
            "sending_run",
            "print_job",
            "call_shown",
            "screen_ask",
            "screen_picture",
            "printer_event",
            "counter",
            "duty",
            "event_out",
            "hook_delivery");

    private final Database database;
    private final Supplier<OffsetDateTime> now;
    private final RecurringWork clears;

    /** @param now null answers mean the database's own clock */
    public Housekeeping(Vertx vertx, Database database, Supplier<OffsetDateTime> now) {
        this(vertx, database, now, USUAL_LOOK);
    }

    /**
     * @param now null answers mean the database's own clock
     * @param look how often it looks whether it is time
     */
    public Housekeeping(Vertx vertx, Database database, Supplier<OffsetDateTime> now, Duration look) {
        this.database = database;
        this.now = now;
        this.clears = new RecurringWork(vertx, LOG, "Clearing away what is old", look, this::run);
    }

    /** Deletes if it is night and no node has done it since. */
    public Future<Void> run() {
        return database.slow()
                .preparedQuery(DUE)
                .execute(times())
                .compose(due -> due.size() == 0
                        ? Future.succeededFuture()
                        : clear().compose(cleared -> database.slow()
                                .preparedQuery(DONE)
                                .execute(times())
                                .mapEmpty()));
    }

    public void close() {
        clears.close();
    }

    private Tuple times() {
        return Tuple.of(now.get(), database.clock().node(), database.clock().limit());
    }

    private Future<Void> clear() {
        List<String> gone = new ArrayList<>();
        Future<Void> done = Future.succeededFuture();
        for (String table : CLEARED) {
            String sql = Sql.of(Housekeeping.class, "clear_" + table, "now", "node_time", "most_apart", "most_rows");
            done = done.compose(before -> clear(sql, 0))
                    .onSuccess(rows -> gone.add(table + " " + rows))
                    .mapEmpty();
        }
        return done.onSuccess(
                all -> LOG.info("Deleted old rows: {}", gone.stream().collect(Collectors.joining(", "))));
    }

    private Future<Integer> clear(String sql, int before) {
        return database.slow()
                .preparedQuery(sql)
                .execute(times().addInteger(PORTION))
                .compose(rows -> {
                    int all = before + rows.rowCount();
                    return rows.rowCount() < PORTION ? Future.succeededFuture(all) : clear(sql, all);
                });
    }
}
