package dev.talon.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The table of a year.
 *
 * @param centre   code; empty: all centres pooled
 * @param months   always twelve
 * @param total    the same means over the whole year
 * @param excluded what the means of the whole year leave out
 */
public record MonthlyTable(
        int year, Optional<String> centre, Form form, List<Month> months, Total total, Excluded excluded) {

    /** @param month 1–12 */
    public record Month(int month, Cell consultation, Cell cash, Cell combined, Excluded excluded) {}

    public record Total(Cell consultation, Cell cash, Cell combined) {}

    /** @param facts the months that have any, in any order, each at most once */
    public static MonthlyTable of(int year, Optional<String> centre, Form form, List<MonthFacts> facts) {
        Map<Integer, MonthFacts> byMonth =
                facts.stream().collect(Collectors.toMap(MonthFacts::month, Function.identity()));
        List<Month> months = IntStream.rangeClosed(1, 12)
                .mapToObj(month -> row(byMonth.getOrDefault(month, MonthFacts.none(month)), form))
                .toList();
        Month whole = row(facts.stream().reduce(MonthFacts.none(0), MonthFacts::plus), form);
        Total total = new Total(whole.consultation(), whole.cash(), whole.combined());
        return new MonthlyTable(year, centre, form, months, total, whole.excluded());
    }

    private static Month row(MonthFacts facts, Form form) {
        Cell consultation = facts.consultation().cell();
        Cell cash = facts.cash().cell();
        Cell combined = switch (form) {
            case PUBLISHED -> consultation.plus(cash);
            case MEASURED -> facts.both().cell();
        };
        return new Month(facts.month(), consultation, cash, combined, facts.excluded());
    }
}
