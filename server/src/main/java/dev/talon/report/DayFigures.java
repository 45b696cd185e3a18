package dev.talon.report;

import dev.talon.db.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Settles past days: keeps their figures, so that a year's table need not read each stage again. Nothing depends on its
 * having run; a day that is not settled is read from its stages.
 */
public final class DayFigures {
    private static final String CENTRES = "SELECT id FROM centre WHERE $1::text IS NULL OR code = $1 ORDER BY id";
    /** Apart from the work itself: what is read after the lock must be as new as the lock. */
    private static final String LOCK = "SELECT pg_try_advisory_xact_lock(1952541548, $1)";

    private static final String SETTLE = """
            WITH chosen AS (
                SELECT $3::integer AS id
            ), %s
            INSERT INTO day_figures (centre_id, business_day, %s)
            SELECT unsettled.centre_id, unsettled.business_day, figures.*
            FROM unsettled CROSS JOIN LATERAL (%s) AS figures
            WHERE settles(unsettled.business_day)
              AND NOT EXISTS (SELECT FROM stage
                              WHERE stage.centre_id = unsettled.centre_id
                                AND stage.business_day = unsettled.business_day
                                AND stage.state IN ('waiting', 'called', 'serving', 'postponed'))""".formatted(Facts.UNSETTLED, Facts.COLUMNS, Facts.OF_DAY);

    private final Database database;

    public DayFigures(Database database) {
        this.database = database;
    }

    /**
     * Settles what can be settled of a year, centre by centre; a centre whose past is being changed at this moment is
     * left for the next time.
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

    private Future<Integer> settle(int year, List<Integer> centres, int before) {
        if (centres.isEmpty()) {
            return Future.succeededFuture(before);
        }
        return database.slow()
                .withTransaction(connection -> settle(connection, year, centres.get(0)))
                .compose(settled -> settle(year, centres.subList(1, centres.size()), before + settled));
    }

    private static Future<Integer> settle(SqlConnection connection, int year, int centre) {
        return connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(centre))
                .compose(rows -> rows.iterator().next().getBoolean(0)
                        ? connection
                                .preparedQuery(SETTLE)
                                .execute(Tuple.of(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31), centre))
                                .map(done -> done.rowCount())
                        : Future.succeededFuture(0));
    }
}
