package dev.talon.day;

import dev.talon.db.ClockWatch;
import dev.talon.db.Database;
import dev.talon.db.DatabaseAway;
import dev.talon.db.Hints;
import dev.talon.db.RecurringWork;
import dev.talon.table.DayFigures;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes past business days. Every node checks again and again. The unique row of {@code duty} decides which one works,
 * in the same statement as the work: a node that dies has either done it or left it to the next.
 */
public final class DayClose {
    private static final Logger LOG = LoggerFactory.getLogger(DayClose.class);
    private static final Duration USUAL_LOOK = Duration.ofMinutes(1);

    /**
     * $1 now or null · $2 node's time · $3 how far the clocks may be apart. Open stages decide, not only yesterday's
     * row of duty: a clock that was set back may have written one for a future day.
     */
    private static final String PENDING = """
            SELECT c.id, c.code
            FROM centre c, LATERAL (SELECT business_day(c.zone, c.day_ends, coalesce($1::timestamptz, now())) AS day) AS today
            WHERE clocks_agree($2, $3) AND (NOT EXISTS (
                SELECT FROM duty d
                WHERE d.kind = 'close-days' AND d.centre_id = c.id AND d.business_day = today.day)
               OR EXISTS (
                SELECT FROM stage st
                WHERE st.centre_id = c.id AND st.business_day < today.day
                  AND is_open(st.state)))
            ORDER BY c.id""";

    /**
     * $1 now or null · $2 centre's id · $3 node's time · $4 how far the clocks may be apart: beyond that nothing is
     * done. Waiting and called stages expire. A stage whose service has begun is finished, with times that are not
     * trusted. All get the moment that ended their day. Desks that were closed by hand are open again. Each service then shows the norm of the new day.
     */
    private static final String CLOSE = """
            WITH clock AS MATERIALIZED (
                SELECT coalesce($1::timestamptz, clock_timestamp()) AS now WHERE clocks_agree($3, $4)),
            mine AS (
                INSERT INTO duty (kind, centre_id, business_day)
                SELECT 'close-days', c.id, business_day(c.zone, c.day_ends, clock.now) FROM clock, centre c WHERE c.id = $2
                ON CONFLICT (kind, centre_id, business_day) DO UPDATE SET done_at = excluded.done_at
                WHERE EXISTS (
                    SELECT FROM stage st
                    WHERE st.centre_id = duty.centre_id AND st.business_day < duty.business_day
                      AND is_open(st.state))
                RETURNING centre_id, business_day, xmax = 0 AS first),
            expired AS (
                UPDATE stage st
                SET state = 'expired',
                    finished_at = greatest(st.queued_at, st.last_called_at, st.started_at,
                                           day_begins(c.zone, c.day_ends, st.business_day + 1))
                FROM mine JOIN centre c ON c.id = mine.centre_id
                WHERE st.centre_id = mine.centre_id AND st.business_day < mine.business_day
                  AND st.state IN ('waiting', 'called', 'postponed') AND st.started_at IS NULL
                RETURNING st.centre_id, st.ticket_id, st.position, st.desk, st.state),
            ended AS (
                UPDATE stage st
                SET state = 'served', inaccurate = 'left open overnight', desk = coalesce(st.desk, st.away_desk),
                    finished_at = greatest(st.started_at, day_begins(c.zone, c.day_ends, st.business_day + 1))
                FROM mine JOIN centre c ON c.id = mine.centre_id
                WHERE st.centre_id = mine.centre_id AND st.business_day < mine.business_day AND is_open(st.state)
                  AND st.started_at IS NOT NULL
                RETURNING st.centre_id, st.ticket_id, st.position, st.desk, st.state),
            closed AS (
                SELECT * FROM expired UNION ALL SELECT * FROM ended),
            noted AS (
                INSERT INTO event (centre_id, at, kind, ticket_id, position, desk, actor, reason)
                SELECT closed.centre_id, clock.now, CASE closed.state WHEN 'expired' THEN 'expired' ELSE 'finished' END,
                       closed.ticket_id, closed.position, closed.desk, 'duty:close-days', 'left open overnight'
                FROM closed, clock),
            opened AS (
                UPDATE desk d SET shut_at = NULL, shut_reason = NULL
                FROM mine JOIN centre c ON c.id = mine.centre_id
                WHERE d.centre_id = mine.centre_id AND d.shut_at < day_begins(c.zone, c.day_ends, mine.business_day)
                RETURNING d.centre_id, d.code),
            reopened AS (
                INSERT INTO event (centre_id, at, kind, desk, actor)
                SELECT opened.centre_id, clock.now, 'desk_reopened', opened.code, 'duty:close-days' FROM opened, clock),
            norms AS (
                UPDATE service s SET norm = valid.norm
                FROM mine
                JOIN service known ON known.centre_id = mine.centre_id
                CROSS JOIN LATERAL norm_of(mine.centre_id, known.code, mine.business_day) AS valid
                WHERE s.centre_id = known.centre_id AND s.code = known.code AND s.norm <> valid.norm),
            count AS (
                SELECT count(*) AS stages FROM closed)
            UPDATE centre SET version = version + 1
            FROM mine, count WHERE centre.id = mine.centre_id AND (mine.first OR count.stages > 0)
            RETURNING centre.id, centre.code, version, count.stages""";

    private final Database database;
    private final Hints hints;
    private final DayFigures figures;
    private final Supplier<OffsetDateTime> now;
    private final ClockWatch clock;
    private final RecurringWork closes;

    /** @param now null answers mean the database's own clock */
    public DayClose(Vertx vertx, Database database, Hints hints, DayFigures figures, Supplier<OffsetDateTime> now) {
        this(vertx, database, hints, figures, now, USUAL_LOOK);
    }

    /**
     * @param now null answers mean the database's own clock
     * @param look how often it looks whether a day has ended
     */
    public DayClose(
            Vertx vertx,
            Database database,
            Hints hints,
            DayFigures figures,
            Supplier<OffsetDateTime> now,
            Duration look) {
        this.database = database;
        this.hints = hints;
        this.figures = figures;
        this.now = now;
        this.clock = database.clock();
        this.closes = new RecurringWork(vertx, LOG, "Closing past days", Duration.ZERO, look, this::run);
    }

    /** Closes every centre whose day has ended; a failure in one does not stop the others. */
    public Future<Void> run() {
        return database.slow()
                .preparedQuery(PENDING)
                .execute(Tuple.of(now.get(), clock.node(), clock.limit()))
                .compose(this::closeEach);
    }

    public void close() {
        closes.close();
    }

    private Future<Void> closeEach(RowSet<Row> centres) {
        Future<Void> done = Future.succeededFuture();
        for (Row centre : centres) {
            done = done.compose(before -> closeOne(centre.getInteger("id"))).recover(fault -> {
                if (DatabaseAway.is(fault)) {
                    return Future.failedFuture(fault);
                }
                LOG.warn(
                        "Past days of centre {} cannot be closed now: {}",
                        centre.getString("code"),
                        fault.getMessage());
                return Future.succeededFuture();
            });
        }
        return done;
    }

    private Future<Void> closeOne(int centreId) {
        return database.slow()
                .preparedQuery(CLOSE)
                .execute(Tuple.of(now.get(), centreId, clock.node(), clock.limit()))
                .onSuccess(rows -> rows.forEach(this::tell))
                .compose(rows -> rows.size() == 0
                        ? Future.succeededFuture()
                        : settle(rows.iterator().next()));
    }

    /**
     * Settles the past days while the hall is empty, so that no report has to. A day that cannot be settled now is
     * settled after a report.
     */
    private Future<Void> settle(Row centre) {
        // A year that has begun in some zones only is taken with the one before it.
        OffsetDateTime today = Optional.ofNullable(now.get()).orElseGet(() -> OffsetDateTime.now(ZoneOffset.UTC));
        Optional<String> code = Optional.of(centre.getString("code"));
        return figures.settle(today.getYear(), code)
                .compose(days -> figures.settle(today.minusMonths(1).getYear(), code))
                .onFailure(fault -> LOG.info("Past days will be settled later: {}", fault.getMessage()))
                .<Void>mapEmpty()
                .otherwiseEmpty();
    }

    private void tell(Row row) {
        hints.changed(row.getInteger("id"), row.getLong("version"));
        if (row.getLong("stages") > 0) {
            LOG.info("Closed the day at {}: {} stages were left open", row.getString("code"), row.getLong("stages"));
        }
    }
}
