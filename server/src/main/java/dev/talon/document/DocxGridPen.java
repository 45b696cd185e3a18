package dev.talon.document;

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

/** Fills a document's table from a grid. Lengths are twentieths of a point, lines eighths. */
final class DocxGridPen {
    private static final int ROW_HEIGHT = 369;
    private static final int LOW = 230;
    private static final int MARGIN = 70;
    private static final int THIN = 4;
    private static final int THICK = 8;
    private static final String INK = "000000";
    private static final String LINE = "8C96A3";
    private static final String HEADER = "F1F4F7";

    private final XWPFTable table;
    private final Grid grid;
    private final Sheet sheet;
    private final int whole;

    /** @param table with as many rows and columns as the grid has */
    DocxGridPen(XWPFTable table, Grid grid, Sheet sheet) {
        this.table = table;
        this.grid = grid;
        this.sheet = sheet;
        this.whole = Math.round(sheet.width() * 20);
    }

    void draw() {
        shape();
        for (int row = 0; row < grid.header().size(); row++) {
            height(table.getRow(row)).setRepeatHeader(true);
        }
        for (int row = 0; row < grid.rows().size(); row++) {
            boolean together = row < (grid.low() ? grid.rows().size() - 1 : 2);
            line(height(table.getRow(grid.header().size() + row)), grid.rows().get(row), together);
        }
        header();
    }

    private void shape() {
        table.setWidthType(TableWidthType.DXA);
        table.setWidth(whole);
        var properties = table.getCTTbl().getTblPr();
        var indent = properties.addNewTblInd();
        indent.setType(STTblWidth.DXA);
        indent.setW(BigInteger.valueOf(MARGIN));
        table.setCellMargins(0, MARGIN, 0, MARGIN);
        properties.addNewTblLayout().setType(STTblLayoutType.FIXED);
        table.setInsideHBorder(XWPFBorderType.SINGLE, THIN, 0, LINE);
        table.setInsideVBorder(XWPFBorderType.SINGLE, THIN, 0, LINE);
        table.setLeftBorder(XWPFBorderType.SINGLE, THIN, 0, LINE);
        table.setRightBorder(XWPFBorderType.SINGLE, THIN, 0, LINE);
        table.setTopBorder(XWPFBorderType.SINGLE, THICK, 0, INK);
        table.setBottomBorder(XWPFBorderType.SINGLE, THICK, 0, INK);
        var columns = table.getCTTbl().getTblGrid() == null
                ? table.getCTTbl().addNewTblGrid()
                : table.getCTTbl().getTblGrid();
        while (columns.sizeOfGridColArray() > 0) {
            columns.removeGridCol(0);
        }
        for (int i = 0; i < grid.columns().size(); i++) {
            columns.addNewGridCol().setW(BigInteger.valueOf(width(i, 1)));
        }
    }

    private int width(int column, int across) {
        int parts = grid.columns().subList(column, column + across).stream()
                .mapToInt(Grid.Column::width)
                .sum();
        return whole * parts / grid.width();
    }

    private XWPFTableRow height(XWPFTableRow row) {
        row.setHeight(grid.low() ? LOW : ROW_HEIGHT);
        row.setCantSplitRow(true);
        return row;
    }

    /** From the last cell to the first: a cell that goes over others takes their places away. */
    private void header() {
        List<Grid.Placed> cells = grid.placed();
        for (int i = cells.size() - 1; i >= 0; i--) {
            Grid.Placed placed = cells.get(i);
            for (int row = placed.row(); row < placed.row() + placed.head().down(); row++) {
                boolean first = row == placed.row();
                XWPFTableCell cell = table.getRow(row).getCell(placed.column());
                head(cell, placed, first ? placed.head().text() : "");
                if (placed.head().down() > 1) {
                    cell.getCTTc().getTcPr().addNewVMerge().setVal(first ? STMerge.RESTART : STMerge.CONTINUE);
                }
                if (placed.head().across() > 1) {
                    cell.getCTTc()
                            .getTcPr()
                            .addNewGridSpan()
                            .setVal(BigInteger.valueOf(placed.head().across()));
                    for (int over = placed.head().across() - 1; over > 0; over--) {
                        table.getRow(row).removeCell(placed.column() + over);
                    }
                }
            }
        }
    }

    private void head(XWPFTableCell cell, Grid.Placed placed, String text) {
        write(
                cell,
                width(placed.column(), placed.head().across()),
                text,
                placed.column() == 0 ? ParagraphAlignment.LEFT : ParagraphAlignment.CENTER,
                grid.headSize(sheet.width()),
                true);
        XWPFParagraph paragraph = cell.getParagraphs().get(0);
        paragraph.setSpacingBefore(grid.low() ? 20 : 60);
        paragraph.setSpacingAfter(grid.low() ? 20 : 60);
        paragraph.setKeepNext(true);
        cell.setColor(HEADER);
    }

    /** @param together whether it stays on the page of the row under it */
    private void line(XWPFTableRow row, Grid.Row line, boolean together) {
        for (int i = 0; i < line.cells().size(); i++) {
            boolean prose = grid.columns().get(i).prose();
            write(
                    row.getCell(i),
                    width(i, 1),
                    line.cells().get(i),
                    prose ? ParagraphAlignment.LEFT : ParagraphAlignment.CENTER,
                    grid.size(sheet.width()),
                    line.total());
            row.getCell(i).getParagraphs().get(0).setKeepNext(together);
        }
    }

    private static void write(
            XWPFTableCell cell, int width, String text, ParagraphAlignment alignment, int size, boolean bold) {
        cell.setWidthType(TableWidthType.DXA);
        cell.setWidth(String.valueOf(width));
        cell.setVerticalAlignment(XWPFVertAlign.CENTER);
        XWPFParagraph paragraph = cell.getParagraphs().get(0);
        paragraph.setAlignment(alignment);
        paragraph.setSpacingAfter(0);
        XWPFRun run = paragraph.createRun();
        run.setFontSize(size);
        run.setBold(bold);
        run.setText(text);
    }
}
