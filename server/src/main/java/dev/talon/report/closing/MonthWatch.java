package dev.talon.report.closing;

import dev.talon.db.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Tuple;
import java.util.Iterator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares closed months with their signatures: all once a day, on one node; one at once where a report has found that its
 * figures differ. What differs though nobody saw it change becomes an amendment that says so.
 */
public final class MonthWatch {
    private static final Logger LOG = LoggerFactory.getLogger(MonthWatch.class);
    private static final int LOOK_MS = 3_600_000;

    /** Whoever inserts the row of a centre's day, compares. */
    private static final String MINE = """
            INSERT INTO duty (kind, centre_id, business_day)
            SELECT DISTINCT 'verify-months', centre_id, current_date FROM month_closing
            ON CONFLICT DO NOTHING
            RETURNING centre_id""";

    private static final String MONTHS = """
            SELECT c.code, to_char(m.month, 'YYYY-MM') AS month
            FROM month_closing m JOIN centre c ON c.id = m.centre_id
            WHERE m.centre_id = ANY ($1) ORDER BY m.month DESC, c.code""";

    /** $1 centre's code · $2 month as 2024-01. */
    private static final String VERIFY =
            "SELECT verify_month(id, ($2 || '-01')::date) AS amended FROM centre WHERE code = $1";

    /** A closed month. */
    public record Month(String centre, String month) {}

    private final Vertx vertx;
    private final Database database;
    private final long timer;

    public MonthWatch(Vertx vertx, Database database) {
        this.vertx = vertx;
        this.database = database;
        this.timer = vertx.setPeriodic(
                LOOK_MS / 60,
                LOOK_MS,
                id -> run().onFailure(
                                fault -> LOG.warn("Closed months cannot be compared now: {}", fault.getMessage())));
    }

    /**
     * Compares every closed month that was not compared today.
     *
     * @return how many amendments were made
     */
    public Future<Integer> run() {
        return database.slow()
                .preparedQuery(MINE)
                .mapping(row -> row.getInteger(0))
                .execute()
                .compose(centres -> centres.size() == 0
                        ? Future.succeededFuture(List.<Month>of())
                        : months(centres.stream().toArray(Integer[]::new)))
                .compose(months -> verify(database, months.iterator(), 0));
    }

    public void close() {
        vertx.cancelTimer(timer);
    }

    private Future<List<Month>> months(Integer[] centres) {
        return database.slow()
                .preparedQuery(MONTHS)
                .mapping(row -> new Month(row.getString(0), row.getString(1)))
                .execute(Tuple.of(centres))
                .map(rows -> rows.stream().toList());
    }

    /** @return how many amendments were made */
    public static Future<Integer> verify(Database database, Iterator<Month> months, int before) {
        if (!months.hasNext()) {
            return Future.succeededFuture(before);
        }
        Month month = months.next();
        return database.slow()
                .preparedQuery(VERIFY)
                .execute(Tuple.of(month.centre(), month.month()))
                .compose(rows -> {
                    boolean amended = rows.iterator().next().getBoolean("amended");
                    if (amended) {
                        LOG.warn(
                                "Month {} of {} is not what was signed; an amendment says so",
                                month.month(),
                                month.centre());
                    }
                    return verify(database, months, before + (amended ? 1 : 0));
                });
    }
}
