package dev.talon.contactcentre;

import dev.talon.document.Grid;
import dev.talon.table.TableWords;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** The figures of the table as texts, in the form of the publication. */
public final class CallFigures {
    /** The text of a missing figure; never 0:00. */
    static final String NOTHING = "—";

    private CallFigures() {}

    /** The published grid: twelve months of wait and service. */
    public static Grid grid(CallsTable table, CallWords words) {
        List<Grid.Row> rows = new ArrayList<>();
        for (CallRow month : table.months()) {
            rows.add(new Grid.Row(
                    List.of(month(table, month, words), minutes(month.waiting()), minutes(month.service())), false));
        }
        return Grid.of(words.columns(), rows);
    }

    /** What stands under the table, a paragraph each. */
    public static List<String> notes(CallsTable table, CallWords words) {
        CallRow year = table.total();
        List<String> notes = new ArrayList<>(List.of(
                words.text("note.times"),
                words.text(
                        "note.counted",
                        number(year.answered(), words),
                        number(year.transferred(), words),
                        minutes(year.untransferredService())),
                words.text(
                        "note.leftOut",
                        number(year.abandoned(), words),
                        minutes(year.abandonedWait()),
                        number(year.timedOut(), words),
                        minutes(year.timedOutWait()),
                        number(year.leftByKey(), words),
                        number(year.nobodyThere(), words)),
                words.text("note.month", table.zone())));
        notes.addAll(CallClosedNotes.of(table, words));
        return notes;
    }

    /** What stands beside the means: counts, and the means of those that are left out. */
    static List<Object> counts(CallRow row) {
        return List.of(
                row.received(),
                row.answered(),
                row.transferred(),
                row.transferredService(),
                row.untransferredService(),
                row.abandoned(),
                row.abandonedWait(),
                row.timedOut(),
                row.timedOutWait(),
                row.leftByKey(),
                row.nobodyThere());
    }

    /** The name of a row, with the sign of an amended month. */
    static String month(CallsTable table, CallRow row, CallWords words) {
        return month(row.month(), words) + (table.amended(row.month()) ? "*" : "");
    }

    static String month(int month, CallWords words) {
        return month == 0 ? words.text("wholeYear") : table(words).month(month);
    }

    static String number(long number, CallWords words) {
        return table(words).number(number);
    }

    private static TableWords table(CallWords words) {
        return new TableWords(words.language());
    }

    /** {@code m:ss}; hours are minutes too. */
    static String minutes(OptionalLong seconds) {
        return seconds.isEmpty() ? NOTHING : "%d:%02d".formatted(seconds.getAsLong() / 60, seconds.getAsLong() % 60);
    }
}
