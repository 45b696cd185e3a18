package dev.talon.annual;

import dev.talon.hours.Hours;
import dev.talon.hours.OpenTime;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says in words when a centre was open in a year, from what {@link Hours} says of each of its days. */
final class HoursInWords {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm");

    private final QualityWords words;
    private final DateTimeFormatter day;

    /**
     * Weekdays that are alike from a day on.
     *
     * @param usual hours by weekday, as they were on most of its days
     */
    private record Season(LocalDate from, Map<DayOfWeek, List<Time>> usual) {}

    /** Hours on the centre's clock; who opens and closes at the same time is open round the clock. */
    private record Time(LocalTime opens, LocalTime closes) {}

    /** Days one after the other that have the same hours. */
    private record Run(LocalDate from, LocalDate to, List<Time> hours) {}

    HoursInWords(QualityWords words) {
        this.words = words;
        this.day = DateTimeFormatter.ofPattern(words.text("day"), words.locale());
    }

    /**
     * The hours of a centre, and those of its services that are narrower.
     *
     * @param services names by code
     * @return empty if no weekly hours were valid in the year
     */
    Optional<String> of(Hours hours, Map<String, String> services, int year) {
        List<Season> centre = seasons(hours, Optional.empty(), year);
        if (centre.isEmpty()) {
            return Optional.empty();
        }
        List<String> said = new ArrayList<>();
        said.add(usual(centre));
        new TreeMap<>(services).forEach((code, name) -> {
            List<Season> own = hours.services().containsKey(code) ? seasons(hours, Optional.of(code), year) : centre;
            if (!own.equals(centre)) {
                said.add(Phrase.HOURS_SERVICE.in(words, name, usual(own)));
            }
        });
        List<Run> others = others(hours, centre, year);
        said(others, run -> run.hours().isEmpty(), Phrase.HOURS_CLOSED).ifPresent(said::add);
        said(others, run -> !run.hours().isEmpty(), Phrase.HOURS_OTHER).ifPresent(said::add);
        return Optional.of(String.join(" ", said));
    }

    private Optional<String> said(List<Run> runs, Predicate<Run> which, Phrase phrase) {
        String dates = runs.stream()
                .filter(which)
                .map(run -> dates(run) + (run.hours().isEmpty() ? "" : " " + times(run.hours())))
                .collect(Collectors.joining(", "));
        return dates.isEmpty() ? Optional.empty() : Optional.of(phrase.in(words, dates));
    }

    /** «30 апреля», «1–8 января», «29 апреля – 3 мая». */
    private String dates(Run run) {
        String last = day.format(run.to());
        if (run.from().equals(run.to())) {
            return last;
        }
        return run.from().getMonth() == run.to().getMonth()
                ? run.from().getDayOfMonth() + "–" + last
                : day.format(run.from()) + " – " + last;
    }

    private String usual(List<Season> seasons) {
        StringBuilder said = new StringBuilder();
        for (Season season : seasons) {
            String week = week(season.usual());
            said.append(said.isEmpty() ? week : " " + Phrase.HOURS_SINCE.in(words, day.format(season.from()), week));
        }
        return said.toString();
    }

    /** «пн–пт 8:00–17:00, перерыв 12:00–13:00; сб, вс выходной» */
    private String week(Map<DayOfWeek, List<Time>> usual) {
        List<String> said = new ArrayList<>();
        for (DayOfWeek first : DayOfWeek.values()) {
            if (first != DayOfWeek.MONDAY && usual.get(first).equals(usual.get(first.minus(1)))) {
                continue;
            }
            DayOfWeek last = first;
            while (last != DayOfWeek.SUNDAY && usual.get(last.plus(1)).equals(usual.get(first))) {
                last = last.plus(1);
            }
            said.add(weekdays(first, last) + " " + times(usual.get(first)));
        }
        return String.join("; ", said) + ".";
    }

    private String weekdays(DayOfWeek first, DayOfWeek last) {
        if (first == DayOfWeek.MONDAY && last == DayOfWeek.SUNDAY) {
            return Phrase.HOURS_DAILY.in(words);
        }
        String one = first.getDisplayName(TextStyle.SHORT, words.locale());
        String other = last.getDisplayName(TextStyle.SHORT, words.locale());
        int more = last.getValue() - first.getValue();
        return more == 0 ? one : one + (more == 1 ? ", " : "–") + other;
    }

    private String times(List<Time> hours) {
        if (hours.isEmpty()) {
            return Phrase.HOURS_OFF.in(words);
        }
        Time whole = new Time(hours.get(0).opens(), hours.get(hours.size() - 1).closes());
        if (hours.size() == 1 && whole.opens().equals(whole.closes())) {
            return Phrase.HOURS_ROUND.in(words);
        }
        List<String> breaks = new ArrayList<>();
        for (int i = 1; i < hours.size(); i++) {
            breaks.add(time(new Time(hours.get(i - 1).closes(), hours.get(i).opens())));
        }
        return breaks.isEmpty() ? time(whole) : Phrase.HOURS_BREAK.in(words, time(whole), String.join(", ", breaks));
    }

    private static String time(Time hours) {
        return TIME.format(hours.opens()) + "–" + TIME.format(hours.closes());
    }

    /** Of those days of the year on which weekly hours were valid. */
    private static List<Season> seasons(Hours hours, Optional<String> service, int year) {
        LocalDate end = LocalDate.of(year + 1, 1, 1);
        var begins = new TreeSet<>(List.of(LocalDate.of(year, 1, 1)));
        Stream.concat(
                        hours.weeks().stream(),
                        service.map(code -> hours.services().get(code).weeks().stream())
                                .orElseGet(Stream::empty))
                .map(dev.talon.hours.Week::from)
                .filter(from -> from.getYear() == year)
                .forEach(begins::add);
        List<Season> seasons = new ArrayList<>();
        for (LocalDate from : begins) {
            LocalDate next = Optional.ofNullable(begins.higher(from)).orElse(end);
            if (!hours.hasHoursOn(from)) {
                continue;
            }
            Map<DayOfWeek, List<Time>> usual = usual(hours, service, from, next);
            if (seasons.isEmpty() || !seasons.get(seasons.size() - 1).usual().equals(usual)) {
                seasons.add(new Season(from, usual));
            }
        }
        return seasons;
    }

    /** Of each weekday the hours of most days; those of its first day where several are as many. */
    private static Map<DayOfWeek, List<Time>> usual(
            Hours hours, Optional<String> service, LocalDate from, LocalDate next) {
        Map<DayOfWeek, Map<List<Time>, Integer>> counted = new EnumMap<>(DayOfWeek.class);
        for (LocalDate date = from; date.isBefore(next); date = date.plusDays(1)) {
            counted.computeIfAbsent(date.getDayOfWeek(), weekday -> new LinkedHashMap<>())
                    .merge(on(hours, service, date), 1, Integer::sum);
        }
        Map<DayOfWeek, List<Time>> usual = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek weekday : DayOfWeek.values()) {
            List<Time> most = List.of();
            int days = 0;
            for (var each : counted.getOrDefault(weekday, Map.of()).entrySet()) {
                if (each.getValue() > days) {
                    most = each.getKey();
                    days = each.getValue();
                }
            }
            usual.put(weekday, most);
        }
        return usual;
    }

    /** The days that are not like their weekday; those between two with the same hours belong to them. */
    private static List<Run> others(Hours hours, List<Season> seasons, int year) {
        List<Run> runs = new ArrayList<>();
        LocalDate runFrom = null;
        LocalDate runTo = null;
        List<Time> run = List.of();
        for (LocalDate date = seasons.get(0).from(); date.getYear() == year; date = date.plusDays(1)) {
            List<Time> now = on(hours, Optional.empty(), date);
            boolean other = !now.equals(season(seasons, date).usual().get(date.getDayOfWeek()));
            if (runFrom != null && !now.equals(run)) {
                runs.add(new Run(runFrom, runTo, run));
                runFrom = null;
            }
            if (other) {
                runFrom = runFrom == null ? date : runFrom;
                runTo = date;
                run = now;
            }
        }
        if (runFrom != null) {
            runs.add(new Run(runFrom, runTo, run));
        }
        return Collections.unmodifiableList(runs);
    }

    private static Season season(List<Season> seasons, LocalDate date) {
        Season valid = seasons.get(0);
        for (Season season : seasons) {
            valid = season.from().isAfter(date) ? valid : season;
        }
        return valid;
    }

    /** The hours of a day on the centre's clock, those that follow at once joined. */
    private static List<Time> on(Hours hours, Optional<String> service, LocalDate date) {
        List<OpenTime> joined = new ArrayList<>();
        for (OpenTime next : hours.on(service, date)) {
            OpenTime last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last != null && !next.from().isAfter(last.to())) {
                joined.set(
                        joined.size() - 1,
                        new OpenTime(date, last.from(), last.to().isAfter(next.to()) ? last.to() : next.to()));
            } else {
                joined.add(next);
            }
        }
        ZoneId zone = hours.zone();
        return joined.stream()
                .map(time -> new Time(LocalTime.ofInstant(time.from(), zone), LocalTime.ofInstant(time.to(), zone)))
                .toList();
    }
}
