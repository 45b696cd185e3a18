package dev.talon.bench;

import dev.talon.db.Database;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.sqlclient.Tuple;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The table of a year with one and a half million stages. */
final class Year {
    static final int YEAR = 2024;
    static final int STAGES = 1_500_000;
    private static final int CENTRES = 10;
    private static final int DAYS = 250;
    private static final int TICKETS_A_DAY = STAGES * 4 / 5 / CENTRES / DAYS;
    private static final int WARM_UP = 10;
    private static final int READINGS = 50;

    /** Every fourth ticket is combined. */
    private static final String TICKETS = """
            INSERT INTO ticket (centre_id, id, business_day, service, route, norm, label, issued_at, imported)
            SELECT c.id, lpad(to_hex(d * %1$d + n), 32, '0')::uuid, DATE '2024-01-01' + d,
                   CASE n %% 4 WHEN 0 THEN 'combined' WHEN 1 THEN 'cash' ELSE 'consultation' END,
                   CASE n %% 4 WHEN 0 THEN ARRAY['consultation', 'cash'] WHEN 1 THEN ARRAY['cash']
                               ELSE ARRAY['consultation'] END,
                   900, 'К' || n, TIMESTAMPTZ '2024-01-01 08:00+03' + d * interval '1 day' + n * interval '1 minute', true
            FROM centre c, generate_series(0, %2$d - 1) AS d, generate_series(1, %1$d) AS n
            WHERE c.code ~ '^many[0-9]$'""".formatted(TICKETS_A_DAY, DAYS);

    private static final String FACTS = """
            INSERT INTO stage (centre_id, ticket_id, position, business_day, service, kind, state, queued_at, due_at, called_at,
                               last_called_at, calls, started_at, finished_at, desk)
            SELECT centre_id, id, p, business_day, service, route[p], 'served', at, at + interval '15 minutes',
                   at + waits, at + waits, 1, at + waits, at + waits + interval '7 minutes', '1'
            FROM (SELECT t.*, p, issued_at + p * interval '30 minutes' AS at,
                         (300 + abs(hashtext(t.label)) % 900) * interval '1 second' AS waits
                  FROM ticket t CROSS JOIN LATERAL generate_series(1, cardinality(route)) AS p
                  WHERE imported) AS leg""";

    private final Vertx vertx;
    private final Database database;
    private final int port;
    private final String token;

    Year(Vertx vertx, Database database, int port, String token) {
        this.vertx = vertx;
        this.database = database;
        this.port = port;
        this.token = token;
    }

    /** Milliseconds: {@code cold} with no day settled, {@code warm} and {@code warmLate} the median and the 99th percentile after. */
    record Times(double cold, double warm, double warmLate) {}

    /** Past the triggers and keys that watch over single facts: there are no figures yet that they could spoil. */
    void fill() throws SQLException {
        try (Connection connection = database.jdbc().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SET session_replication_role = replica");
            statement.execute("SET synchronous_commit = off");
            statement.execute(TICKETS);
            statement.execute(FACTS);
            statement.execute("VACUUM (ANALYZE) ticket, stage");
            statement.execute("CHECKPOINT");
        }
    }

    Times measure() {
        Talk talk = new Talk(vertx, port, token, 1, 1);
        double cold = read(talk);
        while (!settled()) {
            read(talk);
        }
        var warm = new long[READINGS];
        for (int i = -WARM_UP; i < READINGS; i++) {
            double took = read(talk);
            if (i >= 0) {
                warm[i] = (long) (took * 1e6);
            }
        }
        talk.close();
        var readings = java.util.List.of(new Sample(0, warm));
        return new Times(cold, Sample.percentile(readings, 0.5), Sample.percentile(readings, 0.99));
    }

    private double read(Talk talk) {
        long from = System.nanoTime();
        talk.ask(0, HttpMethod.GET, "/reports/monthly?year=" + YEAR, "", "").await();
        return (System.nanoTime() - from) / 1e6;
    }

    /** Days without tickets count among them. */
    private boolean settled() {
        return database.slow()
                        .preparedQuery(
                                "SELECT count(*) FROM day_summary WHERE extract(year FROM business_day)::integer = $1")
                        .execute(Tuple.of(YEAR))
                        .await()
                        .iterator()
                        .next()
                        .getInteger(0)
                == CENTRES * java.time.Year.of(YEAR).length();
    }
}
