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

/** The grid of the document: a header of two rows whose cells are merged, and twelve months. */
final class DocxGrid {
    /** Twentieths of a point. */
    private static final int FIRST = 1506;

    private static final int OTHER = 1450;
    static final int WIDTH = FIRST + 6 * OTHER;
    private static final int ROW_HEIGHT = 369;
    private static final int MARGIN = 70;
    /** Eighths of a point. */
    private static final int THIN = 4;

    private static final int THICK = 8;
    private static final String INK = "000000";
    private static final String LINE = "8C96A3";
    private static final String HEADER = "F1F4F7";

    private final XWPFTable grid;
    private final TableWords words;

    /** @param grid of one row of four cells */
    DocxGrid(XWPFTable grid, TableWords words) {
        this.grid = grid;
        this.words = words;
    }

    void fill(MonthlyTable table) {
        shape();
        header(grid.getRow(0), grid.createRow());
        for (MonthlyTable.Month month : table.months()) {
            XWPFTableRow row = row(grid.createRow());
            cell(row.getCell(0), FIRST, words.month(month.month()), ParagraphAlignment.LEFT, false);
            List<String> figures = TableWords.figures(month);
            for (int i = 0; i < figures.size(); i++) {
                cell(at(row, i + 1), OTHER, figures.get(i), ParagraphAlignment.CENTER, false);
            }
        }
    }

    private void shape() {
        grid.setWidthType(TableWidthType.DXA);
        grid.setWidth(WIDTH);
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
        for (int i = 0; i < 7; i++) {
            columns.addNewGridCol().setW(BigInteger.valueOf(i == 0 ? FIRST : OTHER));
        }
    }

    private void header(XWPFTableRow groups, XWPFTableRow columns) {
        row(groups).setRepeatHeader(true);
        row(columns).setRepeatHeader(true);
        merged(groups.getCell(0), STMerge.RESTART, words.period);
        merged(columns.getCell(0), STMerge.CONTINUE, "");
        for (int i = 0; i < words.columns.size(); i++) {
            XWPFTableCell group = groups.getCell(i + 1);
            head(group, 2 * OTHER, words.columns.get(i));
            group.getCTTc().getTcPr().addNewGridSpan().setVal(BigInteger.TWO);
            head(at(columns, 2 * i + 1), OTHER, words.wait);
            head(at(columns, 2 * i + 2), OTHER, words.service);
        }
    }

    private void merged(XWPFTableCell cell, STMerge.Enum merge, String text) {
        cell(cell, FIRST, text, ParagraphAlignment.LEFT, true);
        cell.getCTTc().getTcPr().addNewVMerge().setVal(merge);
    }

    private static void head(XWPFTableCell cell, int width, String text) {
        cell(cell, width, text, ParagraphAlignment.CENTER, true);
    }

    private static XWPFTableRow row(XWPFTableRow row) {
        row.setHeight(ROW_HEIGHT);
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

    private static void cell(XWPFTableCell cell, int width, String text, ParagraphAlignment alignment, boolean header) {
        cell.setWidthType(TableWidthType.DXA);
        cell.setWidth(String.valueOf(width));
        cell.setVerticalAlignment(XWPFVertAlign.CENTER);
        XWPFParagraph paragraph = cell.getParagraphs().get(0);
        paragraph.setAlignment(alignment);
        paragraph.setSpacingAfter(header ? 60 : 0);
        paragraph.setSpacingBefore(header ? 60 : 0);
        XWPFRun run = paragraph.createRun();
        run.setFontSize(header ? 9 : 10);
        run.setBold(header);
        run.setText(text);
        if (header) {
            cell.setColor(HEADER);
        }
    }
}
