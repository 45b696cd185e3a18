package dev.talon.day;

import dev.talon.db.Database;
import dev.talon.db.Recurring;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private final Recurring clears = new Recurring(LOG, "Clearing away what is old");
    private static final Duration USUAL_LOOK = Duration.ofMinutes(1);
    /** Rows a statement, so that none holds its locks for long. */
    private static final int PORTION = 5_000;

    private static final String NIGHT = """
            (SELECT id, coalesce($1::timestamptz, now()) AT TIME ZONE zone AS local FROM centre ORDER BY id LIMIT 1) AS first
            WHERE extract(hour FROM first.local) >= 3 AND clocks_agree($2, $3)""";

    /** $1 now or null · $2 node's time · $3 how far the clocks may be apart. */
    private static final String DUE = "SELECT first.id FROM " + NIGHT + """

            AND NOT EXISTS (SELECT FROM duty d WHERE d.kind = 'housekeeping' AND d.centre_id = first.id
                            AND d.business_day = first.local::date)""";

    /** As {@link #DUE}. */
    private static final String DONE = """
            INSERT INTO duty (kind, centre_id, business_day)
            SELECT 'housekeeping', first.id, first.local::date
            FROM
            """ + NIGHT + " ON CONFLICT DO NOTHING";

    /** The rows to delete: a table, and a condition; {@code clock.now} is the moment. */
    private static final Map<String, String> CLEARED = new LinkedHashMap<>();

    static {
        CLEARED.put("session", "row.expires_at < clock.now");
        CLEARED.put("known_browser", "row.seen_at < clock.now - interval '400 days'");
        CLEARED.put("command_key", "row.at < clock.now - interval '2 days'");
        CLEARED.put("device", "row.paired_at IS NULL AND row.created_at < clock.now - interval '1 day'");
        CLEARED.put("sending_run", """
                row.state <> 'pending' AND row.made_at < clock.now - interval '400 days'
                AND EXISTS (SELECT FROM sending_run newer WHERE newer.sending = row.sending AND newer.made_at > row.made_at)""");
        CLEARED.put("print_job", "row.ended_at < clock.now - interval '400 days'");
        CLEARED.put("call_shown", "row.shown_at < clock.now - interval '92 days'");
        CLEARED.put("screen_ask", "row.asked_at < clock.now - interval '92 days'");
        CLEARED.put("printer_event", "row.at < clock.now - interval '400 days'");
        CLEARED.put("counter", "row.business_day < clock.now::date - 400");
        CLEARED.put("duty", "row.business_day < clock.now::date - 400");
    }

    /** %1$s table · %2$s which rows · $1 now or null · $2 node's time · $3 how far the clocks may be apart · $4 rows at most. */
    private static final String CLEAR = """
            DELETE FROM %1$s WHERE ctid = ANY (ARRAY(
                SELECT row.ctid FROM %1$s AS row, (SELECT coalesce($1::timestamptz, now()) AS now WHERE clocks_agree($2, $3)) AS clock
                WHERE %2$s LIMIT $4))""";

    private final Vertx vertx;
    private final Database database;
    private final Supplier<OffsetDateTime> now;
    private final long timer;

    /** @param now null answers mean the database's own clock */
    public Housekeeping(Vertx vertx, Database database, Supplier<OffsetDateTime> now) {
        this(vertx, database, now, USUAL_LOOK);
    }

    /**
     * @param now null answers mean the database's own clock
     * @param look how often it looks whether it is time
     */
    public Housekeeping(Vertx vertx, Database database, Supplier<OffsetDateTime> now, Duration look) {
        this.vertx = vertx;
        this.database = database;
        this.now = now;
        this.timer = vertx.setPeriodic(look.toMillis(), id -> clears.heed(run()));
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
        vertx.cancelTimer(timer);
    }

    private Tuple times() {
        return Tuple.of(now.get(), database.clock().node(), database.clock().limit());
    }

    private Future<Void> clear() {
        List<String> gone = new ArrayList<>();
        Future<Void> done = Future.succeededFuture();
        for (Map.Entry<String, String> one : CLEARED.entrySet()) {
            done = done.compose(before -> clear(CLEAR.formatted(one.getKey(), one.getValue()), 0))
                    .onSuccess(rows -> gone.add(one.getKey() + " " + rows))
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
