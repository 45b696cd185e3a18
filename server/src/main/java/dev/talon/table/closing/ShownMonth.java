package dev.talon.table.closing;

import dev.talon.document.CsvTimes;
import dev.talon.queue.Kind;
import dev.talon.table.Cell;
import dev.talon.table.Excluded;
import dev.talon.table.MonthSums;
import java.util.List;
import java.util.stream.Stream;

/**
 * The figures of a month as the table shows them.
 *
 * @param stages all of them, counted or not
 */
public record ShownMonth(Cell consultation, Cell cash, Cell published, Cell measured, Excluded excluded, long stages) {

    /** Means are {@code h:mm:ss}; empty where there is nothing to take one of. */
    static final List<String> COLUMNS = List.of(
            "consultation_wait",
            "consultation_service",
            "consultation_count",
            "cash_wait",
            "cash_service",
            "cash_count",
            "combined_wait",
            "combined_service",
            "combined_count",
            "both_kinds_wait",
            "both_kinds_service",
            "both_kinds_count",
            "stages");

    /** As the fields of a CSV. */
    List<String> fields() {
        return Stream.concat(
                        Stream.of(consultation, cash, published, measured)
                                .flatMap(cell -> Stream.of(
                                        CsvTimes.of(cell.waiting()),
                                        CsvTimes.of(cell.service()),
                                        Long.toString(cell.count()))),
                        Stream.of(Long.toString(stages)))
                .toList();
    }

    static ShownMonth of(MonthSums sums) {
        Cell consultation = sums.sums(Kind.CONSULTATION).cell();
        Cell cash = sums.sums(Kind.CASH).cell();
        return new ShownMonth(
                consultation, cash, consultation.plus(cash), sums.both().cell(), sums.excluded(), sums.get("stages"));
    }
}
