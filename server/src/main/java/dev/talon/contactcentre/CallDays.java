package dev.talon.contactcentre;

import dev.talon.db.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores the sums and the hash of days of calls, so that a passport need not hash a year's calls again. Nothing
 * depends on it: a day that is not stored is read from its calls.
 */
public final class CallDays {
    private static final Logger LOG = LoggerFactory.getLogger(CallDays.class);

    /** $1 first month · $2 last month; those that are closed by what was signed, the others by the settings. */
    private static final String MONTHS = """
            SELECT m.month::date AS month, coalesce(c.zone, s.zone) AS zone,
                   CASE WHEN c.month IS NULL THEN s.queues ELSE c.queues END AS queues
            FROM generate_series($1::date, $2::date, interval '1 month') AS m (month)
            CROSS JOIN contact_centre s
            LEFT JOIN calls_closing c ON c.month = m.month
            WHERE EXISTS (SELECT FROM call
                          WHERE entered_at >= month_begins(m.month::date, coalesce(c.zone, s.zone))
                            AND entered_at < month_begins((m.month + interval '1 month')::date, coalesce(c.zone, s.zone)))
            ORDER BY m.month""";

    /** As {@code lock_calls()}. Apart from the work itself: what is read after the lock must be as new as the lock. */
    private static final String LOCK = "SELECT pg_try_advisory_xact_lock(1952541552)";

    private static final String KEEP = "SELECT keep_calls($1, $2, $3)";

    private record Month(LocalDate first, String zone, String[] queues) {}

    private final Database database;

    public CallDays(Database database) {
        this.database = database;
    }

    /**
     * Stores the missing days of the published months, one after the other. If somebody is importing or changing calls,
     * the rest is left for the next time.
     *
     * @param first any day of the first month
     * @param last any day of the last one
     * @return how many days were stored
     */
    public Future<Long> keep(LocalDate first, LocalDate last) {
        return database.slow()
                .preparedQuery(MONTHS)
                .mapping(row -> new Month(row.getLocalDate(0), row.getString(1), row.getArrayOfStrings(2)))
                .execute(Tuple.of(first.withDayOfMonth(1), last.withDayOfMonth(1)))
                .compose(months -> keep(List.copyOf(months.stream().toList()).iterator(), 0));
    }

    /** The same without waiting for it. */
    void keepBehind(LocalDate first, LocalDate last) {
        keep(first, last).onFailure(fault -> LOG.info("Days of calls will be settled later: {}", fault.getMessage()));
    }

    private Future<Long> keep(Iterator<Month> months, long before) {
        if (!months.hasNext()) {
            return Future.succeededFuture(before);
        }
        Month month = months.next();
        return database.slow()
                .withTransaction(connection -> keep(connection, month))
                .compose(kept -> keep(months, before + kept));
    }

    private static Future<Long> keep(SqlConnection connection, Month month) {
        return connection
                .query(LOCK)
                .execute()
                .compose(rows -> rows.iterator().next().getBoolean(0)
                        ? connection
                                .preparedQuery(KEEP)
                                .execute(Tuple.of(month.first(), month.zone()).addArrayOfString(month.queues()))
                                .map(done -> done.iterator().next().getLong(0))
                        : Future.succeededFuture(0L));
    }
}
