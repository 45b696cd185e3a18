package dev.talon.report;

import dev.talon.report.paper.Grid;
import java.util.ArrayList;
import java.util.List;

/** The published table as a grid, for a document that it is a part of. */
public final class MonthlyGrid {
    private MonthlyGrid() {}

    /** The header of two rows and twelve months, with the words and figures of every other file of the table. */
    public static Grid of(MonthlyTable table, TableWords words) {
        List<Grid.Column> columns = new ArrayList<>(List.of(new Grid.Column(15, true)));
        List<Grid.Head> groups = new ArrayList<>(List.of(new Grid.Head(words.period, 1, 2)));
        List<Grid.Head> under = new ArrayList<>();
        for (String group : words.columns) {
            groups.add(new Grid.Head(group, 2, 1));
            under.add(new Grid.Head(words.wait, 1, 1));
            under.add(new Grid.Head(words.service, 1, 1));
            columns.add(new Grid.Column(14, false));
            columns.add(new Grid.Column(14, false));
        }
        List<Grid.Row> rows = new ArrayList<>();
        for (MonthlyTable.Month month : table.months()) {
            List<String> cells = new ArrayList<>(List.of(words.month(month.month())));
            cells.addAll(TableWords.figures(month));
            rows.add(new Grid.Row(cells, false));
        }
        return new Grid(columns, List.of(groups, under), rows);
    }

    /** What stands over the table. */
    public static String caption(MonthlyTable table, TableWords words) {
        return words.caption.formatted(table.year());
    }

    /** What stands under the table, a paragraph each. */
    public static List<String> notes(MonthlyTable table, TableWords words) {
        return DocumentWords.of(words).notes(table, words);
    }
}
