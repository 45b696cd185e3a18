package dev.talon.document;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Draws a table on the pages of a PDF, with the header on each page. Lengths are points. */
final class PdfGridPen {
    private static final float ROW = 19;
    private static final float LOW = 12;
    private static final float INDENT = 5;
    private static final float THIN = 0.5f;
    private static final float THICK = 1;
    private static final float LEADING = 1.2f;

    private final PdfPaper paper;
    private final Grid grid;
    private final float[] left;
    private final float text;
    private final float small;
    private final float padding;
    private final float row;

    PdfGridPen(PdfPaper paper, Grid grid) {
        this.paper = paper;
        this.grid = grid;
        int count = grid.columns().size();
        this.text = grid.size(paper.width());
        this.small = grid.headSize(paper.width());
        this.padding = grid.narrow(paper.width()) ? 2 : INDENT;
        this.row = grid.low() ? LOW : ROW;
        this.left = new float[count + 1];
        left[0] = Sheet.SIDE;
        for (int i = 0; i < count; i++) {
            left[i + 1] = left[i] + paper.width() * grid.columns().get(i).width() / grid.width();
        }
    }

    private record Line(List<List<String>> cells, boolean total, float height) {}

    void draw() throws IOException {
        float[] heights = heights();
        List<Line> lines = new ArrayList<>();
        for (Grid.Row cells : grid.rows()) {
            lines.add(line(cells));
        }
        header(heights, together(lines));
        for (Line line : lines) {
            if (!paper.has(line.height())) {
                end();
                paper.space(line.height());
                header(heights, 0);
            }
            row(line);
        }
        end();
    }

    /** The height under the header that must be left on its page: of a low grid all of it, else of three rows. */
    private float together(List<Line> lines) {
        return (float) lines.stream()
                .limit(grid.low() ? lines.size() : 3)
                .mapToDouble(Line::height)
                .sum();
    }

    private Line line(Grid.Row cells) throws IOException {
        List<List<String>> wrapped = new ArrayList<>();
        float height = row;
        for (int i = 0; i < cells.cells().size(); i++) {
            List<String> lines = pen().wrapped(cells.cells().get(i), columnWidth(i, 1), text, cells.total());
            height = Math.max(height, lines.size() * text * LEADING + (grid.low() ? 2 : 8));
            wrapped.add(lines);
        }
        return new Line(wrapped, cells.total(), height);
    }

    private PdfPen pen() {
        return paper.pen();
    }

    private float columnWidth(int column, int across) {
        return left[column + across]
                - left[column]
                - 2 * (grid.columns().get(column).prose() ? INDENT : padding);
    }

    private float right() {
        return left[left.length - 1];
    }

    private void end() throws IOException {
        pen().line(left[0], paper.y(), right(), paper.y(), THICK);
    }

    /** Of the header's rows. */
    private float[] heights() throws IOException {
        float[] heights = new float[grid.header().size()];
        for (Grid.Placed cell : grid.placed()) {
            float height = wrapped(cell).size() * small * LEADING + 2 * (grid.low() ? 3 : 5);
            int last = cell.row() + cell.head().down() - 1;
            heights[last] = Math.max(heights[last], height - sum(heights, cell.row(), last));
        }
        return heights;
    }

    private static float sum(float[] heights, int from, int to) {
        float sum = 0;
        for (int row = from; row < to; row++) {
            sum += heights[row];
        }
        return sum;
    }

    /** @param under the height that must be left under it */
    private void header(float[] heights, float under) throws IOException {
        float whole = sum(heights, 0, heights.length);
        paper.space(whole + under);
        float top = paper.y();
        pen().fill(left[0], top - whole, right() - left[0], whole);
        for (Grid.Placed cell : grid.placed()) {
            int last = cell.row() + cell.head().down();
            head(cell, top - sum(heights, 0, cell.row()), sum(heights, cell.row(), last));
        }
        paper.down(whole);
        pen().line(left[0], top, right(), top, THICK);
        pen().line(right(), top, right(), paper.y(), THIN);
    }

    private List<String> wrapped(Grid.Placed cell) throws IOException {
        return pen().wrapped(
                        cell.head().text(),
                        columnWidth(cell.column(), cell.head().across()),
                        small,
                        true);
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

    private void row(Line line) throws IOException {
        float top = paper.y();
        float height = line.height();
        paper.down(height);
        for (int i = 0; i < line.cells().size(); i++) {
            List<String> lines = line.cells().get(i);
            if (grid.columns().get(i).prose()) {
                prose(lines, left[i], paper.y(), height, text, line.total());
            } else {
                pen().centred(lines, left[i], paper.y(), left[i + 1] - left[i], height, text, line.total());
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
            pen().left(lines.get(i), x + INDENT, bottom + shift, height, size, bold);
        }
    }
}
