package dev.talon.promise;

import dev.talon.demo.past.PlayedDay;
import dev.talon.demo.past.PlayedDay.Stage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * Knows everything of a played day but how long each service that is not over will take: who comes and when, who gives up, each break, the
 * day's own distribution of services, the pace of each desk. No honest promise is narrower than its interval and holds as often.
 */
final class Oracle {
    private static final int RUNS = 200;
    /** A desk that calls nobody for longer while somebody waits is closed, seconds. */
    private static final double CLOSED = 120;
    /** A break is taken with the first visitor who leaves so shortly before it, or later. */
    private static final double ABOUT = 60;

    private final PlayedDay day;
    private final List<Stage> stages;
    private final Map<String, double[]> took = new HashMap<>();
    private final Map<String, Double> paces = new HashMap<>();
    private final Map<String, List<double[]>> closed = new HashMap<>();
    private final List<Double> gaps = new ArrayList<>();

    Oracle(PlayedDay day) {
        this.day = day;
        this.stages = AlertReplay.sorted(day);
        day.desks().values().stream()
                .flatMap(List::stream)
                .distinct()
                .forEach(kind -> took.put(
                        kind,
                        sorted(stages.stream()
                                .filter(one -> one.kind().equals(kind) && one.called() >= 0)
                                .mapToDouble(Oracle::took)
                                .toArray())));
        day.desks().keySet().forEach(this::read);
    }

    private void read(String desk) {
        List<Stage> its = stages.stream()
                .filter(one -> one.called() >= 0 && one.desk().equals(desk))
                .sorted(Comparator.comparingDouble(Stage::called))
                .toList();
        double usual =
                its.stream().mapToDouble(one -> mean(took.get(one.kind()))).sum();
        double own = its.stream().mapToDouble(Oracle::took).sum();
        paces.put(desk, its.size() < 5 ? 1 : own / usual);
        List<double[]> spans = closed.computeIfAbsent(desk, none -> new ArrayList<>());
        double free = 0;
        for (Stage one : its) {
            see(desk, free, one.called(), spans);
            free = one.left();
        }
        see(desk, free, Double.MAX_VALUE, spans);
    }

    private void see(String desk, double left, double called, List<double[]> spans) {
        List<String> kinds = day.desks().get(desk);
        double awake = Math.min(called - 1, left + CLOSED);
        boolean waited = stages.stream()
                .anyMatch(one -> kinds.contains(one.kind()) && one.queued() <= left && gone(one) > awake);
        if (called - left > CLOSED) {
            boolean later = stages.stream()
                    .anyMatch(one -> kinds.contains(one.kind())
                            && one.queued() > left
                            && one.queued() < called - CLOSED
                            && gone(one) > one.queued() + CLOSED);
            if (waited || later) {
                spans.add(new double[] {left, called});
            }
        } else if (waited && left > 0) {
            gaps.add(called - left);
        }
    }

    /** How long that visitor may wait, in ways that are equally likely, in rising order. */
    double[] waits(Stage me, long seed) {
        double[] found = new double[RUNS];
        for (int run = 0; run < RUNS; run++) {
            found[run] = new Run(me, new SplittableRandom(seed * RUNS + run)).wait(me);
        }
        return sorted(found);
    }

    private final class Run {
        private final SplittableRandom random;
        private final double now;
        private final PriorityQueue<Stage> coming = new PriorityQueue<>(Comparator.comparingDouble(Stage::queued));
        private final List<Stage> waiting = new ArrayList<>();
        private final String[] desks = day.desks().keySet().toArray(String[]::new);
        private final double[] free = new double[desks.length];
        private final int[] breaks = new int[desks.length];

        Run(Stage me, SplittableRandom random) {
            this.random = random;
            this.now = me.queued();
            for (Stage one : stages) {
                if (one == me || one.queued() <= now && gone(one) > now && !isAway(one)) {
                    waiting.add(one);
                } else if (one.position() == 1 && one.queued() > now) {
                    coming.add(one);
                } else if (isAway(one)) {
                    coming.add(at(one, one.awayTo(), one.due()));
                }
            }
            for (int i = 0; i < desks.length; i++) {
                free[i] = begins(i);
            }
        }

        private boolean isAway(Stage one) {
            return one.queued() <= now
                    && gone(one) > now
                    && one.awayFrom() >= 0
                    && now >= one.awayFrom()
                    && now < one.awayTo();
        }

        private double begins(int desk) {
            List<double[]> spans = closed.get(desks[desk]);
            while (breaks[desk] < spans.size() && spans.get(breaks[desk])[0] <= now) {
                breaks[desk]++;
            }
            if (breaks[desk] > 0 && spans.get(breaks[desk] - 1)[1] > now) {
                return spans.get(breaks[desk] - 1)[1];
            }
            for (Stage one : stages) {
                if (one.called() >= 0
                        && one.called() <= now
                        && one.left() > now
                        && one.desk().equals(desks[desk])) {
                    return ends(one, desk, now - one.called());
                }
            }
            return now + random.nextDouble() * 10;
        }

        /** When a desk calls after a service that has lasted so long already. */
        private double ends(Stage one, int desk, double lasted) {
            double[] times = took.get(one.kind());
            double pace = paces.get(desks[desk]);
            int first = 0;
            while (first < times.length - 1 && times[first] * pace <= lasted) {
                first++;
            }
            double left = Math.max(1, times[first + random.nextInt(times.length - first)] * pace - lasted);
            double end = now() + left;
            if (!one.rest().isEmpty() && one.served()) {
                coming.add(new Stage(
                        2,
                        one.service(),
                        one.rest().get(0),
                        List.of(),
                        one.norm(),
                        end,
                        end + one.norm(),
                        -1,
                        Double.MAX_VALUE,
                        -1,
                        0,
                        true,
                        ""));
            }
            return end + (gaps.isEmpty() ? 15 : gaps.get(random.nextInt(gaps.size())));
        }

        private double clock = -1;

        private double now() {
            return clock < 0 ? now : clock;
        }

        double wait(Stage me) {
            for (int calls = 0; calls < 5_000; calls++) {
                int desk = 0;
                for (int i = 1; i < free.length; i++) {
                    desk = free[i] < free[desk] ? i : desk;
                }
                clock = free[desk];
                if (clock > now + 6 * 3600) {
                    break;
                }
                List<double[]> spans = closed.get(desks[desk]);
                if (breaks[desk] < spans.size() && clock >= spans.get(breaks[desk])[0] - ABOUT) {
                    double[] span = spans.get(breaks[desk]++);
                    free[desk] = clock + span[1] - span[0];
                    continue;
                }
                while (!coming.isEmpty() && coming.peek().queued() <= clock) {
                    waiting.add(coming.remove());
                }
                waiting.removeIf(one -> one != me && one.called() < 0 && one.left() < clock);
                List<String> kinds = day.desks().get(desks[desk]);
                Stage next = waiting.stream()
                        .filter(one -> kinds.contains(one.kind()))
                        .min(Comparator.comparingDouble(Stage::due))
                        .orElse(null);
                if (next == me) {
                    return clock - now;
                }
                if (next == null) {
                    free[desk] = coming.isEmpty()
                            ? Double.MAX_VALUE
                            : Math.max(clock + 1e-3, coming.peek().queued());
                    continue;
                }
                waiting.remove(next);
                free[desk] = ends(next, desk, 0);
            }
            return clock - now;
        }
    }

    /** The mean width in seconds of the narrowest intervals that hold in so large a share of cases. */
    static double narrowest(List<double[]> waits, List<Double> came, double share) {
        double low = 0.3;
        double high = 1;
        double width = 0;
        for (int step = 0; step < 12; step++) {
            double level = (low + high) / 2;
            int held = 0;
            width = 0;
            for (int i = 0; i < waits.size(); i++) {
                double[] all = waits.get(i);
                int size = Math.max(1, (int) Math.round(level * (all.length - 1)));
                int best = 0;
                for (int from = 0; from + size < all.length; from++) {
                    best = all[from + size] - all[from] < all[best + size] - all[best] ? from : best;
                }
                width += all[best + size] - all[best];
                held += came.get(i) >= all[best] && came.get(i) <= all[best + size] ? 1 : 0;
            }
            width /= waits.size();
            if ((double) held / waits.size() < share) {
                low = level;
            } else {
                high = level;
            }
        }
        return width;
    }

    private static Stage at(Stage one, double queued, double due) {
        return new Stage(
                one.position(),
                one.service(),
                one.kind(),
                one.rest(),
                one.norm(),
                queued,
                due,
                one.called(),
                one.left(),
                -1,
                0,
                one.served(),
                one.desk());
    }

    private static double gone(Stage one) {
        return one.called() >= 0 ? one.called() : one.left();
    }

    private static double took(Stage one) {
        return one.left() - one.called();
    }

    private static double mean(double[] times) {
        return Arrays.stream(times).average().orElse(1);
    }

    private static double[] sorted(double[] times) {
        Arrays.sort(times);
        return times;
    }
}
