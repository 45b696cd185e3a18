package dev.talon.document;

import java.math.BigInteger;
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
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STFldCharType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STPageOrientation;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STStyleType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTabJc;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTabTlc;

/** The look of a document: A4, its typeface, its headings. Lengths are twentieths of a point. */
final class DocxLook {
    /** On every desk; LibreOffice sets it in Liberation Sans, of the same widths. */
    private static final String TYPEFACE = "Arial";

    private DocxLook() {}

    /** Says how the pages of a section lie. */
    static void page(CTSectPr section, Sheet sheet) {
        CTPageSz size = section.isSetPgSz() ? section.getPgSz() : section.addNewPgSz();
        size.setW(twentieths(sheet.across()));
        size.setH(twentieths(sheet.down()));
        if (sheet.wide) {
            size.setOrient(STPageOrientation.LANDSCAPE);
        } else if (size.isSetOrient()) {
            size.unsetOrient();
        }
        CTPageMar margin = section.isSetPgMar() ? section.getPgMar() : section.addNewPgMar();
        margin.setLeft(twentieths(Sheet.SIDE));
        margin.setRight(twentieths(Sheet.SIDE));
        margin.setTop(twentieths(sheet.edge));
        margin.setBottom(twentieths(sheet.edge));
        margin.setHeader(twentieths(sheet.edge / 2));
        margin.setFooter(twentieths(sheet.edge / 2));
        margin.setGutter(BigInteger.ZERO);
    }

    private static BigInteger twentieths(float points) {
        return BigInteger.valueOf(Math.round(points * 20));
    }

    static void styles(XWPFDocument document, String language) {
        var styles = document.createStyles();
        styles.setStyles(CTStyles.Factory.newInstance());
        var fonts = CTFonts.Factory.newInstance();
        fonts.setAscii(TYPEFACE);
        fonts.setHAnsi(TYPEFACE);
        fonts.setCs(TYPEFACE);
        styles.setDefaultFonts(fonts);
        styles.setSpellingLanguage(language);
        styles.addStyle(style("Title", "Title", -1));
        styles.addStyle(style("Heading1", "heading 1", 0));
        styles.addStyle(style("Heading2", "heading 2", 1));
    }

    private static XWPFStyle style(String id, String name, int level) {
        CTStyle style = CTStyle.Factory.newInstance();
        style.setType(STStyleType.PARAGRAPH);
        style.setStyleId(id);
        style.addNewName().setVal(name);
        style.addNewQFormat();
        if (level >= 0) {
            style.addNewPPr().addNewOutlineLvl().setVal(BigInteger.valueOf(level));
        }
        style.addNewRPr().addNewB();
        return new XWPFStyle(style);
    }

    /** A field that the reader's program counts anew; until then it says what it says here. */
    static void field(XWPFParagraph paragraph, String code, String says, int size) {
        mark(paragraph, size).getCTR().addNewFldChar().setFldCharType(STFldCharType.BEGIN);
        mark(paragraph, size).getCTR().addNewInstrText().setStringValue(" " + code + " ");
        mark(paragraph, size).getCTR().addNewFldChar().setFldCharType(STFldCharType.SEPARATE);
        mark(paragraph, size).setText(says);
        mark(paragraph, size).getCTR().addNewFldChar().setFldCharType(STFldCharType.END);
    }

    private static XWPFRun mark(XWPFParagraph paragraph, int size) {
        XWPFRun run = paragraph.createRun();
        run.setFontSize(size);
        return run;
    }

    /** What follows a tab ends there, with dots before it. */
    static void dotsTo(XWPFParagraph paragraph, int at) {
        var properties = paragraph.getCTP().isSetPPr()
                ? paragraph.getCTP().getPPr()
                : paragraph.getCTP().addNewPPr();
        var tab = properties.addNewTabs().addNewTab();
        tab.setVal(STTabJc.RIGHT);
        tab.setLeader(STTabTlc.DOT);
        tab.setPos(BigInteger.valueOf(at));
    }
}
