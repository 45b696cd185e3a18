package dev.talon.promise;

import dev.talon.demo.past.PlayedDay;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * A hall of any kind, which no promise was made for: one to nine desks of which some serve both kinds, services of any
 * length that vary little or much and by one of three laws, a rush or two, breaks, priority, visitors who do not come or give up.
 */
final class RandomHall {
    private static final double DAY = 9 * 3600;
    private static final double NORM = 900;

    private final Random random;
    private final Map<String, List<String>> desks = new LinkedHashMap<>();
    private final Map<String, double[]> kinds = new LinkedHashMap<>();
    private final double load;
    private final double priority;
    private final double noShow;
    private final double both;
    private final int law;
    private boolean plain;
    private boolean closes;
    private Map<String, double[]> closed = Map.of();

    RandomHall(long seed) {
        this.random = new Random(seed);
        int count = 1 + random.nextInt(9);
        boolean two = count > 1 && random.nextInt(3) > 0;
        for (int i = 0; i < count; i++) {
            boolean mixed = two && random.nextInt(4) == 0;
            desks.put("" + i, mixed ? List.of("a", "b") : List.of(!two || i % 2 == 0 ? "a" : "b"));
        }
        for (String kind : two ? List.of("a", "b") : List.of("a")) {
            kinds.put(kind, new double[] {120 + random.nextInt(481), 0.4 + random.nextDouble() * 0.6});
        }
        load = 0.75 + random.nextDouble() * 0.3;
        priority = random.nextDouble() * 0.1;
        noShow = random.nextDouble() * 0.05;
        both = two && random.nextBoolean() ? 0.3 : 0;
        law = random.nextInt(3);
    }

    /** One of the halls that the promise of before was measured with: all desks alike, services of one law, no breaks. */
    RandomHall(long seed, int desks, double mean, double variation) {
        this.random = new Random(seed);
        for (int i = 0; i < desks; i++) {
            this.desks.put("" + i, List.of("a"));
        }
        kinds.put("a", new double[] {mean, variation});
        load = 0.85;
        priority = 0;
        noShow = 0;
        both = 0;
        law = 0;
        plain = true;
    }

    /** One in which on every other day all desks of a kind are closed for a while: a specialist falls ill, begins late, is called away. */
    static RandomHall thatCloses(long seed) {
        var hall = new RandomHall(seed);
        hall.closes = true;
        return hall;
    }

    /** Of the day that was played last: from when to when each desk was closed, seconds; the others were open all day. */
    Map<String, double[]> closed() {
        return closed;
    }

    /** From ten minutes to two hours, the morning's beginning as likely as any other. */
    private Map<String, double[]> closing() {
        if (!closes || random.nextBoolean()) {
            return Map.of();
        }
        String kind = List.copyOf(kinds.keySet()).get(random.nextInt(kinds.size()));
        double from = random.nextInt(4) == 0 ? 0 : random.nextDouble() * 0.8 * DAY;
        double to = from + 600 + random.nextDouble() * 6600;
        Map<String, double[]> found = new LinkedHashMap<>();
        desks.forEach((desk, serves) -> {
            if (serves.contains(kind)) {
                found.put(desk, new double[] {from, to});
            }
        });
        return found;
    }

    private record Visitor(
            String kind, double queued, double due, List<String> rest, int position, String service, double patience)
            implements Comparable<Visitor> {
        @Override
        public int compareTo(Visitor other) {
            return Double.compare(queued, other.queued);
        }
    }

    PlayedDay day() {
        double slow = plain ? 1 : 0.85 + random.nextDouble() * 0.3;
        PriorityQueue<Visitor> coming = new PriorityQueue<>();
        double rush = random.nextDouble() * DAY;
        for (String kind : kinds.keySet()) {
            double able = desks.values().stream()
                    .filter(each -> each.contains(kind))
                    .mapToDouble(each -> 1.0 / each.size())
                    .sum();
            double perSecond = load * able / (kinds.get(kind)[0] + 25);
            for (double at = 0; at < DAY; ) {
                double now = perSecond * (Math.abs(at - rush) < 3600 ? 1.6 : 0.85);
                at += -Math.log(1 - random.nextDouble()) / now;
                boolean first = random.nextDouble() < priority;
                boolean on = kind.equals("a") && random.nextDouble() < both;
                coming.add(new Visitor(
                        kind,
                        at,
                        at + (first ? NORM / 2 : NORM),
                        on ? List.of("b") : List.of(),
                        1,
                        on ? "ab" : kind,
                        plain ? 1e9 : 900 - 3600 * Math.log(1 - random.nextDouble())));
            }
        }
        List<PlayedDay.Stage> stages = new ArrayList<>();
        List<String> codes = new ArrayList<>(desks.keySet());
        double[] free = new double[codes.size()];
        double[][] breaks = new double[codes.size()][];
        for (int i = 0; i < free.length; i++) {
            double at = DAY * (0.3 + 0.4 * random.nextDouble());
            breaks[i] = new double[] {at, 600 + random.nextDouble() * 1800};
        }
        closed = closing();
        List<Visitor> waiting = new ArrayList<>();
        double now = 0;
        while (now < DAY + 7200) {
            int desk = 0;
            for (int i = 1; i < free.length; i++) {
                desk = free[i] < free[desk] ? i : desk;
            }
            now = free[desk];
            while (!coming.isEmpty() && coming.peek().queued() <= now) {
                waiting.add(coming.remove());
            }
            if (!plain && breaks[desk] != null && now >= breaks[desk][0] && free.length > 1) {
                free[desk] = now + breaks[desk][1];
                breaks[desk] = null;
                continue;
            }
            double[] shut = closed.get(codes.get(desk));
            if (shut != null && now >= shut[0] && now < shut[1]) {
                free[desk] = shut[1];
                continue;
            }
            List<String> able = desks.get(codes.get(desk));
            Visitor next = waiting.stream()
                    .filter(one -> able.contains(one.kind()))
                    .min(Comparator.comparingDouble(Visitor::due))
                    .orElse(null);
            if (next == null) {
                // Whoever comes next is called at once by a desk that is free.
                free[desk] = coming.isEmpty()
                        ? DAY * 2
                        : Math.max(now + 1e-3, coming.peek().queued());
                continue;
            }
            waiting.remove(next);
            if (next.queued() + next.patience() < now) {
                stages.add(stage(next, -1, next.queued() + next.patience(), false, ""));
                continue;
            }
            boolean comes = random.nextDouble() >= noShow;
            double took = comes ? 20 + slow * takes(next.kind()) : 90;
            stages.add(stage(next, now, now + took, comes, codes.get(desk)));
            if (comes && !next.rest().isEmpty()) {
                coming.add(new Visitor(
                        next.rest().get(0), now + took, now + took + NORM, List.of(), 2, next.service(), 1e9));
            }
            free[desk] = now + took + 5 + random.nextDouble() * 25;
        }
        waiting.forEach(one -> stages.add(stage(one, -1, DAY + 7200, false, "")));
        return new PlayedDay(desks, stages);
    }

    private static PlayedDay.Stage stage(Visitor one, double called, double left, boolean served, String desk) {
        return new PlayedDay.Stage(
                one.position(),
                one.service(),
                one.kind(),
                one.rest(),
                NORM,
                one.queued(),
                one.due(),
                called,
                left,
                -1,
                0,
                served,
                desk);
    }

    private double takes(String kind) {
        double mean = kinds.get(kind)[0];
        double variation = kinds.get(kind)[1];
        switch (law) {
            case 0: {
                double sigma = Math.sqrt(Math.log(1 + variation * variation));
                return mean * Math.exp(sigma * random.nextGaussian() - sigma * sigma / 2);
            }
            case 1: {
                // Gamma by Marsaglia and Tsang would do; Erlang of the nearest whole shape is enough.
                int shape = (int) Math.max(1, Math.round(1 / variation / variation));
                double sum = 0;
                for (int i = 0; i < shape; i++) {
                    sum -= Math.log(1 - random.nextDouble());
                }
                return mean * sum / shape;
            }
            default:
                // Two sorts of visitors: a short matter and a long one.
                return random.nextInt(4) == 0
                        ? mean * (1 + variation * 1.7)
                        : mean * (1 - variation * 0.57) * (0.8 + 0.4 * random.nextDouble());
        }
    }
}
