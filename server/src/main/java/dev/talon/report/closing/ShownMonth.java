package dev.talon.report.closing;

import dev.talon.queue.Kind;
import dev.talon.report.Cell;
import dev.talon.report.Excluded;
import dev.talon.report.MonthSums;

/**
 * The figures of a month as the table shows them.
 *
 * @param stages all of them, counted or not
 */
public record ShownMonth(Cell consultation, Cell cash, Cell published, Cell measured, Excluded excluded, long stages) {

    static ShownMonth of(MonthSums sums) {
        Cell consultation = sums.sums(Kind.CONSULTATION).cell();
        Cell cash = sums.sums(Kind.CASH).cell();
        return new ShownMonth(
                consultation, cash, consultation.plus(cash), sums.both().cell(), sums.excluded(), sums.get("stages"));
    }
}
