package dev.talon.statistics;

import java.util.List;
import java.util.stream.Stream;

/** Some of the grains of an overview, counted together in one pass over the stages: what one core does. */
final class Lane {
    private final Filter filter;
    private final Counting[] grains;
    private final TakenStages taken = new TakenStages();

    Lane(Scope scope, List<Grain> grains) {
        this.filter = new Filter(scope);
        this.grains = grains.stream()
                .map(grain -> new Counting(grain, !scope.splitsTickets()))
                .toArray(Counting[]::new);
    }

    /** Days of the same date come one after the other. */
    void add(PackedDay day) {
        filter.begin(day);
        taken.begin(day);
        for (int stage = 0; stage < day.size(); stage++) {
            day.at(stage);
            if (filter.takes()) {
                taken.add(day);
            }
        }
        for (Counting grain : grains) {
            grain.add(taken);
        }
    }

    Stream<Counting> grains() {
        return Stream.of(grains);
    }
}
