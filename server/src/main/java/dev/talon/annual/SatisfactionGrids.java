package dev.talon.annual;

import dev.talon.document.Grid;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Satisfaction by month as tables: how many people were asked, and the mean of their answers. */
final class SatisfactionGrids {
    private static final int ACROSS = 3;
    private static final int MONTHS = 12;

    private SatisfactionGrids() {}

    /** @param measures those that anything was entered of */
    static List<Grid> of(List<EnteredLine> measures, QualityWords words) {
        List<Grid> grids = new ArrayList<>();
        for (int from = 0; from < measures.size(); from += ACROSS) {
            grids.add(grid(measures.subList(from, Math.min(from + ACROSS, measures.size())), words));
        }
        return grids;
    }

    private static Grid grid(List<EnteredLine> measures, QualityWords words) {
        List<Grid.Column> columns = new ArrayList<>(List.of(new Grid.Column(4, true)));
        List<Grid.Head> groups = new ArrayList<>(List.of(new Grid.Head(Phrase.PERIOD.in(words), 1, 2)));
        List<Grid.Head> under = new ArrayList<>();
        for (EnteredLine measure : measures) {
            groups.add(new Grid.Head(measure.name().in(words.language()), 2, 1));
            under.add(new Grid.Head(Phrase.ASKED.in(words), 1, 1));
            under.add(new Grid.Head(Phrase.SCORE.in(words), 1, 1));
            columns.add(new Grid.Column(4, false));
            columns.add(new Grid.Column(4, false));
        }
        List<Grid.Row> rows = new ArrayList<>();
        for (int month = 1; month <= MONTHS; month++) {
            List<String> cells = new ArrayList<>(List.of(words.month(month)));
            for (EnteredLine measure : measures) {
                cells.add(words.number(measure.count().get(month - 1)));
                cells.add(words.number(measure.score().get(month - 1)));
            }
            rows.add(new Grid.Row(cells, false));
        }
        List<String> year = new ArrayList<>(List.of(words.month(0)));
        for (EnteredLine measure : measures) {
            year.add(words.number(asked(measure)));
            year.add(words.number(score(measure)));
        }
        rows.add(new Grid.Row(year, true));
        return new Grid(columns, List.of(groups, under), rows);
    }

    /** In the year; empty where nothing was entered. */
    static Optional<BigDecimal> asked(EnteredLine measure) {
        return measure.count().stream().flatMap(Optional::stream).reduce(BigDecimal::add);
    }

    /** Weighted by those asked; empty where a month has a score and does not say of how many, or none has. */
    static Optional<BigDecimal> score(EnteredLine measure) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal asked = BigDecimal.ZERO;
        for (int month = 0; month < MONTHS; month++) {
            Optional<BigDecimal> score = measure.score().get(month);
            BigDecimal weight = measure.count().get(month).orElse(BigDecimal.ZERO);
            if (score.isPresent() && weight.signum() == 0) {
                return Optional.empty();
            }
            if (score.isPresent()) {
                sum = sum.add(score.get().multiply(weight));
                asked = asked.add(weight);
            }
        }
        return asked.signum() == 0 ? Optional.empty() : Optional.of(sum.divide(asked, 2, RoundingMode.HALF_UP));
    }

    /** Whether anything was entered. */
    static boolean any(EnteredLine measure) {
        return java.util.stream.Stream.concat(measure.count().stream(), measure.score().stream())
                .flatMap(Optional::stream)
                .anyMatch(Objects::nonNull);
    }
}
