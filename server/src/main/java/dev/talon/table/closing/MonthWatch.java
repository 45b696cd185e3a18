package dev.talon.table.closing;

import dev.talon.db.Database;
import dev.talon.db.RecurringWork;
import dev.talon.db.Sql;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares closed months with their signatures: on each day a centre's two newest, and one of the others in turn;
 * also one at once whose figures a report found to differ. A closed month whose data changed outside the triggers
 * gets an amendment marked <i>found</i>. The transaction that compares a month also decides which node does it: a
 * node that dies has either done it or left it to the next.
 */
public final class MonthWatch {
    private static final Logger LOG = LoggerFactory.getLogger(MonthWatch.class);
    private static final Duration LOOK = Duration.ofHours(1);
    /** Months of a centre that are compared every day. */
    private static final int NEWEST = 2;

    private static final String MONTHS = Sql.of(MonthWatch.class, "months_to_compare", "now", "newest");

    private static final String CALLS = Sql.of(MonthWatch.class, "calls_to_compare", "now", "newest");

    /** $1 now or null · $2 month as 2024-01 · $3 centre's code. Nothing where another node has compared it today. */
    private static final String COMPARE = """
            WITH mine AS (
                INSERT INTO month_compared AS done (centre_id, month, day)
                SELECT c.id, ($2 || '-01')::date, business_day(c.zone, c.day_ends, coalesce($1::timestamptz, now()))
                FROM centre c WHERE c.code = $3
                ON CONFLICT (centre_id, month) DO UPDATE SET day = excluded.day WHERE done.day < excluded.day
                RETURNING centre_id, month)
            SELECT verify_month(centre_id, month) AS amended FROM mine""";

    /** $1 now or null · $2 month as 2024-01. */
    private static final String COMPARE_CALLS = """
            WITH mine AS (
                INSERT INTO calls_month_compared AS done (month, day)
                SELECT ($2 || '-01')::date, (coalesce($1::timestamptz, now()) AT TIME ZONE s.zone)::date FROM contact_centre s
                ON CONFLICT (month) DO UPDATE SET day = excluded.day WHERE done.day < excluded.day
                RETURNING month)
            SELECT verify_calls(month) AS amended FROM mine""";

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

    private final Database database;
    private final Supplier<OffsetDateTime> now;
    private final RecurringWork compares;

    public MonthWatch(Vertx vertx, Database database) {
        this(vertx, database, () -> null);
    }

    /** @param now null answers mean the database's own clock */
    public MonthWatch(Vertx vertx, Database database, Supplier<OffsetDateTime> now) {
        this.database = database;
        this.now = now;
        this.compares = new RecurringWork(vertx, LOG, "Comparing closed months", LOOK.dividedBy(60), LOOK, this::run);
    }

    /**
     * Compares the closed months that are due; one failure does not stop the others.
     *
     * @return how many amendments were made
     */
    public Future<Integer> run() {
        return due(MONTHS)
                .compose(months -> due(CALLS).map(calls -> {
                    List<Month> all = new ArrayList<>(months);
                    all.addAll(calls);
                    return all;
                }))
                .compose(all -> compare(all.iterator(), 0));
    }

    public void close() {
        compares.close();
    }

    private Future<List<Month>> due(String sql) {
        return database.slow()
                .preparedQuery(sql)
                .mapping(row -> new Month(Optional.ofNullable(row.getString("code")), row.getString("month")))
                .execute(Tuple.of(now.get(), NEWEST))
                .map(rows -> rows.stream().toList());
    }

    private Future<Integer> compare(Iterator<Month> months, int before) {
        if (!months.hasNext()) {
            return Future.succeededFuture(before);
        }
        Month month = months.next();
        Tuple values = Tuple.of(now.get(), month.month());
        month.centre().ifPresent(values::addString);
        return database.slow()
                .preparedQuery(month.centre().isPresent() ? COMPARE : COMPARE_CALLS)
                .execute(values)
                .map(rows -> rows.size() > 0 && amended(rows.iterator().next(), month))
                .recover(fault -> {
                    LOG.warn("Month {} cannot be compared now: {}", said(month), fault.getMessage());
                    return Future.succeededFuture(false);
                })
                .compose(amended -> compare(months, before + (amended ? 1 : 0)));
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
                .map(rows -> amended(rows.iterator().next(), month))
                .compose(amended -> verify(database, months, before + (amended ? 1 : 0)));
    }

    private static boolean amended(Row row, Month month) {
        boolean amended = row.getBoolean("amended");
        if (amended) {
            LOG.warn("Month {} differs from what was signed; it got an amendment", said(month));
        }
        return amended;
    }

    private static String said(Month month) {
        return month.month() + " of " + month.centre().orElse("the contact centre");
    }
}
