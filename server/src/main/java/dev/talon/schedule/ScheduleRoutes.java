package dev.talon.schedule;

import static dev.talon.web.Problem.said;

import dev.talon.hours.Span;
import dev.talon.hours.Week;
import dev.talon.hours.WeekFault;
import dev.talon.web.Answer;
import dev.talon.web.Api;
import dev.talon.web.Problem;
import dev.talon.web.Request;
import dev.talon.web.Routes;
import dev.talon.words.Name;
import io.vertx.core.Future;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /centres/…/timetable}: what is entered about the hours of a centre. */
public final class ScheduleRoutes implements Routes {
    private record Time(String opens, String closes) {
        Span span() {
            return new Span(
                    LocalTime.parse(opens), closes.equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(closes));
        }
    }

    private record Weekday(int weekday, List<Time> hours) {}

    private record WeekBody(List<Weekday> days) {}

    private record DayBody(List<Time> hours, Name reason) {}

    private record ClosedBody(Optional<OffsetDateTime> until, Name reason) {}

    private record LimitBody(Optional<Integer> perDay) {}

    private final Timetables timetables;
    private final Schedules schedules;

    public ScheduleRoutes(Timetables timetables, Schedules schedules) {
        this.timetables = timetables;
        this.schedules = schedules;
    }

    @Override
    public void mount(Api api) {
        api.on("getTimetable", request -> answer(timetables.now(request.path("centre"))))
                .on("putWeek", this::putWeek)
                .on("deleteWeek", this::deleteWeek)
                .on("putSpecialDay", this::putDay)
                .on("deleteSpecialDay", this::deleteDay)
                .on("putOpeningRules", this::putRules)
                .on("putDayLimit", this::putLimit)
                .on("closeNow", this::close)
                .on("openNow", this::open);
    }

    private Future<Answer> putWeek(Request request) {
        Map<DayOfWeek, List<Span>> days = new EnumMap<>(DayOfWeek.class);
        for (Weekday day : request.body(WeekBody.class).days()) {
            if (days.put(DayOfWeek.of(day.weekday()), spans(day.hours())) != null) {
                throw wrong("/days/" + day.weekday(), "wrong-hours.twice");
            }
        }
        Week week = new Week(date(request, "from"), days);
        WeekFault.of(week).ifPresent(fault -> {
            throw wrong(
                    "/days/" + fault.weekday().getValue(),
                    fault.kind() == WeekFault.Kind.OVERLAP ? "wrong-hours.overlap" : "wrong-hours.next-day");
        });
        return answer(schedules.putWeek(request.path("centre"), request.query("service"), week, actor(request)));
    }

    private Future<Answer> deleteWeek(Request request) {
        return answer(schedules.removeWeek(
                request.path("centre"), request.query("service"), date(request, "from"), actor(request)));
    }

    private Future<Answer> putDay(Request request) {
        DayBody body = request.body(DayBody.class);
        List<Span> spans = spans(body.hours());
        if (WeekFault.overlaps(spans)) {
            throw wrong("/hours", "wrong-hours.overlap");
        }
        return answer(schedules.putDay(
                request.path("centre"),
                request.query("service"),
                date(request, "day"),
                spans,
                body.reason(),
                actor(request)));
    }

    private Future<Answer> deleteDay(Request request) {
        return answer(schedules.removeDay(
                request.path("centre"), request.query("service"), date(request, "day"), actor(request)));
    }

    private Future<Answer> putRules(Request request) {
        return answer(
                schedules.putRules(request.path("centre"), request.body(CentreHours.Rules.class), actor(request)));
    }

    private Future<Answer> putLimit(Request request) {
        return answer(schedules.putLimit(
                request.path("centre"),
                request.path("service"),
                request.body(LimitBody.class).perDay(),
                actor(request)));
    }

    private Future<Answer> close(Request request) {
        ClosedBody body = request.body(ClosedBody.class);
        return answer(schedules.close(
                request.path("centre"), request.query("service"), body.until(), body.reason(), actor(request)));
    }

    private Future<Answer> open(Request request) {
        return answer(schedules.open(request.path("centre"), request.query("service"), actor(request)));
    }

    private static List<Span> spans(List<Time> hours) {
        return hours.stream()
                .map(Time::span)
                .sorted(Comparator.comparing(Span::opens))
                .toList();
    }

    private static Future<Answer> answer(Future<CentreHours> hours) {
        return hours.map(TimetableView::of).map(Answer::ok);
    }

    private static LocalDate date(Request request, String name) {
        return LocalDate.parse(request.path(name));
    }

    private static Problem wrong(String pointer, String key) {
        return Problem.unprocessable("wrong-hours", said(key)).at(pointer, "these hours cannot be");
    }

    private static String actor(Request request) {
        return request.caller().name();
    }
}
