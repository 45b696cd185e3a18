package dev.talon.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.List;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTFonts;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyles;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STPageOrientation;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STStyleType;

/** The table as a document to publish: A4, the published header in two rows, the notes under it. */
final class TableDocx {
    /** On every desk; LibreOffice sets it in Liberation Sans, of the same widths. */
    private static final String TYPEFACE = "Arial";
    /** Twentieths of a point. */
    private static final long A4_WIDTH = 11906;

    private static final long A4_HEIGHT = 16838;
    private static final long SIDE = 850;
    /** Columns of figures that an upright page has room for. */
    private static final int UPRIGHT = 6;

    private static final long TOP = 1134;
    private static final long LOW_TOP = 600;

    private TableDocx() {}

    static byte[] of(Publication publication) {
        TableWords words = publication.choice().words();
        PrintedTable printed = publication.printed();
        boolean wide = printed.columns().size() > UPRIGHT;
        try (var document = new XWPFDocument();
                var bytes = new ByteArrayOutputStream()) {
            String title = publication.title();
            properties(document, title + ": " + publication.centreName(), words);
            boolean passported = publication.passport().isPresent();
            size(document.getDocument().getBody().addNewSectPr(), wide || passported, passported ? LOW_TOP : TOP);
            styles(document, words);
            paragraph(document, title, 15, 80).setStyle("Heading1");
            paragraph(document, publication.centreName(), 11, 240);
            var grid = document.createTable(1, printed.groups().size() + 1);
            long width = (wide ? A4_HEIGHT : A4_WIDTH) - 2 * SIDE;
            new DocxGrid(grid, words, printed, (int) width).fill();
            List<String> notes = publication.notes();
            for (int i = 0; i < notes.size(); i++) {
                paragraph(document, notes.get(i), 9, 60).setSpacingBefore(i == 0 ? 200 : 0);
            }
            publication.passport().ifPresent(passport -> {
                // What comes after this paragraph is another section: on its side.
                size(document.createParagraph().getCTP().addNewPPr().addNewSectPr(), wide, TOP);
                new DocxPassport(document, new PassportPage(publication, passport))
                        .write(words, (int) (A4_HEIGHT - 2 * SIDE));
            });
            document.write(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void properties(XWPFDocument document, String title, TableWords words) {
        var core = document.getProperties().getCoreProperties();
        core.setTitle(title);
        core.setCreator(words.product);
        document.getProperties()
                .getExtendedProperties()
                .getUnderlyingProperties()
                .setApplication(words.product);
    }

    private static void size(CTSectPr section, boolean wide, long top) {
        CTPageSz size = section.addNewPgSz();
        size.setW(BigInteger.valueOf(wide ? A4_HEIGHT : A4_WIDTH));
        size.setH(BigInteger.valueOf(wide ? A4_WIDTH : A4_HEIGHT));
        if (wide) {
            size.setOrient(STPageOrientation.LANDSCAPE);
        }
        CTPageMar margin = section.addNewPgMar();
        margin.setLeft(BigInteger.valueOf(SIDE));
        margin.setRight(BigInteger.valueOf(SIDE));
        margin.setTop(BigInteger.valueOf(top));
        margin.setBottom(BigInteger.valueOf(top));
        margin.setHeader(BigInteger.valueOf(top / 2));
        margin.setFooter(BigInteger.valueOf(top / 2));
        margin.setGutter(BigInteger.ZERO);
    }

    private static void styles(XWPFDocument document, TableWords words) {
        var styles = document.createStyles();
        styles.setStyles(CTStyles.Factory.newInstance());
        var fonts = CTFonts.Factory.newInstance();
        fonts.setAscii(TYPEFACE);
        fonts.setHAnsi(TYPEFACE);
        fonts.setCs(TYPEFACE);
        styles.setDefaultFonts(fonts);
        styles.setSpellingLanguage(words == TableWords.RU ? "ru-RU" : "en-GB");
        CTStyle heading = CTStyle.Factory.newInstance();
        heading.setType(STStyleType.PARAGRAPH);
        heading.setStyleId("Heading1");
        heading.addNewName().setVal("heading 1");
        heading.addNewQFormat();
        heading.addNewPPr().addNewOutlineLvl().setVal(BigInteger.ZERO);
        heading.addNewRPr().addNewB();
        styles.addStyle(new XWPFStyle(heading));
    }

    private static XWPFParagraph paragraph(XWPFDocument document, String text, int size, int after) {
        XWPFParagraph paragraph = document.createParagraph();
        paragraph.setAlignment(ParagraphAlignment.LEFT);
        paragraph.setSpacingAfter(after);
        XWPFRun run = paragraph.createRun();
        run.setFontSize(size);
        run.setText(text);
        return paragraph;
    }
}
