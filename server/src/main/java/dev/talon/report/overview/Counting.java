package dev.talon.report.overview;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The rows of one grain while they are counted. */
final class Counting {
    private static final int UNKNOWN = -1;

    private final Grain grain;
    private final boolean ticketsWhole;
    private final Map<Grain.Row, Integer> numbers = new HashMap<>();
    private final List<Tally> tallies = new ArrayList<>();
    private final Map<Split.Key, Figures> days = new TreeMap<>(Split.READING);
    /** The rows' numbers by their place in the day that is read now. */
    private int[] places = {};

    private LocalDate today = LocalDate.MIN;

    /** @param ticketsWhole whether the scope takes tickets with all their stages */
    Counting(Grain grain, boolean ticketsWhole) {
        this.grain = grain;
        this.ticketsWhole = ticketsWhole;
    }

    Grain grain() {
        return grain;
    }

    void begin(PackedDay day) {
        if (grain == Grain.DAY && !day.day().equals(today)) {
            endDay();
            today = day.day();
        }
        int most = grain.places(day);
        if (places.length < most) {
            places = new int[most];
        }
        Arrays.fill(places, UNKNOWN);
    }

    void add(PackedDay day) {
        int place = grain.place(day);
        int row = places[place];
        if (row == UNKNOWN) {
            row = numbers.computeIfAbsent(grain.row(day, place), fresh -> tallies.size());
            if (row == tallies.size()) {
                tallies.add(new Tally());
            }
            places[place] = row;
        }
        tallies.get(row).add(day);
    }

    /** What a breakdown of the grain, or the total, comes to. */
    Split split(Breakdown breakdown) {
        if (grain == Grain.DAY) {
            endDay();
            return new Split(breakdown, days);
        }
        Map<Split.Key, List<Tally>> parts = new TreeMap<>(Split.READING);
        numbers.forEach((row, number) -> parts.computeIfAbsent(Grain.key(breakdown, row), fresh -> new ArrayList<>())
                .add(tallies.get(number)));
        Map<Split.Key, Figures> rows = new TreeMap<>(Split.READING);
        parts.forEach((key, several) -> rows.put(key, sum(several).figures(whole(breakdown))));
        return new Split(breakdown, rows);
    }

    /** The figures of everything. */
    Figures total() {
        return sum(tallies).figures(ticketsWhole);
    }

    private boolean whole(Breakdown breakdown) {
        return ticketsWhole && breakdown.keepsTicketsWhole();
    }

    private void endDay() {
        numbers.forEach((row, number) ->
                days.put(Grain.key(Breakdown.DAY, row), tallies.get(number).figures(whole(Breakdown.DAY))));
        numbers.clear();
        tallies.clear();
    }

    private static Tally sum(List<Tally> several) {
        if (several.size() == 1) {
            return several.get(0);
        }
        var sum = new Tally();
        several.forEach(sum::add);
        return sum;
    }
}
