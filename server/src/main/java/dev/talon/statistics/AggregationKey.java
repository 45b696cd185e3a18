package dev.talon.statistics;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The fine granularity by which stages are counted. Several breakdowns are added up from it, so that fewer rows are
 * touched for each stage.
 */
enum AggregationKey {
    CLOCK(EnumSet.of(Breakdown.HOUR, Breakdown.WEEKDAY, Breakdown.HEAT)),
    PLACE(EnumSet.of(Breakdown.CENTRE, Breakdown.DESK)),
    CASE(EnumSet.of(Breakdown.SERVICE, Breakdown.KIND, Breakdown.CATEGORY)),
    PERSON(EnumSet.of(Breakdown.SPECIALIST)),
    /** Days come one after the other, so that only one is counted at a time. */
    DAY(EnumSet.of(Breakdown.DAY));

    /** What names a row of a granularity; empty where the granularity has fewer parts. */
    record Row(String first, String second, String third) {}

    private final Set<Breakdown> breakdowns;

    AggregationKey(Set<Breakdown> breakdowns) {
        this.breakdowns = breakdowns;
    }

    /** @param breakdown not the total, which any of them comes to */
    static AggregationKey of(Breakdown breakdown) {
        return Arrays.stream(values())
                .filter(granularity -> granularity.breakdowns.contains(breakdown))
                .findFirst()
                .orElseThrow();
    }

    /** Of each stage its row, as a small number that means the same throughout one day of a centre. */
    int[] places(StageColumns stages) {
        return switch (this) {
            case CLOCK -> stages.hours();
            case PLACE -> stages.desks();
            case CASE -> stages.cases();
            case PERSON -> stages.specialists();
            case DAY -> stages.days();
        };
    }

    /** More than any place of the day. */
    int places(PackedDay day) {
        int words = day.words().length + 1;
        return Math.max(24, this == CASE ? day.kinds() * words << 1 : words);
    }

    Row row(PackedDay day, int place) {
        return switch (this) {
            case CLOCK -> new Row(Integer.toString(day.day().getDayOfWeek().getValue()), Integer.toString(place), "");
            // A desk of one centre is not the desk of the same number elsewhere.
            case PLACE -> new Row(day.word(place), day.centre(), "");
            case CASE -> {
                int words = day.words().length + 1;
                yield new Row(
                        day.word((place >> 1) % words),
                        day.kindWord((place >> 1) / words),
                        (place & 1) == 0 ? "ordinary" : "priority");
            }
            case PERSON -> new Row(day.word(place), "", "");
            case DAY -> new Row(day.day().toString(), "", "");
        };
    }

    /** Into which row of a breakdown a row of its granularity is added. */
    static BreakdownFigures.Key key(Breakdown breakdown, Row row) {
        return switch (breakdown) {
            case TOTAL -> only("");
            case SERVICE, SPECIALIST, WEEKDAY, DAY -> only(row.first());
            case CENTRE, KIND, HOUR -> only(row.second());
            case CATEGORY -> only(row.third());
            case HEAT, DESK -> new BreakdownFigures.Key(row.first(), Optional.of(row.second()));
        };
    }

    private static BreakdownFigures.Key only(String first) {
        return new BreakdownFigures.Key(first, Optional.empty());
    }
}
