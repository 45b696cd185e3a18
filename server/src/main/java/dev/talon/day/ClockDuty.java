package dev.talon.day;

import dev.talon.db.Database;
import dev.talon.db.RecurringWork;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Repairs what a clock that was ahead has left. It reports records that lie in the future once a minute. Deadlines
 * that are later than any valid one, such as the time until which a node drives a line of signs, would block others
 * for as long as the clock was ahead; it ends them when the clock is set back and when a node starts.
 */
public final class ClockDuty {
    private static final Logger LOG = LoggerFactory.getLogger(ClockDuty.class);
    private static final Duration LOOK = Duration.ofMinutes(1);

    /** The newest record of each centre is at the end of its log. */
    private static final String NEWEST = """
            SELECT extract(epoch FROM max(newest.at) - clock_timestamp())::bigint AS future
            FROM centre c
            CROSS JOIN LATERAL (SELECT e.at FROM event e WHERE e.centre_id = c.id ORDER BY e.id DESC LIMIT 1) AS newest""";

    /**
     * None of these statements changes valid rows. The limits are those of the statements that write the deadlines, and
     * a margin.
     */
    private static final List<String> MEND = List.of(
            "UPDATE cable SET driver_until = clock_timestamp() WHERE driver_until > clock_timestamp() + interval '1 minute'",
            """
            UPDATE printer SET ask_at = clock_timestamp(), asked_until = NULL
            WHERE ask_at > clock_timestamp() + interval '2 minutes' OR asked_until > clock_timestamp() + interval '2 minutes'""",
            "UPDATE test_page SET alive_until = clock_timestamp() WHERE alive_until > clock_timestamp() + interval '2 minutes'",
            """
            UPDATE print_job SET created_at = least(created_at, clock_timestamp()), claimed_at = least(claimed_at, clock_timestamp()),
                                 alive_at = least(alive_at, clock_timestamp()), retry_at = least(retry_at, clock_timestamp())
            WHERE state IN ('queued', 'printing')
              AND greatest(created_at, claimed_at, alive_at, retry_at) > clock_timestamp() + interval '1 minute'""",
            "UPDATE agent_line SET heard_at = clock_timestamp() WHERE heard_at > clock_timestamp()",
            "UPDATE desk SET seen_at = clock_timestamp() WHERE seen_at > clock_timestamp()",
            "UPDATE desk SET paused_at = clock_timestamp() WHERE paused_at > clock_timestamp()",
            "UPDATE desk SET shut_at = clock_timestamp() WHERE shut_at > clock_timestamp()",
            "UPDATE device SET seen_at = clock_timestamp() WHERE seen_at > clock_timestamp()",
            """
            UPDATE sending_run SET next_try = clock_timestamp()
            WHERE state = 'pending' AND next_try > clock_timestamp() + interval '2 hours'""",
            // No time zone is further ahead.
            "DELETE FROM duty WHERE business_day > (clock_timestamp() AT TIME ZONE 'UTC' + interval '14 hours')::date",
            """
            UPDATE month_compared SET day = (clock_timestamp() AT TIME ZONE 'UTC')::date
            WHERE day > (clock_timestamp() AT TIME ZONE 'UTC' + interval '14 hours')::date""",
            """
            UPDATE calls_month_compared SET day = (clock_timestamp() AT TIME ZONE 'UTC')::date
            WHERE day > (clock_timestamp() AT TIME ZONE 'UTC' + interval '14 hours')::date""",
            // What depends on them goes with them.
            "DELETE FROM day_summary WHERE NOT settles(business_day)");

    private final Database database;
    private final RecurringWork looks;

    public ClockDuty(Vertx vertx, Database database) {
        this.database = database;
        this.looks = new RecurringWork(vertx, LOG, "Looking for records of the future", LOOK, this::look);
        database.clock().onSetBack(this::begin);
        begin();
    }

    private void begin() {
        mend().onComplete(mended -> looks.now());
    }

    public void close() {
        looks.close();
        database.clock().onSetBack(() -> {});
    }

    /** Reports whether the newest record lies in the future. */
    Future<Void> look() {
        return database.slow()
                .query(NEWEST)
                .execute()
                .onSuccess(rows -> {
                    Row row = rows.iterator().next();
                    if (row.getLong("future") != null) {
                        database.clock().newest(Duration.ofSeconds(row.getLong("future")));
                    }
                })
                .mapEmpty();
    }

    private Future<Void> mend() {
        Future<Void> done = Future.succeededFuture();
        for (String one : MEND) {
            done = done.compose(before -> database.slow().query(one).execute())
                    .onSuccess(rows -> {
                        if (rows.rowCount() > 0) {
                            LOG.info(
                                    "Ended deadlines that a wrong clock had set too late: {} rows of {}",
                                    rows.rowCount(),
                                    table(one));
                        }
                    })
                    .onFailure(fault -> LOG.warn(
                            "Deadlines that a wrong clock set too late are not ended yet: {}", fault.getMessage()))
                    .<Void>mapEmpty()
                    .otherwiseEmpty();
        }
        return done;
    }

    private static String table(String statement) {
        return statement.split("\\s+")[statement.startsWith("DELETE") ? 2 : 1];
    }
}
