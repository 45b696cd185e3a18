package dev.talon.statistics;

import java.util.List;
import java.util.stream.Stream;

/** Counts some of the granularities of an overview in one pass over the stages, on one core. */
final class CountingTask {
    private final PackedStageFilter filter;
    private final Aggregation[] granularities;
    private final StageColumns taken = new StageColumns();

    CountingTask(StageFilter scope, List<AggregationKey> granularities) {
        this.filter = new PackedStageFilter(scope);
        this.granularities = granularities.stream()
                .map(granularity -> new Aggregation(granularity, !scope.splitsTickets()))
                .toArray(Aggregation[]::new);
    }

    /** Days of the same date come one after the other. */
    void add(PackedDay day) {
        if (!filter.begin(day)) {
            return;
        }
        taken.begin(day);
        for (int stage = 0; stage < day.size(); stage++) {
            day.at(stage);
            if (filter.takes()) {
                taken.add(day);
            }
        }
        for (Aggregation granularity : granularities) {
            granularity.add(taken);
        }
    }

    Stream<Aggregation> granularities() {
        return Stream.of(granularities);
    }
}
