package dev.talon.document;

import java.util.Comparator;
import java.util.List;
import org.dhatim.fastexcel.Worksheet;

/** Writes a passport as a sheet of a workbook; its counts are numbers. */
public final class XlsxPassport {
    /** Characters. */
    private static final int TERM = 30;

    private static final int COUNT = 15;

    private final Worksheet sheet;
    private final Grid grid;
    private final int columns;
    private final int across;

    private XlsxPassport(Worksheet sheet, Grid grid, int across) {
        this.sheet = sheet;
        this.grid = grid;
        this.columns = grid.columns().size();
        this.across = across;
    }

    /**
     * @param counts of each row of the passport's grid
     * @param across how many characters a line of text beside its term has room for
     */
    public static void fill(Worksheet sheet, PassportSheet passport, List<List<Long>> counts, int across) {
        var page = new XlsxPassport(sheet, passport.counts(), across);
        XlsxLook.text(sheet, 0, 0, passport.title());
        sheet.style(0, 0).bold().fontSize(14).set();
        for (int column = 0; column < page.columns; column++) {
            sheet.width(column, column == 0 ? TERM : COUNT);
        }
        int row = page.say(2, passport.before());
        row = page.counts(page.header(row + 1), counts);
        page.say(row + 1, passport.after());
    }

    /** @return the row after the last */
    private int say(int from, List<PassportSheet.Said> said) {
        int row = from;
        for (PassportSheet.Said one : said) {
            XlsxLook.text(sheet, row, 0, one.term());
            sheet.style(row, 0).bold().wrapText(true).verticalAlignment("top").set();
            XlsxLook.text(sheet, row, 1, one.text());
            var text = sheet.range(row, 1, row, columns - 1);
            text.style().wrapText(true).verticalAlignment("top").set();
            text.merge();
            int lines = Math.max(XlsxLook.lines(one.text(), across), XlsxLook.lines(one.term(), TERM));
            sheet.rowHeight(row, 2 + 13 * lines);
            row++;
        }
        return row;
    }

    /** @return the row after the last */
    private int header(int first) {
        int rows = grid.header().size();
        List<Grid.Placed> fromTheLeft = grid.placed().stream()
                .sorted(Comparator.comparingInt(Grid.Placed::column).thenComparingInt(Grid.Placed::row))
                .toList();
        for (Grid.Placed placed : fromTheLeft) {
            Grid.Head head = placed.head();
            int row = first + placed.row();
            XlsxLook.text(sheet, row, placed.column(), head.text());
            XlsxLook.header(
                    sheet.range(row, placed.column(), row + head.down() - 1, placed.column() + head.across() - 1),
                    head.down() > 1 || head.across() > 1);
        }
        for (int row = 0; row < rows; row++) {
            sheet.rowHeight(first + row, row < rows - 1 ? 32 : 30);
        }
        return first + rows;
    }

    /** @return the row after the last */
    private int counts(int first, List<List<Long>> counts) {
        int row = first;
        for (List<Long> line : counts) {
            XlsxLook.text(sheet, row, 0, grid.rows().get(row - first).cells().get(0));
            for (int i = 0; i < line.size(); i++) {
                sheet.value(row, i + 1, line.get(i));
            }
            row++;
        }
        XlsxLook.body(sheet.range(first, 0, row - 1, 0), "");
        XlsxLook.body(sheet.range(first, 1, row - 1, columns - 1), "#,##0");
        XlsxLook.total(sheet.range(row - 1, 0, row - 1, columns - 1));
        return row;
    }
}
