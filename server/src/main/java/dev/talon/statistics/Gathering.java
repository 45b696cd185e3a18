package dev.talon.statistics;

import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Counts days of packed stages by several breakdowns at once, on two cores. What it keeps grows with the rows of the answer
 * and with how different the times are, and not with the number of stages.
 */
final class Gathering {
    private static final int LANES = 2;

    /** @param splits in the order in which they were asked for */
    record Counted(Figures total, List<Split> splits) {}

    private final WorkerExecutor workers;
    private final Set<Breakdown> breakdowns;
    private final List<Lane> lanes;
    private final List<Grain> chosen;

    /** @param breakdowns without the total, which always comes */
    Gathering(WorkerExecutor workers, Scope scope, Set<Breakdown> breakdowns) {
        this.workers = workers;
        this.breakdowns = breakdowns;
        this.chosen = chosen(breakdowns);
        this.lanes = IntStream.range(0, Math.min(LANES, chosen.size()))
                .mapToObj(lane -> new Lane(
                        scope,
                        IntStream.range(0, chosen.size())
                                .filter(each -> each % LANES == lane)
                                .mapToObj(chosen::get)
                                .toList()))
                .toList();
    }

    /** Counted when the future completes; one call after the other. */
    Future<Void> add(List<PackedDay> days) {
        return Future.join(lanes.stream()
                        .map(lane -> workers.executeBlocking(
                                () -> {
                                    days.forEach(day -> lane.add(day.again()));
                                    return lane;
                                },
                                false))
                        .toList())
                .mapEmpty();
    }

    /** @param made what becomes of it, on a worker too */
    <T> Future<T> finish(Function<Counted, T> made) {
        return workers.executeBlocking(() -> made.apply(counted()), false);
    }

    private Counted counted() {
        Map<Grain, Counting> of = new EnumMap<>(Grain.class);
        lanes.forEach(lane -> lane.grains().forEach(counting -> of.put(counting.grain(), counting)));
        List<Split> splits = new ArrayList<>();
        for (Breakdown breakdown : breakdowns) {
            splits.add(of.get(Grain.of(breakdown)).split(breakdown));
        }
        Grain any =
                chosen.stream().filter(grain -> grain != Grain.DAY).findFirst().orElseThrow();
        return new Counted(of.get(any).total(), splits);
    }

    /** A day is forgotten when the next begins, so that the total needs something else. */
    private static List<Grain> chosen(Set<Breakdown> breakdowns) {
        Set<Grain> needed =
                breakdowns.stream().map(Grain::of).collect(Collectors.toCollection(() -> EnumSet.noneOf(Grain.class)));
        if (needed.isEmpty() || needed.equals(EnumSet.of(Grain.DAY))) {
            needed.add(Grain.CASE);
        }
        return List.copyOf(needed);
    }
}
