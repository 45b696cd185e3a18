package dev.talon.contactcentre;

import dev.talon.document.Grid;
import dev.talon.document.PassportSheet;
import dev.talon.document.XlsxLook;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.Worksheet;

/** The passport as a sheet of the workbook; its counts are numbers. */
final class CallsPassportXlsx {
    /** Characters. */
    private static final int TERM = 30;

    private static final int COUNT = 15;

    private final CallsPassport passport;
    private final PassportSheet page;
    private final int columns;

    CallsPassportXlsx(CallsPassport passport, CallWords words) {
        this.passport = passport;
        this.page = CallsPassportPage.of(passport, words);
        this.columns = page.counts().columns().size();
    }

    String name() {
        return page.sheet();
    }

    void fill(Worksheet sheet) {
        XlsxLook.text(sheet, 0, 0, page.title());
        sheet.style(0, 0).bold().fontSize(14).set();
        for (int column = 0; column < columns; column++) {
            sheet.width(column, column == 0 ? TERM : COUNT);
        }
        int row = say(sheet, 2, page.before());
        row = counts(sheet, row + 1);
        say(sheet, row + 1, page.after());
    }

    /** @return the row after the last */
    private int say(Worksheet sheet, int from, List<PassportSheet.Said> said) {
        int row = from;
        for (PassportSheet.Said one : said) {
            XlsxLook.text(sheet, row, 0, one.term());
            sheet.style(row, 0).bold().wrapText(true).verticalAlignment("top").set();
            XlsxLook.text(sheet, row, 1, one.text());
            var text = sheet.range(row, 1, row, columns - 1);
            text.style().wrapText(true).verticalAlignment("top").set();
            text.merge();
            int lines = Math.max(XlsxLook.lines(one.text(), (columns - 1) * COUNT), XlsxLook.lines(one.term(), TERM));
            sheet.rowHeight(row, 2 + 13 * lines);
            row++;
        }
        return row;
    }

    /** @return the row after the last */
    private int counts(Worksheet sheet, int header) {
        List<Grid.Head> heads = page.counts().header().get(0);
        for (int column = 0; column < columns; column++) {
            XlsxLook.text(sheet, header, column, heads.get(column).text());
        }
        XlsxLook.header(sheet.range(header, 0, header, columns - 1), false);
        sheet.rowHeight(header, 30);
        int row = header + 1;
        for (int month = 1; month <= 13; month++) {
            XlsxLook.text(
                    sheet, row, 0, page.counts().rows().get(month - 1).cells().get(0));
            List<Long> counts = CallsPassportPage.counts(month > 12 ? passport.parts() : months(month));
            for (int i = 0; i < counts.size(); i++) {
                sheet.value(row, i + 1, counts.get(i));
            }
            row++;
        }
        XlsxLook.body(sheet.range(header + 1, 0, row - 1, 0), "");
        XlsxLook.body(sheet.range(header + 1, 1, row - 1, columns - 1), "#,##0");
        XlsxLook.total(sheet.range(row - 1, 0, row - 1, columns - 1));
        return row;
    }

    private List<CallMonth> months(int month) {
        return new ArrayList<>(passport.parts().stream()
                .filter(part -> part.month().getMonthValue() == month)
                .toList());
    }
}
