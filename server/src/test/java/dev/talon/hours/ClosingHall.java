package dev.talon.hours;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.TreeMap;

/**
 * An afternoon of a hall with several kinds of stages and services that go through one or more of them, until all who
 * have a ticket are served. Seconds. Tickets are given by {@link LastTicket}, which knows of each kind what the server knows.
 */
final class ClosingHall {
    static final double CLOSING = 5 * 3600;
    private static final double NORM = 900;
    private static final int RECENT = 30;

    /** @param kinds that it goes through, in order */
    private record Service(List<Integer> kinds) {}

    private static final class Desk {
        final List<Integer> kinds;
        Visitor visitor;
        double free;

        Desk(List<Integer> kinds) {
            this.kinds = kinds;
        }
    }

    private static final class Visitor {
        final Service service;
        final boolean priority;
        int at;
        double came;
        double due;
        double done = -1;

        Visitor(Service service, boolean priority) {
            this.service = service;
            this.priority = priority;
        }

        int kind() {
            return service.kinds().get(at);
        }
    }

    /** How a kind of stage is served here. */
    private final class Kind {
        final double mean = 120 + random.nextInt(481);
        final double variation = 0.4 + random.nextDouble() * 0.6;
        final Deque<Double> recent = new ArrayDeque<>();

        Kind() {
            for (int i = 0; i < RECENT; i++) {
                recent.add(takes());
            }
        }

        double takes() {
            double sigma = Math.sqrt(Math.log(1 + variation * variation));
            return 30 + (mean - 30) * Math.exp(sigma * random.nextGaussian() - sigma * sigma / 2);
        }
    }

    private record Finish(double at, Desk desk, double took) {}

    /**
     * What a service's last ticket came to.
     *
     * @param refused whether somebody asked for one after it in vain
     * @param inTime whether the last was served by closing
     */
    record Last(boolean combined, boolean refused, double given, boolean inTime) {}

    private final Random random;
    private final List<Kind> kinds = new ArrayList<>();
    private final List<Desk> desks = new ArrayList<>();
    private final List<Service> services = new ArrayList<>();
    private final List<Visitor> waiting = new ArrayList<>();
    private final PriorityQueue<Finish> finishes = new PriorityQueue<>(Comparator.comparingDouble(Finish::at));

    /** @param shared whether some desks serve two kinds */
    ClosingHall(Random random, boolean shared) {
        this.random = random;
        int many = 2 + random.nextInt(2);
        for (int i = 0; i < many; i++) {
            kinds.add(new Kind());
            services.add(new Service(List.of(i)));
            for (int desk = 1 + random.nextInt(4); desk > 0; desk--) {
                boolean both = shared && random.nextInt(3) == 0;
                desks.add(new Desk(both ? List.of(i, (i + 1) % many) : List.of(i)));
            }
        }
        services.add(new Service(List.of(0, 1)));
        if (many > 2) {
            services.add(new Service(List.of(1, 2)));
        }
    }

    /** The last tickets of the services that gave one. */
    List<Last> close() {
        double[] every = new double[services.size()];
        for (int i = 0; i < every.length; i++) {
            every[i] = every(services.get(i));
        }
        Map<Service, Visitor> last = new HashMap<>();
        Map<Service, Double> refused = new HashMap<>();
        var arrivals = new TreeMap<Double, Service>();
        for (int i = 0; i < every.length; i++) {
            for (double at = gap(every[i]); at < CLOSING; at += gap(every[i])) {
                arrivals.put(at, services.get(i));
            }
        }
        arrivals.forEach((at, service) -> {
            finishUntil(at);
            if (waiting(service.kinds().get(0)) > most(service, CLOSING - at)) {
                refused.put(service, at);
            } else {
                var visitor = new Visitor(service, random.nextInt(10) == 0);
                visitor.came = at;
                refused.remove(service);
                last.put(service, visitor);
                queue(visitor, at);
                call(at);
            }
        });
        finishUntil(Double.MAX_VALUE);
        return last.entrySet().stream()
                .map(each -> new Last(
                        each.getKey().kinds().size() > 1,
                        refused.containsKey(each.getKey()),
                        each.getValue().came,
                        each.getValue().done <= CLOSING))
                .toList();
    }

    /** How often somebody comes for a service: its kinds are then asked for less or more than their desks can serve. */
    private double every(Service service) {
        double load = 0.7 + random.nextDouble() * 0.8;
        double slowest = 0;
        for (int kind : service.kinds()) {
            double able = desks.stream()
                    .filter(desk -> desk.kinds.contains(kind))
                    .mapToDouble(desk -> 1.0 / desk.kinds.size())
                    .sum();
            long asked =
                    services.stream().filter(one -> one.kinds().contains(kind)).count();
            slowest = Math.max(slowest, kinds.get(kind).mean / able * asked);
        }
        return slowest / load;
    }

    private double gap(double every) {
        return -Math.log(1 - random.nextDouble()) * every;
    }

    private int most(Service service, double left) {
        List<LastTicket.Later> later = service.kinds().stream()
                .skip(1)
                .map(kind -> new LastTicket.Later(pace(kind), waiting(kind) + coming(kind)))
                .toList();
        return LastTicket.mostWaiting(pace(service.kinds().get(0)), later, left, 0);
    }

    private LastTicket.Pace pace(int kind) {
        List<Desk> able =
                desks.stream().filter(desk -> desk.kinds.contains(kind)).toList();
        int busy = (int) able.stream().filter(desk -> desk.visitor != null).count();
        Deque<Double> recent = kinds.get(kind).recent;
        double mean = recent.stream().mapToDouble(took -> took).average().orElseThrow();
        double variance = recent.stream()
                        .mapToDouble(took -> (took - mean) * (took - mean))
                        .sum()
                / (recent.size() - 1);
        return new LastTicket.Pace(mean, Math.sqrt(variance), able.size(), busy);
    }

    private int waiting(int kind) {
        return (int) waiting.stream().filter(visitor -> visitor.kind() == kind).count();
    }

    /** Who waits for a stage before it, or is in one. */
    private int coming(int kind) {
        long here = desks.stream()
                .filter(desk -> desk.visitor != null && comesTo(desk.visitor, kind))
                .count();
        return (int) (here
                + waiting.stream().filter(visitor -> comesTo(visitor, kind)).count());
    }

    private static boolean comesTo(Visitor visitor, int kind) {
        List<Integer> route = visitor.service.kinds();
        return route.subList(visitor.at + 1, route.size()).contains(kind);
    }

    private void queue(Visitor visitor, double at) {
        visitor.due = at + (visitor.priority ? NORM / 2 : NORM);
        waiting.add(visitor);
    }

    private void finishUntil(double moment) {
        while (!finishes.isEmpty() && finishes.peek().at() <= moment) {
            Finish finish = finishes.poll();
            Visitor visitor = finish.desk().visitor;
            finish.desk().visitor = null;
            Kind kind = kinds.get(visitor.kind());
            kind.recent.add(finish.took());
            kind.recent.removeFirst();
            if (visitor.at + 1 < visitor.service.kinds().size()) {
                visitor.at++;
                queue(visitor, finish.at());
            } else {
                visitor.done = finish.at();
            }
            call(finish.at());
        }
    }

    /** Every free desk calls whoever is due first of its kinds. */
    private void call(double at) {
        for (Desk desk : desks) {
            if (desk.visitor == null) {
                waiting.stream()
                        .filter(visitor -> desk.kinds.contains(visitor.kind()))
                        .min(Comparator.comparingDouble(visitor -> visitor.due))
                        .ifPresent(visitor -> {
                            waiting.remove(visitor);
                            desk.visitor = visitor;
                            double took = kinds.get(visitor.kind()).takes();
                            finishes.add(new Finish(at + took, desk, took));
                        });
            }
        }
    }
}
