package dev.talon.statistics.quarters;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The worst time of a day: the quarters in a row with somebody past the norm among which is the quarter with the longest wait for its norm.
 * What caused it is looked for from one norm before, when those came who are late first, until that quarter.
 *
 * @param from when it began
 * @param to when it ended
 * @param longest seconds of the longest wait
 * @param norm of whoever waited so long, seconds
 * @param causeFrom from when the cause is looked for
 * @param causeTo until when
 */
record BadTime(
        OffsetDateTime from,
        OffsetDateTime to,
        int longest,
        int norm,
        OffsetDateTime causeFrom,
        OffsetDateTime causeTo,
        Cause cause,
        double arrivals,
        double desks,
        Optional<Integer> service,
        Optional<Double> usualArrivals,
        Optional<Double> usualDesks,
        Optional<Integer> usualService,
        int capacity) {
    /** From how much more than usual something is a cause. */
    private static final double MUCH = 1.15;

    /** Fewer days than these are no habit. */
    private static final int DAYS = 2;

    private static final double NONE = 0.25;

    /** @param others the same quarters of days to compare with; days on which nobody came are left out */
    static Optional<BadTime> of(List<Quarter> day, Collection<List<Quarter>> others) {
        Optional<Quarter> worst =
                day.stream().filter(quarter -> quarter.late() > 0).max(Comparator.comparingDouble(Quarter::strain));
        return worst.map(peak -> around(peak, day, others));
    }

    private static BadTime around(Quarter peak, List<Quarter> day, Collection<List<Quarter>> others) {
        int at = day.indexOf(peak);
        int first = at;
        while (first > 0 && day.get(first - 1).late() > 0) {
            first--;
        }
        int last = at;
        while (last < day.size() - 1 && day.get(last + 1).late() > 0) {
            last++;
        }
        int norm = peak.norm().orElse(0);
        int before = (norm + Quarter.SECONDS - 1) / Quarter.SECONDS;
        int begin = Math.max(0, first - before);
        Span then = Span.of(day.subList(begin, at + 1));
        List<Span> habit = new ArrayList<>();
        for (List<Quarter> other : others) {
            if (other.size() > begin && other.stream().anyMatch(quarter -> quarter.arrivals() > 0)) {
                habit.add(Span.of(other.subList(begin, Math.min(other.size(), at + 1))));
            }
        }
        Optional<Span> usual = habit.size() < DAYS ? Optional.empty() : Optional.of(Span.mean(habit));
        int seconds = Quarter.SECONDS * (at + 1 - begin);
        int capacity = then.service().isPresent()
                ? (int) Math.round(then.desks() * seconds / then.service().getAsDouble())
                : 0;
        return new BadTime(
                day.get(first).from(),
                day.get(last).from().plusSeconds(Quarter.SECONDS),
                peak.longest().orElse(0),
                norm,
                day.get(begin).from(),
                peak.from().plusSeconds(Quarter.SECONDS),
                cause(then, usual, capacity),
                then.arrivals(),
                then.desks(),
                whole(then),
                usual.map(Span::arrivals),
                usual.map(Span::desks),
                usual.flatMap(BadTime::whole),
                capacity);
    }

    private static Cause cause(Span then, Optional<Span> usual, int capacity) {
        if (then.desks() < NONE) {
            return Cause.NO_DESKS;
        }
        if (usual.isPresent()) {
            double people = ratio(then.arrivals(), usual.get().arrivals());
            double desks = ratio(usual.get().desks(), then.desks());
            double service = then.service().isPresent() && usual.get().service().isPresent()
                    ? ratio(then.service().getAsDouble(), usual.get().service().getAsDouble())
                    : 1;
            double most = Math.max(desks, Math.max(people, service));
            if (most >= MUCH) {
                return most == desks ? Cause.FEWER_DESKS : most == people ? Cause.MORE_PEOPLE : Cause.LONGER_SERVICES;
            }
        }
        if (capacity > 0 && then.arrivals() > capacity) {
            return Cause.MORE_THAN_DESKS_CAN;
        }
        return usual.isPresent() ? Cause.AS_USUAL : Cause.UNKNOWN;
    }

    private static double ratio(double more, double less) {
        return less > 0 ? more / less : 1;
    }

    private static Optional<Integer> whole(Span span) {
        return span.service().isPresent()
                ? Optional.of((int) Math.round(span.service().getAsDouble()))
                : Optional.empty();
    }
}
