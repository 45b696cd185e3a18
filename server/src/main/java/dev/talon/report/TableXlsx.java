package dev.talon.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.OptionalLong;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** The table as a workbook to count with: durations are durations; the counts and the definitions have sheets of their own. */
final class TableXlsx {
    private static final double SECONDS_IN_DAY = 86_400;
    private static final String DURATION = "[h]:mm:ss";
    private static final int HEADER = 3;
    private static final int BODY = HEADER + 2;
    private static final int YEAR = BODY + 12;
    private static final int COLUMNS = 7;
    /** Characters. */
    private static final int TERM = 36;

    private static final int MEANING = 92;

    private final MonthlyTable table;
    private final TableWords words;
    private final DocumentWords more;

    private TableXlsx(MonthlyTable table, TableWords words) {
        this.table = table;
        this.words = words;
        this.more = DocumentWords.of(words);
    }

    /** @param centreName in the language of the report */
    static byte[] of(MonthlyTable table, TableWords words, String centreName) {
        var bytes = new ByteArrayOutputStream();
        try (var book = new Workbook(bytes, words.product, "1.0")) {
            String title = words.caption.formatted(table.year());
            book.properties().setTitle(title + ": " + centreName);
            book.setGlobalDefaultFont("Arial", 10);
            var xlsx = new TableXlsx(table, words);
            xlsx.times(sheet(book, xlsx.more.sheets.get(0)), title, centreName);
            new XlsxCounts(table, words).fill(sheet(book, xlsx.more.sheets.get(1)), title, centreName);
            xlsx.definitions(sheet(book, xlsx.more.sheets.get(2)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static Worksheet sheet(Workbook book, String name) {
        Worksheet sheet = book.newWorksheet(name);
        sheet.paperSize(PaperSize.A4_PAPER);
        sheet.pageOrientation("landscape");
        sheet.setFitToPage(true);
        sheet.fitToWidth((short) 1);
        sheet.fitToHeight((short) 0);
        return sheet;
    }

    private void times(Worksheet sheet, String title, String centreName) {
        XlsxLook.top(sheet, title, centreName);
        sheet.width(0, 14);
        sheet.value(HEADER, 0, words.period);
        XlsxLook.header(sheet.range(HEADER, 0, HEADER + 1, 0), true);
        for (int i = 0; i < words.columns.size(); i++) {
            int column = 1 + 2 * i;
            sheet.width(column, 18);
            sheet.width(column + 1, 18);
            sheet.value(HEADER, column, words.columns.get(i));
            XlsxLook.header(sheet.range(HEADER, column, HEADER, column + 1), true);
            sheet.value(HEADER + 1, column, words.wait);
            sheet.value(HEADER + 1, column + 1, words.service);
            XlsxLook.header(sheet.range(HEADER + 1, column, HEADER + 1, column + 1), false);
        }
        sheet.rowHeight(HEADER, 34);
        sheet.rowHeight(HEADER + 1, 30);
        for (MonthlyTable.Month month : table.months()) {
            int row = BODY + month.month() - 1;
            sheet.value(row, 0, words.month(month.month()));
            cells(sheet, row, List.of(month.consultation(), month.cash(), month.combined()));
        }
        sheet.value(YEAR, 0, more.wholeYear);
        MonthlyTable.Total total = table.total();
        cells(sheet, YEAR, List.of(total.consultation(), total.cash(), total.combined()));
        XlsxLook.body(sheet.range(BODY, 0, YEAR, 0), "");
        XlsxLook.body(sheet.range(BODY, 1, YEAR, COLUMNS - 1), DURATION);
        XlsxLook.total(sheet.range(YEAR, 0, YEAR, COLUMNS - 1));
        XlsxLook.notes(sheet, YEAR + 2, COLUMNS, more.notes(table, words));
        sheet.freezePane(1, BODY);
        sheet.repeatRows(HEADER, HEADER + 1);
    }

    private static void cells(Worksheet sheet, int row, List<Cell> cells) {
        for (int i = 0; i < cells.size(); i++) {
            duration(sheet, row, 1 + 2 * i, cells.get(i).waiting());
            duration(sheet, row, 2 + 2 * i, cells.get(i).service());
        }
    }

    private static void duration(Worksheet sheet, int row, int column, OptionalLong seconds) {
        if (seconds.isPresent()) {
            sheet.value(row, column, seconds.getAsLong() / SECONDS_IN_DAY);
        } else {
            sheet.value(row, column, TableWords.NOTHING);
        }
    }

    private void definitions(Worksheet sheet) {
        sheet.width(0, TERM);
        sheet.width(1, MEANING);
        for (int i = 0; i < more.definitionColumns.size(); i++) {
            sheet.value(0, i, more.definitionColumns.get(i));
        }
        XlsxLook.header(sheet.range(0, 0, 0, 1), false);
        sheet.rowHeight(0, 20);
        for (int row = 0; row < more.definitions.size(); row++) {
            String term = more.definitions.get(row).get(0);
            String meaning = more.definitions.get(row).get(1);
            sheet.value(row + 1, 0, term);
            sheet.value(row + 1, 1, meaning);
            sheet.rowHeight(
                    row + 1, XlsxLook.height(Math.max(XlsxLook.lines(term, TERM), XlsxLook.lines(meaning, MEANING))));
            XlsxLook.prose(sheet.range(row + 1, 0, row + 1, 1));
        }
        sheet.freezePane(0, 1);
    }
}
