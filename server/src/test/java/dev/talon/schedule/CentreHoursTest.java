package dev.talon.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.hours.Hours;
import dev.talon.hours.Span;
import dev.talon.hours.Week;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CentreHoursTest {
    /** 2 March 2026 is a Monday. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-02T07:59:00Z, false",
        "2026-03-02T08:00:00Z, true",
        "2026-03-02T17:44:59Z, true",
        "2026-03-02T17:45:00Z, false",
        "2026-03-02T18:30:00Z, false"
    })
    void noTicketIsGivenShortlyBeforeClosingAndAfterIt(Instant at, boolean given) {
        var monday = List.of(new Span(LocalTime.of(8, 0), LocalTime.of(18, 0)));
        var week = new Week(LocalDate.of(2000, 1, 1), Map.of(DayOfWeek.MONDAY, monday));
        assertThat(hours(List.of(week)).givesTickets("cash", at)).isEqualTo(given);
    }

    @Test
    void whoNeverClosesAlwaysGivesTickets() {
        assertThat(hours(List.of()).givesTickets("cash", Instant.parse("2026-03-02T03:00:00Z")))
                .isTrue();
    }

    private static CentreHours hours(List<Week> weeks) {
        var hours = new Hours(ZoneOffset.UTC, weeks, Map.of(), Map.of(), Map.of(), List.of());
        return new CentreHours(
                1, 1, hours, new CentreHours.Rules(Optional.empty(), true, 15, Optional.empty()), Map.of());
    }
}
