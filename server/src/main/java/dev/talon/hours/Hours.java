package dev.talon.hours;

import dev.talon.words.Name;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What has been entered about the hours of a centre. Weekly hours give way to the country's calendar, that to a special
 * day, and all to what was closed by hand. A service is open when its centre is, and narrower where it has hours of its
 * own. A centre without weekly hours is open round the clock.
 *
 * @param weeks the centre's, in order of their beginnings
 * @param special the centre's special days
 * @param calendar of the country whose calendar the centre follows; empty if it follows none
 * @param services what services have of their own
 */
public record Hours(
        ZoneId zone,
        List<Week> weeks,
        Map<LocalDate, SpecialDay> special,
        Map<LocalDate, CalendarDay> calendar,
        Map<String, OfService> services,
        List<Closure> closures) {
    /** What a service has of its own; where it has no week yet, it is open with its centre. */
    public record OfService(List<Week> weeks, Map<LocalDate, SpecialDay> special) {}

    /** Nothing is opened sooner than tomorrow but after years: a search ends after so many days. */
    private static final int FARTHEST_DAYS = 800;

    /** So long a break may be that is not within one day. */
    public static final Duration BREAK_OVER_MIDNIGHT = Duration.ofHours(3);

    /** How far ahead is looked at once. */
    private static final int STEP_DAYS = 8;

    /**
     * Whether tickets are given at a moment, as far as hours and what was closed by hand say. Asks no clock and no
     * database.
     *
     * @param service empty: the centre, that is any service
     */
    public Opening opening(Optional<String> service, Instant at) {
        Optional<Closure> byHand = closures.stream()
                .filter(closure ->
                        closure.service().isEmpty() || closure.service().equals(service))
                .filter(closure -> closure.closes(at))
                // Of the centre before of the service; the one without an end before others.
                .min(Comparator.comparing((Closure closure) -> closure.service().isPresent())
                        .thenComparing(closure -> closure.until().isPresent()));
        if (byHand.isPresent()) {
            return Opening.closed(
                    Opening.Reason.BY_HAND,
                    reopens(service, at),
                    Optional.of(byHand.get().reason()),
                    byHand.get()
                            .service()
                            .map(own -> Opening.Closed.SERVICE)
                            .or(() -> Optional.of(Opening.Closed.CENTRE)));
        }
        Optional<OpenTime> now = current(service, at);
        if (now.isPresent()) {
            return Opening.open(Optional.of(closes(service, at)).filter(end -> end.isBefore(farthest(at))));
        }
        Opening.Reason reason =
                service.isPresent() && current(Optional.empty(), at).isPresent()
                        ? Opening.Reason.SERVICE_HOURS
                        : why(service, at);
        return Opening.closed(reason, next(service, at), words(reason, service, at));
    }

    /**
     * The end of a day's work.
     *
     * @param left the time until then, breaks left out
     */
    public record Closing(Instant at, Duration left) {}

    /**
     * When those who are open at a moment close for the day, breaks passed over; empty if they are closed, or never close.
     * Who goes on after midnight closes when that ends.
     */
    public Optional<Closing> closing(Optional<String> service, Instant at) {
        Optional<OpenTime> now = current(service, at);
        if (now.isEmpty()) {
            return Optional.empty();
        }
        Instant end = closes(service, at);
        if (!end.isBefore(farthest(at))) {
            return Optional.empty();
        }
        Duration left = Duration.between(at, end);
        LocalDate today = now.get().date();
        for (OpenTime later : spans(service, today, 1)) {
            if (later.date().equals(today) && later.to().isAfter(end)) {
                Instant from = later.from().isAfter(end) ? later.from() : end;
                left = left.plus(Duration.between(from, later.to()));
                end = later.to();
            }
        }
        return Optional.of(new Closing(end, left));
    }

    /**
     * When it opens for the first time that day, before it has; empty once it was open that day, while it is closed by hand, and on a
     * day that is not worked.
     */
    public Optional<Instant> firstOpening(Optional<String> service, Instant at) {
        return closed(service, at).isPresent()
                ? Optional.empty()
                : on(service, date(at)).stream().map(OpenTime::from).findFirst().filter(at::isBefore);
    }

    /** Since when it is open at a moment; empty if it is closed. */
    public Optional<Instant> openSince(Optional<String> service, Instant at) {
        return current(service, at).map(OpenTime::from);
    }

    /** The hours of a day, in order, those of its evening after midnight among them; overlapping ones are not joined. */
    public List<OpenTime> on(LocalDate date) {
        return on(Optional.empty(), date);
    }

    /** The hours of a day in order, as {@link #opening} goes by them, whatever was closed by hand. @param service empty: the centre */
    public List<OpenTime> on(Optional<String> service, LocalDate date) {
        return spans(service, date, 1).stream()
                .filter(span -> span.date().equals(date))
                .sorted(Comparator.comparing(OpenTime::from))
                .toList();
    }

    /** The centre's hours on a date, on its clock, whatever was closed by hand. */
    public List<Span> spansOn(LocalDate date) {
        SpecialDay own = special.get(date);
        if (own != null) {
            return own.spans();
        }
        CalendarDay day = calendar.get(date);
        if (day != null && day.kind() == CalendarDay.Kind.OFF) {
            return List.of();
        }
        List<Span> spans = week(weeks, date).map(week -> worked(week, date)).orElse(List.of(Span.ROUND_THE_CLOCK));
        return day != null && day.kind() == CalendarDay.Kind.SHORT ? shorter(spans, day.shorterBy()) : spans;
    }

    /** Whether weekly hours were valid on a day. */
    public boolean hasHoursOn(LocalDate date) {
        return week(weeks, date).isPresent();
    }

    private Optional<OpenTime> current(Optional<String> service, Instant at) {
        return spans(service, date(at), 1).stream().filter(span -> span.has(at)).findFirst();
    }

    /** When those who are open now close, times that follow at once joined; {@link #farthest} or later: never. */
    private Instant closes(Optional<String> service, Instant at) {
        Instant end = at;
        LocalDate from = date(at);
        while (end.isBefore(farthest(at))) {
            Instant before = end;
            for (OpenTime span : spans(service, from, 1)) {
                if (!span.from().isAfter(end) && span.to().isAfter(end)) {
                    end = span.to();
                }
            }
            if (end.equals(before)) {
                return end;
            }
            from = date(end);
        }
        return end;
    }

    private Instant farthest(Instant at) {
        return at.plus(Duration.ofDays(2L * STEP_DAYS));
    }

    /** When it opens next by its hours, after a moment at which it is closed. */
    private Optional<Instant> next(Optional<String> service, Instant at) {
        LocalDate today = date(at);
        // Most open again by tomorrow.
        int days = 2;
        for (int ahead = 0; ahead < FARTHEST_DAYS; ahead += days, days = STEP_DAYS) {
            Optional<Instant> found = spans(service, today.plusDays(ahead), days).stream()
                    .map(OpenTime::from)
                    .filter(from -> from.isAfter(at))
                    .min(Comparator.naturalOrder());
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** When it opens again after it was closed by hand; empty if nobody said until when. */
    private Optional<Instant> reopens(Optional<String> service, Instant at) {
        Instant moment = at;
        for (int look = 0; look <= closures.size(); look++) {
            Optional<Closure> closure = closed(service, moment);
            if (closure.isEmpty()) {
                return current(service, moment).isPresent() ? Optional.of(moment) : next(service, moment);
            }
            if (closure.get().until().isEmpty()) {
                return Optional.empty();
            }
            moment = closure.get().until().get();
        }
        return Optional.empty();
    }

    private Optional<Closure> closed(Optional<String> service, Instant at) {
        return closures.stream()
                .filter(closure ->
                        closure.service().isEmpty() || closure.service().equals(service))
                .filter(closure -> closure.closes(at))
                .max(Comparator.comparing(closure -> closure.until().orElse(Instant.MAX)));
    }

    private Opening.Reason why(Optional<String> service, Instant at) {
        LocalDate today = date(at);
        if (isBreak(spans(service, today, 2), at)) {
            return Opening.Reason.BREAK;
        }
        if (!spansOn(today).isEmpty()) {
            return Opening.Reason.HOURS;
        }
        if (special.containsKey(today)) {
            return Opening.Reason.SPECIAL_DAY;
        }
        CalendarDay day = calendar.get(today);
        boolean worked = week(weeks, today)
                .map(week -> !week.on(today.getDayOfWeek()).isEmpty())
                .orElse(true);
        return day != null && day.kind() == CalendarDay.Kind.OFF && worked
                ? Opening.Reason.HOLIDAY
                : Opening.Reason.DAY_OFF;
    }

    /** Between hours of the same day, or of an evening that goes on after midnight. */
    private static boolean isBreak(List<OpenTime> around, Instant at) {
        Optional<OpenTime> before =
                around.stream().filter(span -> !span.to().isAfter(at)).max(Comparator.comparing(OpenTime::to));
        Optional<OpenTime> after =
                around.stream().filter(span -> span.from().isAfter(at)).min(Comparator.comparing(OpenTime::from));
        return before.isPresent()
                && after.isPresent()
                && (before.get().date().equals(after.get().date())
                        || Duration.between(before.get().to(), after.get().from())
                                        .compareTo(BREAK_OVER_MIDNIGHT)
                                <= 0);
    }

    /** What is told beside the reason: while the centre is open, a service's own special day says it. */
    private Optional<Name> words(Opening.Reason reason, Optional<String> service, Instant at) {
        LocalDate today = date(at);
        if (reason == Opening.Reason.HOLIDAY) {
            String name = calendar.get(today).name();
            return name.isEmpty() ? Optional.empty() : Optional.of(new Name(name, name));
        }
        return service.map(services::get)
                .map(own -> own.special().get(today))
                .filter(own -> !spansOn(today).isEmpty())
                .or(() -> Optional.ofNullable(special.get(today)))
                .map(SpecialDay::reason)
                .filter(words -> !words.equals(Name.NONE));
    }

    /** The hours of so many days and of the one before, narrowed to the service's. */
    private List<OpenTime> spans(Optional<String> service, LocalDate from, int days) {
        List<OpenTime> centre = opened(this::spansOn, from, days);
        OfService own = service.map(services::get).orElse(null);
        if (own == null) {
            return centre;
        }
        List<OpenTime> narrowed = new ArrayList<>();
        List<OpenTime> itself = opened(date -> spansOf(own, date), from, days);
        for (OpenTime one : centre) {
            for (OpenTime other : itself) {
                Instant begins = one.from().isAfter(other.from()) ? one.from() : other.from();
                Instant ends = one.to().isBefore(other.to()) ? one.to() : other.to();
                var both = new OpenTime(one.date(), begins, ends);
                if (!both.isEmpty()) {
                    narrowed.add(both);
                }
            }
        }
        narrowed.sort(Comparator.comparing(OpenTime::from));
        return narrowed;
    }

    private List<OpenTime> opened(Function<LocalDate, List<Span>> spans, LocalDate from, int days) {
        List<OpenTime> opened = new ArrayList<>();
        for (LocalDate date = from.minusDays(1); date.isBefore(from.plusDays(days)); date = date.plusDays(1)) {
            for (Span span : spans.apply(date)) {
                OpenTime time = span.on(date, zone);
                if (!time.isEmpty()) {
                    opened.add(time);
                }
            }
        }
        return opened;
    }

    /** What a service has of its own; days off and short ones are the centre's matter. */
    private List<Span> spansOf(OfService own, LocalDate date) {
        SpecialDay day = own.special().get(date);
        return day != null
                ? day.spans()
                : week(own.weeks(), date).map(week -> worked(week, date)).orElse(List.of(Span.ROUND_THE_CLOCK));
    }

    /** A weekday's hours; a day off that is worked has those of another where it has none. */
    private List<Span> worked(Week week, LocalDate date) {
        List<Span> spans = week.on(date.getDayOfWeek());
        CalendarDay day = calendar.get(date);
        return day != null && day.kind() == CalendarDay.Kind.WORK && spans.isEmpty()
                ? week.on(DayOfWeek.of(day.like()))
                : spans;
    }

    /** The last of a day's hours end earlier. */
    private static List<Span> shorter(List<Span> spans, int minutes) {
        if (spans.isEmpty()) {
            return spans;
        }
        List<Span> shorter = new ArrayList<>(spans);
        Span last = shorter.remove(shorter.size() - 1);
        if (last.isLongerThan(minutes)) {
            shorter.add(last.shorterBy(minutes));
        }
        return shorter;
    }

    private static Optional<Week> week(List<Week> weeks, LocalDate date) {
        Week valid = null;
        for (Week week : weeks) {
            if (!week.from().isAfter(date)) {
                valid = week;
            }
        }
        return Optional.ofNullable(valid);
    }

    private LocalDate date(Instant at) {
        return LocalDate.ofInstant(at, zone);
    }
}
