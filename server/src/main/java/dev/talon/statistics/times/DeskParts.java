package dev.talon.statistics.times;

import dev.talon.statistics.StageFilter;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Cuts a question about desks into parts that are quickly answered one by one. */
final class DeskParts {
    /** $1 centres or null: a day before and after whatever was recorded, for the zones. An opened desk is open for a week. */
    private static final String EDGES = """
            SELECT centre.code,
                   least(t.first, e.first::date - 1) AS first,
                   greatest(t.last, e.last::date + 8) AS last
            FROM centre
            CROSS JOIN LATERAL (SELECT min(business_day) AS first, max(business_day) AS last
                                FROM ticket WHERE ticket.centre_id = centre.id) AS t
            CROSS JOIN LATERAL (SELECT min(at) AT TIME ZONE 'UTC' AS first, max(at) AT TIME ZONE 'UTC' AS last
                                FROM event WHERE event.centre_id = centre.id
                                  AND kind IN ('desk_opened', 'desk_paused', 'desk_resumed', 'desk_closed')) AS e
            WHERE $1::text[] IS NULL OR centre.code = ANY ($1)
            ORDER BY centre.code""";

    private DeskParts() {}

    /** @return of one centre each, in order of centre and day; days of which nothing was recorded are left out */
    static Future<List<StageFilter>> of(SqlConnection connection, StageFilter scope, int days) {
        String[] centres = scope.centres().isEmpty() ? null : scope.centres().toArray(String[]::new);
        return connection
                .preparedQuery(EDGES)
                .execute(Tuple.tuple().addArrayOfString(centres))
                .map(rows -> {
                    List<StageFilter> parts = new ArrayList<>();
                    rows.forEach(row -> cut(scope, row, days, parts));
                    return parts;
                });
    }

    private static void cut(StageFilter scope, Row row, int days, List<StageFilter> parts) {
        LocalDate first = row.getLocalDate("first");
        if (first == null) {
            return;
        }
        LocalDate from = first.isAfter(scope.from()) ? first : scope.from();
        LocalDate last = row.getLocalDate("last");
        LocalDate to = last.isBefore(scope.to()) ? last : scope.to();
        StageFilter here = scope.at(List.of(row.getString("code")));
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(days)) {
            LocalDate end = day.plusDays(days - 1L);
            parts.add(here.of(day, end.isAfter(to) ? to : end));
        }
    }
}
