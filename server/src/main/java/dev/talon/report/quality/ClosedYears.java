package dev.talon.report.quality;

import dev.talon.db.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads how far a year is closed. */
final class ClosedYears {
    /** Parameters: year, centre or null. Twelve rows. A figure that was taken out again was changed too. */
    private static final String MONTHS = """
            WITH chosen AS (
                SELECT id FROM centre WHERE $2::text IS NULL OR code = $2
            ), closed AS (
                SELECT extract(month FROM month)::integer AS month, count(*)::integer AS centres, max(closed_at) AS at,
                       sum(amendments)::integer AS amendments
                FROM month_signature
                WHERE centre_id IN (SELECT id FROM chosen) AND month BETWEEN make_date($1, 1, 1) AND make_date($1, 12, 1)
                GROUP BY 1
            )
            SELECT n AS month, (SELECT count(*) FROM chosen)::integer AS of, coalesce(closed.centres, 0) AS centres, closed.at,
                   coalesce(closed.amendments, 0) AS amendments,
                   (SELECT count(*) FROM quality_figure AS figure JOIN quality_line AS line USING (section, code)
                    WHERE line.active AND figure.year = $1 AND figure.month = n)::integer AS entered,
                   last.at AS changed, coalesce(staff.name, last.actor) AS by,
                   (SELECT count(DISTINCT (section, code, part)) FROM quality_change
                    WHERE year = $1 AND month = n AND at > closed.at)::integer AS late
            FROM generate_series(1, 12) AS n
            LEFT JOIN closed ON closed.month = n
            LEFT JOIN LATERAL (SELECT at, actor FROM quality_change
                               WHERE year = $1 AND month = n ORDER BY id DESC LIMIT 1) AS last ON true
            LEFT JOIN staff ON last.actor = 'staff:' || staff.login
            ORDER BY n""";

    private final Database database;

    ClosedYears(Database database) {
        this.database = database;
    }

    /** @param centre code of the only centre that the report is of; empty: all */
    Future<ClosedYear> of(int year, Optional<String> centre) {
        return database.slow()
                .preparedQuery(MONTHS)
                .execute(Tuple.of(year, centre.orElse(null)))
                .map(ClosedYears::year);
    }

    private static ClosedYear year(RowSet<Row> rows) {
        List<ClosedYear.Month> months = new ArrayList<>();
        int of = 0;
        for (Row row : rows) {
            of = row.getInteger("of");
            boolean closed = of > 0 && row.getInteger("centres") == of;
            months.add(new ClosedYear.Month(
                    row.getInteger("month"),
                    row.getInteger("centres"),
                    Optional.ofNullable(row.getOffsetDateTime("at")),
                    row.getInteger("amendments"),
                    row.getInteger("entered"),
                    Optional.ofNullable(row.getOffsetDateTime("changed"))
                            .map(at -> new QualitySheet.Touch(at, row.getString("by"))),
                    closed ? OptionalInt.of(row.getInteger("late")) : OptionalInt.empty()));
        }
        return new ClosedYear(of, months);
    }
}
