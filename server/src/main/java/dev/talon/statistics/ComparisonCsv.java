package dev.talon.statistics;

import dev.talon.document.CsvText;
import dev.talon.document.CsvTimes;
import io.vertx.core.buffer.Buffer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A comparison as CSV (RFC 4180): its two sides, or its centres beside all of them together. Durations are
 * {@code H:MM:SS}. Their differences are whole seconds, since a spreadsheet has no negative time. Shares are percent.
 * Missing values are empty.
 */
final class ComparisonCsv {
    private ComparisonCsv() {}

    static Buffer sides(Comparison comparison, ComparisonWords words) {
        return written(Stream.concat(
                Stream.of(words.header(side(comparison.left(), words), side(comparison.right(), words))),
                comparison.figures().stream()
                        .map(row -> List.of(
                                words.figure(row.figure()),
                                words.unit(row.figure()),
                                value(row, row.left()),
                                value(row, row.right()),
                                difference(row),
                                percent(row.relative())))));
    }

    static Buffer centres(Comparison comparison, ComparisonWords words) {
        return written(Stream.of(
                        Stream.of(words.ofCentres()),
                        comparison.centres().stream().map(centre -> centre(centre, words)),
                        Stream.of(together(comparison, words)))
                .flatMap(lines -> lines));
    }

    private static List<String> centre(Comparison.OfCentre centre, ComparisonWords words) {
        List<String> line = new ArrayList<>(
                List.of(centre.name().map(name -> name.in(words.language())).orElse(centre.code())));
        for (Comparison.Row row : centre.figures()) {
            line.addAll(List.of(value(row, row.left()), difference(row)));
        }
        return line;
    }

    private static List<String> together(Comparison comparison, ComparisonWords words) {
        List<String> line = new ArrayList<>(List.of(words.text("together")));
        for (Comparison.Row row : comparison.figures()) {
            line.addAll(List.of(value(row, row.left()), ""));
        }
        return line;
    }

    private static String side(Comparison.Side side, ComparisonWords words) {
        String centres = side.centres().stream()
                .map(Overview.Named::name)
                .map(name -> name.in(words.language()))
                .collect(Collectors.joining(", "));
        return "%s – %s, %s".formatted(side.from(), side.to(), centres);
    }

    private static String value(Comparison.Row row, Optional<BigDecimal> value) {
        return switch (row.unit()) {
            case COUNT -> value.map(BigDecimal::toPlainString).orElse("");
            case SECONDS ->
                CsvTimes.of(value.isPresent() ? OptionalLong.of(value.get().longValueExact()) : OptionalLong.empty());
            case SHARE -> percent(value);
        };
    }

    private static String difference(Comparison.Row row) {
        return row.unit() == ComparedFigure.Unit.SHARE
                ? percent(row.difference())
                : row.difference().map(BigDecimal::toPlainString).orElse("");
    }

    private static String percent(Optional<BigDecimal> share) {
        return share.map(it ->
                        it.movePointRight(2).setScale(1, RoundingMode.HALF_UP).toPlainString())
                .orElse("");
    }

    private static Buffer written(Stream<List<String>> lines) {
        CsvText csv = CsvText.file(',');
        lines.forEach(csv::line);
        return csv.bytes();
    }
}
