package dev.talon.table;

import dev.talon.db.Database;
import dev.talon.db.Sql;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Settles past days: stores their figures and packs their stages, so that reports need not read each stage again.
 * Nothing depends on it: a day that is not settled is read from its stages.
 */
public final class DayFigures {
    private static final String CENTRES = "SELECT id FROM centre WHERE $1::text IS NULL OR code = $1 ORDER BY id";
    /** A transaction of its own: what is read after the lock must be as new as the lock. */
    private static final String LOCK = "SELECT clocks_agree($2, $3) AND pg_try_advisory_xact_lock(1952541548, $1)";

    private static final String SETTLE = Sql.of(DayFigures.class, "settle_days", "from", "to", "centre");

    private static final String PACK = Sql.of(DayFigures.class, "pack_days", "from", "to", "centre");

    /**
     * For several centres, by id (each parameter), with their days without tickets. In temporary tables, because an INSERT reads with one
     * process only.
     */
    private static final String SETTLE_ALL = """
            CREATE TEMPORARY TABLE fresh_sums ON COMMIT DROP AS
            SELECT * FROM day_sums WHERE centre_id = ANY (?);
            CREATE TEMPORARY TABLE fresh_hashes ON COMMIT DROP AS
            SELECT centre_id, hashed.business_day, hashed.hash
            FROM unnest(?::integer[]) AS centre_id
            CROSS JOIN LATERAL day_hashes(centre_id, '-infinity', 'infinity') AS hashed;
            INSERT INTO day_summary
            SELECT sums.*, hashed.hash
            FROM fresh_sums AS sums JOIN fresh_hashes AS hashed USING (centre_id, business_day)
            WHERE settles(sums.business_day);
            INSERT INTO day_summary
            SELECT made.*
            FROM (SELECT centre_id, min(business_day) AS first, max(business_day) AS last FROM fresh_sums GROUP BY centre_id) AS span
            CROSS JOIN LATERAL generate_series(0, last - first) AS n
            CROSS JOIN LATERAL day_summary_of(span.centre_id, first + n) AS made
            WHERE settles(first + n)
              AND NOT EXISTS (SELECT FROM fresh_sums f WHERE f.centre_id = span.centre_id AND f.business_day = first + n)""";

    /**
     * As {@link #SETTLE_ALL}; the words of a day may be more than it has. The temporary table compresses what it holds, and a
     * compressed value would be copied as it is; the concatenation makes a plain one, which {@code day_stages} is to hold.
     */
    private static final String STAGES_OF_ALL = """
            CREATE TEMPORARY TABLE fresh_words ON COMMIT DROP AS
            SELECT centre_id, array_agg(word ORDER BY NOT kind, word) AS words
            FROM (SELECT centre_id, word, bool_or(kind) AS kind
                  FROM (SELECT DISTINCT centre_id, desk AS word, false AS kind FROM stage WHERE centre_id = ANY (?)
                        UNION ALL SELECT DISTINCT centre_id, specialist, false FROM stage WHERE centre_id = ANY (?)
                        UNION ALL SELECT centre_id, code, false FROM service WHERE centre_id = ANY (?)
                        UNION ALL SELECT centre_id, code, true FROM stage_kind
                                  WHERE centre_id = ANY (?) AND code NOT IN ('consultation', 'cash')) AS used
                  WHERE word IS NOT NULL
                  GROUP BY centre_id, word) AS known
            GROUP BY centre_id;
            CREATE TEMPORARY TABLE fresh_stages ON COMMIT DROP AS
            SELECT stage.centre_id, stage.business_day, string_agg(stage_record(stage, ticket, centre.zone, words), '') AS stages
            FROM stage
            JOIN ticket ON ticket.centre_id = stage.centre_id AND ticket.id = stage.ticket_id
            JOIN centre ON centre.id = stage.centre_id
            JOIN fresh_words ON fresh_words.centre_id = stage.centre_id
            WHERE stage.centre_id = ANY (?)
            GROUP BY stage.centre_id, stage.business_day;
            INSERT INTO day_stages (centre_id, business_day, words, stages)
            SELECT centre_id, business_day, words, coalesce(fresh_stages.stages, '') || ''
            FROM day_summary JOIN fresh_words USING (centre_id) LEFT JOIN fresh_stages USING (centre_id, business_day)""";

    private final Database database;

    public DayFigures(Database database) {
        this.database = database;
    }

    /**
     * Settles the days of a year that can be settled, centre by centre; a centre whose past is being changed at this
     * moment is left for the next time.
     *
     * @param centre code; empty: every centre
     * @return how many days were settled
     */
    public Future<Integer> settle(int year, Optional<String> centre) {
        return database.slow()
                .preparedQuery(CENTRES)
                .mapping(row -> row.getInteger(0))
                .execute(Tuple.of(centre.orElse(null)))
                .compose(centres -> settle(year, centres.stream().toList(), 0));
    }

    /**
     * Settles every past day of centres that have no settled day yet, in the caller's transaction. No other transaction
     * may change stages of these centres meanwhile. Much faster than day by day.
     */
    public static void settleAll(Connection connection, List<Integer> centres) throws SQLException {
        var ids = connection.createArrayOf("integer", centres.toArray());
        for (String sql : List.of(SETTLE_ALL, STAGES_OF_ALL)) {
            try (var statement = connection.prepareStatement(sql)) {
                for (int place = 1;
                        place <= sql.chars().filter(sign -> sign == '?').count();
                        place++) {
                    statement.setArray(place, ids);
                }
                statement.execute();
            }
        }
    }

    private Future<Integer> settle(int year, List<Integer> centres, int before) {
        if (centres.isEmpty()) {
            return Future.succeededFuture(before);
        }
        int centre = centres.get(0);
        return database.slow()
                .withTransaction(connection -> locked(connection, SETTLE, year, centre))
                .compose(settled -> database.slow()
                        .withTransaction(connection -> locked(connection, PACK, year, centre))
                        .compose(packed -> settle(year, centres.subList(1, centres.size()), before + settled)));
    }

    /**
     * Runs the statement for a year of a centre, under the centre's lock; does nothing if another transaction has the
     * lock, or the clocks differ.
     */
    private Future<Integer> locked(SqlConnection connection, String statement, int year, int centre) {
        Tuple days = Tuple.of(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31), centre);
        return connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(
                        centre, database.clock().node(), database.clock().limit()))
                .compose(rows -> rows.iterator().next().getBoolean(0)
                        ? connection.preparedQuery(statement).execute(days).map(done -> done.rowCount())
                        : Future.succeededFuture(0));
    }
}
