package dev.talon.hours;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.words.Name;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What follows from hours: weekly ones give way to the calendar, that to special days, all to what is closed by hand. */
class HoursTest {
    private static final ZoneId MOSCOW = ZoneId.of("Europe/Moscow");
    private static final Optional<String> CENTRE = Optional.empty();
    private static final Optional<String> CASH = Optional.of("cash");
    private static final LocalDate EVER = LocalDate.of(2000, 1, 1);

    /** Monday to Friday with a lunch, Saturday short; 2 March 2026 is a Monday. */
    private final Map<DayOfWeek, List<Span>> usual = days("1-5 08:00-13:00,14:00-18:00", "6 09:00-14:00");

    private Hours hours = hours(usual);

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T07:59, closed, hours, , 2026-03-02T08:00",
        "2026-03-02T08:00, open, , 2026-03-02T13:00, ",
        "2026-03-02T12:59, open, , 2026-03-02T13:00, ",
        "2026-03-02T13:00, break, break, , 2026-03-02T14:00",
        "2026-03-02T17:59, open, , 2026-03-02T18:00, ",
        "2026-03-02T18:00, closed, hours, , 2026-03-03T08:00",
        "2026-03-07T14:00, closed, hours, , 2026-03-09T08:00",
        "2026-03-08T12:00, closed, day-off, , 2026-03-09T08:00"
    })
    void byTheWeek(String at, String state, String reason, String until, String next) {
        Opening opening = hours.opening(CENTRE, moment(at));
        assertThat(opening.state().name().toLowerCase()).isEqualTo(state);
        assertThat(word(opening)).isEqualTo(reason);
        assertThat(opening.until()).isEqualTo(Optional.ofNullable(until).map(HoursTest::moment));
        assertThat(opening.next()).isEqualTo(Optional.ofNullable(next).map(HoursTest::moment));
    }

    @Test
    void aCentreWithoutHoursIsAlwaysOpen() {
        Hours none = new Hours(MOSCOW, List.of(), Map.of(), Map.of(), Map.of(), List.of());
        Opening opening = none.opening(CENTRE, moment("2026-03-01T03:00"));
        assertThat(opening).isEqualTo(Opening.open(Optional.empty()));
        assertThat(none.closing(CENTRE, moment("2026-03-01T03:00"))).isEmpty();
    }

    @Test
    void aNewWeekIsValidFromItsDay() {
        Week later = new Week(LocalDate.of(2026, 3, 4), days("1-7 10:00-11:00"));
        hours = new Hours(MOSCOW, List.of(new Week(EVER, usual), later), Map.of(), Map.of(), Map.of(), List.of());
        assertThat(hours.opening(CENTRE, moment("2026-03-03T08:30")).isOpen()).isTrue();
        assertThat(hours.opening(CENTRE, moment("2026-03-03T18:00")).next()).contains(moment("2026-03-04T10:00"));
        assertThat(hours.opening(CENTRE, moment("2026-03-04T08:30")).isOpen()).isFalse();
    }

    @Test
    void holidaysShortDaysAndWorkedSaturdays() {
        Map<LocalDate, CalendarDay> calendar = calendar(
                new CalendarDay(LocalDate.of(2026, 3, 9), CalendarDay.Kind.OFF, 5, 0, "Праздник"),
                new CalendarDay(LocalDate.of(2026, 3, 6), CalendarDay.Kind.SHORT, 5, 60, ""),
                new CalendarDay(LocalDate.of(2026, 3, 15), CalendarDay.Kind.WORK, 1, 0, ""));
        hours = new Hours(MOSCOW, List.of(new Week(EVER, usual)), Map.of(), calendar, Map.of(), List.of());
        Opening holiday = hours.opening(CENTRE, moment("2026-03-09T12:00"));
        assertThat(word(holiday)).isEqualTo("holiday");
        assertThat(holiday.words()).contains(new Name("Праздник", "Праздник"));
        assertThat(holiday.next()).contains(moment("2026-03-10T08:00"));
        assertThat(hours.opening(CENTRE, moment("2026-03-06T14:00")).until()).contains(moment("2026-03-06T17:00"));
        assertThat(hours.opening(CENTRE, moment("2026-03-15T14:00")).until()).contains(moment("2026-03-15T18:00"));
    }

    @Test
    void aSpecialDayBeatsTheCalendar() {
        LocalDate holiday = LocalDate.of(2026, 3, 9);
        Name why = new Name("Дежурный день", "Duty day");
        hours = new Hours(
                MOSCOW,
                List.of(new Week(EVER, usual)),
                Map.of(
                        holiday,
                        new SpecialDay(holiday, spans("10:00-12:00"), why),
                        holiday.plusDays(1),
                        new SpecialDay(holiday.plusDays(1), List.of(), new Name("Учёба", "Training"))),
                calendar(new CalendarDay(holiday, CalendarDay.Kind.OFF, 5, 0, "")),
                Map.of(),
                List.of());
        assertThat(hours.opening(CENTRE, moment("2026-03-09T10:00")).isOpen()).isTrue();
        Opening special = hours.opening(CENTRE, moment("2026-03-10T10:00"));
        assertThat(word(special)).isEqualTo("special-day");
        assertThat(special.words()).contains(new Name("Учёба", "Training"));
        assertThat(special.next()).contains(moment("2026-03-11T08:00"));
    }

    @Test
    void closedByHandUntilAMomentOrUntilSomebodyOpens() {
        Name why = new Name("Нет света", "No power");
        hours = closed(new Closure(CENTRE, moment("2026-03-02T09:00"), Optional.of(moment("2026-03-02T13:30")), why));
        assertThat(hours.opening(CENTRE, moment("2026-03-02T08:59")).isOpen()).isTrue();
        Opening opening = hours.opening(CASH, moment("2026-03-02T09:00"));
        assertThat(word(opening)).isEqualTo("by-hand");
        assertThat(opening.words()).contains(why);
        // It would be open again within the lunch: so it opens after it.
        assertThat(opening.next()).contains(moment("2026-03-02T14:00"));
        hours = closed(new Closure(CASH, moment("2026-03-02T09:00"), Optional.empty(), why));
        assertThat(hours.opening(CASH, moment("2026-03-05T10:00")).next()).isEmpty();
        assertThat(hours.opening(CENTRE, moment("2026-03-05T10:00")).isOpen()).isTrue();
    }

    @Test
    void aServiceMayBeNarrower() {
        hours = new Hours(
                MOSCOW,
                List.of(new Week(EVER, usual)),
                Map.of(),
                Map.of(),
                Map.of("cash", new Hours.OfService(List.of(new Week(EVER, days("1-5 10:00-16:00"))), Map.of())),
                List.of());
        Opening early = hours.opening(CASH, moment("2026-03-02T09:00"));
        assertThat(word(early)).isEqualTo("service-hours");
        assertThat(early.next()).contains(moment("2026-03-02T10:00"));
        assertThat(hours.opening(CASH, moment("2026-03-02T10:00")).until()).contains(moment("2026-03-02T13:00"));
        assertThat(word(hours.opening(CASH, moment("2026-03-02T13:10")))).isEqualTo("break");
        assertThat(hours.opening(CASH, moment("2026-03-06T17:00")).next()).contains(moment("2026-03-09T10:00"));
        assertThat(hours.opening(CENTRE, moment("2026-03-02T09:00")).isOpen()).isTrue();
    }

    @Test
    void aSpecialDayOfAServiceNarrowsThatDayAndSaysWhy() {
        Name why = new Name("Инкассация", "Cash collection");
        List<Span> morning = List.of(new Span(LocalTime.of(10, 0), LocalTime.of(12, 0)));
        LocalDate day = LocalDate.parse("2026-03-03");
        LocalDate shut = LocalDate.parse("2026-03-04");
        hours = new Hours(
                MOSCOW,
                List.of(new Week(EVER, usual)),
                Map.of(shut, new SpecialDay(shut, List.of(), new Name("Ремонт", "Repairs"))),
                Map.of(),
                Map.of(
                        "cash",
                        new Hours.OfService(
                                List.of(),
                                Map.of(
                                        day, new SpecialDay(day, morning, why),
                                        shut, new SpecialDay(shut, morning, why)))),
                List.of());
        Opening early = hours.opening(CASH, moment("2026-03-03T09:00"));
        assertThat(word(early)).isEqualTo("service-hours");
        assertThat(early.words()).contains(why);
        assertThat(early.next()).contains(moment("2026-03-03T10:00"));
        assertThat(hours.opening(CASH, moment("2026-03-03T11:00")).until()).contains(moment("2026-03-03T12:00"));
        assertThat(hours.opening(CASH, moment("2026-03-05T09:00")).isOpen()).isTrue();
        // While the centre is closed, it says why.
        Opening closed = hours.opening(CASH, moment("2026-03-04T11:00"));
        assertThat(word(closed)).isEqualTo("special-day");
        assertThat(closed.words()).contains(new Name("Ремонт", "Repairs"));
    }

    @Test
    void hoursGoOnAfterMidnight() {
        hours = hours(days("5 20:00-01:00", "6 02:00-04:00"));
        assertThat(hours.opening(CENTRE, moment("2026-03-07T00:30")).until()).contains(moment("2026-03-07T01:00"));
        assertThat(word(hours.opening(CENTRE, moment("2026-03-07T01:30")))).isEqualTo("break");
        assertThat(word(hours.opening(CENTRE, moment("2026-03-07T05:00")))).isEqualTo("hours");
        hours = hours(days("1-7 00:00-00:00"));
        assertThat(hours.opening(CENTRE, moment("2026-03-07T00:00"))).isEqualTo(Opening.open(Optional.empty()));
    }

    @Test
    void theDayClosesAfterItsBreak() {
        assertThat(hours.closing(CENTRE, moment("2026-03-02T12:00")))
                .contains(new Hours.Closing(moment("2026-03-02T18:00"), Duration.ofHours(5)));
        assertThat(hours.closing(CENTRE, moment("2026-03-02T13:30"))).isEmpty();
    }

    @Test
    void whatAWeekCannotBe() {
        assertThat(WeekFault.of(new Week(EVER, usual))).isEmpty();
        assertThat(WeekFault.of(new Week(EVER, days("1 08:00-12:00,11:00-13:00"))))
                .contains(new WeekFault(DayOfWeek.MONDAY, WeekFault.Kind.OVERLAP));
        assertThat(WeekFault.of(new Week(EVER, days("7 20:00-03:00", "1 02:00-10:00"))))
                .contains(new WeekFault(DayOfWeek.SUNDAY, WeekFault.Kind.NEXT_DAY));
    }

    private Hours closed(Closure closure) {
        return new Hours(MOSCOW, List.of(new Week(EVER, usual)), Map.of(), Map.of(), Map.of(), List.of(closure));
    }

    private static Hours hours(Map<DayOfWeek, List<Span>> days) {
        return new Hours(MOSCOW, List.of(new Week(EVER, days)), Map.of(), Map.of(), Map.of(), List.of());
    }

    private static Map<LocalDate, CalendarDay> calendar(CalendarDay... days) {
        Map<LocalDate, CalendarDay> calendar = new HashMap<>();
        Arrays.stream(days).forEach(day -> calendar.put(day.day(), day));
        return calendar;
    }

    /** {@code "1-5 08:00-13:00,14:00-18:00"}. */
    static Map<DayOfWeek, List<Span>> days(String... lines) {
        Map<DayOfWeek, List<Span>> days = new EnumMap<>(DayOfWeek.class);
        for (String line : lines) {
            String[] parts = line.split(" ");
            int first = parts[0].charAt(0) - '0';
            int last = parts[0].charAt(parts[0].length() - 1) - '0';
            for (int day = first; day <= last; day++) {
                days.put(DayOfWeek.of(day), spans(parts[1]));
            }
        }
        return days;
    }

    private static List<Span> spans(String spans) {
        return Arrays.stream(spans.split(","))
                .map(span -> span.split("-"))
                .map(span -> new Span(LocalTime.parse(span[0]), LocalTime.parse(span[1])))
                .toList();
    }

    private static String word(Opening opening) {
        return opening.reason()
                .map(reason -> reason.name().toLowerCase().replace('_', '-'))
                .orElse(null);
    }

    private static Instant moment(String local) {
        return LocalDateTime.parse(local).atZone(MOSCOW).toInstant();
    }
}
