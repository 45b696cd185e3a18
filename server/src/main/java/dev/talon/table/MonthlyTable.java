package dev.talon.table;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The table of a year.
 *
 * @param centre code; empty: several centres, or all, pooled
 * @param centres  codes; empty: all centres pooled
 * @param months   always twelve
 * @param total    the same means over the whole year
 * @param excluded the stages that are excluded from the year's means
 */
public record MonthlyTable(
        int year,
        Optional<String> centre,
        List<String> centres,
        Form form,
        List<Month> months,
        Total total,
        Excluded excluded) {

    /** The figures of a row, whichever time it is of. */
    public sealed interface Row permits Month, Total {
        Cell consultation();

        Cell cash();

        /** What the chosen form prints; of the two forms together the published one. */
        Cell combined();

        Cell published();

        Cell measured();

        Difference difference();
    }

    /**
     * @param month  1–12
     * @param closed the chosen centres that have closed it
     */
    public record Month(
            int month,
            Cell consultation,
            Cell cash,
            Cell combined,
            Cell published,
            Cell measured,
            Difference difference,
            Excluded excluded,
            List<ClosedMonth> closed)
            implements Row {

        /** Whether a closed month was changed after its closing. */
        public boolean amended() {
            return closed.stream().anyMatch(one -> one.amendments() > 0);
        }
    }

    public record Total(
            Cell consultation, Cell cash, Cell combined, Cell published, Cell measured, Difference difference)
            implements Row {}

    /**
     * @param centres codes; empty: all
     * @param facts   the months that have any, in any order, each at most once
     * @param closed  of each month the centres that have closed it
     */
    public static MonthlyTable of(
            int year, List<String> centres, Form form, List<MonthFacts> facts, Map<Integer, List<ClosedMonth>> closed) {
        Map<Integer, MonthFacts> byMonth =
                facts.stream().collect(Collectors.toMap(MonthFacts::month, Function.identity()));
        List<Month> months = IntStream.rangeClosed(1, 12)
                .mapToObj(month -> row(
                        byMonth.getOrDefault(month, MonthFacts.none(month)),
                        form,
                        closed.getOrDefault(month, List.of())))
                .toList();
        Month whole = row(facts.stream().reduce(MonthFacts.none(0), MonthFacts::plus), form, List.of());
        Total total = new Total(
                whole.consultation(),
                whole.cash(),
                whole.combined(),
                whole.published(),
                whole.measured(),
                whole.difference());
        Optional<String> centre = centres.size() == 1 ? Optional.of(centres.get(0)) : Optional.empty();
        return new MonthlyTable(year, centre, centres, form, months, total, whole.excluded());
    }

    private static Month row(MonthFacts facts, Form form, List<ClosedMonth> closed) {
        Cell consultation = facts.consultation().cell();
        Cell cash = facts.cash().cell();
        Cell published = consultation.plus(cash);
        Cell measured = facts.both().cell();
        return new Month(
                facts.month(),
                consultation,
                cash,
                form == Form.MEASURED ? measured : published,
                published,
                measured,
                Difference.between(measured, published),
                facts.excluded(),
                closed);
    }
}
