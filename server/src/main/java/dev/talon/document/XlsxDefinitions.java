package dev.talon.document;

import java.util.List;
import org.dhatim.fastexcel.Worksheet;

/** Writes the sheet with the definitions of a workbook's terms. */
public final class XlsxDefinitions {
    /** Widths of the columns, in characters. */
    private static final int TERM = 36;

    private static final int MEANING = 92;

    private XlsxDefinitions() {}

    /**
     * @param columns     the two headings
     * @param definitions each a term and its meaning
     */
    public static void write(Worksheet sheet, List<String> columns, List<List<String>> definitions) {
        sheet.width(0, TERM);
        sheet.width(1, MEANING);
        for (int i = 0; i < columns.size(); i++) {
            XlsxLook.text(sheet, 0, i, columns.get(i));
        }
        XlsxLook.header(sheet.range(0, 0, 0, 1), false);
        sheet.rowHeight(0, 20);
        for (int row = 0; row < definitions.size(); row++) {
            String term = definitions.get(row).get(0);
            String meaning = definitions.get(row).get(1);
            XlsxLook.text(sheet, row + 1, 0, term);
            XlsxLook.text(sheet, row + 1, 1, meaning);
            sheet.rowHeight(
                    row + 1, XlsxLook.height(Math.max(XlsxLook.lines(term, TERM), XlsxLook.lines(meaning, MEANING))));
            XlsxLook.prose(sheet.range(row + 1, 0, row + 1, 1));
        }
        sheet.freezePane(0, 1);
    }
}
