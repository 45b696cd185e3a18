package dev.talon.promise;

import dev.talon.promise.Hall.Place;
import dev.talon.promise.Hall.Waiting;
import java.util.ArrayList;
import java.util.Collections;
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
    private static final Comparator<Guest> DUE = Comparator.comparingDouble(Guest::due);

    private final Hall hall;
    /** Kinds are numbered, since millions of calls ask for theirs. */
    private final Map<String, Integer> kinds = new HashMap<>();

    private final List<ServiceTimes> times = new ArrayList<>();
    /** Who waits, by kind, in the order in which they are called. */
    private final List<List<Guest>> queues = new ArrayList<>();
    /** The kinds that each desk serves. */
    private final int[][] serves;

    HallSimulation(Hall hall) {
        this.hall = hall;
        serves = hall.places().stream()
                .map(place -> place.kinds().stream().mapToInt(this::number).toArray())
                .toArray(int[][]::new);
        hall.waiting().stream()
                .sorted(Comparator.comparingDouble(Waiting::due))
                .forEach(one -> queues.get(number(one.kind())).add(guest(one)));
        hall.places().forEach(place -> place.visitor().ifPresent(this::guest));
    }

    private int number(String kind) {
        Integer known = kinds.get(kind);
        if (known != null) {
            return known;
        }
        kinds.put(kind, times.size());
        times.add(hall.times().get(kind));
        queues.add(new ArrayList<>());
        return times.size() - 1;
    }

    /** Whoever waits, with the number of the kind. */
    private record Guest(int kind, double due, List<String> rest, double norm) {}

    private Guest guest(Waiting one) {
        one.rest().forEach(this::number);
        return new Guest(number(one.kind()), one.due(), one.rest(), one.norm());
    }

    /**
     * When the first, second, … visitor of a kind is called from now on, while there are always more: the last of them is
     * whoever takes a ticket now.
     *
     * @param due of whoever takes a ticket now
     * @param calls how many
     * @return by call, then by run, seconds; empty where no open desk serves the kind, or its times are not
     *     known
     */
    double[][] calls(String kind, double due, int calls, int runs) {
        boolean served = hall.places().stream().anyMatch(place -> place.kinds().contains(kind));
        if (!served || !hall.times().containsKey(kind)) {
            return new double[0][];
        }
        double[][] found = new double[calls][runs];
        int number = number(kind);
        var random = new SplittableRandom(1);
        for (int run = 0; run < runs; run++) {
            double pace = Normal.quantile((run + 0.5) / runs);
            double[] moments = new Run(random, pace).untilCalls(number, due, calls);
            for (int i = 0; i < calls; i++) {
                found[i][run] = moments[i];
            }
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
        var one = new Guest(number(kind), at + due, List.of(), 0);
        arrivals.forEach(arrival -> arrival.route().forEach(this::number));
        return new Run(random, Normal.quantile(pace)).untilCalled(one, at, arrivals);
    }

    /** One way in which it may go on. */
    private final class Run {
        private final SplittableRandom random;
        /** By kind: how much longer than usual a service takes in this run. */
        private final double[] paces;

        private final double[] free;
        private final boolean[] idle;
        /** By kind: how many of its queue were called, and who joined it since. */
        private final int[] taken;

        private final List<PriorityQueue<Guest>> joined;
        private final PriorityQueue<Joining> joining = new PriorityQueue<>(Comparator.comparingDouble(Joining::at));

        Run(SplittableRandom random, double slow) {
            this.random = random;
            this.paces = times.stream()
                    .mapToDouble(each -> each == null ? 1 : Math.exp(each.doubt() * slow))
                    .toArray();
            this.taken = new int[paces.length];
            this.joined = new ArrayList<>(Collections.nCopies(paces.length, null));
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
            Guest visitor = guest(place.visitor().get());
            ServiceTimes its = times.get(visitor.kind());
            double left = its == null
                    ? random.nextDouble() * UNKNOWN_SERVICE
                    : its.rest(place.lasted(), paces[visitor.kind()], random.nextDouble());
            goesOn(visitor, left);
            return left;
        }

        private void goesOn(Guest visitor, double at) {
            if (!visitor.rest().isEmpty()) {
                joins(at, along(visitor.rest(), at, visitor.norm()));
            }
        }

        /** Whoever comes to the first of these kinds at a moment. */
        private Guest along(List<String> route, double at, double norm) {
            return new Guest(number(route.get(0)), at + norm, route.subList(1, route.size()), norm);
        }

        /** A desk at which nobody is looks again then. */
        private void joins(double at, Guest who) {
            joining.add(new Joining(at, who));
            for (int i = 0; i < free.length; i++) {
                free[i] = idle[i] ? Math.min(free[i], at) : free[i];
            }
        }

        double[] untilCalls(int kind, double due, int calls) {
            double[] moments = new double[calls];
            var newcomer = new Guest(kind, due, List.of(), 0);
            int called = 0;
            while (called < calls) {
                int desk = first();
                double now = free[desk];
                if (now == NEVER) {
                    break;
                }
                Guest next = callAt(desk, now, newcomer);
                if (next != null && next.kind() == kind) {
                    moments[called++] = now;
                }
            }
            for (; called < calls; called++) {
                moments[called] = called == 0 ? 0 : moments[called - 1];
            }
            return moments;
        }

        double untilCalled(Guest one, double at, List<Arrival> arrivals) {
            arrivals.forEach(arrival -> come(arrival, at));
            joining.add(new Joining(at, one));
            for (int calls = 0; calls < MOST_CALLS; calls++) {
                int desk = first();
                double now = desk < 0 ? NEVER : free[desk];
                if (now == NEVER) {
                    return -1;
                }
                Guest next = callAt(desk, now, null);
                if (next == one) {
                    return now - at;
                }
            }
            return -1;
        }

        /** At random, until a moment. */
        private void come(Arrival arrival, double until) {
            double every = 3600 / Math.max(1e-3, arrival.anHour());
            for (double now = gap(every); now < until; now += gap(every)) {
                joining.add(new Joining(now, along(arrival.route(), now, arrival.norm())));
            }
        }

        private double gap(double mean) {
            return -Math.log(1 - random.nextDouble()) * mean;
        }

        /** The desk calls; if there is nobody, it is free again when somebody joins. @return who is called, or null */
        private Guest callAt(int desk, double now, Guest newcomer) {
            while (!joining.isEmpty() && joining.peek().at() <= now) {
                Guest one = joining.remove().who();
                if (joined.get(one.kind()) == null) {
                    joined.set(one.kind(), new PriorityQueue<>(DUE));
                }
                joined.get(one.kind()).add(one);
            }
            Guest next = next(serves[desk], newcomer);
            idle[desk] = next == null;
            if (next == null) {
                free[desk] = joining.isEmpty() ? NEVER : joining.peek().at();
                return null;
            }
            ServiceTimes its = times.get(next.kind());
            free[desk] = now + (its == null ? UNKNOWN_SERVICE : its.at(random.nextDouble()) * paces[next.kind()]);
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
        private Guest next(int[] kinds, Guest newcomer) {
            Guest best = newcomer != null && serves(kinds, newcomer.kind()) ? newcomer : null;
            boolean waits = false;
            for (int kind : kinds) {
                List<Guest> queue = queues.get(kind);
                int at = taken[kind];
                if (at < queue.size() && (best == null || queue.get(at).due() < best.due())) {
                    best = queue.get(at);
                    waits = true;
                }
                PriorityQueue<Guest> later = joined.get(kind);
                if (later != null
                        && !later.isEmpty()
                        && (best == null || later.peek().due() < best.due())) {
                    best = later.peek();
                    waits = false;
                }
            }
            if (best != null && best != newcomer) {
                if (waits) {
                    taken[best.kind()]++;
                } else {
                    joined.get(best.kind()).remove();
                }
            }
            return best;
        }

        private static boolean serves(int[] kinds, int wanted) {
            for (int kind : kinds) {
                if (kind == wanted) {
                    return true;
                }
            }
            return false;
        }
    }

    private record Joining(double at, Guest who) {}
}
