package dev.talon.report.closing;

import dev.talon.db.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Tuple;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
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

    /** The contact centre's, if nobody compared them today. */
    private static final String CALLS = """
            WITH mine AS (INSERT INTO calls_compared (day) VALUES (current_date) ON CONFLICT DO NOTHING RETURNING day)
            SELECT to_char(c.month, 'YYYY-MM') AS month FROM calls_closing c CROSS JOIN mine ORDER BY c.month DESC""";

    /** $1 centre's code · $2 month as 2024-01. */
    private static final String VERIFY =
            "SELECT verify_month(id, ($2 || '-01')::date) AS amended FROM centre WHERE code = $1";

    /** $1 month as 2024-01. */
    private static final String VERIFY_CALLS = "SELECT verify_calls(($1 || '-01')::date) AS amended";

    /** A closed month. @param centre code; empty: the contact centre */
    public record Month(Optional<String> centre, String month) {
        private String verify() {
            return centre.isPresent() ? VERIFY : VERIFY_CALLS;
        }

        private Tuple values() {
            return centre.map(code -> Tuple.of(code, month)).orElse(Tuple.of(month));
        }
    }

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
                .compose(months -> verify(database, months.iterator(), 0))
                .compose(before -> calls().compose(months -> verify(database, months.iterator(), before)));
    }

    public void close() {
        vertx.cancelTimer(timer);
    }

    private Future<List<Month>> calls() {
        return database.slow()
                .query(CALLS)
                .mapping(row -> new Month(Optional.empty(), row.getString("month")))
                .execute()
                .map(rows -> rows.stream().toList());
    }

    private Future<List<Month>> months(Integer[] centres) {
        return database.slow()
                .preparedQuery(MONTHS)
                .mapping(row -> new Month(Optional.of(row.getString(0)), row.getString(1)))
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
                .preparedQuery(month.verify())
                .execute(month.values())
                .compose(rows -> {
                    boolean amended = rows.iterator().next().getBoolean("amended");
                    if (amended) {
                        LOG.warn(
                                "Month {} of {} is not what was signed; an amendment says so",
                                month.month(),
                                month.centre().orElse("the contact centre"));
                    }
                    return verify(database, months, before + (amended ? 1 : 0));
                });
    }
}
