package dev.talon.statistics;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The rows of one grain while they are counted. */
final class Counting {
    private final Grain grain;
    private final boolean ticketsWhole;
    private final Map<Grain.Row, Tally> tallies = new HashMap<>();
    private final Map<Split.Key, Figures> days = new TreeMap<>(Split.READING);
    /** By their place in the day that is counted now. */
    private Tally[] rows = {};

    private LocalDate today = LocalDate.MIN;

    /** @param ticketsWhole whether the scope takes tickets with all their stages */
    Counting(Grain grain, boolean ticketsWhole) {
        this.grain = grain;
        this.ticketsWhole = ticketsWhole;
    }

    Grain grain() {
        return grain;
    }

    void add(TakenStages stages) {
        begin(stages);
        int[] places = grain.places(stages);
        for (int stage = 0; stage < stages.size(); stage++) {
            int place = places[stage];
            Tally row = rows[place];
            if (row == null) {
                row = tallies.computeIfAbsent(grain.row(stages.day(), place), fresh -> new Tally());
                rows[place] = row;
            }
            row.add(stages, stage);
        }
    }

    private void begin(TakenStages stages) {
        PackedDay day = stages.day();
        if (grain == Grain.DAY && !day.day().equals(today)) {
            endDay();
            today = day.day();
        }
        int most = grain.places(day);
        if (rows.length < most) {
            rows = new Tally[most];
        } else {
            Arrays.fill(rows, 0, most, null);
        }
    }

    /** What a breakdown of the grain, or the total, comes to. */
    Split split(Breakdown breakdown) {
        if (grain == Grain.DAY) {
            endDay();
            return new Split(breakdown, days);
        }
        Map<Split.Key, List<Tally>> parts = new TreeMap<>(Split.READING);
        tallies.forEach((row, tally) -> parts.computeIfAbsent(Grain.key(breakdown, row), fresh -> new ArrayList<>())
                .add(tally));
        Map<Split.Key, Figures> figures = new TreeMap<>(Split.READING);
        parts.forEach((key, several) -> figures.put(key, sum(several).figures(whole(breakdown))));
        return new Split(breakdown, figures);
    }

    /** The figures of everything. */
    Figures total() {
        return sum(tallies.values()).figures(ticketsWhole);
    }

    private boolean whole(Breakdown breakdown) {
        return ticketsWhole && breakdown.keepsTicketsWhole();
    }

    private void endDay() {
        tallies.forEach((row, tally) -> days.put(Grain.key(Breakdown.DAY, row), tally.figures(whole(Breakdown.DAY))));
        tallies.clear();
    }

    private static Tally sum(Collection<Tally> several) {
        if (several.size() == 1) {
            return several.iterator().next();
        }
        var sum = new Tally();
        several.forEach(sum::add);
        return sum;
    }
}
