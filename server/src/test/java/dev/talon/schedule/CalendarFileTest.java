package dev.talon.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.talon.hours.CalendarDay;
import dev.talon.hours.CalendarDay.Kind;
import dev.talon.web.Problem;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Production calendars in the three forms in which they are published. */
class CalendarFileTest {
    @Test
    void theXmlOfXmlcalendar() {
        CalendarFile file = CalendarFile.read("""
                <?xml version="1.0" encoding="UTF-8"?>
                <calendar year="2024" lang="ru" date="2023.09.30" country="ru">
                  <holidays><holiday id="1" title="Новогодние каникулы"/></holidays>
                  <days>
                    <day d="01.01" t="1" h="1"/><day d="01.06" t="1" h="1"/>
                    <day d="02.22" t="2"/><day d="04.27" t="3"/><day d="04.29" t="1" f="04.27"/>
                  </days>
                </calendar>""");
        Map<LocalDate, CalendarDay> days = days(file);
        assertThat(file.year()).isEqualTo(2024);
        assertThat(file.country()).contains("ru");
        assertThat(days.get(LocalDate.of(2024, 1, 6)).name()).isEqualTo("Новогодние каникулы");
        assertThat(days.get(LocalDate.of(2024, 2, 22)).shorterBy()).isEqualTo(60);
        // A Saturday that is worked in place of a Monday has the Monday's hours.
        assertThat(days.get(LocalDate.of(2024, 4, 27)))
                .isEqualTo(new CalendarDay(LocalDate.of(2024, 4, 27), Kind.WORK, 1, 0, ""));
        assertThat(days).hasSize(5);
    }

    @Test
    void theJsonOfXmlcalendarListsWeekendsToo() {
        CalendarFile file = CalendarFile.read("""
                {"year":2026,"months":[{"month":1,"days":"1,2,3,4,5,6,7,8,9+,10,11,17,18,24,25,31"},
                {"month":2,"days":"1,7,8,14,15,21,22,23,28"},{"month":3,"days":"1,7,8,9+,14,15,21,22,28,29"},
                {"month":4,"days":"4,5,11,12,18,19,25,26,30*"},{"month":5,"days":"1,2,3,8*,9,10,11+,16,17,23,24,30,31"},
                {"month":6,"days":"6,7,11*,12,13,14,20,21,27,28"},{"month":7,"days":"4,5,11,12,18,19,25,26"},
                {"month":8,"days":"1,2,8,9,15,16,22,23,29,30"},{"month":9,"days":"5,6,12,13,19,20,26,27"},
                {"month":10,"days":"3,4,10,11,17,18,24,25,31"},{"month":11,"days":"1,3*,4,7,8,14,15,21,22,28,29"},
                {"month":12,"days":"5,6,12,13,19,20,26,27,31+"}],
                "transitions":[{"from":"01.03","to":"01.09"},{"from":"01.04","to":"12.31"}]}""");
        Map<LocalDate, CalendarDay> days = days(file);
        assertThat(days.get(LocalDate.of(2026, 1, 3)).kind()).isEqualTo(Kind.OFF);
        assertThat(days.get(LocalDate.of(2026, 1, 9)).kind()).isEqualTo(Kind.OFF);
        assertThat(days.get(LocalDate.of(2026, 3, 8)).kind()).isEqualTo(Kind.OFF);
        assertThat(days.get(LocalDate.of(2026, 4, 30)).kind()).isEqualTo(Kind.SHORT);
        // Ordinary weekends are left to the centre.
        assertThat(days).doesNotContainKeys(LocalDate.of(2026, 1, 10), LocalDate.of(2026, 7, 4));
        assertThat(days.values().stream().filter(day -> day.kind() == Kind.WORK))
                .isEmpty();
    }

    @Test
    void theJsonOfIsdayoff() {
        CalendarFile file = CalendarFile.read("""
                {"year": 2022, "countrycode": "kz", "dayoff": ["0101", "0307", "0829"], "predayoff": ["0506"],
                 "workday": ["0305", "0827"], "covidday": [], "holiday": ["0101", "0830"], "author": "x"}""");
        Map<LocalDate, CalendarDay> days = days(file);
        assertThat(file.country()).contains("kz");
        assertThat(days.get(LocalDate.of(2022, 3, 5)).kind()).isEqualTo(Kind.WORK);
        assertThat(days.get(LocalDate.of(2022, 5, 6)).kind()).isEqualTo(Kind.SHORT);
        assertThat(days.get(LocalDate.of(2022, 8, 30)).kind()).isEqualTo(Kind.OFF);
        assertThat(days).hasSize(7);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello",
                "{}",
                "[]",
                "<calendar/>",
                "<!DOCTYPE c [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><calendar year='2024'><days><day d='&x;' t='1'/></days></calendar>",
                "{\"year\":2024,\"months\":[{\"month\":13,\"days\":\"1\"}]}",
                "{\"year\":2024,\"countrycode\":\"ru\",\"dayoff\":[\"0230\"]}",
                "<calendar year='2024'><days><day d='01.01' t='9'/></days></calendar>"
            })
    void anythingElseIsRefusedInWords(String text) {
        assertThatThrownBy(() -> CalendarFile.read(text))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo("not-a-calendar"));
    }

    private static Map<LocalDate, CalendarDay> days(CalendarFile file) {
        return file.days().stream().collect(Collectors.toMap(CalendarDay::day, Function.identity()));
    }
}
