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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Ten years of random hours in zones that change their clocks in different ways, against a straight line of time that
 * java.time draws: each hour of each day is laid on it, overlaps joined, and every opening is looked up there.
 */
class TenYearsOfHoursTest {
    private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2029, 12, 31);
    private static final Optional<String> CENTRE = Optional.empty();

    /** When it is open: from the key until the value, none touching another. */
    private final NavigableMap<Instant, Instant> line = new TreeMap<>();

    private final long seed = Proof.seed();
    private final Random random = new Random(seed);

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Moscow", "Europe/Berlin", "America/New_York", "Asia/Tehran", "Australia/Lord_Howe"})
    void asJavaTimeDrawsThem(String zone) {
        ZoneId of = ZoneId.of(zone);
        Hours hours = hours(of);
        draw(hours, of);
        Instant end = LAST.minusDays(40).atStartOfDay(of).toInstant();
        Instant at = FIRST.plusDays(2).atStartOfDay(of).toInstant();
        while (at.isBefore(end)) {
            check(hours, at, zone);
            at = at.plusSeconds(60L * (1 + random.nextInt(180)));
        }
        // The edges themselves, and the seconds beside them.
        for (Map.Entry<Instant, Instant> open :
                line.subMap(FIRST.plusDays(2).atStartOfDay(of).toInstant(), end).entrySet()) {
            for (Instant edge : List.of(open.getKey(), open.getValue())) {
                check(hours, edge.minusMillis(1), zone);
                check(hours, edge, zone);
            }
        }
    }

    private void check(Hours hours, Instant at, String zone) {
        Map.Entry<Instant, Instant> before = line.floorEntry(at);
        boolean open = before != null && at.isBefore(before.getValue());
        Opening opening = hours.opening(CENTRE, at);
        String where = "-Dtalon.seed=%d, %s, %s".formatted(seed, zone, at);
        assertThat(opening.isOpen()).as(where).isEqualTo(open);
        if (open) {
            boolean closes = Duration.between(at, before.getValue()).compareTo(Duration.ofDays(16)) < 0;
            assertThat(opening.until()).as(where).isEqualTo(closes ? Optional.of(before.getValue()) : Optional.empty());
        } else {
            assertThat(opening.next()).as(where).isEqualTo(Optional.ofNullable(line.higherKey(at)));
        }
    }

    /** A few weeks, each valid for a year or two, a calendar, and special days. */
    private Hours hours(ZoneId zone) {
        List<Week> weeks = new ArrayList<>();
        weeks.add(week(FIRST.minusDays(10)));
        for (LocalDate from = FIRST; from.isBefore(LAST); from = from.plusDays(200 + random.nextInt(500))) {
            weeks.add(week(from));
        }
        Map<LocalDate, CalendarDay> calendar = new HashMap<>();
        Map<LocalDate, SpecialDay> special = new HashMap<>();
        for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
            if (random.nextInt(12) == 0) {
                CalendarDay.Kind kind = CalendarDay.Kind.values()[random.nextInt(3)];
                calendar.put(day, new CalendarDay(day, kind, 1 + random.nextInt(7), 15 * random.nextInt(9), ""));
            }
            if (random.nextInt(40) == 0) {
                special.put(day, new SpecialDay(day, spans(), Name.NONE));
            }
        }
        return new Hours(zone, weeks, special, calendar, Map.of(), List.of());
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

    private void draw(Hours hours, ZoneId zone) {
        line.clear();
        List<Instant[]> all = new ArrayList<>();
        for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
            for (Span span : drawn(hours, day)) {
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
}
