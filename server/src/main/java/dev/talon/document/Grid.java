package dev.talon.document;

import java.util.ArrayList;
import java.util.List;

/**
 * A table for any format.
 *
 * @param columns from the left; the first one names the rows
 * @param header rows of cells that together span the columns
 * @param rows each with a cell for each column
 * @param low whether rows are as low as their text and stay together on one page, for tables in which people look
 *     something up
 */
public record Grid(List<Column> columns, List<List<Head>> header, List<Row> rows, boolean low) {
    /** Points; a column of figures that is less wide is written smaller. */
    private static final float ROOMY = 60;

    /** With rows of the usual height. */
    public Grid(List<Column> columns, List<List<Head>> header, List<Row> rows) {
        this(columns, header, rows, false);
    }

    /**
     * @param width parts of the whole
     * @param prose whether its cells stand at the left and may take several lines
     */
    public record Column(int width, boolean prose) {}

    /** @param across columns that the cell goes over; @param down rows that it goes over */
    public record Head(String text, int across, int down) {}

    /** @param total whether it sums the others up */
    public record Row(List<String> cells, boolean total) {}

    /** A cell of the header in its place; one that another goes over is empty. */
    record Placed(Head head, int row, int column) {}

    /** With a header of one row, the first column of prose and the others of figures of one width. */
    public static Grid of(List<String> heads, List<Row> rows) {
        List<Column> columns = new ArrayList<>();
        List<Head> header = new ArrayList<>();
        for (String head : heads) {
            columns.add(new Column(columns.isEmpty() ? 4 : 5, columns.isEmpty()));
            header.add(new Head(head, 1, 1));
        }
        return new Grid(columns, List.of(header), rows);
    }

    /** The same with low rows. */
    public Grid lowered() {
        return new Grid(columns, header, rows, true);
    }

    /** The size in which its figures are written, in points. */
    int size(float whole) {
        return low ? 8 : narrow(whole) ? 9 : 10;
    }

    /** The size in which its header is written, in points. */
    int headSize(float whole) {
        return narrow(whole) ? 8 : 9;
    }

    /** @param whole points that all columns have together */
    boolean narrow(float whole) {
        return columns.stream()
                .filter(column -> !column.prose())
                .anyMatch(column -> whole * column.width() / width() < ROOMY);
    }

    /** Parts that all columns have together. */
    int width() {
        return columns.stream().mapToInt(Column::width).sum();
    }

    /** The header's cells, each with where it begins. */
    List<Placed> placed() {
        List<Placed> placed = new ArrayList<>();
        boolean[][] taken = new boolean[header.size()][columns.size()];
        for (int row = 0; row < header.size(); row++) {
            int column = 0;
            for (Head head : header.get(row)) {
                while (taken[row][column]) {
                    column++;
                }
                placed.add(new Placed(head, row, column));
                for (int i = 0; i < head.down() * head.across(); i++) {
                    taken[row + i / head.across()][column + i % head.across()] = true;
                }
            }
        }
        return placed;
    }
}
