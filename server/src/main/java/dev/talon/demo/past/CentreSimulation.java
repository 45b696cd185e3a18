package dev.talon.demo.past;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/** The state of a simulated centre: who waits, by kind, and which desks work today. */
final class CentreSimulation {
    /** A desk of today with its specialist, and their speed relative to others: 1 is usual. */
    static final class Place {
        final PastCentre.Desk desk;
        final String specialist;
        final double pace;
        final long lunch;
        boolean hadLunch;

        Place(PastCentre.Desk desk, String specialist, double pace, long lunch) {
            this.desk = desk;
            this.specialist = specialist;
            this.pace = pace;
            this.lunch = lunch;
        }
    }

    /** With a higher load the queue would never end. */
    private static final double BUSIEST = 0.6;
    /** Seconds between a finish and the next start: pressing the key, walking, sitting down. */
    private static final int BETWEEN = 45;

    private static final Comparator<SimulatedStage> TURN =
            Comparator.<SimulatedStage>comparingLong(stage -> stage.due).thenComparingLong(stage -> stage.queued);

    private final Map<String, PriorityQueue<SimulatedStage>> waiting = new HashMap<>();
    private final List<Place> places = new ArrayList<>();
    private final List<Place> idle = new ArrayList<>();

    /** As many open desks as the day's visitors need, if the centre has them. */
    CentreSimulation(PastCentre centre, List<SimulatedVisit> visits, int seconds, long noon, SplittableRandom random) {
        List<String> people = shuffled(centre.specialists(), random);
        Map<String, Double> work = new HashMap<>();
        for (SimulatedVisit visit : visits) {
            for (String kind : visit.service.route()) {
                work.merge(kind, (double) (RandomSource.mean(kind) + BETWEEN), Double::sum);
            }
        }
        for (PastCentre.Desk desk : shuffled(centre.desks(), random)) {
            double left = desk.kinds().stream()
                    .mapToDouble(kind -> work.getOrDefault(kind, 0.0))
                    .sum();
            boolean first =
                    places.stream().noneMatch(place -> place.desk.kinds().containsAll(desk.kinds()));
            double carries = seconds * BUSIEST;
            if (first || left > random.nextDouble() * carries) {
                String who = people.isEmpty() ? "" : people.get(places.size() % people.size());
                double pace = 0.85 + Math.floorMod(who.hashCode(), 36) / 100.0;
                places.add(new Place(desk, who, pace, noon + random.nextLong(120 * RandomSource.MINUTE)));
                desk.kinds()
                        .forEach(
                                kind -> work.merge(kind, -carries / desk.kinds().size(), Double::sum));
            }
        }
    }

    List<Place> places() {
        return places;
    }

    void idle(Place place) {
        idle.add(place);
    }

    /** An idle desk for this kind, idle no longer. */
    Optional<Place> wake(String kind, SplittableRandom random) {
        List<Place> able =
                idle.stream().filter(place -> place.desk.kinds().contains(kind)).toList();
        if (able.isEmpty()) {
            return Optional.empty();
        }
        Place chosen = able.get(random.nextInt(able.size()));
        idle.remove(chosen);
        return Optional.of(chosen);
    }

    int working(String kind) {
        return Math.max(1, (int) places.stream()
                .filter(place -> place.desk.kinds().contains(kind))
                .count());
    }

    int waiting(String kind) {
        return queue(kind).size();
    }

    void joins(SimulatedStage stage) {
        queue(stage.kind).add(stage);
    }

    boolean withdraws(SimulatedStage stage) {
        return queue(stage.kind).remove(stage);
    }

    /** Takes the stage that is due first, among these kinds, out of the queue. */
    Optional<SimulatedStage> next(List<String> kinds) {
        return kinds.stream()
                .filter(kind -> !queue(kind).isEmpty())
                .min(Comparator.comparing(kind -> queue(kind).peek(), TURN))
                .map(kind -> queue(kind).remove());
    }

    /** Everybody who still waits. */
    List<SimulatedStage> left() {
        return waiting.values().stream()
                .flatMap(PriorityQueue::stream)
                .sorted(TURN)
                .toList();
    }

    private PriorityQueue<SimulatedStage> queue(String kind) {
        return waiting.computeIfAbsent(kind, none -> new PriorityQueue<>(TURN));
    }

    private static <T> List<T> shuffled(List<T> given, SplittableRandom random) {
        List<T> mixed = new ArrayList<>(given);
        for (int i = mixed.size() - 1; i > 0; i--) {
            T other = mixed.set(random.nextInt(i + 1), mixed.get(i));
            mixed.set(i, other);
        }
        return mixed;
    }
}
