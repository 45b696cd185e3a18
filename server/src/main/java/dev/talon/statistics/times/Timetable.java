package dev.talon.statistics.times;

import dev.talon.statistics.StageFilter;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The working hours of the centres of a report, in minutes of the day. */
final class Timetable {
    /** $1 centres or null. */
    private static final String HOURS = """
            SELECT c.code, w.weekday, w.opens, w.closes, w.lunch_from, w.lunch_to
            FROM centre c JOIN working_hours w ON w.centre_id = c.id
            WHERE $1::text[] IS NULL OR c.code = ANY ($1)""";

    private static final int WEEK = 7;

    /** A lunch, from and to, in minutes of a day. */
    record Lunch(int from, int to) {}

    /**
     * The limits for a day's stages.
     *
     * @param nightEnds the end of the previous day's hours, if they reach into this day; otherwise no minute is after
     *     it
     * @param opens the beginning of the day's own hours
     * @param closes the end of these hours; if the next day begins at once, the end of that
     * @param lunches those of the day and of the night before
     */
    record Hours(int nightEnds, int opens, int closes, List<Lunch> lunches) {
        static final Hours NONE = new Hours(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, List.of());

        boolean isOverLunch(int begun, int ended) {
            return lunches.stream().anyMatch(lunch -> begun < lunch.from() && ended > lunch.to());
        }

        /** Whether a minute is in none of the hours, by so much, and they had begun before. */
        boolean isPastClosing(int begun, int ended, int by) {
            return ended - by > closes || ended - by > nightEnds && begun < opens;
        }
    }

    private final Map<String, Hours[]> centres = new HashMap<>();

    static Future<Timetable> read(SqlConnection connection, StageFilter scope) {
        String[] centres = scope.centres().isEmpty() ? null : scope.centres().toArray(String[]::new);
        return connection
                .preparedQuery(HOURS)
                .execute(Tuple.tuple().addArrayOfString(centres))
                .map(rows -> {
                    Map<String, WorkedDay[]> weeks = new HashMap<>();
                    for (Row row : rows) {
                        weeks.computeIfAbsent(row.getString("code"), code -> new WorkedDay[WEEK])[
                                        row.getInteger("weekday") - 1] =
                                worked(row);
                    }
                    return of(weeks);
                });
    }

    /** @param weeks by the centre's code, from Monday; null where a weekday is not worked */
    static Timetable of(Map<String, WorkedDay[]> weeks) {
        var timetable = new Timetable();
        weeks.forEach((centre, week) -> timetable.centres.put(centre, hours(week)));
        return timetable;
    }

    Hours of(String centre, LocalDate day) {
        Hours[] week = centres.get(centre);
        return week == null ? Hours.NONE : week[day.getDayOfWeek().getValue() - 1];
    }

    private static WorkedDay worked(Row row) {
        return WorkedDay.of(
                row.getLocalTime("opens"),
                row.getLocalTime("closes"),
                Optional.ofNullable(row.getLocalTime("lunch_from")),
                Optional.ofNullable(row.getLocalTime("lunch_to")));
    }

    private static Hours[] hours(WorkedDay[] week) {
        Hours[] hours = new Hours[WEEK];
        for (int i = 0; i < WEEK; i++) {
            WorkedDay day = week[i];
            WorkedDay before = week[(i + WEEK - 1) % WEEK];
            int night = before == null ? 0 : before.spill();
            boolean goesOn = day != null && day.opens() <= night;
            hours[i] = new Hours(
                    night > 0 && !goesOn ? night : Integer.MAX_VALUE,
                    day == null ? Integer.MAX_VALUE : day.opens(),
                    day == null ? Integer.MAX_VALUE : closes(week, i),
                    lunches(day, before));
        }
        return hours;
    }

    private static int closes(WorkedDay[] week, int from) {
        int closes = week[from].closes();
        for (int ahead = 1; ahead <= WEEK; ahead++) {
            WorkedDay next = week[(from + ahead) % WEEK];
            if (next == null || next.opens() + ahead * WorkedDay.DAY > closes) {
                return closes;
            }
            closes = next.closes() + ahead * WorkedDay.DAY;
        }
        return Integer.MAX_VALUE;
    }

    private static List<Lunch> lunches(WorkedDay day, WorkedDay before) {
        List<Lunch> lunches = new ArrayList<>();
        if (day != null && day.hasLunch()) {
            lunches.add(new Lunch(day.lunchFrom(), day.lunchTo()));
        }
        if (before != null && before.hasLunch() && before.lunchTo() > WorkedDay.DAY) {
            lunches.add(new Lunch(before.lunchFrom() - WorkedDay.DAY, before.lunchTo() - WorkedDay.DAY));
        }
        return lunches;
    }
}
