package dev.talon.statistics;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The rows of one granularity while stages are counted. */
final class Aggregation {
    private final AggregationKey granularity;
    private final boolean ticketsWhole;
    private final Map<AggregationKey.Row, Accumulator> accumulators = new HashMap<>();
    private final Map<BreakdownFigures.Key, Figures> days = new TreeMap<>(BreakdownFigures.READING);
    /** Indexed by their place in the day that is being counted. */
    private Accumulator[] rows = {};

    private LocalDate today = LocalDate.MIN;

    /** @param ticketsWhole whether the scope takes tickets with all their stages */
    Aggregation(AggregationKey granularity, boolean ticketsWhole) {
        this.granularity = granularity;
        this.ticketsWhole = ticketsWhole;
    }

    AggregationKey granularity() {
        return granularity;
    }

    void add(StageColumns stages) {
        begin(stages);
        int[] places = granularity.places(stages);
        for (int stage = 0; stage < stages.size(); stage++) {
            int place = places[stage];
            Accumulator row = rows[place];
            if (row == null) {
                row = accumulators.computeIfAbsent(granularity.row(stages.day(), place), fresh -> new Accumulator());
                rows[place] = row;
            }
            row.add(stages, stage);
        }
    }

    /** With the rows of another, of other dates. */
    Aggregation and(Aggregation other) {
        if (granularity == AggregationKey.DAY) {
            endDay();
            other.endDay();
            days.putAll(other.days);
        }
        other.accumulators.forEach((row, more) ->
                accumulators.computeIfAbsent(row, fresh -> new Accumulator()).add(more));
        return this;
    }

    private void begin(StageColumns stages) {
        PackedDay day = stages.day();
        if (granularity == AggregationKey.DAY && !day.day().equals(today)) {
            endDay();
            today = day.day();
        }
        int most = granularity.places(day);
        if (rows.length < most) {
            rows = new Accumulator[most];
        } else {
            Arrays.fill(rows, 0, most, null);
        }
    }

    /** What a breakdown of the granularity, or the total, comes to. */
    BreakdownFigures split(Breakdown breakdown) {
        if (granularity == AggregationKey.DAY) {
            endDay();
            return new BreakdownFigures(breakdown, days);
        }
        Map<BreakdownFigures.Key, List<Accumulator>> parts = new TreeMap<>(BreakdownFigures.READING);
        accumulators.forEach((row, accumulator) -> parts.computeIfAbsent(
                        AggregationKey.key(breakdown, row), fresh -> new ArrayList<>())
                .add(accumulator));
        Map<BreakdownFigures.Key, Figures> figures = new TreeMap<>(BreakdownFigures.READING);
        parts.forEach((key, several) -> figures.put(key, sum(several).figures(whole(breakdown))));
        return new BreakdownFigures(breakdown, figures);
    }

    /** The figures of everything. */
    Figures total() {
        return sum(accumulators.values()).figures(ticketsWhole);
    }

    private boolean whole(Breakdown breakdown) {
        return ticketsWhole && breakdown.keepsTicketsWhole();
    }

    private void endDay() {
        accumulators.forEach((row, accumulator) ->
                days.put(AggregationKey.key(Breakdown.DAY, row), accumulator.figures(whole(Breakdown.DAY))));
        accumulators.clear();
    }

    private static Accumulator sum(Collection<Accumulator> several) {
        if (several.size() == 1) {
            return several.iterator().next();
        }
        var sum = new Accumulator();
        several.forEach(sum::add);
        return sum;
    }
}
