package dev.talon.contactcentre;

import dev.talon.document.PassportSheet;
import dev.talon.document.XlsxDefinitions;
import dev.talon.document.XlsxLook;
import dev.talon.document.XlsxPassport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * The table as a workbook for calculations: durations are durations; the counts and the definitions have sheets of
 * their own.
 */
final class CallsXlsx {
    private static final double SECONDS_IN_DAY = 86_400;
    private static final String DURATION = "[m]:ss";
    /** Characters of small print across the three columns. */
    private static final int NOTE = 90;

    private static final int HEADER = 3;
    private static final int BODY = HEADER + 1;
    private static final int YEAR = BODY + 12;

    /** Characters of a line of the passport. */
    private static final int PASSPORT = 120;

    private final CallsTable table;
    private final CallWords words;

    private CallsXlsx(CallsTable table, CallWords words) {
        this.table = table;
        this.words = words;
    }

    static byte[] of(CallsTable table, Optional<CallsPassport> passport, CallWords words) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var book = new Workbook(bytes, words.text("product"), "1.0")) {
            book.properties().setTitle(words.caption(table.year()) + ": " + words.text("contactCentre"));
            book.setGlobalDefaultFont("Arial", 10);
            var xlsx = new CallsXlsx(table, words);
            xlsx.times(XlsxLook.sheet(book, words.text("sheet.table")));
            xlsx.counts(XlsxLook.sheet(book, words.text("sheet.counts")));
            XlsxDefinitions.write(
                    XlsxLook.sheet(book, words.text("sheet.definitions")),
                    words.list("definitionColumns"),
                    words.definitions());
            passport.ifPresent(known -> {
                PassportSheet page = CallsPassportPage.of(known, words);
                XlsxPassport.fill(XlsxLook.sheet(book, page.sheet()), page, CallsPassportPage.counts(known), PASSPORT);
            });
        }
        return bytes.toByteArray();
    }

    private void times(Worksheet sheet) {
        XlsxLook.top(sheet, words.caption(table.year()), words.below(table));
        header(sheet, words.columns(), 30);
        for (CallRow row : rows()) {
            line(sheet, row, List.of(row.waiting(), row.service()));
        }
        XlsxLook.total(sheet.range(YEAR, 0, YEAR, 2));
        List<String> notes = CallFigures.notes(table, words);
        XlsxLook.notes(sheet, YEAR + 2, 3, notes);
        for (int i = 0; i < notes.size(); i++) {
            sheet.rowHeight(YEAR + 2 + i, 2 + 12 * XlsxLook.lines(notes.get(i), NOTE));
        }
    }

    private void counts(Worksheet sheet) {
        XlsxLook.top(sheet, words.caption(table.year()), words.below(table));
        header(
                sheet,
                Stream.concat(Stream.of(words.columns().get(0)), words.counts().stream())
                        .toList(),
                16);
        for (CallRow row : rows()) {
            line(sheet, row, CallFigures.counts(row));
        }
        XlsxLook.total(sheet.range(YEAR, 0, YEAR, words.counts().size()));
    }

    private List<CallRow> rows() {
        return Stream.concat(table.months().stream(), Stream.of(table.total())).toList();
    }

    private static void header(Worksheet sheet, List<String> heads, int width) {
        for (int i = 0; i < heads.size(); i++) {
            sheet.width(i, i == 0 ? 14 : width);
            XlsxLook.text(sheet, HEADER, i, heads.get(i));
        }
        XlsxLook.header(sheet.range(HEADER, 0, HEADER, heads.size() - 1), false);
        sheet.rowHeight(HEADER, 44);
        sheet.freezePane(1, BODY);
        sheet.repeatRows(HEADER, HEADER);
    }

    private void line(Worksheet sheet, CallRow row, List<?> figures) {
        int at = row.month() == 0 ? YEAR : BODY + row.month() - 1;
        XlsxLook.text(sheet, at, 0, CallFigures.month(table, row, words));
        XlsxLook.body(sheet.range(at, 0, at, 0), "");
        for (int i = 0; i < figures.size(); i++) {
            if (figures.get(i) instanceof OptionalLong seconds) {
                duration(sheet, at, i + 1, seconds);
                XlsxLook.body(sheet.range(at, i + 1, at, i + 1), DURATION);
            } else {
                sheet.value(at, i + 1, (Number) figures.get(i));
                XlsxLook.body(sheet.range(at, i + 1, at, i + 1), "#,##0");
            }
        }
    }

    private static void duration(Worksheet sheet, int row, int column, OptionalLong seconds) {
        if (seconds.isPresent()) {
            sheet.value(row, column, seconds.getAsLong() / SECONDS_IN_DAY);
        } else {
            XlsxLook.text(sheet, row, column, CallFigures.NOTHING);
        }
    }
}
