package dev.talon.document;

import dev.talon.words.Words;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;

/** Writes a report as a DOCX of A4 pages. */
public final class DocxPaper implements Paper {
    private final XWPFDocument document = new XWPFDocument();
    private int bookmarks;
    private Sheet sheet = Sheet.UPRIGHT;
    /** Whether nothing is written on the pages that lie like this. */
    private boolean fresh = true;

    /** @param language {@code ru} or {@code en} */
    public DocxPaper(String title, String product, String language) {
        var core = document.getProperties().getCoreProperties();
        core.setTitle(title);
        core.setCreator(product);
        document.getProperties()
                .getExtendedProperties()
                .getUnderlyingProperties()
                .setApplication(product);
        DocxLook.page(document.getDocument().getBody().addNewSectPr(), sheet);
        DocxLook.styles(document, new Words("language", language).text("tag"));
    }

    /** Pages that lie otherwise are another section; the last paragraph of one bears its page. */
    @Override
    public void sheet(Sheet next) {
        if (next == sheet) {
            return;
        }
        sheet = next;
        CTSectPr last = document.getDocument().getBody().getSectPr();
        if (!fresh) {
            var end = document.createParagraph().getCTP().addNewPPr();
            end.addNewSpacing().setAfter(BigInteger.ZERO);
            end.addNewRPr().addNewSz().setVal(BigInteger.TWO);
            end.setSectPr((CTSectPr) last.copy());
            if (last.isSetTitlePg()) {
                last.unsetTitlePg();
            }
        }
        DocxLook.page(last, next);
        fresh = true;
    }

    @Override
    public void titlePage(String above, String title, String below) {
        footer();
        lines(above, 13, false, 0).setSpacingBefore(3600);
        XWPFParagraph large = lines(title, 26, true, 240);
        large.setSpacingBefore(600);
        large.setStyle("Title");
        lines(below, 13, false, 0);
    }

    /** The number of the page, on all but the first. */
    private void footer() {
        document.getDocument().getBody().getSectPr().addNewTitlePg();
        XWPFParagraph paragraph =
                document.createFooter(HeaderFooterType.DEFAULT).createParagraph();
        paragraph.setAlignment(ParagraphAlignment.CENTER);
        DocxLook.field(paragraph, "PAGE", "2", 9);
    }

    @Override
    public void contents(String heading, List<Entry> entries) {
        lines(heading, 15, true, 240).setPageBreak(true);
        for (int i = 0; i < entries.size(); i++) {
            XWPFParagraph paragraph = document.createParagraph();
            paragraph.setSpacingAfter(100);
            DocxLook.dotsTo(paragraph, Math.round(sheet.width() * 20));
            var link = paragraph.createHyperlinkRun("#part" + (i + 1));
            link.getCTHyperlink().unsetId();
            link.getCTHyperlink().setAnchor("part" + (i + 1));
            link.setText(entries.get(i).heading());
            link.setFontSize(11);
            paragraph.createRun().addTab();
            DocxLook.field(
                    paragraph,
                    "PAGEREF part" + (i + 1) + " \\h",
                    Integer.toString(entries.get(i).page()),
                    11);
        }
    }

    @Override
    public void part(String heading) {
        boolean first = fresh;
        XWPFParagraph paragraph = headed(heading);
        paragraph.setPageBreak(!first);
        paragraph.setSpacingAfter(sheet == Sheet.DENSE ? 80 : 160);
    }

    @Override
    public void title(String heading, String below) {
        headed(heading).setSpacingAfter(80);
        lines(below, 11, false, 240);
    }

    private XWPFParagraph headed(String heading) {
        XWPFParagraph paragraph = document.createParagraph();
        paragraph.setStyle("Heading1");
        fresh = false;
        bookmarks++;
        var start = paragraph.getCTP().addNewBookmarkStart();
        start.setId(BigInteger.valueOf(bookmarks));
        start.setName("part" + bookmarks);
        run(paragraph, heading, 15, true);
        paragraph.getCTP().addNewBookmarkEnd().setId(BigInteger.valueOf(bookmarks));
        return paragraph;
    }

    @Override
    public void heading(String heading) {
        XWPFParagraph paragraph = lines(heading, 12, true, 100);
        paragraph.setStyle("Heading2");
        paragraph.setSpacingBefore(280);
        paragraph.setKeepNext(true);
    }

    @Override
    public void paragraph(String text) {
        lines(text, 10, false, 120);
    }

    @Override
    public void note(String text) {
        lines(text, 9, false, 60).setSpacingBefore(60);
    }

    @Override
    public void together(String heading, List<PassportSheet.Said> said) {
        heading(heading);
        for (int i = 0; i < said.size(); i++) {
            XWPFParagraph paragraph = term(said.get(i).term(), said.get(i).text());
            paragraph.setKeepNext(i < said.size() - 1);
            paragraph.getCTP().getPPr().addNewKeepLines();
        }
    }

    @Override
    public void said(String term, String text) {
        term(term, text);
    }

    private XWPFParagraph term(String term, String text) {
        XWPFParagraph paragraph = document.createParagraph();
        paragraph.setSpacingAfter(sheet == Sheet.DENSE ? 0 : 60);
        if (!term.isEmpty()) {
            run(paragraph, term + ". ", sheet.small, true);
        }
        run(paragraph, text, sheet.small, false);
        return paragraph;
    }

    @Override
    public void grid(Grid grid) {
        XWPFParagraph before = document.getLastParagraph();
        before.setSpacingAfter(Math.max(before.getSpacingAfter(), 80));
        new DocxGridPen(
                        document.createTable(
                                grid.header().size() + grid.rows().size(),
                                grid.columns().size()),
                        grid,
                        sheet)
                .draw();
        // A table that another follows at once would become one with it.
        XWPFParagraph after = document.createParagraph();
        after.setSpacingAfter(0);
        after.createRun().setFontSize(4);
    }

    private XWPFParagraph lines(String text, int size, boolean bold, int after) {
        fresh = false;
        XWPFParagraph paragraph = document.createParagraph();
        paragraph.setAlignment(ParagraphAlignment.LEFT);
        paragraph.setSpacingAfter(after);
        run(paragraph, text, size, bold);
        return paragraph;
    }

    private static void run(XWPFParagraph paragraph, String text, int size, boolean bold) {
        XWPFRun run = paragraph.createRun();
        run.setFontSize(size);
        run.setBold(bold);
        String[] lines = text.split("\n");
        for (int i = 0; i < lines.length; i++) {
            if (i > 0) {
                run.addBreak();
            }
            run.setText(lines[i], i);
        }
    }

    @Override
    public byte[] bytes() throws IOException {
        var bytes = new ByteArrayOutputStream();
        document.write(bytes);
        return bytes.toByteArray();
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
