package dev.talon.promise;

import dev.talon.promise.Hall.Place;
import dev.talon.promise.Hall.Waiting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * Plays how a hall goes on: each desk that becomes free calls whoever is due first among those whose kind it serves, breaks
 * end, and who has a further stage joins the queue again. The same hall gives the same answer: chance begins anew from the
 * same number each time.
 */
final class HallSimulation {
    /** A break of which nobody knows the end lasts up to so long yet, seconds. */
    private static final double UNKNOWN_BREAK = 1500;

    private static final double UNKNOWN_SERVICE = 300;
    /** More calls than any hall makes in half an hour. */
    private static final int MOST_CALLS = 5_000;

    private static final double NEVER = Double.MAX_VALUE;
    private static final Comparator<Waiting> DUE = Comparator.comparingDouble(Waiting::due);

    private final Hall hall;
    private final Map<String, List<Waiting>> queues = new HashMap<>();

    HallSimulation(Hall hall) {
        this.hall = hall;
        hall.waiting().stream()
                .sorted(DUE)
                .forEach(one -> queues.computeIfAbsent(one.kind(), none -> new ArrayList<>())
                        .add(one));
    }

    /**
     * When the first, second, … visitor of a kind is called from now on, while there are always more: the last of them is
     * whoever takes a ticket now.
     *
     * @param due of whoever takes a ticket now
     * @param calls how many
     * @return by call, then by run, seconds in rising order; empty where no open desk serves the kind, or its times are not
     *     known
     */
    double[][] calls(String kind, double due, int calls, int runs) {
        boolean served = hall.places().stream().anyMatch(place -> place.kinds().contains(kind));
        if (!served || !hall.times().containsKey(kind)) {
            return new double[0][];
        }
        double[][] found = new double[calls][runs];
        var random = new SplittableRandom(1);
        for (int run = 0; run < runs; run++) {
            double pace = Normal.quantile((run + 0.5) / runs);
            double[] moments = new Run(random, pace).untilCalls(kind, due, calls);
            for (int i = 0; i < calls; i++) {
                found[i][run] = moments[i];
            }
        }
        for (double[] each : found) {
            java.util.Arrays.sort(each);
        }
        return found;
    }

    /**
     * How long somebody waits who joins the queue later, after those who come until then.
     *
     * @param due how long after they join it is their turn at the latest, seconds
     * @param at when they join
     * @param pace which of the paces that today may have, from 0 to 1: quick to slow
     * @return seconds; below zero where nobody calls them, or the times of the kind are not known
     */
    double waitOfOneWhoJoins(
            String kind, double due, double at, List<Arrival> arrivals, SplittableRandom random, double pace) {
        if (!hall.times().containsKey(kind)) {
            return -1;
        }
        return new Run(random, Normal.quantile(pace))
                .untilCalled(new Waiting(kind, at + due, List.of(), 0), at, arrivals);
    }

    /** One way in which it may go on. */
    private final class Run {
        private final SplittableRandom random;
        private final double slow;
        private final double[] free;
        private final boolean[] idle;
        private final Map<String, Integer> taken = new HashMap<>();
        private final Map<String, PriorityQueue<Waiting>> joined = new HashMap<>();
        private final PriorityQueue<Joining> joining = new PriorityQueue<>(Comparator.comparingDouble(Joining::at));

        Run(SplittableRandom random, double slow) {
            this.random = random;
            this.slow = slow;
            this.free = new double[hall.places().size()];
            this.idle = new boolean[free.length];
            for (int i = 0; i < free.length; i++) {
                free[i] = begins(hall.places().get(i));
            }
        }

        private double begins(Place place) {
            if (place.away()) {
                return place.back().map(back -> Math.max(0, back)).orElseGet(() -> random.nextDouble() * UNKNOWN_BREAK);
            }
            if (place.visitor().isEmpty()) {
                return hall.waiting().isEmpty() ? 0 : random.nextDouble() * 20;
            }
            Waiting visitor = place.visitor().get();
            ServiceTimes times = hall.times().get(visitor.kind());
            double left = times == null
                    ? random.nextDouble() * UNKNOWN_SERVICE
                    : times.rest(place.lasted(), pace(times), random.nextDouble());
            goesOn(visitor, left);
            return left;
        }

        private double pace(ServiceTimes times) {
            return Math.exp(times.doubt() * slow);
        }

        private void goesOn(Waiting visitor, double at) {
            if (!visitor.rest().isEmpty()) {
                List<String> rest = visitor.rest();
                joins(at, new Waiting(rest.get(0), at + visitor.norm(), rest.subList(1, rest.size()), visitor.norm()));
            }
        }

        /** A desk at which nobody is looks again then. */
        private void joins(double at, Waiting who) {
            joining.add(new Joining(at, who));
            for (int i = 0; i < free.length; i++) {
                free[i] = idle[i] ? Math.min(free[i], at) : free[i];
            }
        }

        double[] untilCalls(String kind, double due, int calls) {
            double[] moments = new double[calls];
            var newcomer = new Waiting(kind, due, List.of(), 0);
            int called = 0;
            while (called < calls) {
                int desk = first();
                double now = free[desk];
                if (now == NEVER) {
                    break;
                }
                Waiting next = callAt(desk, now, newcomer);
                if (next != null && next.kind().equals(kind)) {
                    moments[called++] = now;
                }
            }
            for (; called < calls; called++) {
                moments[called] = called == 0 ? 0 : moments[called - 1];
            }
            return moments;
        }

        double untilCalled(Waiting one, double at, List<Arrival> arrivals) {
            arrivals.forEach(arrival -> come(arrival, at));
            joining.add(new Joining(at, one));
            for (int calls = 0; calls < MOST_CALLS; calls++) {
                int desk = first();
                double now = desk < 0 ? NEVER : free[desk];
                if (now == NEVER) {
                    return -1;
                }
                Waiting next = callAt(desk, now, null);
                if (next == one) {
                    return now - at;
                }
            }
            return -1;
        }

        /** At random, until a moment. */
        private void come(Arrival arrival, double until) {
            double every = 3600 / Math.max(1e-3, arrival.anHour());
            List<String> route = arrival.route();
            for (double now = gap(every); now < until; now += gap(every)) {
                joining.add(new Joining(
                        now,
                        new Waiting(
                                route.get(0), now + arrival.norm(), route.subList(1, route.size()), arrival.norm())));
            }
        }

        private double gap(double mean) {
            return -Math.log(1 - random.nextDouble()) * mean;
        }

        /** The desk calls; if there is nobody, it is free again when somebody joins. @return who is called, or null */
        private Waiting callAt(int desk, double now, Waiting newcomer) {
            while (!joining.isEmpty() && joining.peek().at() <= now) {
                Waiting one = joining.remove().who();
                joined.computeIfAbsent(one.kind(), none -> new PriorityQueue<>(DUE))
                        .add(one);
            }
            Waiting next = next(hall.places().get(desk).kinds(), newcomer);
            idle[desk] = next == null;
            if (next == null) {
                free[desk] = joining.isEmpty() ? NEVER : joining.peek().at();
                return null;
            }
            ServiceTimes times = hall.times().get(next.kind());
            free[desk] = now + (times == null ? UNKNOWN_SERVICE : times.at(random.nextDouble()) * pace(times));
            goesOn(next, free[desk]);
            return next;
        }

        private int first() {
            int first = free.length - 1;
            for (int i = first - 1; i >= 0; i--) {
                first = free[i] <= free[first] ? i : first;
            }
            return first;
        }

        /** Who is due first of these kinds, taken out of the queue; the newcomer is there again and again. */
        private Waiting next(List<String> kinds, Waiting newcomer) {
            Waiting best = newcomer != null && kinds.contains(newcomer.kind()) ? newcomer : null;
            boolean waits = false;
            for (String kind : kinds) {
                List<Waiting> queue = queues.getOrDefault(kind, List.of());
                int at = taken.getOrDefault(kind, 0);
                if (at < queue.size() && (best == null || queue.get(at).due() < best.due())) {
                    best = queue.get(at);
                    waits = true;
                }
                PriorityQueue<Waiting> later = joined.get(kind);
                if (later != null
                        && !later.isEmpty()
                        && (best == null || later.peek().due() < best.due())) {
                    best = later.peek();
                    waits = false;
                }
            }
            if (best != null && best != newcomer) {
                if (waits) {
                    taken.merge(best.kind(), 1, Integer::sum);
                } else {
                    joined.get(best.kind()).remove();
                }
            }
            return best;
        }
    }

    private record Joining(double at, Waiting who) {}
}
