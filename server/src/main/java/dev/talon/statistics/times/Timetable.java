package dev.talon.statistics.times;

import dev.talon.hours.Hours;
import dev.talon.hours.Span;
import dev.talon.schedule.TimetableRow;
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

/** The working hours of the centres of a report, in minutes of the day: weekly hours, special days, the calendar. */
final class Timetable {
    private static final int WEEK = 7;

    /** A break between hours, from and to, in minutes of a day. */
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
    record Limits(int nightEnds, int opens, int closes, List<Lunch> lunches) {
        static final Limits NONE = new Limits(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, List.of());

        boolean isOverLunch(int begun, int ended) {
            return lunches.stream().anyMatch(lunch -> begun < lunch.from() && ended > lunch.to());
        }

        /** Whether a minute is in none of the hours, by so much, and they had begun before. */
        boolean isPastClosing(int begun, int ended, int by) {
            return ended - by > closes || ended - by > nightEnds && begun < opens;
        }
    }

    private final Map<String, Hours> centres;
    private final Map<String, Map<LocalDate, Limits>> known = new HashMap<>();

    private Timetable(Map<String, Hours> centres) {
        this.centres = centres;
    }

    static Future<Timetable> read(SqlConnection connection, StageFilter scope) {
        String[] centres = scope.centres().isEmpty() ? null : scope.centres().toArray(String[]::new);
        return connection
                .preparedQuery(TimetableRow.SQL)
                .execute(Tuple.tuple().addArrayOfString(centres))
                .map(rows -> {
                    Map<String, Hours> hours = new HashMap<>();
                    for (Row row : rows) {
                        hours.put(row.getString("code"), TimetableRow.map(row).hours());
                    }
                    return of(hours);
                });
    }

    /** @param centres by the centre's code */
    static Timetable of(Map<String, Hours> centres) {
        return new Timetable(centres);
    }

    Limits of(String centre, LocalDate day) {
        Hours hours = centres.get(centre);
        if (hours == null || !hours.hasHoursOn(day)) {
            return Limits.NONE;
        }
        return known.computeIfAbsent(centre, code -> new HashMap<>()).computeIfAbsent(day, date -> limits(hours, date));
    }

    private static Limits limits(Hours hours, LocalDate date) {
        List<Span> day = hours.spansOn(date);
        List<Span> before = hours.hasHoursOn(date.minusDays(1)) ? hours.spansOn(date.minusDays(1)) : List.of();
        int night = before.isEmpty() ? 0 : Math.max(0, last(before).to() - WorkedDay.DAY);
        int first = 0;
        if (night > 0 && day.size() > 1 && follows(night, day.get(0).from())) {
            // The night goes on after its break.
            night = day.get(0).to();
            first = 1;
        }
        int opens = day.isEmpty() ? Integer.MAX_VALUE : day.get(first).from();
        return new Limits(
                night > 0 && opens > night ? night : Integer.MAX_VALUE,
                opens,
                day.isEmpty() ? Integer.MAX_VALUE : closes(hours, date),
                breaks(before, day, hours.spansOn(date.plusDays(1))));
    }

    private static int closes(Hours hours, LocalDate date) {
        int closes = last(hours.spansOn(date)).to();
        for (int ahead = 1; ahead <= WEEK; ahead++) {
            List<Span> next = hours.spansOn(date.plusDays(ahead));
            int midnight = ahead * WorkedDay.DAY;
            if (next.isEmpty()
                    || next.get(0).from() + midnight > closes
                            && !(next.size() > 1
                                    && closes > midnight
                                    && follows(closes, next.get(0).from() + midnight))) {
                return closes;
            }
            closes = next.get(0).to() + midnight;
            if (next.size() > 1) {
                return closes;
            }
        }
        return Integer.MAX_VALUE;
    }

    /** Those of the day, and of the nights around it. */
    private static List<Lunch> breaks(List<Span> before, List<Span> day, List<Span> after) {
        List<int[]> times = new ArrayList<>();
        before.forEach(span -> times.add(new int[] {span.from() - WorkedDay.DAY, span.to() - WorkedDay.DAY, 0}));
        day.forEach(span -> times.add(new int[] {span.from(), span.to(), 1}));
        after.forEach(span -> times.add(new int[] {span.from() + WorkedDay.DAY, span.to() + WorkedDay.DAY, 2}));
        List<Lunch> breaks = new ArrayList<>();
        for (int i = 1; i < times.size(); i++) {
            int from = times.get(i - 1)[1];
            int to = times.get(i)[0];
            if (from < to && to > 0 && (times.get(i - 1)[2] == times.get(i)[2] || follows(from, to))) {
                breaks.add(new Lunch(from, to));
            }
        }
        return breaks;
    }

    private static boolean follows(int closes, int opens) {
        return opens - closes <= Hours.BREAK_OVER_MIDNIGHT.toMinutes();
    }

    private static Span last(List<Span> spans) {
        return spans.get(spans.size() - 1);
    }
}
