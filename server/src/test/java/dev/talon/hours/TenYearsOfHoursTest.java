package dev.talon.hours;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.Proof;
import dev.talon.words.Name;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Ten years of random hours in zones that change their clocks in different ways, of a centre and of services that are narrower, against a
 * straight line of time that java.time draws: each hour of each day is laid on it, overlaps joined, and every opening is looked up there. A
 * service's line is what its own and its centre's have in common.
 */
class TenYearsOfHoursTest {
    private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2029, 12, 31);
    private static final Optional<String> CENTRE = Optional.empty();

    /** With hours of its own for all the years, with special days only, and with hours from the middle of the years. */
    private static final List<String> SERVICES = List.of("narrow", "special", "later");

    private static final int OF_SERVICE = 12;

    /** A moment between two edges is looked up within so many minutes; each edge of the centre is in every build. */
    private static final int MINUTES = Proof.times(720, 180);

    /** When the centre is open: from the key until the value, none touching another. */
    private final NavigableMap<Instant, Instant> line = new TreeMap<>();

    private final long seed = Proof.seed();
    private final Random random = new Random(seed);

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Moscow", "Europe/Berlin", "America/New_York", "Asia/Tehran", "Australia/Lord_Howe"})
    void asJavaTimeDrawsThem(String zone) {
        ZoneId of = ZoneId.of(zone);
        Hours hours = hours(of);
        draw(line, of, day -> drawn(hours, day));
        look(hours, CENTRE, line, zone, 1);
        for (String service : SERVICES) {
            NavigableMap<Instant, Instant> own = new TreeMap<>();
            draw(own, of, day -> drawnOf(hours, hours.services().get(service), day));
            NavigableMap<Instant, Instant> narrowed = common(own);
            assertThat(narrowed).as(service).hasSizeGreaterThan(1000).isNotEqualTo(line);
            look(hours, Optional.of(service), narrowed, zone, OF_SERVICE);
        }
    }

    /** @param every how many times rarer than the centre is looked at */
    private void look(
            Hours hours, Optional<String> service, NavigableMap<Instant, Instant> line, String zone, int every) {
        Instant first = FIRST.plusDays(2).atStartOfDay(ZoneId.of(zone)).toInstant();
        Instant end = LAST.minusDays(40).atStartOfDay(ZoneId.of(zone)).toInstant();
        for (Instant at = first; at.isBefore(end); at = at.plusSeconds(60L * (1 + random.nextInt(MINUTES * every)))) {
            check(hours, service, line, at, zone);
        }
        // The edges themselves, and the seconds beside them.
        for (Map.Entry<Instant, Instant> open : line.subMap(first, end).entrySet()) {
            if (random.nextInt(every) > 0) {
                continue;
            }
            for (Instant edge : List.of(open.getKey(), open.getValue())) {
                check(hours, service, line, edge.minusMillis(1), zone);
                check(hours, service, line, edge, zone);
            }
        }
    }

    private void check(
            Hours hours, Optional<String> service, NavigableMap<Instant, Instant> line, Instant at, String zone) {
        Opening opening = hours.opening(service, at);
        Supplier<String> where =
                () -> "-Dtalon.seed=%d, %s, %s, %s".formatted(seed, zone, service.orElse("centre"), at);
        boolean open = isOpen(line, at);
        assertThat(opening.isOpen()).as(where).isEqualTo(open);
        if (open) {
            Instant until = line.floorEntry(at).getValue();
            boolean closes = Duration.between(at, until).compareTo(Duration.ofDays(16)) < 0;
            assertThat(opening.until()).as(where).isEqualTo(closes ? Optional.of(until) : Optional.empty());
        } else {
            assertThat(opening.next()).as(where).isEqualTo(Optional.ofNullable(line.higherKey(at)));
            assertThat(opening.reason().equals(Optional.of(Opening.Reason.SERVICE_HOURS)))
                    .as(where)
                    .isEqualTo(isOpen(this.line, at));
        }
    }

    private static boolean isOpen(NavigableMap<Instant, Instant> line, Instant at) {
        Map.Entry<Instant, Instant> before = line.floorEntry(at);
        return before != null && at.isBefore(before.getValue());
    }

    /** What a line has in common with the centre's. */
    private NavigableMap<Instant, Instant> common(NavigableMap<Instant, Instant> own) {
        NavigableMap<Instant, Instant> common = new TreeMap<>();
        TreeSet<Instant> edges = new TreeSet<>(own.keySet());
        edges.addAll(own.values());
        edges.addAll(line.keySet());
        edges.addAll(line.values());
        Instant since = null;
        for (Instant edge : edges) {
            boolean open = isOpen(own, edge) && isOpen(line, edge);
            if (open && since == null) {
                since = edge;
            } else if (!open && since != null) {
                common.put(since, edge);
                since = null;
            }
        }
        return common;
    }

    /** A few weeks, each valid for a year or two, a calendar, and special days. */
    private Hours hours(ZoneId zone) {
        List<Week> weeks = new ArrayList<>();
        weeks.add(week(FIRST.minusDays(10)));
        for (LocalDate from = FIRST; from.isBefore(LAST); from = from.plusDays(200 + random.nextInt(500))) {
            weeks.add(week(from));
        }
        Map<LocalDate, CalendarDay> calendar = new HashMap<>();
        Map<LocalDate, SpecialDay> special = special(40);
        for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
            if (random.nextInt(12) == 0) {
                CalendarDay.Kind kind = CalendarDay.Kind.values()[random.nextInt(3)];
                calendar.put(day, new CalendarDay(day, kind, 1 + random.nextInt(7), 15 * random.nextInt(9), ""));
            }
        }
        Map<String, Hours.OfService> services = Map.of(
                "narrow",
                        new Hours.OfService(List.of(week(FIRST.minusDays(10)), week(FIRST.plusDays(900))), special(60)),
                "special", new Hours.OfService(List.of(), special(15)),
                "later", new Hours.OfService(List.of(week(FIRST.plusDays(1800))), Map.of()));
        return new Hours(zone, weeks, special, calendar, services, List.of());
    }

    /** One day of so many is special. */
    private Map<LocalDate, SpecialDay> special(int of) {
        Map<LocalDate, SpecialDay> special = new HashMap<>();
        for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
            if (random.nextInt(of) == 0) {
                special.put(day, new SpecialDay(day, spans(), Name.NONE));
            }
        }
        return special;
    }

    private Week week(LocalDate from) {
        Map<DayOfWeek, List<Span>> days = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (random.nextInt(6) > 0) {
                days.put(day, spans());
            }
        }
        return new Week(from, days);
    }

    /** Also through midnight, through the hours at which clocks change, and round the clock. */
    private List<Span> spans() {
        List<Span> spans = new ArrayList<>();
        int minute = 15 * random.nextInt(48);
        for (int i = random.nextInt(3); i >= 0 && minute < 24 * 60 - 30; i--) {
            int to = minute + 15 * (1 + random.nextInt(40));
            if (i == 0 && random.nextInt(8) == 0) {
                to = minute + 24 * 60;
            }
            if (to >= 24 * 60 && i > 0) {
                break;
            }
            spans.add(new Span(time(minute), time(to)));
            minute = to + 15 * (random.nextInt(4));
        }
        return spans;
    }

    private static LocalTime time(int minute) {
        return LocalTime.MIDNIGHT.plusMinutes(minute);
    }

    private static void draw(NavigableMap<Instant, Instant> line, ZoneId zone, Function<LocalDate, List<Span>> hours) {
        line.clear();
        List<Instant[]> all = new ArrayList<>();
        for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
            for (Span span : hours.apply(day)) {
                ZonedDateTime opens = day.atTime(span.opens()).atZone(zone).withLaterOffsetAtOverlap();
                LocalDate ends = span.closes().isAfter(span.opens()) ? day : day.plusDays(1);
                ZonedDateTime closes = ends.atTime(span.closes()).atZone(zone).withLaterOffsetAtOverlap();
                if (opens.isBefore(closes)) {
                    all.add(new Instant[] {opens.toInstant(), closes.toInstant()});
                }
            }
        }
        all.sort(Comparator.comparing(span -> span[0]));
        for (Instant[] span : all) {
            Map.Entry<Instant, Instant> before = line.floorEntry(span[0]);
            if (before != null && !before.getValue().isBefore(span[0])) {
                Instant later = before.getValue().isAfter(span[1]) ? before.getValue() : span[1];
                line.put(before.getKey(), later);
            } else {
                line.put(span[0], span[1]);
            }
        }
    }

    /** The hours of a day, written once more. */
    private static List<Span> drawn(Hours hours, LocalDate day) {
        if (hours.special().containsKey(day)) {
            return hours.special().get(day).spans();
        }
        Week week = hours.weeks().stream()
                .filter(each -> !each.from().isAfter(day))
                .max(Comparator.comparing(Week::from))
                .orElseThrow();
        List<Span> spans = new ArrayList<>(week.days().getOrDefault(day.getDayOfWeek(), List.of()));
        CalendarDay calendar = hours.calendar().get(day);
        if (calendar == null) {
            return spans;
        }
        switch (calendar.kind()) {
            case OFF -> spans.clear();
            case WORK -> {
                if (spans.isEmpty()) {
                    spans.addAll(week.days().getOrDefault(DayOfWeek.of(calendar.like()), List.of()));
                }
            }
            case SHORT -> {
                if (!spans.isEmpty()) {
                    Span last = spans.remove(spans.size() - 1);
                    long minutes = Duration.between(last.opens(), last.closes()).toMinutes();
                    long lasts = minutes <= 0 ? minutes + 24 * 60 : minutes;
                    if (lasts > calendar.shorterBy()) {
                        spans.add(new Span(last.opens(), last.closes().minusMinutes(calendar.shorterBy())));
                    }
                }
            }
        }
        return spans;
    }

    /** What a service has of its own: round the clock before its first week; what is off or short is its centre's matter. */
    private static List<Span> drawnOf(Hours hours, Hours.OfService own, LocalDate day) {
        if (own.special().containsKey(day)) {
            return own.special().get(day).spans();
        }
        Optional<Week> week =
                own.weeks().stream().filter(each -> !each.from().isAfter(day)).max(Comparator.comparing(Week::from));
        if (week.isEmpty()) {
            return List.of(new Span(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT));
        }
        List<Span> spans = week.get().days().getOrDefault(day.getDayOfWeek(), List.of());
        CalendarDay calendar = hours.calendar().get(day);
        return calendar != null && calendar.kind() == CalendarDay.Kind.WORK && spans.isEmpty()
                ? week.get().days().getOrDefault(DayOfWeek.of(calendar.like()), List.of())
                : spans;
    }
}
