package dev.talon.db;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Statements that change nothing once nobody waits for them. A server that hung, or a network that was cut, may
 * deliver a statement long after its caller gave up. So each statement carries the moment, on the database's own
 * clock, after which it must not begin; after that it fails. The caller's wait ends too once no answer can come: a
 * client that is connecting may otherwise hold a statement for ever.
 */
final class TimelyStatement {
    private static final String CLOCK = "clock_timestamp()";
    private static final String CLOCK_IN_TIME =
            "CASE WHEN clock_timestamp() > $%d::timestamptz THEN too_late() ELSE clock_timestamp() END";
    /** The first clock of a statement also names the connection, until the statement's end, after the request. */
    private static final String NAMED =
            "CASE WHEN set_config('application_name', $%d::text, true) IS NOT NULL THEN %s END";
    /** As {@link Clients} calls these connections. */
    private static final String USUAL_NAME = "talon-commands";

    private final DatabaseClock clock;
    private final Duration limit;
    private final Map<String, String> timely = new ConcurrentHashMap<>();

    /** @param limit how long a statement may take, and how long one before it on its connection may take */
    TimelyStatement(DatabaseClock clock, Duration limit) {
        this.clock = clock;
        this.limit = limit;
    }

    /** @param sql uses {@code clock_timestamp()} wherever it changes something */
    Future<RowSet<Row>> execute(SqlClient connection, String sql, Tuple values) {
        Duration within = Deadline.now()
                .map(deadline -> deadline.left().minus(limit))
                .filter(left -> left.compareTo(limit) < 0)
                .orElse(limit);
        if (within.isNegative()) {
            return Future.failedFuture(new TooLate());
        }
        if (!sql.contains(CLOCK)) {
            return ending(connection.preparedQuery(sql).execute(values));
        }
        Tuple all = Tuple.tuple();
        for (int i = 0; i < values.size(); i++) {
            all.addValue(values.getValue(i));
        }
        all.addValue(clock.in(within));
        all.addValue(RequestId.application(USUAL_NAME));
        return ending(connection
                .preparedQuery(timely.computeIfAbsent(sql, plain -> inTime(plain, values.size())))
                .execute(all));
    }

    private static String inTime(String sql, int values) {
        String clock = CLOCK_IN_TIME.formatted(values + 1);
        int first = sql.indexOf(CLOCK);
        return sql.substring(0, first)
                + NAMED.formatted(values + 2, clock)
                + sql.substring(first + CLOCK.length()).replace(CLOCK, clock);
    }

    private Future<RowSet<Row>> ending(Future<RowSet<Row>> answer) {
        return answer.timeout(2 * limit.toMillis(), TimeUnit.MILLISECONDS);
    }
}
