package dev.talon.statistics;

import dev.talon.words.Name;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A comparison of two periods, two centres, or both.
 *
 * @param left the first side
 * @param right the side that it is compared with
 * @param figures one row for each figure
 * @param centres each centre of the left side beside all of them together; empty if it has one centre
 */
record Comparison(Side left, Side right, List<Row> figures, List<OfCentre> centres) {
    /** Beyond this a part of the whole is noise. */
    private static final int PLACES = 4;

    /** One side. */
    record Side(LocalDate from, LocalDate to, List<Overview.Named> centres, Figures total) {
        private static Side of(Overview overview) {
            return new Side(overview.from(), overview.to(), overview.centres(), overview.total());
        }
    }

    /** A centre of the left side; its rows compare it with all of them together. */
    record OfCentre(String code, Optional<Name> name, List<Row> figures) {}

    /**
     * A figure of both sides. Of what is empty on either side there is no difference.
     *
     * @param difference left less right, in the figure's unit
     * @param relative   {@code difference} as a part of {@code right}, rounded to four places; empty for shares, whose difference is read in
     *     percentage points, and where {@code right} is 0
     */
    record Row(
            ComparedFigure figure,
            ComparedFigure.Unit unit,
            Optional<BigDecimal> left,
            Optional<BigDecimal> right,
            Optional<BigDecimal> difference,
            Optional<BigDecimal> relative) {
        private static Row of(ComparedFigure figure, Figures one, Figures other) {
            Optional<BigDecimal> left = figure.of(one);
            Optional<BigDecimal> right = figure.of(other);
            Optional<BigDecimal> difference = left.flatMap(a -> right.map(a::subtract));
            Optional<BigDecimal> whole =
                    right.filter(it -> figure.unit() != ComparedFigure.Unit.SHARE && it.signum() != 0);
            return new Row(
                    figure,
                    figure.unit(),
                    left,
                    right,
                    difference,
                    difference.flatMap(by -> whole.map(it -> by.divide(it, PLACES, RoundingMode.HALF_UP))));
        }
    }

    /** @param left broken down by centre */
    static Comparison of(Overview left, Overview right) {
        List<Overview.Line> lines = left.by().get(Breakdown.CENTRE.word());
        return new Comparison(
                Side.of(left),
                Side.of(right),
                rows(left.total(), right.total()),
                left.centres().size() < 2
                        ? List.of()
                        : lines.stream()
                                .map(line -> new OfCentre(line.key(), line.name(), rows(line.figures(), left.total())))
                                .toList());
    }

    private static List<Row> rows(Figures left, Figures right) {
        return Arrays.stream(ComparedFigure.values())
                .map(figure -> Row.of(figure, left, right))
                .toList();
    }
}
