package dev.talon.report.paper;

import dev.talon.report.PdfPen;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Draws a grid down the pages; the header stands on each. Lengths are points. */
final class PdfGridPen {
    private static final float PADDING = 5;
    private static final float ROW = 19;
    private static final float THIN = 0.5f;
    private static final float THICK = 1;
    private static final float LEADING = 1.2f;

    private final PdfPaper paper;
    private final Grid grid;
    private final float[] left;
    private final float text;
    private final float small;

    PdfGridPen(PdfPaper paper, Grid grid) {
        this.paper = paper;
        this.grid = grid;
        int count = grid.columns().size();
        this.text = count > 7 ? 9 : 10;
        this.small = count > 7 ? 8 : 9;
        this.left = new float[count + 1];
        left[0] = PdfPaper.SIDE;
        for (int i = 0; i < count; i++) {
            left[i + 1] = left[i] + PdfPaper.WIDTH * grid.columns().get(i).width() / grid.width();
        }
    }

    void draw() throws IOException {
        header();
        for (Grid.Row row : grid.rows()) {
            List<List<String>> cells = new ArrayList<>();
            float height = ROW;
            for (int i = 0; i < row.cells().size(); i++) {
                List<String> lines = pen().wrapped(row.cells().get(i), room(i, 1), text, row.total());
                height = Math.max(height, lines.size() * text * LEADING + 8);
                cells.add(lines);
            }
            if (paper.y() - height < 60) {
                end();
                paper.room(height);
                header();
            }
            row(cells, row.total(), height);
        }
        end();
    }

    private PdfPen pen() {
        return paper.pen();
    }

    private float room(int column, int across) {
        return left[column + across] - left[column] - 2 * PADDING;
    }

    private float right() {
        return left[left.length - 1];
    }

    private void end() throws IOException {
        pen().line(left[0], paper.y(), right(), paper.y(), THICK);
    }

    private void header() throws IOException {
        List<Grid.Placed> cells = grid.placed();
        float[] heights = new float[grid.header().size()];
        for (Grid.Placed cell : cells) {
            float height = wrapped(cell).size() * small * LEADING + 2 * PADDING;
            int last = cell.row() + cell.head().down() - 1;
            float before = 0;
            for (int row = cell.row(); row < last; row++) {
                before += heights[row];
            }
            heights[last] = Math.max(heights[last], height - before);
        }
        float whole = 0;
        for (float height : heights) {
            whole += height;
        }
        paper.room(whole + 3 * ROW);
        float top = paper.y();
        pen().fill(left[0], top - whole, right() - left[0], whole);
        for (Grid.Placed cell : cells) {
            float above = top;
            for (int row = 0; row < cell.row(); row++) {
                above -= heights[row];
            }
            float height = 0;
            for (int row = cell.row(); row < cell.row() + cell.head().down(); row++) {
                height += heights[row];
            }
            head(cell, above, height);
        }
        paper.down(whole);
        pen().line(left[0], top, right(), top, THICK);
        pen().line(right(), top, right(), paper.y(), THIN);
    }

    private List<String> wrapped(Grid.Placed cell) throws IOException {
        return pen().wrapped(cell.head().text(), room(cell.column(), cell.head().across()), small, true);
    }

    private void head(Grid.Placed cell, float above, float height) throws IOException {
        float x = left[cell.column()];
        float width = left[cell.column() + cell.head().across()] - x;
        List<String> lines = wrapped(cell);
        if (cell.column() == 0) {
            prose(lines, x, above - height, height, small, true);
        } else {
            pen().centred(lines, x, above - height, width, height, small, true);
        }
        pen().line(x, above, x, above - height, THIN);
        pen().line(x, above - height, x + width, above - height, THIN);
    }

    private void row(List<List<String>> cells, boolean total, float height) throws IOException {
        float top = paper.y();
        paper.down(height);
        for (int i = 0; i < cells.size(); i++) {
            if (grid.columns().get(i).prose()) {
                prose(cells.get(i), left[i], paper.y(), height, text, total);
            } else {
                pen().centred(cells.get(i), left[i], paper.y(), left[i + 1] - left[i], height, text, total);
            }
            pen().line(left[i], top, left[i], paper.y(), THIN);
        }
        pen().line(right(), top, right(), paper.y(), THIN);
        pen().line(left[0], top, right(), top, THIN);
    }

    private void prose(List<String> lines, float x, float bottom, float height, float size, boolean bold)
            throws IOException {
        float step = size * LEADING;
        for (int i = 0; i < lines.size(); i++) {
            float shift = ((lines.size() - 1) / 2f - i) * step;
            pen().left(lines.get(i), x + PADDING, bottom + shift, height, size, bold);
        }
    }
}
