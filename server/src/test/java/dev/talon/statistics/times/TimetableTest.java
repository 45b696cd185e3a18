package dev.talon.statistics.times;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.hours.Hours;
import dev.talon.hours.Span;
import dev.talon.hours.Week;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which services are past closing or over lunch, where hours reach into the next day too. */
class TimetableTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final int LATE = 30;

    @ParameterizedTest
    @CsvSource({
        // Ordinary hours, and until midnight.
        "09:00, 18:00, 17:50, 18:30, false",
        "09:00, 18:00, 17:50, 18:31, true",
        "09:00, 00:00, 23:50, 24:30, false",
        "09:00, 00:00, 23:50, 24:31, true",
        // Through the night: a service of the evening, and one that begins after midnight.
        "22:00, 02:00, 23:00, 25:00, false",
        "22:00, 02:00, 23:00, 26:30, false",
        "22:00, 02:00, 23:00, 26:31, true",
        "22:00, 02:00, 01:00, 02:30, false",
        "22:00, 02:00, 01:50, 02:31, true",
        "22:00, 02:00, 12:00, 12:10, true",
        "22:00, 02:00, 22:10, 22:20, false",
        // Round the clock nothing is past closing.
        "00:00, 00:00, 23:50, 25:30, false",
        "08:00, 08:00, 07:50, 09:30, false",
        "08:00, 08:00, 07:50, 33:30, false"
    })
    void pastClosing(String opens, String closes, String begun, String ended, boolean past) {
        Timetable.Limits hours = everyDay(List.of(new Span(at(opens), at(closes))));
        assertThat(hours.isPastClosing(minute(begun), minute(ended), LATE)).isEqualTo(past);
    }

    @ParameterizedTest
    @CsvSource({
        "09:00, 18:00, 13:00, 14:00, 12:59, 14:01, true",
        "09:00, 18:00, 13:00, 14:00, 13:00, 14:01, false",
        "22:00, 06:00, 01:00, 02:00, 00:50, 02:10, true",
        "22:00, 06:00, 01:00, 02:00, 23:50, 26:10, true",
        "22:00, 06:00, 01:00, 02:00, 01:10, 02:10, false",
        "20:00, 04:00, 23:30, 00:30, 23:20, 24:40, true",
        "20:00, 04:00, 23:30, 00:30, 23:40, 24:40, false"
    })
    void overLunch(String opens, String closes, String from, String to, String begun, String ended, boolean over) {
        Span before = new Span(at(opens), at(from));
        Span after = new Span(at(to), at(closes));
        // What comes after midnight belongs to the next day.
        List<Span> spans = Stream.of(before, after)
                .sorted(Comparator.comparing(Span::opens))
                .toList();
        assertThat(everyDay(spans).isOverLunch(minute(begun), minute(ended))).isEqualTo(over);
    }

    private static Timetable.Limits everyDay(List<Span> spans) {
        Map<DayOfWeek, List<Span>> week =
                Stream.of(DayOfWeek.values()).collect(Collectors.toMap(day -> day, day -> spans));
        var hours = new Hours(
                ZoneOffset.UTC,
                List.of(new Week(LocalDate.of(2000, 1, 1), week)),
                Map.of(),
                Map.of(),
                Map.of(),
                List.of());
        return Timetable.of(Map.of("north", hours)).of("north", MONDAY);
    }

    private static LocalTime at(String time) {
        return LocalTime.parse(time);
    }

    /** Also of the next day, as 25:00. */
    private static int minute(String time) {
        String[] parts = time.split(":");
        return Integer.parseInt(parts[0]) * 60 + Integer.parseInt(parts[1]);
    }
}
