package dev.talon.table.proof;

import dev.talon.table.Cell;
import dev.talon.table.MonthlyTable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
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
                            month.excluded().inaccurate(),
                            month.excluded().wrongService()));
        }
        lines.add(text(0, table.total())
                + left(
                        table.excluded().noShow(),
                        table.excluded().cancelled(),
                        table.excluded().expired(),
                        table.excluded().inaccurate(),
                        table.excluded().wrongService()));
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

    /** @param all of the centre: as to the table, those that count in neither column are not there */
    private static String line(int month, List<Fact> all) {
        List<Fact> facts = choose(all, Fact::published);
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
        String published = sum(waits(consultation), waits(cash)) + "/" + sum(services(consultation), services(cash));
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
                        choose(facts, fact -> fact.state().equals("served") && !fact.accurate() && !fact.wrongService())
                                .size(),
                        choose(facts, Fact::wrongService).size());
    }

    private static String left(long noShow, long cancelled, long expired, long inaccurate, long wrongService) {
        return " left out %d %d %d %d %d".formatted(noShow, cancelled, expired, inaccurate, wrongService);
    }

    private static String means(List<List<Fact>> visits) {
        return visits.size() + "×" + word(waits(visits)) + "/" + word(services(visits));
    }

    /** Over those that somebody queued for in every part. */
    private static Optional<BigDecimal> waits(List<List<Fact>> visits) {
        return mean(
                visits.stream()
                        .filter(stages -> stages.stream().allMatch(Fact::came))
                        .toList(),
                Fact::waited);
    }

    private static Optional<BigDecimal> services(List<List<Fact>> visits) {
        return mean(visits, Fact::served);
    }

    private static String sum(Optional<BigDecimal> one, Optional<BigDecimal> other) {
        return word(one.flatMap(first -> other.map(first::add)));
    }

    private static String word(Optional<BigDecimal> mean) {
        return mean.map(BigDecimal::toString).orElse("—");
    }

    private static Optional<BigDecimal> mean(List<List<Fact>> visits, Function<Fact, BigInteger> what) {
        if (visits.isEmpty()) {
            return Optional.empty();
        }
        BigInteger sum = visits.stream().flatMap(List::stream).map(what).reduce(BigInteger.ZERO, BigInteger::add);
        // A negative half goes up too, towards zero.
        BigDecimal half = new BigDecimal("0.5");
        return Optional.of(new BigDecimal(sum)
                .divide(new BigDecimal(visits.size() * 1_000_000L), 30, RoundingMode.FLOOR)
                .add(half)
                .setScale(0, RoundingMode.FLOOR));
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
