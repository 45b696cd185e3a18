package dev.talon.table.proof;

import dev.talon.table.Cell;
import dev.talon.table.MonthlyTable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The monthly table, computed in the most straightforward way: filter the stages, add up, divide, round. */
final class Straight {
    private Straight() {}

    /** A line a month and one for the year: every cell of both forms with its count, and what is left out. */
    static List<String> table(List<Fact> facts, int year) {
        List<String> lines = new ArrayList<>();
        for (int month = 1; month <= 12; month++) {
            int wanted = month;
            lines.add(line(
                    month,
                    choose(
                            facts,
                            fact -> fact.day().getYear() == year && fact.day().getMonthValue() == wanted)));
        }
        lines.add(line(0, choose(facts, fact -> fact.day().getYear() == year)));
        return lines;
    }

    /** The same lines of the table that is under proof. */
    static List<String> lines(MonthlyTable table) {
        List<String> lines = new ArrayList<>();
        for (MonthlyTable.Month month : table.months()) {
            lines.add(text(month.month(), month)
                    + left(
                            month.excluded().noShow(),
                            month.excluded().cancelled(),
                            month.excluded().expired(),
                            month.excluded().inaccurate()));
        }
        lines.add(text(0, table.total())
                + left(
                        table.excluded().noShow(),
                        table.excluded().cancelled(),
                        table.excluded().expired(),
                        table.excluded().inaccurate()));
        return lines;
    }

    private static String text(int month, MonthlyTable.Row row) {
        return "%d consultation %s cash %s published %s measured %s"
                .formatted(
                        month, cell(row.consultation()), cell(row.cash()), cell(row.published()), cell(row.measured()));
    }

    private static String cell(Cell cell) {
        return cell.count() + "×" + (cell.waiting().isPresent() ? cell.waiting().getAsLong() : "—") + "/"
                + (cell.service().isPresent() ? cell.service().getAsLong() : "—");
    }

    private static String line(int month, List<Fact> facts) {
        List<List<Fact>> consultation =
                ones(choose(facts, fact -> fact.counts() && fact.kind().equals("consultation")));
        List<List<Fact>> cash =
                ones(choose(facts, fact -> fact.counts() && fact.kind().equals("cash")));
        Collection<List<Fact>> tickets =
                facts.stream().collect(Collectors.groupingBy(Fact::ticket)).values();
        List<List<Fact>> both = tickets.stream()
                .filter(stages -> stages.stream().allMatch(Fact::counts))
                .filter(stages -> stages.stream().anyMatch(fact -> fact.kind().equals("consultation")))
                .filter(stages -> stages.stream().anyMatch(fact -> fact.kind().equals("cash")))
                .toList();
        String published = consultation.isEmpty() || cash.isEmpty()
                ? "—/—"
                : mean(consultation, Fact::waited).add(mean(cash, Fact::waited)) + "/"
                        + mean(consultation, Fact::served).add(mean(cash, Fact::served));
        return "%d consultation %s cash %s published %d×%s measured %s"
                        .formatted(
                                month,
                                means(consultation),
                                means(cash),
                                consultation.size() + cash.size(),
                                published,
                                means(both))
                + left(
                        count(facts, "no_show"),
                        count(facts, "cancelled"),
                        count(facts, "expired"),
                        choose(facts, fact -> fact.state().equals("served") && !fact.accurate())
                                .size());
    }

    private static String left(long noShow, long cancelled, long expired, long inaccurate) {
        return " left out %d %d %d %d".formatted(noShow, cancelled, expired, inaccurate);
    }

    private static String means(List<List<Fact>> visits) {
        return visits.size() + "×"
                + (visits.isEmpty() ? "—/—" : mean(visits, Fact::waited) + "/" + mean(visits, Fact::served));
    }

    private static BigDecimal mean(List<List<Fact>> visits, Function<Fact, BigInteger> what) {
        BigInteger sum = visits.stream().flatMap(List::stream).map(what).reduce(BigInteger.ZERO, BigInteger::add);
        // A negative half goes up too, towards zero.
        BigDecimal half = new BigDecimal("0.5");
        return new BigDecimal(sum)
                .divide(new BigDecimal(visits.size() * 1_000_000L), 30, RoundingMode.FLOOR)
                .add(half)
                .setScale(0, RoundingMode.FLOOR);
    }

    private static long count(List<Fact> facts, String state) {
        return choose(facts, fact -> fact.state().equals(state)).size();
    }

    private static List<List<Fact>> ones(List<Fact> facts) {
        return facts.stream().map(List::of).toList();
    }

    private static List<Fact> choose(List<Fact> facts, Predicate<Fact> which) {
        return facts.stream().filter(which).toList();
    }
}
