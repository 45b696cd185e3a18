package dev.talon.annual;

import dev.talon.document.Grid;
import dev.talon.words.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** Numbers by month as tables: months down, channels or kinds across, as many as fit on a page. */
final class CountGrids {
    private static final int ACROSS = 4;
    private static final int MONTHS = 12;

    private CountGrids() {}

    /** One grid or several; the last one has what all columns have together. */
    static List<Grid> byMonth(List<QualityReport.Counts> counts, QualityWords words) {
        List<QualityReport.Counts> columns = new ArrayList<>(counts);
        columns.add(together(counts, words));
        List<Grid> grids = new ArrayList<>();
        int each = (int) Math.ceil(columns.size() / Math.ceil(columns.size() / (double) (ACROSS + 1)));
        for (int from = 0; from < columns.size(); from += each) {
            grids.add(grid(columns.subList(from, Math.min(from + each, columns.size())), words));
        }
        return grids;
    }

    private static Grid grid(List<QualityReport.Counts> columns, QualityWords words) {
        List<String> heads = new ArrayList<>(List.of(Phrase.PERIOD.in(words)));
        columns.forEach(column -> heads.add(column.name().in(words.language())));
        List<Grid.Row> rows = new ArrayList<>();
        for (int month = 1; month <= MONTHS; month++) {
            List<String> cells = new ArrayList<>(List.of(words.month(month)));
            for (QualityReport.Counts column : columns) {
                cells.add(words.number(column.months().get(month - 1)));
            }
            rows.add(new Grid.Row(cells, false));
        }
        List<String> year = new ArrayList<>(List.of(words.month(0)));
        columns.forEach(column -> year.add(words.number(column.total())));
        rows.add(new Grid.Row(year, true));
        return Grid.of(heads, rows);
    }

    /** All of them by month: the sum of what is known; empty where nothing is. */
    static QualityReport.Counts together(List<QualityReport.Counts> counts, QualityWords words) {
        List<OptionalLong> months = IntStream.range(0, MONTHS)
                .mapToObj(month -> counts.stream()
                        .map(one -> one.months().get(month))
                        .filter(OptionalLong::isPresent)
                        .reduce((one, other) -> OptionalLong.of(one.getAsLong() + other.getAsLong()))
                        .orElse(OptionalLong.empty()))
                .toList();
        String name = Phrase.TOTAL.in(words);
        return new QualityReport.Counts("", new Name(name, name), false, months);
    }

    /** The year by channel, with shares. */
    static Grid byChannel(List<QualityReport.Counts> counts, QualityWords words) {
        long whole = together(counts, words).total().orElse(0);
        List<Grid.Row> rows = new ArrayList<>();
        for (QualityReport.Counts one : counts) {
            String share = one.total().isPresent() ? words.share(one.total().getAsLong(), whole) : QualityWords.NOTHING;
            rows.add(new Grid.Row(List.of(one.name().in(words.language()), words.number(one.total()), share), false));
        }
        String all = words.number(together(counts, words).total());
        rows.add(new Grid.Row(List.of(Phrase.TOTAL.in(words), all, words.share(whole, whole)), true));
        List<Grid.Head> heads = List.of(
                new Grid.Head(Phrase.CHANNEL.in(words), 1, 1),
                new Grid.Head(Phrase.IN_YEAR.in(words), 1, 1),
                new Grid.Head(Phrase.SHARE.in(words), 1, 1));
        return new Grid(
                List.of(new Grid.Column(6, true), new Grid.Column(3, false), new Grid.Column(2, false)),
                List.of(heads),
                rows);
    }
}
