package dev.talon.board;

import dev.talon.db.Database;
import dev.talon.hours.Hours;
import dev.talon.hours.Opening;
import dev.talon.schedule.CentreHours;
import dev.talon.schedule.Timetables;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * Whether tickets are given: what {@link Hours} says, and near closing whether one more could still be served. Desks,
 * boards and phones go on after closing; nobody asks here before a visitor is called.
 */
public final class Openings {
    /** Until so long before closing no queue is so long that anybody asks whether it can be served. */
    private static final Duration LONG_BEFORE = Duration.ofHours(6);

    /** Whichever opens first; of those that open at the same moment, or nobody knows when, whichever reason stands first. */
    private static final Comparator<Opening> SOONEST = Comparator.comparing(
                    (Opening opening) -> opening.next().orElse(Instant.MAX))
            .thenComparing(opening -> opening.reason().orElseThrow());

    private final Timetables timetables;
    private final ClosingRates rates;

    /** @param now null answers mean the database's own clock */
    public Openings(Vertx vertx, Database database, Timetables timetables, Supplier<OffsetDateTime> now) {
        this.timetables = timetables;
        this.rates = new ClosingRates(vertx, database, now);
    }

    /**
     * A service, as far as its opening depends on it.
     *
     * @param limitReached whether its tickets of the day are all given out
     */
    record Asked(String service, boolean limitReached) {}

    /**
     * Whether and for how long a ticket may be issued.
     *
     * @param version of the hours that say so
     * @param from when that begins
     * @param until when it ends; not included
     * @param mostWaiting the most who may wait for the first kind; empty: any number
     * @param opening as a visitor is told it
     * @param countsFrom from when the wait counts of whoever gets a ticket before the opening; empty: at once
     */
    public record Admission(
            long version,
            Instant from,
            Instant until,
            OptionalInt mostWaiting,
            Opening opening,
            Optional<Instant> countsFrom) {
        Admission(long version, Instant from, Instant until, OptionalInt mostWaiting, Opening opening) {
            this(version, from, until, mostWaiting, opening, Optional.empty());
        }
    }

    /** What was last read of a centre's hours. */
    public Future<CentreHours> hours(String centre) {
        return timetables.of(centre);
    }

    /** @param version as the database has just said it */
    public Future<CentreHours> hours(String centre, long version) {
        return timetables.of(centre, version);
    }

    /**
     * Whether a ticket of a service may be issued at a moment and a little later.
     *
     * @param early whether it may be before the service opens that day: staff may give tickets to those who have come early
     */
    public Future<Admission> admission(String centre, CentreHours hours, String service, Instant at, boolean early) {
        Optional<String> of = Optional.of(service);
        Opening opening = hours.hours().opening(of, at);
        if (!opening.isOpen()) {
            return Future.succeededFuture(hours.hours()
                    .firstOpening(of, at)
                    .filter(first -> early)
                    .map(first -> early(hours, first))
                    .orElseGet(() -> refused(hours, opening)));
        }
        Optional<Hours.Closing> closing = hours.hours().closing(of, at);
        Instant from = hours.hours().openSince(of, at).orElse(at);
        Instant ends = opening.until().orElse(Instant.MAX);
        if (closing.isEmpty()) {
            return Future.succeededFuture(new Admission(hours.version(), from, ends, OptionalInt.empty(), opening));
        }
        Instant hard = hours.lastTicket(closing.get());
        Opening last = lastTicket(hours, of, closing.get());
        if (!at.isBefore(hard)) {
            return Future.succeededFuture(refused(hours, last));
        }
        Instant until = ends.isBefore(hard) ? ends : hard;
        if (!asksTheQueue(hours, closing.get())) {
            return Future.succeededFuture(new Admission(hours.version(), from, until, OptionalInt.empty(), opening));
        }
        return rates.of(centre)
                .map(queue -> new Admission(
                        hours.version(),
                        from,
                        until,
                        queue.mostWaiting(service, closing.get().left()),
                        opening));
    }

    /** As a visitor is told it who comes too late to be served by closing. */
    public static Opening lastTicket(CentreHours hours, Optional<String> service, Instant at) {
        return hours.hours()
                .closing(service, at)
                .map(closing -> lastTicket(hours, service, closing))
                .orElseGet(() -> Opening.closed(Opening.Reason.LAST_TICKET, Optional.empty(), Optional.empty()));
    }

    /** As a visitor is told it whose service has no ticket left today. */
    public static Opening limitReached(CentreHours hours, Optional<String> service, Instant at) {
        Optional<Instant> next = hours.hours()
                .closing(service, at)
                .flatMap(closing -> hours.hours().opening(service, closing.at()).next());
        return Opening.closed(Opening.Reason.DAY_LIMIT, next, Optional.empty());
    }

    /** The openings of services at a moment, by their codes. */
    Future<Map<String, Opening>> of(String centre, CentreHours hours, List<Asked> services, Instant at) {
        boolean asks = services.stream()
                .anyMatch(service -> hours.hours()
                        .closing(Optional.of(service.service()), at)
                        .filter(closing -> asksTheQueue(hours, closing))
                        .isPresent());
        Future<ClosingRates.Queue> stands = asks ? rates.of(centre) : Future.succeededFuture(new ClosingRates.Queue());
        return stands.map(queue -> {
            Map<String, Opening> openings = new LinkedHashMap<>();
            services.forEach(service -> openings.put(service.service(), opening(hours, service, queue, at)));
            return openings;
        });
    }

    /**
     * The centre's opening: as its hours say, but closed where none of its services is open. Then it is told what is told of the one that
     * opens first; words beside it only if they are those of all with that reason.
     */
    static Opening ofCentre(CentreHours hours, Map<String, Opening> services, Instant at) {
        Opening opening = hours.hours().opening(Optional.empty(), at);
        if (!opening.isOpen()
                || services.isEmpty()
                || services.values().stream().anyMatch(Opening::isOpen)) {
            return opening;
        }
        Opening first = services.values().stream().min(SOONEST).orElseThrow();
        boolean sameWords = services.values().stream()
                .filter(each -> each.reason().equals(first.reason()))
                .allMatch(each -> each.words().equals(first.words()));
        return Opening.closed(
                first.reason().orElseThrow(),
                first.next(),
                sameWords ? first.words() : Optional.empty(),
                first.byHand());
    }

    private static Opening opening(CentreHours hours, Asked service, ClosingRates.Queue queue, Instant at) {
        Optional<String> of = Optional.of(service.service());
        Opening opening = hours.hours().opening(of, at);
        if (!opening.isOpen()) {
            return opening;
        }
        if (service.limitReached()) {
            return limitReached(hours, of, at);
        }
        Optional<Hours.Closing> closing = hours.hours().closing(of, at);
        if (closing.isEmpty()) {
            return opening;
        }
        Instant hard = hours.lastTicket(closing.get());
        boolean late = !at.isBefore(hard)
                || asksTheQueue(hours, closing.get())
                        && queue.isTooLong(service.service(), closing.get().left());
        return late ? lastTicket(hours, of, closing.get()) : opening;
    }

    private static boolean asksTheQueue(CentreHours hours, Hours.Closing closing) {
        return hours.rules().lastTicket() && closing.left().compareTo(LONG_BEFORE) < 0;
    }

    private static Opening lastTicket(CentreHours hours, Optional<String> service, Hours.Closing closing) {
        return Opening.closed(
                Opening.Reason.LAST_TICKET,
                hours.hours().opening(service, closing.at()).next(),
                Optional.empty());
    }

    private static Admission early(CentreHours hours, Instant first) {
        return new Admission(
                hours.version(),
                Instant.MIN,
                first,
                OptionalInt.empty(),
                Opening.open(Optional.of(first)),
                Optional.of(first));
    }

    private static Admission refused(CentreHours hours, Opening opening) {
        return new Admission(hours.version(), Instant.MAX, Instant.MAX, OptionalInt.empty(), opening);
    }
}
