package dev.talon.report;

import java.util.List;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;

/** The passport as the last page of the document, on its side. */
final class DocxPassport {
    private static final int TEXT = 7;

    private final XWPFDocument document;
    private final PassportPage page;

    DocxPassport(XWPFDocument document, PassportPage page) {
        this.document = document;
        this.page = page;
    }

    /** @param width of the grid, twentieths of a point */
    void write(TableWords words, int width) {
        XWPFParagraph title = document.createParagraph();
        title.setStyle("Heading1");
        title.setSpacingAfter(80);
        XWPFRun run = title.createRun();
        run.setFontSize(14);
        run.setText(page.title());
        say(page.before());
        document.createParagraph().setSpacingAfter(0);
        PrintedTable counts = page.counts();
        new DocxGrid(document.createTable(1, counts.groups().size() + 1), words, counts, width)
                .low()
                .fill();
        document.createParagraph().setSpacingAfter(0);
        say(page.after());
    }

    private void say(List<PassportPage.Said> said) {
        for (PassportPage.Said one : said) {
            XWPFParagraph paragraph = document.createParagraph();
            paragraph.setSpacingAfter(0);
            if (!one.term().isEmpty()) {
                run(paragraph, one.term() + ". ", true);
            }
            run(paragraph, one.text(), false);
        }
    }

    private static void run(XWPFParagraph paragraph, String text, boolean bold) {
        XWPFRun run = paragraph.createRun();
        run.setFontSize(TEXT);
        run.setBold(bold);
        run.setText(text);
    }
}
