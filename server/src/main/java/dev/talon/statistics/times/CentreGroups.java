package dev.talon.statistics.times;

import dev.talon.statistics.StageFilter;
import java.util.ArrayList;
import java.util.List;

/** Centres of which so many are looked at together that what is remembered of their stages has an end. */
final class CentreGroups {
    /** Days of centres: of some hundred thousand stages. */
    private static final long DAYS = 5_000;

    private CentreGroups() {}

    static List<List<String>> of(StageFilter scope, List<String> centres) {
        int size = (int) Math.max(1, DAYS / scope.at(List.of("one")).centreDays());
        List<List<String>> groups = new ArrayList<>();
        for (int from = 0; from < centres.size(); from += size) {
            groups.add(centres.subList(from, Math.min(centres.size(), from + size)));
        }
        return groups;
    }
}
