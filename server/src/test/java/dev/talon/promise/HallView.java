package dev.talon.promise;

import dev.talon.demo.past.PlayedDay;
import dev.talon.demo.past.PlayedDay.Stage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A played day as the server would have seen it at a moment. */
final class HallView {
    private final PlayedDay day;
    private final List<Stage> stages;
    private final Map<String, List<Stage>> byDesk = new HashMap<>();
    private final Map<String, double[]> past = new HashMap<>();
    private final Map<String, double[]> closed;

    /** @param closed from when to when a desk was closed, seconds; the others were open all day */
    HallView(PlayedDay day, List<PlayedDay> before, Map<String, double[]> closed) {
        this.day = day;
        this.closed = closed;
        this.stages = AlertReplay.sorted(day);
        stages.stream()
                .filter(stage -> stage.called() >= 0)
                .sorted(Comparator.comparingDouble(Stage::called))
                .forEach(stage -> byDesk.computeIfAbsent(stage.desk(), none -> new ArrayList<>())
                        .add(stage));
        Map<String, List<Double>> took = new HashMap<>();
        before.forEach(one -> AlertReplay.sorted(one).stream()
                .filter(stage -> stage.called() >= 0)
                .forEach(stage -> took.computeIfAbsent(stage.kind(), none -> new ArrayList<>())
                        .add(stage.left() - stage.called())));
        took.forEach((kind, times) -> past.put(
                kind,
                times.subList(Math.max(0, times.size() - 300), times.size()).stream()
                        .mapToDouble(time -> time)
                        .toArray()));
    }

    Hall at(double now) {
        List<Hall.Waiting> waiting = new ArrayList<>();
        Map<String, List<Stage>> done = new HashMap<>();
        for (Stage one : stages) {
            double gone = one.called() >= 0 ? one.called() : one.left();
            boolean away = one.awayFrom() >= 0 && now >= one.awayFrom() && now < one.awayTo();
            if (one.queued() <= now && gone > now && !away) {
                waiting.add(new Hall.Waiting(one.kind(), one.due() - now, one.rest(), one.norm()));
            } else if (one.called() >= 0 && one.left() <= now && one.left() > now - 3 * 3600) {
                done.computeIfAbsent(one.kind(), none -> new ArrayList<>()).add(one);
            }
        }
        List<Hall.Place> places = day.desks().entrySet().stream()
                .filter(desk -> isOpen(desk.getKey(), now))
                .map(desk -> Replay.place(desk.getValue(), byDesk.getOrDefault(desk.getKey(), List.of()), stages, now))
                .filter(Objects::nonNull)
                .toList();
        Map<String, ServiceTimes> times = new HashMap<>();
        day.desks().values().stream().flatMap(List::stream).distinct().forEach(kind -> {
            double[] recent = done.getOrDefault(kind, List.of()).stream()
                    .sorted(Comparator.comparingDouble(Stage::left).reversed())
                    .limit(30)
                    .mapToDouble(stage -> stage.left() - stage.called())
                    .toArray();
            ServiceTimes found = ServiceTimes.of(recent, past.getOrDefault(kind, new double[0]));
            if (found != null) {
                times.put(kind, found);
            }
        });
        return new Hall(places, waiting, times);
    }

    /** Who is being served when their desk is to close is served to the end. */
    private boolean isOpen(String desk, double now) {
        double[] shut = closed.get(desk);
        return shut == null
                || now < shut[0]
                || now >= shut[1]
                || byDesk.getOrDefault(desk, List.of()).stream()
                        .anyMatch(one -> one.called() <= now && one.left() > now);
    }
}
