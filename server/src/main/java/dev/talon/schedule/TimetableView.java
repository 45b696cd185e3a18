package dev.talon.schedule;

import dev.talon.hours.Closure;
import dev.talon.hours.Span;
import dev.talon.hours.SpecialDay;
import dev.talon.hours.Week;
import dev.talon.words.Name;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What is entered about the hours of a centre, as the API answers it. */
record TimetableView(
        String zone,
        List<OfWeek> weeks,
        List<OfDay> special,
        List<Closure> closed,
        CentreHours.Rules rules,
        List<Limit> limits) {
    /** @param weekday 1 Monday – 7 Sunday; one without hours is left out */
    record Weekday(int weekday, List<Span> hours) {}

    /** @param service null: the centre */
    record OfWeek(Optional<String> service, LocalDate from, List<Weekday> days) {}

    record OfDay(Optional<String> service, LocalDate day, List<Span> hours, Name reason) {}

    record Limit(String service, int perDay) {}

    static TimetableView of(CentreHours centre) {
        var hours = centre.hours();
        List<OfWeek> weeks = new ArrayList<>(weeks(Optional.empty(), hours.weeks()));
        List<OfDay> special = new ArrayList<>(days(Optional.empty(), hours.special()));
        new TreeMap<>(hours.services()).forEach((code, own) -> {
            weeks.addAll(weeks(Optional.of(code), own.weeks()));
            special.addAll(days(Optional.of(code), own.special()));
        });
        List<Limit> limits = new TreeMap<>(centre.limits())
                .entrySet().stream()
                        .map(limit -> new Limit(limit.getKey(), limit.getValue()))
                        .toList();
        return new TimetableView(hours.zone().getId(), weeks, special, hours.closures(), centre.rules(), limits);
    }

    static List<Weekday> weekdays(Week week) {
        return Stream.of(DayOfWeek.values())
                .filter(day -> !week.on(day).isEmpty())
                .map(day -> new Weekday(day.getValue(), week.on(day)))
                .toList();
    }

    private static List<OfWeek> weeks(Optional<String> service, List<Week> weeks) {
        return weeks.stream()
                .map(week -> new OfWeek(service, week.from(), weekdays(week)))
                .toList();
    }

    private static List<OfDay> days(Optional<String> service, Map<LocalDate, SpecialDay> special) {
        return special.values().stream()
                .sorted(Comparator.comparing(SpecialDay::day))
                .map(day -> new OfDay(service, day.day(), day.spans(), day.reason()))
                .toList();
    }
}
