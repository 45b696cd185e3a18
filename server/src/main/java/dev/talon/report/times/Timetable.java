package dev.talon.report.times;

import dev.talon.report.overview.Scope;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The working hours of the centres of a report, in minutes of the day. */
final class Timetable {
    /** $1 centres or null. */
    private static final String HOURS = """
            SELECT c.code, w.weekday, w.closes, w.lunch_from, w.lunch_to
            FROM centre c JOIN working_hours w ON w.centre_id = c.id
            WHERE $1::text[] IS NULL OR c.code = ANY ($1)""";

    /** Where a day has none, no minute is before or after. */
    record Hours(int closes, int lunchFrom, int lunchTo) {
        private static final Hours NONE = new Hours(Integer.MAX_VALUE, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    private static final int WEEK = 7;

    private final Map<String, Hours[]> centres = new HashMap<>();

    static Future<Timetable> read(SqlConnection connection, Scope scope) {
        String[] centres = scope.centres().isEmpty() ? null : scope.centres().toArray(String[]::new);
        return connection
                .preparedQuery(HOURS)
                .execute(Tuple.tuple().addArrayOfString(centres))
                .map(rows -> {
                    var timetable = new Timetable();
                    rows.forEach(timetable::add);
                    return timetable;
                });
    }

    Hours of(String centre, LocalDate day) {
        Hours[] week = centres.get(centre);
        Hours hours = week == null ? null : week[day.getDayOfWeek().getValue() - 1];
        return hours == null ? Hours.NONE : hours;
    }

    private void add(Row row) {
        centres.computeIfAbsent(row.getString("code"), code -> new Hours[WEEK])[row.getInteger("weekday") - 1] =
                new Hours(
                        minute(row.getLocalTime("closes")).orElse(Hours.NONE.closes()),
                        minute(row.getLocalTime("lunch_from")).orElse(Hours.NONE.lunchFrom()),
                        minute(row.getLocalTime("lunch_to")).orElse(Hours.NONE.lunchTo()));
    }

    private static Optional<Integer> minute(LocalTime time) {
        return Optional.ofNullable(time).map(at -> at.toSecondOfDay() / 60);
    }
}
