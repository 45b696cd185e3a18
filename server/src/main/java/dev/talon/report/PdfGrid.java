package dev.talon.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The grid of the page: a header of two rows whose cells are merged, twelve months, and the year. Lengths are points. */
final class PdfGrid {
    private static final float FIRST = 75.3f;
    private static final float ROW = 19;
    private static final float LOW = 12;
    private static final float PADDING = 5;
    private static final float THIN = 0.5f;
    private static final float THICK = 1;
    /** Columns of figures; more are wide. */
    private static final int WIDE = 10;

    private final PdfPages pages;
    private final PdfPen pen;
    private final PrintedTable printed;
    private final TableWords words;
    private final float left;
    private final float width;
    private final float other;
    private final float padding;
    private final float text;
    private final float small;
    private float row = ROW;

    PdfGrid(PdfPages pages, PrintedTable printed, TableWords words) {
        this.pages = pages;
        this.pen = pages.pen();
        this.printed = printed;
        this.words = words;
        this.left = pages.left();
        this.width = pages.width();
        boolean wide = printed.columns().size() > WIDE;
        this.padding = wide ? 2 : PADDING;
        this.text = wide ? 8.5f : 10;
        this.small = wide ? 7.5f : 9;
        this.other = (width - FIRST) / printed.columns().size();
    }

    /** With rows as low as their text: for many rows on a page. */
    PdfGrid low() {
        row = LOW;
        return this;
    }

    /** About as high as a low grid is. */
    static float lowHeight(PrintedTable printed) {
        return (printed.lines().size() + 4) * LOW;
    }

    void draw() throws IOException {
        header();
        for (PrintedTable.Line line : printed.lines()) {
            line(line);
        }
        pen.line(left, pages.y(), left + width, pages.y(), THICK);
    }

    private void header() throws IOException {
        List<List<String>> groups = new ArrayList<>();
        List<List<String>> columns = new ArrayList<>();
        for (PrintedTable.Group group : printed.groups()) {
            float room = group.columns().size() * other - 2 * padding;
            groups.add(pen.wrapped(group.title(), room, small, true));
            for (PrintedTable.Column column : group.columns()) {
                columns.add(pen.wrapped(column.title(), other - 2 * padding, small, true));
            }
        }
        float upper = height(groups);
        float lower = height(columns);
        float top = pages.y();
        float middle = top - upper;
        pages.down(upper + lower);
        float y = pages.y();
        pen.fill(left, y, width, upper + lower);
        pen.left(words.period, left + PADDING, y, upper + lower, small, true);
        float x = left + FIRST;
        int column = 0;
        for (int i = 0; i < groups.size(); i++) {
            int span = printed.groups().get(i).columns().size();
            pen.centred(groups.get(i), x, middle, span * other, upper, small, true);
            pen.line(x, top, x, middle, THIN);
            for (int inner = 0; inner < span; inner++) {
                pen.centred(columns.get(column), x, y, other, lower, small, true);
                pen.line(x, middle, x, y, THIN);
                x += other;
                column++;
            }
        }
        pen.line(left + FIRST, middle, left + width, middle, THIN);
        sides(top);
        pen.line(left, top, left + width, top, THICK);
    }

    private float height(List<List<String>> cells) {
        return cells.stream().mapToInt(List::size).max().orElse(1) * small * 1.2f + 2 * (row < ROW ? 3 : PADDING);
    }

    private void line(PrintedTable.Line line) throws IOException {
        float top = pages.y();
        pages.down(row);
        float y = pages.y();
        pen.left(line.name(), left + PADDING, y, row, text, line.total());
        List<String> figures = printed.printed(line, words);
        for (int i = 0; i < figures.size(); i++) {
            float x = left + FIRST + i * other;
            pen.centred(List.of(figures.get(i)), x, y, other, row, text, line.total());
            pen.line(x, top, x, y, THIN);
        }
        pen.line(left, top, left + width, top, THIN);
        sides(top);
    }

    private void sides(float top) throws IOException {
        pen.line(left, top, left, pages.y(), THIN);
        pen.line(left + width, top, left + width, pages.y(), THIN);
    }
}
