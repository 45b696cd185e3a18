package dev.talon.annual;

import dev.talon.db.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads which months of a year are closed. */
final class ClosedYears {
    /**
     * Parameters: year, centre or null, whether the contact centre's months count. Returns twelve rows. A removed
     * figure counts as changed.
     */
    private static final String MONTHS = """
            WITH chosen AS (
                SELECT id FROM centre WHERE $2::text IS NULL OR code = $2
            ), closed AS (
                SELECT extract(month FROM month)::integer AS month, count(*)::integer AS centres, max(closed_at) AS at,
                       sum(amendments)::integer AS amendments
                FROM month_signature
                WHERE centre_id IN (SELECT id FROM chosen) AND month BETWEEN make_date($1, 1, 1) AND make_date($1, 12, 1)
                GROUP BY 1
            ), heard AS (
                SELECT n AS month, signed.closed_at AS at, coalesce(signed.amendments, 0)::integer AS amendments,
                       signed.month IS NOT NULL OR EXISTS (
                           SELECT FROM call
                           WHERE call.entered_at >= month_begins(first, setting.zone)
                             AND call.entered_at < month_begins((first + interval '1 month')::date, setting.zone)
                             AND (setting.queues IS NULL OR call.queue = ANY (setting.queues))) AS calls
                FROM contact_centre AS setting
                CROSS JOIN generate_series(1, 12) AS n
                CROSS JOIN LATERAL (SELECT make_date($1, n, 1) AS first) AS day
                LEFT JOIN calls_signature AS signed ON signed.month = first
                WHERE $3
            )
            SELECT n AS month, (SELECT count(*) FROM chosen)::integer AS of, coalesce(closed.centres, 0) AS centres,
                   greatest(closed.at, heard.at) AS at, coalesce(closed.amendments, 0) AS amendments,
                   heard.calls, heard.at AS calls_at, heard.amendments AS calls_amendments,
                   (SELECT count(*) FROM quality_figure AS figure JOIN quality_line AS line USING (section, code)
                    WHERE line.active AND figure.year = $1 AND figure.month = n)::integer AS entered,
                   last.at AS changed, coalesce(staff.name, last.actor) AS by,
                   (SELECT count(DISTINCT (section, code, part)) FROM quality_change
                    WHERE year = $1 AND month = n AND at > greatest(closed.at, heard.at))::integer AS late
            FROM generate_series(1, 12) AS n
            LEFT JOIN closed ON closed.month = n
            LEFT JOIN heard ON heard.month = n
            LEFT JOIN LATERAL (SELECT at, actor FROM quality_change
                               WHERE year = $1 AND month = n ORDER BY id DESC LIMIT 1) AS last ON true
            LEFT JOIN staff ON last.actor = 'staff:' || staff.login
            ORDER BY n""";

    private final Database database;

    ClosedYears(Database database) {
        this.database = database;
    }

    /**
     * @param centre code of the only centre that the report is of; empty: all
     * @param phone  whether the report has figures of the contact centre
     */
    Future<ClosedYear> of(int year, Optional<String> centre, boolean phone) {
        return database.slow()
                .preparedQuery(MONTHS)
                .execute(Tuple.of(year, centre.orElse(null), phone))
                .map(rows -> year(rows, phone));
    }

    private static ClosedYear year(RowSet<Row> rows, boolean phone) {
        List<ClosedYear.Month> months = new ArrayList<>();
        int of = 0;
        for (Row row : rows) {
            of = row.getInteger("of");
            months.add(month(row, of));
        }
        return new ClosedYear(of, phone, months);
    }

    private static ClosedYear.Month month(Row row, int of) {
        Optional<ClosedYear.Calls> calls = Optional.ofNullable(row.getBoolean("calls"))
                .map(any -> new ClosedYear.Calls(
                        any,
                        Optional.ofNullable(row.getOffsetDateTime("calls_at")),
                        row.getInteger("calls_amendments")));
        boolean closed =
                of > 0 && row.getInteger("centres") == of && calls.stream().noneMatch(ClosedYear.Calls::open);
        return new ClosedYear.Month(
                row.getInteger("month"),
                row.getInteger("centres"),
                Optional.ofNullable(row.getOffsetDateTime("at")),
                row.getInteger("amendments"),
                calls,
                row.getInteger("entered"),
                Optional.ofNullable(row.getOffsetDateTime("changed"))
                        .map(at -> new QualitySheet.Touch(at, row.getString("by"))),
                closed ? OptionalInt.of(row.getInteger("late")) : OptionalInt.empty());
    }
}
