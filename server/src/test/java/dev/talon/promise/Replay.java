package dev.talon.promise;

import dev.talon.demo.past.PlayedDay;
import dev.talon.demo.past.PlayedDay.Stage;
import dev.talon.queue.WaitRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Goes through played days of one centre and promises each visitor a wait, knowing what the server would know then. */
final class Replay {
    /** How promises to people with about as many ahead came out, of those who had to wait. */
    static final class Score {
        int promised;
        int inside;
        int silent;
        double width;

        void add(Optional<WaitRange> range, double wait) {
            if (range.isEmpty()) {
                silent++;
                return;
            }
            promised++;
            width += range.get().to() - range.get().from();
            inside += wait >= range.get().from() && wait <= range.get().to() ? 1 : 0;
        }

        double share() {
            return (double) inside / Math.max(1, promised);
        }
    }

    /** Before, and now. */
    static final class Scores {
        final Map<AheadGroup, Score> before = new EnumMap<>(AheadGroup.class);
        final Map<AheadGroup, Score> now = new EnumMap<>(AheadGroup.class);
        final Score tenBefore = new Score();
        final Score tenNow = new Score();
        final List<double[]> tenOracle = new ArrayList<>();
        final List<Double> tenCame = new ArrayList<>();
        long nanos;
        int asked;
    }

    private record Kept(String key, Learned.Case one) {}

    private static final int DAYS_REMEMBERED = 24;
    static int runs = Promises.RUNS;
    static boolean learns = true;
    /** Whether an oracle is asked too; it takes its time. */
    static boolean asksOracle;

    private final List<List<Kept>> kept = new ArrayList<>();
    private Oracle oracle;
    private final Map<String, List<Double>> past = new HashMap<>();

    void day(PlayedDay day, Scores scores, boolean counts) {
        Map<String, Learned> learned = learned();
        List<Kept> today = new ArrayList<>();
        oracle = asksOracle && counts ? new Oracle(day) : null;
        List<Stage> stages = day.stages().stream()
                .sorted(Comparator.comparingDouble(Stage::queued))
                .toList();
        Map<String, List<Stage>> byDesk = new HashMap<>();
        stages.stream()
                .filter(stage -> stage.called() >= 0)
                .sorted(Comparator.comparingDouble(Stage::called))
                .forEach(stage -> byDesk.computeIfAbsent(stage.desk(), none -> new ArrayList<>())
                        .add(stage));
        for (Stage one : stages) {
            if (one.position() == 1) {
                ask(day, stages, byDesk, one, learned, today, scores, counts);
            }
        }
        kept.add(today);
        stages.stream()
                .filter(stage -> stage.called() >= 0)
                .forEach(stage -> past.computeIfAbsent(stage.kind(), none -> new ArrayList<>())
                        .add(Math.min(7200, stage.left() - stage.called())));
    }

    private Map<String, Learned> learned() {
        Map<String, List<Learned.Case>> cases = new HashMap<>();
        if (learns) {
            kept.subList(Math.max(0, kept.size() - DAYS_REMEMBERED), kept.size())
                    .forEach(day -> day.forEach(one -> cases.computeIfAbsent(one.key(), none -> new ArrayList<>())
                            .add(one.one())));
        }
        Map<String, Learned> found = new HashMap<>();
        cases.forEach((key, value) -> found.put(key, Learned.of(value)));
        return found;
    }

    private void ask(
            PlayedDay day,
            List<Stage> stages,
            Map<String, List<Stage>> byDesk,
            Stage me,
            Map<String, Learned> learned,
            List<Kept> today,
            Scores scores,
            boolean counts) {
        // Whose wait says nothing of a promise is not promised any: to play the hall takes nearly all the time.
        if (me.called() < 0 || me.awayFrom() >= 0) {
            return;
        }
        double now = me.queued();
        List<Hall.Waiting> waiting = new ArrayList<>();
        Map<String, List<Stage>> done = new HashMap<>();
        int ahead = 0;
        for (Stage one : stages) {
            if (one.queued() > now) {
                break;
            }
            if (one == me) {
                continue;
            }
            double gone = one.called() >= 0 ? one.called() : one.left();
            boolean away = one.awayFrom() >= 0 && now >= one.awayFrom() && now < one.awayTo();
            if (gone > now && !away) {
                waiting.add(new Hall.Waiting(one.kind(), one.due() - now, one.rest(), one.norm()));
                ahead += one.kind().equals(me.kind()) && one.due() <= me.due() ? 1 : 0;
            } else if (one.called() >= 0 && one.left() <= now && one.left() > now - 3 * 3600) {
                done.computeIfAbsent(one.kind(), none -> new ArrayList<>()).add(one);
            }
        }
        List<Hall.Place> places = new ArrayList<>();
        int open = 0;
        int idle = 0;
        for (var desk : day.desks().entrySet()) {
            Hall.Place place = place(desk.getValue(), byDesk.getOrDefault(desk.getKey(), List.of()), stages, now);
            if (place != null) {
                places.add(place);
                if (desk.getValue().contains(me.kind())) {
                    open++;
                    idle += place.visitor().isEmpty() && !place.away() ? 1 : 0;
                }
            }
        }
        Map<String, ServiceTimes> times = new HashMap<>();
        Optional<Double> mean = Optional.empty();
        for (String kind :
                day.desks().values().stream().flatMap(List::stream).distinct().toList()) {
            List<Stage> recent = done.getOrDefault(kind, List.of()).stream()
                    .sorted(Comparator.comparingDouble(Stage::left).reversed())
                    .limit(30)
                    .toList();
            List<Double> before = past.getOrDefault(kind, List.of());
            ServiceTimes found = ServiceTimes.of(
                    recent.stream()
                            .mapToDouble(stage -> stage.left() - stage.called())
                            .toArray(),
                    before.subList(Math.max(0, before.size() - 300), before.size()).stream()
                            .mapToDouble(time -> time)
                            .toArray());
            if (found != null) {
                times.put(kind, found);
            }
            if (kind.equals(me.kind()) && recent.stream().filter(Stage::served).count() >= 3) {
                mean = Optional.of(recent.stream()
                        .filter(Stage::served)
                        .mapToDouble(stage -> stage.left() - stage.called() - 25)
                        .average()
                        .orElse(0));
            }
        }
        long from = System.nanoTime();
        Promise promise = null;
        double[][] calls =
                new HallSimulation(new Hall(places, waiting, times)).calls(me.kind(), me.due() - now, ahead + 1, runs);
        Learned known = learned.getOrDefault(Lessons.key(me.kind(), ahead), Learned.NOTHING);
        if (calls.length > 0) {
            promise = Promise.of(calls[ahead], known);
        }
        scores.nanos += System.nanoTime() - from;
        scores.asked++;
        double wait = me.called() - me.queued();
        boolean hadToWait = idle == 0 || ahead > 0;
        AheadGroup group = AheadGroup.of(ahead);
        if (promise != null && hadToWait) {
            boolean held = promise.range()
                    .map(range -> wait >= range.from() && wait <= range.to())
                    .orElse(true);
            today.add(new Kept(
                    Lessons.key(me.kind(), ahead), new Learned.Case((wait - promise.mean()) / promise.spread(), held)));
        }
        if (hadToWait && counts && open > 0) {
            Optional<WaitRange> old = asBefore(mean, open, idle, ahead);
            Optional<WaitRange> said = Optional.ofNullable(promise).flatMap(Promise::range);
            scores.before.computeIfAbsent(group, none -> new Score()).add(old, wait);
            scores.now.computeIfAbsent(group, none -> new Score()).add(said, wait);
            if (ahead == 10) {
                scores.tenBefore.add(old, wait);
                scores.tenNow.add(said, wait);
                if (oracle != null) {
                    scores.tenOracle.add(oracle.waits(me, scores.tenCame.size()));
                    scores.tenCame.add(wait);
                }
            }
        }
    }

    /** What Talon promised until November 2026: the mean of the last thirty services by the open desks, a quarter less and more. */
    private static Optional<WaitRange> asBefore(Optional<Double> mean, int open, int idle, int ahead) {
        return mean.map(seconds -> new WaitRange((int) Math.floor(0.75 * ahead * seconds / open), (int)
                Math.ceil(1.25 * (ahead + (idle == 0 ? 1 : 0)) * seconds / open)));
    }

    /** A desk as it is seen then; null before its first and after its last visitor, for half an hour at most. */
    static Hall.Place place(List<String> kinds, List<Stage> its, List<Stage> all, double now) {
        if (its.isEmpty()) {
            return null;
        }
        Stage last = null;
        Stage next = null;
        for (Stage one : its) {
            if (one.called() <= now) {
                last = one;
            } else if (next == null) {
                next = one;
            }
        }
        if (last != null && last.left() > now) {
            return Hall.Place.busy(
                    kinds,
                    new Hall.Waiting(last.kind(), 0, last.served() ? last.rest() : List.of(), last.norm()),
                    now - last.called());
        }
        if (last != null && next != null && next.called() - last.left() > 570) {
            double ended = last.left();
            boolean left = all.stream()
                    .anyMatch(one -> kinds.contains(one.kind())
                            && one.queued() <= ended + 60
                            && (one.called() >= 0 ? one.called() : one.left()) > ended + 150);
            boolean later = all.stream()
                    .anyMatch(one -> kinds.contains(one.kind())
                            && one.queued() > ended
                            && one.queued() <= now
                            && (one.called() >= 0 ? one.called() : one.left()) > one.queued() + 60);
            if (left || later) {
                return new Hall.Place(kinds, Optional.empty(), 0, Optional.empty(), true);
            }
        }
        return Hall.Place.free(kinds);
    }
}
