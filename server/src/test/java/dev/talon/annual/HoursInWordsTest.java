package dev.talon.annual;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.hours.CalendarDay;
import dev.talon.hours.Hours;
import dev.talon.hours.Span;
import dev.talon.hours.SpecialDay;
import dev.talon.hours.Week;
import dev.talon.words.Name;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A year's hours in words are those that a centre's hours say of each of its days. */
class HoursInWordsTest {
    private static final ZoneId MOSCOW = ZoneId.of("Europe/Moscow");
    private static final LocalDate EVER = LocalDate.of(2000, 1, 1);

    private final Map<LocalDate, SpecialDay> special = new TreeMap<>();
    private final Map<LocalDate, CalendarDay> calendar = new TreeMap<>();

    @Test
    void theUsualWeekWithItsBreakAndWhatDiffers() {
        for (int day = 1; day <= 8; day++) {
            off(LocalDate.of(2026, 1, day));
        }
        off(LocalDate.of(2026, 2, 23));
        calendar.put(
                LocalDate.of(2026, 4, 30),
                new CalendarDay(LocalDate.of(2026, 4, 30), CalendarDay.Kind.SHORT, 5, 60, ""));
        special.put(
                LocalDate.of(2026, 12, 31),
                new SpecialDay(LocalDate.of(2026, 12, 31), List.of(span("09:00-12:00")), Name.NONE));
        Hours hours = hours(new Week(EVER, days("1-5 08:00-13:00,14:00-18:00", "6 09:00-14:00")));
        assertThat(said("ru", hours, 2026))
                .isEqualTo(
                        "пн–пт 8:00–18:00, перерыв 13:00–14:00; сб 9:00–14:00; вс выходной. Закрыто: 1–8 января, 23 февраля. По-другому: 30 апреля 8:00–17:00, перерыв 13:00–14:00, 31 декабря 9:00–12:00.");
        assertThat(said("en", hours, 2026))
                .startsWith("Mon–Fri 8:00–18:00, break 13:00–14:00; Sat 9:00–14:00; Sun closed. Closed: 1–8 January,");
    }

    @Test
    void anotherWeekFromADayOfTheYearAndServicesThatAreNarrower() {
        Week first = new Week(EVER, days("1-7 00:00-00:00"));
        Week second = new Week(LocalDate.of(2026, 6, 1), days("1-7 08:00-20:00"));
        var cash = new Hours.OfService(List.of(new Week(EVER, days("1-5 09:00-17:00"))), Map.of());
        var same = new Hours.OfService(List.of(new Week(EVER, days("1-7 00:00-00:00"))), Map.of());
        Hours hours = new Hours(
                MOSCOW, List.of(first, second), special, calendar, Map.of("cash", cash, "all", same), List.of());
        assertThat(new HoursInWords(new QualityWords("ru")).of(hours, Map.of("cash", "Касса", "all", "Всё"), 2026))
                .contains(
                        "ежедневно круглосуточно. С 1 июня: ежедневно 8:00–20:00. Касса: пн–пт 9:00–17:00; сб, вс выходной.");
        assertThat(said("ru", hours, 2025)).isEqualTo("ежедневно круглосуточно.");
        assertThat(said("ru", hours, 2027)).isEqualTo("ежедневно 8:00–20:00.");
    }

    @Test
    void nothingIsSaidOfAYearThatNoHoursWereEnteredFor() {
        Hours later = hours(new Week(LocalDate.of(2026, 11, 1), days("1-7 10:00-11:00")));
        var words = new HoursInWords(new QualityWords("ru"));
        assertThat(words.of(later, Map.of(), 2025)).isEmpty();
        assertThat(words.of(later, Map.of(), 2026)).contains("ежедневно 10:00–11:00.");
    }

    private static String said(String language, Hours hours, int year) {
        return new HoursInWords(new QualityWords(language))
                .of(hours, Map.of(), year)
                .orElseThrow();
    }

    private void off(LocalDate day) {
        calendar.put(day, new CalendarDay(day, CalendarDay.Kind.OFF, 5, 0, "Праздник"));
    }

    private Hours hours(Week week) {
        return new Hours(MOSCOW, List.of(week), special, calendar, Map.of(), List.of());
    }

    /** {@code 1-5 08:00-13:00,14:00-18:00}: weekdays and their hours. */
    private static Map<DayOfWeek, List<Span>> days(String... given) {
        Map<DayOfWeek, List<Span>> days = new EnumMap<>(DayOfWeek.class);
        for (String one : given) {
            String[] parts = one.split(" ");
            int first = parts[0].charAt(0) - '0';
            int last = parts[0].charAt(parts[0].length() - 1) - '0';
            for (int day = first; day <= last; day++) {
                days.put(
                        DayOfWeek.of(day),
                        Arrays.stream(parts[1].split(","))
                                .map(HoursInWordsTest::span)
                                .toList());
            }
        }
        return days;
    }

    private static Span span(String hours) {
        String[] ends = hours.split("-");
        return new Span(LocalTime.parse(ends[0]), LocalTime.parse(ends[1]));
    }
}
