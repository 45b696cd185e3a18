package dev.talon.table.publication;

import dev.talon.table.Form;
import dev.talon.table.MonthlyTable;
import dev.talon.table.TableWords;
import dev.talon.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a document says beside the words of the table itself. */
final class DocumentWords extends Words {
    /** Places in {@link #definitions}. */
    static final int WAIT = 0;

    static final int SERVICE = 1;
    static final int MONTH = 3;
    static final int PUBLISHED = 5;
    static final int MEASURED = 6;

    DocumentWords(TableWords words) {
        super("table-document", words.language());
    }

    String wholeYear() {
        return text("wholeYear");
    }

    /** Pairs of a term and what it means. */
    List<List<String>> definitions() {
        return lines("definitions");
    }

    /** What a term means. */
    String definition(int place) {
        return definitions().get(place).get(1);
    }

    /** The columns of counts, in the order of {@link #counts}. */
    List<String> countColumns(Form form) {
        List<String> columns = new ArrayList<>(list("countedColumns"));
        if (form != Form.MEASURED) {
            columns.add(text("stagesOfBoth"));
        }
        if (form != Form.PUBLISHED) {
            columns.add(text("ticketsOfBoth"));
        }
        return columns;
    }

    static List<Long> counts(MonthlyTable.Row row, Form form) {
        List<Long> counts = new ArrayList<>(List.of(
                row.consultation().count(), row.cash().count(), row.combined().count()));
        if (form == Form.BOTH) {
            counts.add(row.measured().count());
        }
        return counts;
    }

    /** What stands under the table, a paragraph each: the form, the times, what counts and what does not. */
    List<String> notes(MonthlyTable table, TableWords words) {
        long stages =
                table.total().consultation().count() + table.total().cash().count();
        return List.of(
                text("form." + table.form().name().toLowerCase(Locale.ROOT)) + ". " + words.note(table.form()),
                text("times"),
                text("counted", words.number(stages)) + " " + words.excluded(table.excluded()));
    }
}
