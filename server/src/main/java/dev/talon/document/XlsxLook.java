package dev.talon.document;

import java.util.List;
import org.dhatim.fastexcel.BorderSide;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Range;
import org.dhatim.fastexcel.StyleSetter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** The look of a workbook: black on white, thin lines, a tinted header. */
public final class XlsxLook {
    private static final String HEADER = "F1F4F7";
    private static final String LINE = "8C96A3";

    private XlsxLook() {}

    /** A sheet that is printed across A4 pages, as wide as one. */
    public static Worksheet sheet(Workbook book, String name) {
        Worksheet sheet = book.newWorksheet(name);
        sheet.paperSize(PaperSize.A4_PAPER);
        sheet.pageOrientation("landscape");
        sheet.setFitToPage(true);
        sheet.fitToWidth((short) 1);
        sheet.fitToHeight((short) 0);
        return sheet;
    }

    /** The title and the centre, in the first two rows. */
    public static void top(Worksheet sheet, String title, String centreName) {
        text(sheet, 0, 0, title);
        sheet.style(0, 0).bold().fontSize(14).set();
        sheet.rowHeight(0, 22);
        text(sheet, 1, 0, centreName);
        sheet.style(1, 0).fontSize(11).set();
    }

    /** A cell of text, which is no formula, not even when it is copied into another file. */
    public static void text(Worksheet sheet, int row, int column, String text) {
        sheet.value(row, column, FormulaGuard.guarded(text));
    }

    public static void header(Range cells, boolean merged) {
        StyleSetter style = cells.style();
        style.bold()
                .wrapText(true)
                .horizontalAlignment("center")
                .verticalAlignment("center")
                .fillColor(HEADER)
                .borderStyle(BorderStyle.THIN)
                .borderColor(LINE)
                .set();
        if (merged) {
            cells.merge();
        }
    }

    /** @param format a spreadsheet's number format; empty: text, to the left */
    public static void body(Range cells, String format) {
        var style = cells.style();
        if (!format.isEmpty()) {
            style.format(format).horizontalAlignment("center");
        } else {
            style.horizontalAlignment("left").indent(1);
        }
        style.borderStyle(BorderStyle.THIN).borderColor(LINE).set();
    }

    public static void total(Range cells) {
        cells.style()
                .bold()
                .borderStyle(BorderStyle.THIN)
                .borderStyle(BorderSide.TOP, BorderStyle.MEDIUM)
                .borderColor(LINE)
                .set();
    }

    public static void prose(Range cells) {
        cells.style()
                .wrapText(true)
                .verticalAlignment("center")
                .horizontalAlignment("left")
                .indent(1)
                .borderStyle(BorderStyle.THIN)
                .borderColor(LINE)
                .set();
    }

    /** Paragraphs under the table, each as wide as it. */
    public static void notes(Worksheet sheet, int row, int columns, List<String> notes) {
        for (int i = 0; i < notes.size(); i++) {
            text(sheet, row + i, 0, notes.get(i));
            Range cells = sheet.range(row + i, 0, row + i, columns - 1);
            cells.style().wrapText(true).verticalAlignment("top").fontSize(9).set();
            cells.merge();
            sheet.rowHeight(row + i, notes.get(i).length() > 110 ? 26 : 14);
        }
    }

    /**
     * The largest number of lines of a text in a column of so many characters: no program measures it when it opens the
     * file.
     */
    public static int lines(String text, int width) {
        return 1 + text.length() / (width - 6);
    }

    /** Points. */
    public static int height(int lines) {
        return 8 + 13 * lines;
    }
}
