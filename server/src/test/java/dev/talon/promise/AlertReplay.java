package dev.talon.promise;

import dev.talon.demo.past.PlayedDay;
import dev.talon.demo.past.PlayedDay.Stage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks ahead once a minute at played days, as the server does, and says what came of the alerts. Nobody takes the advice. */
final class AlertReplay {
    private static final int DAYS = 4;
    private static final double QUARTER = 900;

    /** @param unserved whether it was raised because no open desk served the kind */
    private record Alert(String kind, double about, boolean unserved) {}

    /** What came of alerts of one sort. */
    static final class Came {
        int right;
        int wrong;
        int nobody;
    }

    final Came slow = new Came();
    final Came unserved = new Came();
    int bad;
    int missed;

    /**
     * @param before the days before, the last of them last
     * @param closed from when to when a desk was closed, seconds; the others were open all day
     */
    void day(PlayedDay day, List<PlayedDay> before, Map<String, double[]> closed) {
        List<Stage> stages = sorted(day);
        if (stages.isEmpty()) {
            return;
        }
        var view = new HallView(day, before, closed);
        List<Alert> alerts = new ArrayList<>();
        Set<String> feared = new HashSet<>();
        double first = stages.get(0).queued();
        double last = stages.get(stages.size() - 1).queued();
        for (double now = first + 60; now < last; now += 60) {
            Hall hall = view.at(now);
            Set<String> still = new HashSet<>();
            if (!hall.waiting().isEmpty()) {
                double at = now;
                for (var outlook : new HallForecast(hall, arrivals(before, stages, now - first, now), BreachWatch.AHEAD)
                        // From the first visitor of a played day to the last all its kinds are to be served.
                        .outlooks(norms(stages), norms(stages).keySet())) {
                    if (outlook.share() >= BreachWatch.FEARED) {
                        still.add(outlook.kind());
                        boolean open =
                                alerts.stream().anyMatch(one -> one.kind().equals(outlook.kind()) && one.about() > at);
                        if (feared.contains(outlook.kind()) && !open) {
                            alerts.add(new Alert(
                                    outlook.kind(),
                                    now + BreachWatch.AHEAD,
                                    outlook.expected().isEmpty()));
                        }
                    }
                }
            }
            feared = still;
        }
        alerts.forEach(alert -> score(alert, stages));
        missed(alerts, stages, first, last);
    }

    private void score(Alert alert, List<Stage> stages) {
        int[] counts = overNorm(alert.kind(), alert.about() - 300, alert.about() + 300, stages);
        Came came = alert.unserved() ? unserved : slow;
        if (counts[0] == 0) {
            came.nobody++;
        } else if (counts[1] * 2 >= counts[0]) {
            came.right++;
        } else {
            came.wrong++;
        }
    }

    private void missed(List<Alert> alerts, List<Stage> stages, double first, double last) {
        for (String kind : norms(stages).keySet()) {
            for (double quarter = first; quarter < last; quarter += QUARTER) {
                double from = quarter;
                int[] counts = overNorm(kind, from, from + QUARTER, stages);
                if (counts[0] >= 3 && counts[1] * 2 >= counts[0]) {
                    bad++;
                    boolean said = alerts.stream()
                            .anyMatch(one -> one.kind().equals(kind)
                                    && one.about() >= from - 1200
                                    && one.about() <= from + QUARTER + 1200);
                    missed += said ? 0 : 1;
                }
            }
        }
    }

    /** How many joined between two moments, and how many of them waited longer than their norm. */
    private static int[] overNorm(String kind, double from, double to, List<Stage> stages) {
        int[] counts = new int[2];
        for (Stage one : stages) {
            if (one.kind().equals(kind) && one.queued() >= from && one.queued() < to && one.called() >= 0) {
                counts[0]++;
                counts[1] += one.called() - one.queued() > one.norm() ? 1 : 0;
            }
        }
        return counts;
    }

    private static Map<String, Double> norms(List<Stage> stages) {
        Map<String, Double> norms = new HashMap<>();
        stages.forEach(one -> norms.merge(one.kind(), one.norm(), Math::min));
        return norms;
    }

    /** As the server reckons them: those of the next hour on days before, by how much more or less have come today. */
    private static List<Arrival> arrivals(List<PlayedDay> before, List<Stage> today, double since, double now) {
        List<PlayedDay> days = before.subList(Math.max(0, before.size() - DAYS), before.size());
        Map<List<String>, double[]> next = new HashMap<>();
        double usual = 0;
        for (PlayedDay day : days) {
            List<Stage> stages = sorted(day);
            double first = stages.get(0).queued();
            for (Stage one : stages) {
                double at = one.queued() - first;
                if (one.position() == 1 && at >= since && at < since + 3600) {
                    next.computeIfAbsent(route(one), none -> new double[2])[0]++;
                    next.get(route(one))[1] = one.norm();
                } else if (one.position() == 1 && at >= since - 7200 && at < since) {
                    usual++;
                }
            }
        }
        double came = today.stream()
                .filter(one -> one.position() == 1 && one.queued() >= now - 7200 && one.queued() < now)
                .count();
        double level = (came + 10) / (usual / Math.max(1, days.size()) + 10);
        List<Arrival> arrivals = new ArrayList<>();
        next.forEach((route, found) -> arrivals.add(new Arrival(route, found[1], found[0] / days.size() * level)));
        return arrivals;
    }

    private static List<String> route(Stage first) {
        List<String> route = new ArrayList<>(List.of(first.kind()));
        route.addAll(first.rest());
        return route;
    }

    static List<Stage> sorted(PlayedDay day) {
        return day.stages().stream()
                .sorted(Comparator.comparingDouble(Stage::queued))
                .toList();
    }
}
