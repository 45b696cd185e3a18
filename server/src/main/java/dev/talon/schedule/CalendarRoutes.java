package dev.talon.schedule;

import dev.talon.hours.CalendarDay;
import dev.talon.web.Answer;
import dev.talon.web.Api;
import dev.talon.web.Request;
import dev.talon.web.Routes;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.List;

/** {@code /calendars}: the production calendars of countries. */
public final class CalendarRoutes implements Routes {
    private record DayBody(CalendarDay.Kind kind, int like, int shorterBy, String name) {}

    private record FileBody(String country, String file) {}

    /** @param days how many are not like their weekday */
    private record Taken(String country, int year, int days) {}

    private final Calendars calendars;

    public CalendarRoutes(Calendars calendars) {
        this.calendars = calendars;
    }

    @Override
    public void mount(Api api) {
        api.on("listCalendars", request -> calendars.list().map(Answer::ok))
                .on("getCalendar", request -> answer(calendars.of(request.path("country"))))
                .on("putCalendarDay", this::put)
                .on("deleteCalendarDay", this::remove)
                .on("importCalendar", this::take);
    }

    private Future<Answer> put(Request request) {
        DayBody body = request.body(DayBody.class);
        var day = new CalendarDay(day(request), body.kind(), body.like(), body.shorterBy(), body.name());
        return answer(calendars.put(request.path("country"), day));
    }

    private Future<Answer> remove(Request request) {
        return answer(calendars.remove(request.path("country"), day(request)));
    }

    private Future<Answer> take(Request request) {
        FileBody body = request.body(FileBody.class);
        return calendars
                .take(body.country(), body.file())
                .map(file -> Answer.ok(
                        new Taken(body.country(), file.year(), file.days().size())));
    }

    private static LocalDate day(Request request) {
        return LocalDate.parse(request.path("day"));
    }

    private static Future<Answer> answer(Future<List<CalendarDay>> days) {
        return days.map(Answer::ok);
    }
}
