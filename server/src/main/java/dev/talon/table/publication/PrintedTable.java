package dev.talon.table.publication;

import dev.talon.document.CsvTimes;
import dev.talon.document.Grid;
import dev.talon.document.Sheet;
import dev.talon.table.Cell;
import dev.talon.table.Form;
import dev.talon.table.MonthlyTable;
import dev.talon.table.TableWords;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * The printed table for any format: the same header of two rows and the same figures in the same places. A format
 * only draws it.
 *
 * @param groups the header's upper row after the period, each over its columns
 * @param lines the months, and the year if it was requested
 */
record PrintedTable(List<Group> groups, List<Line> lines) {

    /** Beside the name of a month that was changed after it was closed; a note under the table says how. */
    static final String AMENDED = "*";
    /** Columns of figures that an upright page has room for. */
    private static final int UPRIGHT = 6;
    /** The width of the first column, in points. */
    private static final int PERIOD = 75;

    /** What a figure is. */
    enum Kind {
        /** Whole seconds. */
        TIME,
        /** Whole seconds, of either sign. */
        DIFFERENCE,
        COUNT;

        /** A difference has a sign unless it is nothing. */
        String printed(OptionalLong figure, TableWords words) {
            if (figure.isEmpty()) {
                return TableWords.NOTHING;
            }
            long value = figure.getAsLong();
            return switch (this) {
                case COUNT -> words.number(value);
                case TIME -> CsvTimes.of(value);
                case DIFFERENCE -> (value > 0 ? "+" : value < 0 ? "\u2212" : "") + CsvTimes.of(Math.abs(value));
            };
        }
    }

    record Column(String title, Kind kind) {}

    record Group(String title, List<Column> columns) {}

    /**
     * @param total   whether it is the year's
     * @param figures one a column; a dash is printed for an empty one
     */
    record Line(String name, boolean total, List<OptionalLong> figures) {}

    private record Part(Group group, Function<MonthlyTable.Row, List<OptionalLong>> figures) {}

    static PrintedTable of(MonthlyTable table, TableChoice choice) {
        List<Part> parts = parts(table.form(), choice);
        List<Line> lines = new ArrayList<>();
        for (MonthlyTable.Month month : table.months()) {
            String name = choice.words().month(month.month()) + (month.amended() ? AMENDED : "");
            lines.add(line(name, false, month, parts));
        }
        if (choice.total()) {
            String year = new DocumentWords(choice.words()).wholeYear();
            lines.add(line(year, true, table.total(), parts));
        }
        return new PrintedTable(parts.stream().map(Part::group).toList(), lines);
    }

    private static List<Part> parts(Form form, TableChoice choice) {
        TableWords words = choice.words();
        PrintWords more = new PrintWords(words);
        String both = words.columns().get(2);
        List<Part> parts = new ArrayList<>();
        parts.add(cells(words.columns().get(0), false, MonthlyTable.Row::consultation, choice));
        parts.add(cells(words.columns().get(1), false, MonthlyTable.Row::cash, choice));
        if (form != Form.BOTH) {
            parts.add(cells(both, form == Form.MEASURED, MonthlyTable.Row::combined, choice));
            return parts;
        }
        parts.add(cells(more.combined(both, Form.PUBLISHED), false, MonthlyTable.Row::published, choice));
        parts.add(cells(more.combined(both, Form.MEASURED), true, MonthlyTable.Row::measured, choice));
        List<Column> columns = List.of(
                new Column(words.text("wait"), Kind.DIFFERENCE), new Column(words.text("service"), Kind.DIFFERENCE));
        parts.add(new Part(
                new Group(more.difference(choice.seconds()), columns),
                row -> List.of(row.difference().waiting(), row.difference().service())));
        return parts;
    }

    private static Part cells(
            String title, boolean tickets, Function<MonthlyTable.Row, Cell> cell, TableChoice choice) {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column(choice.words().text("wait"), Kind.TIME));
        columns.add(new Column(choice.words().text("service"), Kind.TIME));
        if (!choice.counts()) {
            return new Part(new Group(title, columns), row -> times(cell.apply(row)));
        }
        columns.add(new Column(new PrintWords(choice.words()).count(tickets), Kind.COUNT));
        return new Part(new Group(title, columns), row -> {
            List<OptionalLong> figures = new ArrayList<>(times(cell.apply(row)));
            figures.add(OptionalLong.of(cell.apply(row).count()));
            return figures;
        });
    }

    private static List<OptionalLong> times(Cell cell) {
        return List.of(cell.waiting(), cell.service());
    }

    private static Line line(String name, boolean total, MonthlyTable.Row row, List<Part> parts) {
        return new Line(
                name,
                total,
                parts.stream()
                        .flatMap(part -> part.figures().apply(row).stream())
                        .toList());
    }

    /** The header's lower row. */
    List<Column> columns() {
        return groups.stream().flatMap(group -> group.columns().stream()).toList();
    }

    /** How it lies on paper. */
    Sheet sheet() {
        return columns().size() > UPRIGHT ? Sheet.WIDE : Sheet.UPRIGHT;
    }

    /** As it is drawn on such a page. */
    Grid grid(TableWords words, Sheet sheet) {
        List<Grid.Column> widths = new ArrayList<>(List.of(new Grid.Column(PERIOD, true)));
        List<Grid.Head> upper = new ArrayList<>(List.of(new Grid.Head(words.text("period"), 1, 2)));
        List<Grid.Head> lower = new ArrayList<>();
        int each = Math.round(sheet.width() - PERIOD) / columns().size();
        for (Group group : groups) {
            upper.add(new Grid.Head(group.title(), group.columns().size(), 1));
            for (Column column : group.columns()) {
                lower.add(new Grid.Head(column.title(), 1, 1));
                widths.add(new Grid.Column(each, false));
            }
        }
        List<Grid.Row> rows = new ArrayList<>();
        for (Line line : lines) {
            List<String> cells = new ArrayList<>(List.of(line.name()));
            cells.addAll(printed(line, words));
            rows.add(new Grid.Row(cells, line.total()));
        }
        return new Grid(widths, List.of(upper, lower), rows);
    }

    /** A line's figures as they are printed. */
    List<String> printed(Line line, TableWords words) {
        List<Column> columns = columns();
        List<String> printed = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            printed.add(columns.get(i).kind().printed(line.figures().get(i), words));
        }
        return printed;
    }
}
