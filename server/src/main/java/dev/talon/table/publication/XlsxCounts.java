package dev.talon.table.publication;

import dev.talon.document.XlsxLook;
import dev.talon.table.Excluded;
import dev.talon.table.MonthlyTable;
import dev.talon.table.TableWords;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.Worksheet;

/**
 * The sheet of counts, by month and for the year: the number of stages behind each mean, and the number of excluded
 * ones.
 */
final class XlsxCounts {
    private static final int HEADER = 3;
    private static final int BODY = HEADER + 2;
    private static final int YEAR = BODY + 12;

    private final MonthlyTable table;
    private final TableWords words;
    private final DocumentWords more;

    XlsxCounts(MonthlyTable table, TableWords words) {
        this.table = table;
        this.words = words;
        this.more = new DocumentWords(words);
    }

    void fill(Worksheet sheet, String title, String centreName) {
        XlsxLook.top(sheet, title, centreName);
        List<String> counted = more.countColumns(table.form());
        List<String> columns = new ArrayList<>(counted);
        columns.addAll(more.list("excludedColumns"));
        sheet.width(0, 14);
        XlsxLook.text(sheet, HEADER, 0, words.text("period"));
        XlsxLook.header(sheet.range(HEADER, 0, HEADER + 1, 0), true);
        XlsxLook.text(sheet, HEADER, 1, more.text("inMeans"));
        XlsxLook.header(sheet.range(HEADER, 1, HEADER, counted.size()), true);
        XlsxLook.text(sheet, HEADER, counted.size() + 1, more.text("leftOut"));
        XlsxLook.header(sheet.range(HEADER, counted.size() + 1, HEADER, columns.size()), true);
        for (int i = 0; i < columns.size(); i++) {
            sheet.width(i + 1, i < counted.size() ? 19 : 16);
            XlsxLook.text(sheet, HEADER + 1, i + 1, columns.get(i));
        }
        XlsxLook.header(sheet.range(HEADER + 1, 1, HEADER + 1, columns.size()), false);
        sheet.rowHeight(HEADER, 20);
        sheet.rowHeight(HEADER + 1, 44);
        for (MonthlyTable.Month month : table.months()) {
            row(
                    sheet,
                    BODY + month.month() - 1,
                    words.month(month.month()),
                    DocumentWords.counts(month, table.form()),
                    month.excluded());
        }
        MonthlyTable.Total total = table.total();
        row(sheet, YEAR, more.wholeYear(), DocumentWords.counts(total, table.form()), table.excluded());
        XlsxLook.body(sheet.range(BODY, 0, YEAR, 0), "");
        XlsxLook.body(sheet.range(BODY, 1, YEAR, columns.size()), "#,##0");
        XlsxLook.total(sheet.range(YEAR, 0, YEAR, columns.size()));
        sheet.freezePane(1, BODY);
    }

    private static void row(Worksheet sheet, int row, String name, List<Long> counted, Excluded out) {
        XlsxLook.text(sheet, row, 0, name);
        List<Long> counts = new ArrayList<>(counted);
        counts.addAll(List.of(out.noShow(), out.cancelled(), out.expired(), out.inaccurate(), out.wrongService()));
        for (int i = 0; i < counts.size(); i++) {
            sheet.value(row, i + 1, counts.get(i));
        }
    }
}
