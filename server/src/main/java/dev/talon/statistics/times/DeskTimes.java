package dev.talon.statistics.times;

import dev.talon.db.Database;
import dev.talon.statistics.StageFilter;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/** Calculates how desks spent their days, from the recorded events of desks and from stages. */
public final class DeskTimes {
    /** Seconds of a set of spans. */
    private static final String SECONDS =
            "(SELECT coalesce(round(extract(epoch FROM sum(upper(s) - lower(s)))), 0)::bigint FROM unnest(%s) AS s)";

    /**
     * $1 first day · $2 last day · $3 centres or null · $4 desk or null. Spans of a desk's day are sets of moments, and what
     * was counted once is taken out of what comes after it: a doubtful stage, service, walking, pause, idle. A desk that was
     * opened up to a week before is still open. The view report.desk_time says the same, a day at a time.
     */
    private static final String STATEMENT = """
            WITH chosen AS (
                SELECT id, code, zone, day_ends FROM centre WHERE $3::text[] IS NULL OR code = ANY ($3)
            ), day AS (
                SELECT chosen.id AS centre_id, chosen.code AS centre, d::date AS day,
                       tstzrange(day_begins(zone, day_ends, d::date), day_begins(zone, day_ends, d::date + 1)) AS span,
                       worked_on(chosen.id, zone, d::date) AS hours,
                       EXISTS (SELECT FROM working_hours h WHERE h.centre_id = chosen.id) AS has_hours
                FROM chosen
                CROSS JOIN generate_series($1::date::timestamp, $2::date::timestamp, '1 day') AS d
            ), turn AS (
                SELECT e.centre_id, e.desk, e.kind, e.reason,
                       tstzrange(e.at, greatest(e.at, least(lead(e.at, 1, now()) OVER (PARTITION BY e.centre_id, e.desk ORDER BY e.at, e.id),
                                                            e.at + interval '7 days'))) AS span
                FROM chosen
                JOIN event e ON e.centre_id = chosen.id
                WHERE e.kind IN ('desk_opened', 'desk_paused', 'desk_resumed', 'desk_closed')
                  AND e.at >= $1::date - 9 AND e.at < $2::date + 3
            ), attended AS (
                SELECT day.centre_id, day.day, turn.desk,
                       range_agg(turn.span * day.span) AS open,
                       range_agg(turn.span * day.span) FILTER (WHERE turn.kind = 'desk_paused') AS paused
                FROM day JOIN turn ON turn.centre_id = day.centre_id AND turn.span && day.span AND turn.kind <> 'desk_closed'
                GROUP BY 1, 2, 3
            ), measured AS (
                SELECT day.centre_id, day.day, day.span AS day_span, stage.desk, stage.kind, stage.inaccurate,
                       stage.queued_at, stage.called_at, stage.started_at, coalesce(stage.finished_at, now()) AS ended_at
                FROM day
                JOIN ticket ON ticket.centre_id = day.centre_id AND ticket.business_day = day.day
                JOIN stage ON stage.centre_id = ticket.centre_id AND stage.ticket_id = ticket.id
            ), busy AS (
                SELECT centre_id, day, desk,
                       range_agg(tstzrange(started_at, greatest(started_at, ended_at)) * day_span)
                           FILTER (WHERE started_at IS NOT NULL AND inaccurate IS NULL) AS serving,
                       range_agg(tstzrange(called_at, greatest(called_at, ended_at)) * day_span)
                           FILTER (WHERE inaccurate IS NOT NULL) AS doubtful,
                       range_agg(tstzrange(called_at, greatest(called_at, coalesce(started_at, ended_at))) * day_span)
                           FILTER (WHERE inaccurate IS NULL) AS walking
                FROM measured
                WHERE desk IS NOT NULL AND called_at IS NOT NULL
                GROUP BY 1, 2, 3
            ), waiting AS MATERIALIZED (
                SELECT centre_id, day, kind,
                       range_agg(tstzrange(queued_at, greatest(queued_at, coalesce(called_at, ended_at))) * day_span) AS span
                FROM measured GROUP BY 1, 2, 3
            ), part AS (
                SELECT day.centre_id, day.centre, day.day, day.has_hours, day.hours, desk, attended.open,
                       coalesce(busy.doubtful, '{}') AS doubtful, coalesce(busy.serving, '{}') - coalesce(busy.doubtful, '{}') AS serving,
                       coalesce(busy.walking, '{}') - coalesce(busy.serving, '{}') - coalesce(busy.doubtful, '{}') AS walking,
                       coalesce(attended.paused, '{}') AS paused,
                       CASE WHEN attended.open IS NOT NULL THEN coalesce((SELECT range_agg(one) FROM waiting, unnest(waiting.span) AS one
                                 JOIN LATERAL (SELECT d.stages FROM desk d WHERE d.centre_id = day.centre_id AND d.code = desk) AS its ON true
                                 WHERE waiting.centre_id = day.centre_id AND waiting.day = day.day
                                   AND waiting.kind = ANY (its.stages)), '{}') END AS awaited
                FROM attended FULL JOIN busy USING (centre_id, day, desk)
                JOIN day USING (centre_id, day)
            ), apart AS (
                SELECT part.*, doubtful + serving + walking AS taken, coalesce(open, '{}') + doubtful + serving + walking AS present
                FROM part
            ), worked AS (
                SELECT centre_id, day, range_merge(range_agg(present)) AS span
                FROM (SELECT centre_id, day, unnest(present) AS present FROM apart) AS all_desks GROUP BY 1, 2
            )
            SELECT centre, desk, apart.day, %1$s AS serving, %2$s AS walking, %3$s AS doubtful,
                   CASE WHEN open IS NOT NULL THEN %4$s END AS idle,
                   CASE WHEN open IS NOT NULL THEN %5$s END AS idle_waiting,
                   %6$s AS paused,
                   CASE WHEN open IS NOT NULL THEN %7$s END AS closed,
                   (SELECT jsonb_object_agg(reason, seconds) FROM (
                        SELECT turn.reason, round(extract(epoch FROM sum(upper(s) - lower(s)))) AS seconds
                        FROM turn, unnest(apart.paused * tstzmultirange(turn.span) - taken) AS s
                        WHERE turn.centre_id = apart.centre_id AND turn.desk = apart.desk AND turn.kind = 'desk_paused'
                        GROUP BY turn.reason) AS why) AS pauses
            FROM apart LEFT JOIN worked USING (centre_id, day)
            WHERE $4::text IS NULL OR desk = $4
            ORDER BY centre, day, length(desk), desk""".formatted(
                    SECONDS.formatted("serving"),
                    SECONDS.formatted("walking"),
                    SECONDS.formatted("doubtful"),
                    SECONDS.formatted("open - taken - paused - awaited"),
                    SECONDS.formatted("(open - taken - paused) * awaited"),
                    SECONDS.formatted("paused - taken"),
                    SECONDS.formatted("CASE WHEN has_hours THEN hours ELSE tstzmultirange(worked.span) END - present"));

    /** Days of centres from which on it takes its turn: half a second. */
    private static final long LONG = 60;

    private static final String AT_ONE_MOMENT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY";
    /** Of one centre, at a time. */
    private static final int DAYS = 31;

    private final Database database;

    public DeskTimes(Database database) {
        this.database = database;
    }

    /** @return by centre, day and desk */
    Future<List<DeskTime>> of(StageFilter scope) {
        return scope.centreDays() < LONG ? read(scope) : database.longReports().take(() -> read(scope));
    }

    private Future<List<DeskTime>> read(StageFilter scope) {
        List<DeskTime> all = new ArrayList<>();
        return each(database.reports(), scope, times -> {
                    all.addAll(times);
                    return Future.succeededFuture();
                })
                .map(done -> all);
    }

    /**
     * Hands over some at a time, in the order of {@link #of}, the next when the last have been taken; all at one moment of the queue.
     * Memory does not grow with the period.
     */
    Future<Void> stream(StageFilter scope, Function<List<DeskTime>, Future<Void>> taker) {
        return each(database.exports(), scope, taker);
    }

    private static Future<Void> each(Pool pool, StageFilter scope, Function<List<DeskTime>, Future<Void>> taker) {
        return pool.withTransaction(connection -> connection
                .query(AT_ONE_MOMENT)
                .execute()
                .compose(set -> DeskParts.of(connection, scope, DAYS))
                .compose(parts -> {
                    Promise<Void> done = Promise.promise();
                    next(connection, parts.iterator(), taker, done);
                    return done.future();
                }));
    }

    /** Callbacks instead of a chain of futures, which would keep every row until the end. */
    private static void next(
            SqlConnection connection,
            Iterator<StageFilter> parts,
            Function<List<DeskTime>, Future<Void>> taker,
            Promise<Void> done) {
        if (!parts.hasNext()) {
            done.complete();
            return;
        }
        connection
                .preparedQuery(STATEMENT)
                .execute(values(parts.next()))
                .map(DeskTimes::times)
                .compose(taker)
                .onFailure(done::tryFail)
                .onSuccess(taken -> next(connection, parts, taker, done));
    }

    private static Tuple values(StageFilter part) {
        return Tuple.of(part.from(), part.to())
                .addArrayOfString(part.centres().toArray(String[]::new))
                .addString(part.desk().orElse(null));
    }

    private static List<DeskTime> times(RowSet<Row> rows) {
        List<DeskTime> times = new ArrayList<>(rows.size());
        rows.forEach(row -> times.add(DeskTime.of(row)));
        return times;
    }
}
