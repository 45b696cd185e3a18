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
 * Counts days of packed stages by several breakdowns at once, on two cores. Its memory grows with the rows of the
 * answer and the variety of times, and not with the number of stages.
 */
final class OverviewAggregator {
    private static final int TASKS = 2;

    /** @param splits in the order in which they were asked for */
    record Counted(Figures total, List<BreakdownFigures> splits) {}

    private final WorkerExecutor workers;
    private final Set<Breakdown> breakdowns;
    private final List<CountingTask> tasks;
    private final List<AggregationKey> chosen;
    /** Whether each core counts every other date, and not some of the granularities. */
    private final boolean byDates;

    /** @param breakdowns without the total, which always comes */
    OverviewAggregator(WorkerExecutor workers, StageFilter scope, Set<Breakdown> breakdowns) {
        this.workers = workers;
        this.breakdowns = breakdowns;
        this.chosen = chosen(breakdowns);
        this.byDates = chosen.size() == 1;
        this.tasks = IntStream.range(0, TASKS)
                .mapToObj(task -> new CountingTask(
                        scope,
                        IntStream.range(0, chosen.size())
                                .filter(each -> byDates || each % TASKS == task)
                                .mapToObj(chosen::get)
                                .toList()))
                .toList();
    }

    /** Counted when the future completes; one call after the other. */
    Future<Void> add(List<PackedDay> days) {
        return Future.join(IntStream.range(0, TASKS)
                        .mapToObj(task -> workers.executeBlocking(() -> add(days, task), false))
                        .toList())
                .mapEmpty();
    }

    private Void add(List<PackedDay> days, int task) {
        for (PackedDay day : days) {
            if (!byDates || Math.floorMod(day.day().toEpochDay(), TASKS) == task) {
                tasks.get(task).add(day.again());
            }
        }
        return null;
    }

    /** @param made what becomes of it, on a worker too */
    <T> Future<T> finish(Function<Counted, T> made) {
        return workers.executeBlocking(() -> made.apply(counted()), false);
    }

    private Counted counted() {
        Map<AggregationKey, Aggregation> of = new EnumMap<>(AggregationKey.class);
        tasks.forEach(task ->
                task.granularities().forEach(counting -> of.merge(counting.granularity(), counting, Aggregation::and)));
        List<BreakdownFigures> splits = new ArrayList<>();
        for (Breakdown breakdown : breakdowns) {
            splits.add(of.get(AggregationKey.of(breakdown)).split(breakdown));
        }
        AggregationKey any = chosen.stream()
                .filter(granularity -> granularity != AggregationKey.DAY)
                .findFirst()
                .orElseThrow();
        return new Counted(of.get(any).total(), splits);
    }

    /** A day is forgotten when the next begins, so that the total needs something else. */
    private static List<AggregationKey> chosen(Set<Breakdown> breakdowns) {
        Set<AggregationKey> needed = breakdowns.stream()
                .map(AggregationKey::of)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(AggregationKey.class)));
        if (needed.isEmpty() || needed.equals(EnumSet.of(AggregationKey.DAY))) {
            needed.add(AggregationKey.CASE);
        }
        return List.copyOf(needed);
    }
}
