package dev.talon.table.publication;

import dev.talon.document.PassportSheet;
import dev.talon.document.XlsxLook;
import dev.talon.table.TableWords;
import java.util.List;
import java.util.OptionalLong;
import org.dhatim.fastexcel.Worksheet;

/** The passport as a sheet of the workbook. */
final class XlsxPassport {
    /** Characters. */
    private static final int TERM = 30;

    private static final int COUNT = 15;
    private static final int WIDTH = 12 * COUNT;

    private final PassportPage page;
    private final TableWords words;

    XlsxPassport(PassportPage page, TableWords words) {
        this.page = page;
        this.words = words;
    }

    void fill(Worksheet sheet) {
        XlsxLook.text(sheet, 0, 0, page.title());
        sheet.style(0, 0).bold().fontSize(14).set();
        sheet.width(0, TERM);
        PrintedTable counts = page.counts();
        for (int column = 1; column <= counts.columns().size(); column++) {
            sheet.width(column, COUNT);
        }
        int row = say(sheet, 2, page.before());
        row = counts(sheet, row + 1, counts);
        say(sheet, row + 1, page.after());
    }

    /** @return the row after the last */
    private static int say(Worksheet sheet, int from, List<PassportSheet.Said> said) {
        int row = from;
        for (PassportSheet.Said one : said) {
            XlsxLook.text(sheet, row, 0, one.term());
            sheet.style(row, 0).bold().wrapText(true).verticalAlignment("top").set();
            XlsxLook.text(sheet, row, 1, one.text());
            sheet.range(row, 1, row, 12)
                    .style()
                    .wrapText(true)
                    .verticalAlignment("top")
                    .set();
            sheet.range(row, 1, row, 12).merge();
            int lines = Math.max(1 + one.text().length() / WIDTH, XlsxLook.lines(one.term(), TERM));
            sheet.rowHeight(row, 2 + 13 * lines);
            row++;
        }
        return row;
    }

    /** @return the row after the last */
    private int counts(Worksheet sheet, int header, PrintedTable counts) {
        XlsxLook.text(sheet, header, 0, words.period);
        XlsxLook.header(sheet.range(header, 0, header + 1, 0), true);
        int column = 1;
        for (PrintedTable.Group group : counts.groups()) {
            int last = column + group.columns().size() - 1;
            XlsxLook.text(sheet, header, column, group.title());
            XlsxLook.header(sheet.range(header, column, header, last), true);
            for (PrintedTable.Column head : group.columns()) {
                XlsxLook.text(sheet, header + 1, column, head.title());
                column++;
            }
        }
        XlsxLook.header(sheet.range(header + 1, 1, header + 1, column - 1), false);
        sheet.rowHeight(header, 32);
        sheet.rowHeight(header + 1, 30);
        int row = header + 2;
        for (PrintedTable.Line line : counts.lines()) {
            XlsxLook.text(sheet, row, 0, line.name());
            for (int i = 0; i < line.figures().size(); i++) {
                OptionalLong figure = line.figures().get(i);
                sheet.value(row, i + 1, figure.orElse(0));
            }
            row++;
        }
        XlsxLook.body(sheet.range(header + 2, 0, row - 1, 0), "");
        XlsxLook.body(sheet.range(header + 2, 1, row - 1, column - 1), "#,##0");
        XlsxLook.total(sheet.range(row - 1, 0, row - 1, column - 1));
        return row;
    }
}
