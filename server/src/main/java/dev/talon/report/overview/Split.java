package dev.talon.report.overview;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rows of one breakdown while they are counted. Each row has a number, in the order in which rows were met. */
final class Split {
    /** @param second the hour of the heat map, the centre of a desk */
    record Key(String first, Optional<String> second) {}

    private static final int UNKNOWN = -1;

    private static final Comparator<Key> READING = Comparator.<Key>comparingInt(key -> length(key.first()))
            .thenComparing(Key::first)
            .thenComparing(key -> key.second().orElse(""), Comparator.comparingInt(Split::length))
            .thenComparing(key -> key.second().orElse(""));

    private final Breakdown breakdown;
    private final Map<Key, Integer> numbers = new HashMap<>();
    private final List<Tally> tallies = new ArrayList<>();
    /** The rows' numbers by their place in the day that is read now. */
    private int[] places = {};

    Split(Breakdown breakdown) {
        this.breakdown = breakdown;
    }

    Breakdown breakdown() {
        return breakdown;
    }

    void begin(PackedDay day) {
        places = new int[Math.max(24, day.words().length + 1)];
        Arrays.fill(places, UNKNOWN);
    }

    /** Counts a stage. @return the number of its row */
    int add(PackedDay day) {
        int place = place(day);
        int row = places[place];
        if (row == UNKNOWN) {
            row = numbers.computeIfAbsent(key(day, place), fresh -> tallies.size());
            if (row == tallies.size()) {
                tallies.add(new Tally());
            }
            places[place] = row;
        }
        tallies.get(row).add(day);
        return row;
    }

    Tally[] tallies() {
        return tallies.toArray(Tally[]::new);
    }

    /** The row of all, with nothing in it where there was nothing. */
    Tally total() {
        return tallies.isEmpty() ? new Tally() : tallies.get(0);
    }

    /** In the order in which people read them: short keys first, so that numbers are in theirs. */
    List<Key> keys() {
        return numbers.keySet().stream().sorted(READING).toList();
    }

    Tally tally(Key key) {
        return tallies.get(numbers.get(key));
    }

    private int place(PackedDay day) {
        return switch (breakdown) {
            case TOTAL, CENTRE, WEEKDAY, DAY -> 0;
            case SERVICE -> day.service();
            case KIND -> day.cash() ? 1 : 0;
            case HOUR, HEAT -> day.hour();
            case DESK -> day.desk();
            case SPECIALIST -> day.specialist();
            case CATEGORY -> day.priority() ? 1 : 0;
        };
    }

    private Key key(PackedDay day, int place) {
        String weekday = Integer.toString(day.day().getDayOfWeek().getValue());
        return switch (breakdown) {
            case TOTAL -> only("");
            case CENTRE -> only(day.centre());
            case SERVICE, SPECIALIST -> only(word(day, place));
            case KIND -> only(place == 1 ? "cash" : "consultation");
            case HOUR -> only(Integer.toString(place));
            case WEEKDAY -> only(weekday);
            case HEAT -> new Key(weekday, Optional.of(Integer.toString(place)));
            // A desk of one centre is not the desk of the same number elsewhere.
            case DESK -> new Key(word(day, place), Optional.of(day.centre()));
            case CATEGORY -> only(place == 1 ? "priority" : "ordinary");
            case DAY -> only(day.day().toString());
        };
    }

    private static Key only(String first) {
        return new Key(first, Optional.empty());
    }

    private static String word(PackedDay day, int place) {
        return place == 0 ? "" : day.words()[place - 1];
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
