package dev.talon.statistics.times;

import static dev.talon.web.Problem.said;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.talon.db.Database;
import dev.talon.hours.Span;
import dev.talon.hours.Week;
import dev.talon.schedule.CentreHours;
import dev.talon.schedule.Schedules;
import dev.talon.schedule.Timetables;
import dev.talon.web.Problem;
import dev.talon.words.Text;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The weekly hours of a centre in their short form, one lunch a day, and whether comparisons may name its specialists. */
public final class WorkingHours {
    private static final String HIDDEN = "SELECT names_hidden FROM centre WHERE code = $1";

    private static final String HIDE =
            "UPDATE centre SET names_hidden = $2, version = version + 1 WHERE code = $1 RETURNING id";

    /** Weekly hours that were always valid. */
    private static final LocalDate EVER = LocalDate.of(2000, 1, 1);

    /**
     * @param weekday 1 Monday – 7 Sunday
     * @param closes no later than it opens: on the next day; 24:00 is 00:00
     * @param lunchFrom the lunch is there whole or not at all
     */
    record Day(
            int weekday,
            @JsonFormat(pattern = "HH:mm") LocalTime opens,
            @JsonFormat(pattern = "HH:mm") LocalTime closes,
            @JsonFormat(pattern = "HH:mm") Optional<LocalTime> lunchFrom,
            @JsonFormat(pattern = "HH:mm") Optional<LocalTime> lunchTo) {}

    /** @param detailed whether more is entered than this form can say */
    record Setting(List<Day> days, boolean namesHidden, boolean detailed) {}

    private final Database database;
    private final Timetables timetables;
    private final Schedules schedules;

    public WorkingHours(Database database, Timetables timetables, Schedules schedules) {
        this.database = database;
        this.timetables = timetables;
        this.schedules = schedules;
    }

    /** Fails with a 404 problem where there is no such centre. */
    Future<Setting> of(String centre) {
        return timetables
                .now(centre)
                .compose(hours -> database.slow()
                        .preparedQuery(HIDDEN)
                        .execute(Tuple.of(centre))
                        .map(rows -> setting(hours, rows.iterator().next().getBoolean(0))));
    }

    /**
     * Fails with a 422 problem that names the weekday whose hours cannot be, 404 where there is no such centre.
     *
     * @param days empty: the hours stay as they are
     */
    Future<Setting> change(String centre, Optional<List<Day>> days, boolean namesHidden, String actor) {
        Future<?> put = days.isPresent() ? put(centre, days.get(), actor) : Future.succeededFuture();
        return put.compose(done -> database.changing(HIDE, Tuple.of(centre, namesHidden)))
                .compose(hidden -> of(centre));
    }

    private Future<CentreHours> put(String centre, List<Day> days, String actor) {
        check(days);
        if (days.isEmpty()) {
            return schedules.forgetWeeks(centre, actor);
        }
        Map<DayOfWeek, List<Span>> week = new EnumMap<>(DayOfWeek.class);
        days.forEach(day -> spans(day, week));
        week.values().forEach(spans -> spans.sort(Comparator.comparing(Span::opens)));
        return schedules.putOnlyWeek(centre, new Week(EVER, week), actor);
    }

    private static Setting setting(CentreHours centre, boolean namesHidden) {
        List<Week> weeks = centre.hours().weeks();
        List<Day> days = new ArrayList<>();
        boolean detailed = weeks.size() > 1 || !centre.hours().services().isEmpty();
        if (!weeks.isEmpty()) {
            Week last = weeks.get(weeks.size() - 1);
            for (DayOfWeek weekday : DayOfWeek.values()) {
                List<Span> spans = last.on(weekday);
                detailed |= spans.size() > 2;
                if (!spans.isEmpty()) {
                    days.add(day(weekday.getValue(), spans));
                }
            }
        }
        return new Setting(days, namesHidden, detailed);
    }

    private static Day day(int weekday, List<Span> spans) {
        Span last = spans.get(spans.size() - 1);
        boolean lunch = spans.size() > 1;
        return new Day(
                weekday,
                spans.get(0).opens(),
                last.closes(),
                lunch ? Optional.of(spans.get(spans.size() - 2).closes()) : Optional.empty(),
                lunch ? Optional.of(last.opens()) : Optional.empty());
    }

    /** What comes after a lunch at night belongs to the next weekday. */
    private static void spans(Day day, Map<DayOfWeek, List<Span>> week) {
        var weekday = DayOfWeek.of(day.weekday());
        WorkedDay worked = WorkedDay.of(day.opens(), day.closes(), day.lunchFrom(), day.lunchTo());
        if (!worked.hasLunch()) {
            add(week, weekday, day.opens(), day.closes());
            return;
        }
        if (worked.lunchFrom() > worked.opens()) {
            add(week, weekday, day.opens(), day.lunchFrom().orElseThrow());
        }
        if (worked.lunchTo() < worked.closes()) {
            DayOfWeek after = worked.lunchTo() < WorkedDay.DAY ? weekday : weekday.plus(1);
            add(week, after, day.lunchTo().orElseThrow(), day.closes());
        }
    }

    private static void add(Map<DayOfWeek, List<Span>> week, DayOfWeek weekday, LocalTime opens, LocalTime closes) {
        week.computeIfAbsent(weekday, day -> new ArrayList<>()).add(new Span(opens, closes));
    }

    private static void check(List<Day> days) {
        Map<Integer, WorkedDay> week = new HashMap<>();
        for (Day day : days) {
            WorkedDay worked = WorkedDay.of(day.opens(), day.closes(), day.lunchFrom(), day.lunchTo());
            if (day.lunchFrom().isPresent() != day.lunchTo().isPresent()
                    || day.lunchFrom().isPresent() && day.lunchFrom().equals(day.lunchTo())
                    || !worked.holdsItsLunch()) {
                throw wrong(day.weekday(), said("wrong-hours"));
            }
            if (week.put(day.weekday(), worked) != null) {
                throw wrong(day.weekday(), said("wrong-hours.twice"));
            }
        }
        week.forEach((weekday, day) -> {
            WorkedDay next = week.get(weekday % 7 + 1);
            if (next != null && next.opens() < day.spill()) {
                throw wrong(weekday, said("wrong-hours.next-day"));
            }
        });
    }

    private static Problem wrong(int weekday, Text words) {
        return Problem.unprocessable("wrong-hours", words).at("/days/" + weekday, "these hours cannot be");
    }
}
