package dev.talon.report;

import dev.talon.report.closing.Amendment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All that a file is made of.
 *
 * @param centreName in the language of the report
 * @param centres    how many the table pools
 * @param amendments of the year's closed months
 * @param passport   of the year, where it was asked for
 */
record Publication(
        MonthlyTable table,
        TableChoice choice,
        String centreName,
        int centres,
        List<Amendment> amendments,
        Optional<Passport> passport) {

    String title() {
        return choice.words().caption.formatted(table.year());
    }

    PrintedTable printed() {
        return PrintedTable.of(table, choice);
    }

    /** What stands under the table, a paragraph each. */
    List<String> notes() {
        List<String> notes = new ArrayList<>(DocumentWords.of(choice.words()).notes(table, choice.words()));
        notes.addAll(ClosedWords.of(choice.words()).notes(table, choice.words(), amendments, centres));
        return notes;
    }
}
