package dev.talon.report;

import java.math.BigInteger;
import java.util.List;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.TableWidthType;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTable.XWPFBorderType;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableCell.XWPFVertAlign;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STMerge;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblLayoutType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblWidth;

/** The grid of the document: a header of two rows whose cells are merged, twelve months, and the year. */
final class DocxGrid {
    /** Twentieths of a point. */
    private static final int FIRST = 1506;

    private static final int ROW_HEIGHT = 369;
    private static final int LOW = 230;
    private static final int MARGIN = 70;
    /** Columns of figures; more are wide. */
    private static final int WIDE = 10;

    /** Eighths of a point. */
    private static final int THIN = 4;

    private static final int THICK = 8;
    private static final String INK = "000000";
    private static final String LINE = "8C96A3";
    private static final String HEADER = "F1F4F7";

    private final XWPFTable grid;
    private final TableWords words;
    private final PrintedTable printed;
    private final int other;
    private boolean low;

    /**
     * @param grid  of one row, with a cell for the period and one for each group
     * @param width of the whole, twentieths of a point
     */
    DocxGrid(XWPFTable grid, TableWords words, PrintedTable printed, int width) {
        this.grid = grid;
        this.words = words;
        this.printed = printed;
        this.other = (width - FIRST) / printed.columns().size();
    }

    /** With rows as low as their text: for many rows on a page. */
    DocxGrid low() {
        low = true;
        return this;
    }

    void fill() {
        shape();
        header(grid.getRow(0), grid.createRow());
        for (PrintedTable.Line line : printed.lines()) {
            XWPFTableRow row = row(grid.createRow());
            cell(row.getCell(0), FIRST, line.name(), ParagraphAlignment.LEFT, size(), line.total());
            List<String> figures = printed.printed(line, words);
            for (int i = 0; i < figures.size(); i++) {
                cell(at(row, i + 1), other, figures.get(i), ParagraphAlignment.CENTER, size(), line.total());
            }
        }
    }

    /** Points: a wide table is written smaller. */
    private int size() {
        return low ? 8 : printed.columns().size() > WIDE ? 9 : 10;
    }

    private void shape() {
        grid.setWidthType(TableWidthType.DXA);
        grid.setWidth(FIRST + printed.columns().size() * other);
        var indent = grid.getCTTbl().getTblPr().addNewTblInd();
        indent.setType(STTblWidth.DXA);
        indent.setW(BigInteger.valueOf(MARGIN));
        grid.setCellMargins(0, MARGIN, 0, MARGIN);
        grid.getCTTbl().getTblPr().addNewTblLayout().setType(STTblLayoutType.FIXED);
        grid.setInsideHBorder(XWPFBorderType.SINGLE, THIN, 0, LINE);
        grid.setInsideVBorder(XWPFBorderType.SINGLE, THIN, 0, LINE);
        grid.setLeftBorder(XWPFBorderType.SINGLE, THIN, 0, LINE);
        grid.setRightBorder(XWPFBorderType.SINGLE, THIN, 0, LINE);
        grid.setTopBorder(XWPFBorderType.SINGLE, THICK, 0, INK);
        grid.setBottomBorder(XWPFBorderType.SINGLE, THICK, 0, INK);
        var columns = grid.getCTTbl().getTblGrid() == null
                ? grid.getCTTbl().addNewTblGrid()
                : grid.getCTTbl().getTblGrid();
        while (columns.sizeOfGridColArray() > 0) {
            columns.removeGridCol(0);
        }
        for (int i = 0; i <= printed.columns().size(); i++) {
            columns.addNewGridCol().setW(BigInteger.valueOf(i == 0 ? FIRST : other));
        }
    }

    private void header(XWPFTableRow groups, XWPFTableRow columns) {
        row(groups).setRepeatHeader(true);
        row(columns).setRepeatHeader(true);
        merged(groups.getCell(0), STMerge.RESTART, words.period);
        merged(columns.getCell(0), STMerge.CONTINUE, "");
        int column = 1;
        for (int i = 0; i < printed.groups().size(); i++) {
            PrintedTable.Group group = printed.groups().get(i);
            int span = group.columns().size();
            XWPFTableCell cell = groups.getCell(i + 1);
            head(cell, span * other, group.title());
            cell.getCTTc().getTcPr().addNewGridSpan().setVal(BigInteger.valueOf(span));
            for (PrintedTable.Column head : group.columns()) {
                head(at(columns, column), other, head.title());
                column++;
            }
        }
    }

    private void merged(XWPFTableCell cell, STMerge.Enum merge, String text) {
        heading(cell, FIRST, text, ParagraphAlignment.LEFT);
        cell.getCTTc().getTcPr().addNewVMerge().setVal(merge);
    }

    private void head(XWPFTableCell cell, int width, String text) {
        heading(cell, width, text, ParagraphAlignment.CENTER);
    }

    private void heading(XWPFTableCell cell, int width, String text, ParagraphAlignment alignment) {
        cell(cell, width, text, alignment, printed.columns().size() > WIDE ? 8 : 9, true);
        cell.getParagraphs().get(0).setSpacingAfter(low ? 20 : 60);
        cell.getParagraphs().get(0).setSpacingBefore(low ? 20 : 60);
        cell.setColor(HEADER);
    }

    private XWPFTableRow row(XWPFTableRow row) {
        row.setHeight(low ? LOW : ROW_HEIGHT);
        row.setCantSplitRow(true);
        return row;
    }

    /** A row is made with as many cells as the header's first one has. */
    private static XWPFTableCell at(XWPFTableRow row, int column) {
        while (row.getTableCells().size() <= column) {
            row.addNewTableCell();
        }
        return row.getCell(column);
    }

    private static void cell(
            XWPFTableCell cell, int width, String text, ParagraphAlignment alignment, int size, boolean bold) {
        cell.setWidthType(TableWidthType.DXA);
        cell.setWidth(String.valueOf(width));
        cell.setVerticalAlignment(XWPFVertAlign.CENTER);
        XWPFParagraph paragraph = cell.getParagraphs().get(0);
        paragraph.setAlignment(alignment);
        paragraph.setSpacingAfter(0);
        paragraph.setSpacingBefore(0);
        XWPFRun run = paragraph.createRun();
        run.setFontSize(size);
        run.setBold(bold);
        run.setText(text);
    }
}
