package dev.talon.table.publication;

import dev.talon.document.PassportSheet;
import dev.talon.document.XlsxDefinitions;
import dev.talon.document.XlsxLook;
import dev.talon.document.XlsxPassport;
import dev.talon.table.MonthlyTable;
import dev.talon.table.TableWords;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.OptionalLong;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * The table as a workbook for calculations: durations are durations; the counts and the definitions have sheets of
 * their own.
 */
final class TableXlsx {
    private static final double SECONDS_IN_DAY = 86_400;
    private static final String DURATION = "[h]:mm:ss";
    private static final int HEADER = 3;
    private static final int BODY = HEADER + 2;
    /** Characters of a line of the passport. */
    private static final int PASSPORT = 186;

    private final Publication publication;

    private final PrintedTable printed;
    private final TableWords words;
    private final DocumentWords more;

    private TableXlsx(Publication publication) {
        this.publication = publication;
        this.printed = publication.printed();
        this.words = publication.choice().words();
        this.more = new DocumentWords(words);
    }

    static byte[] of(Publication publication) {
        TableWords words = publication.choice().words();
        MonthlyTable table = publication.table();
        String centreName = publication.centreName();
        var bytes = new ByteArrayOutputStream();
        try (var book = new Workbook(bytes, words.text("product"), "1.0")) {
            String title = publication.title();
            book.properties().setTitle(title + ": " + centreName);
            book.setGlobalDefaultFont("Arial", 10);
            var xlsx = new TableXlsx(publication);
            xlsx.times(XlsxLook.sheet(book, xlsx.more.text("sheet.table")), title, centreName);
            new XlsxCounts(table, words).fill(XlsxLook.sheet(book, xlsx.more.text("sheet.counts")), title, centreName);
            XlsxDefinitions.write(
                    XlsxLook.sheet(book, xlsx.more.text("sheet.definitions")),
                    xlsx.more.list("definitionColumns"),
                    xlsx.more.definitions());
            publication
                    .passport()
                    .map(passport -> new PassportPage(publication, passport))
                    .ifPresent(page -> {
                        PassportSheet sheet = page.sheet();
                        XlsxPassport.fill(XlsxLook.sheet(book, sheet.sheet()), sheet, page.numbers(), PASSPORT);
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void times(Worksheet sheet, String title, String centreName) {
        XlsxLook.top(sheet, title, centreName);
        sheet.width(0, 14);
        XlsxLook.text(sheet, HEADER, 0, words.text("period"));
        XlsxLook.header(sheet.range(HEADER, 0, HEADER + 1, 0), true);
        int column = 1;
        for (PrintedTable.Group group : printed.groups()) {
            int last = column + group.columns().size() - 1;
            XlsxLook.text(sheet, HEADER, column, group.title());
            XlsxLook.header(sheet.range(HEADER, column, HEADER, last), true);
            for (PrintedTable.Column head : group.columns()) {
                sheet.width(column, 18);
                XlsxLook.text(sheet, HEADER + 1, column, head.title());
                column++;
            }
        }
        XlsxLook.header(sheet.range(HEADER + 1, 1, HEADER + 1, column - 1), false);
        sheet.rowHeight(HEADER, 34);
        sheet.rowHeight(HEADER + 1, 30);
        int end = lines(sheet);
        XlsxLook.notes(sheet, end + 1, column, publication.notes());
        sheet.freezePane(1, BODY);
        sheet.repeatRows(HEADER, HEADER + 1);
    }

    /** @return the row after the last */
    private int lines(Worksheet sheet) {
        List<PrintedTable.Column> columns = printed.columns();
        int row = BODY;
        for (PrintedTable.Line line : printed.lines()) {
            XlsxLook.text(sheet, row, 0, line.name());
            for (int i = 0; i < columns.size(); i++) {
                figure(sheet, row, i + 1, columns.get(i).kind(), line.figures().get(i));
            }
            row++;
        }
        XlsxLook.body(sheet.range(BODY, 0, row - 1, 0), "");
        for (int i = 0; i < columns.size(); i++) {
            XlsxLook.body(
                    sheet.range(BODY, i + 1, row - 1, i + 1),
                    format(columns.get(i).kind()));
        }
        if (printed.lines().get(printed.lines().size() - 1).total()) {
            XlsxLook.total(sheet.range(row - 1, 0, row - 1, columns.size()));
        }
        return row;
    }

    private static String format(PrintedTable.Kind kind) {
        return switch (kind) {
            case TIME -> DURATION;
            case DIFFERENCE -> "+#,##0;-#,##0;0";
            case COUNT -> "#,##0";
        };
    }

    private static void figure(Worksheet sheet, int row, int column, PrintedTable.Kind kind, OptionalLong figure) {
        if (figure.isEmpty()) {
            XlsxLook.text(sheet, row, column, TableWords.NOTHING);
        } else if (kind == PrintedTable.Kind.TIME) {
            sheet.value(row, column, figure.getAsLong() / SECONDS_IN_DAY);
        } else {
            sheet.value(row, column, figure.getAsLong());
        }
    }
}
