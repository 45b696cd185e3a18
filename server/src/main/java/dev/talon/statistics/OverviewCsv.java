package dev.talon.statistics;

import dev.talon.document.CsvText;
import dev.talon.document.CsvTimes;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * One breakdown as CSV (RFC 4180) with its total as the last row. Durations are {@code H:MM:SS}; missing values are
 * empty. A byte order mark tells spreadsheets that this is UTF-8.
 */
final class OverviewCsv {
    private OverviewCsv() {}

    static Buffer of(Overview overview, Breakdown breakdown, OverviewWords words) {
        List<String> second = secondHead(breakdown, words);
        CsvText csv = CsvText.file(',').line(header(breakdown, words, second));
        for (Overview.Line line : overview.by().getOrDefault(breakdown.word(), List.of())) {
            List<String> row = new ArrayList<>(List.of(words.key(breakdown, line)));
            if (!second.isEmpty()) {
                row.add(line.second().orElse(""));
            }
            csv.line(figures(row, line.figures()));
        }
        List<String> total = new ArrayList<>(List.of(words.word("total")));
        second.forEach(none -> total.add(""));
        return csv.line(figures(total, overview.total())).bytes();
    }

    /** The specialist's day and month, and the centre's month. */
    static Buffer of(OwnFigures.Own own, OverviewWords words) {
        return CsvText.file(',')
                .line(header(Breakdown.TOTAL, words, List.of()))
                .line(figures(new ArrayList<>(List.of("today")), own.today()))
                .line(figures(new ArrayList<>(List.of("month")), own.month()))
                .line(figures(new ArrayList<>(List.of("centre")), own.centre()))
                .bytes();
    }

    private static List<String> secondHead(Breakdown breakdown, OverviewWords words) {
        return switch (breakdown) {
            case HEAT -> List.of(words.word("hour"));
            case DESK -> List.of(words.word("centre"));
            default -> List.of();
        };
    }

    private static List<String> header(Breakdown breakdown, OverviewWords words, List<String> second) {
        List<String> header = new ArrayList<>(List.of(words.word(breakdown.word())));
        header.addAll(second);
        header.addAll(words.list("counts"));
        for (String of : List.of(words.text("waitOf"), words.text("serviceOf"))) {
            words.list("times").stream().map(of::concat).forEach(header::add);
        }
        header.addAll(List.of(
                words.text("walking"),
                words.text("postponed"),
                words.text("putOff"),
                words.text("within"),
                words.text("share")));
        return header;
    }

    private static List<String> figures(List<String> row, Figures it) {
        row.add(it.visits().isPresent() ? Long.toString(it.visits().getAsLong()) : "");
        LongStream.of(
                        it.stages(),
                        it.served(),
                        it.counted(),
                        it.inaccurate(),
                        it.noShow(),
                        it.cancelled(),
                        it.expired(),
                        it.open())
                .mapToObj(Long::toString)
                .forEach(row::add);
        for (Times times : List.of(it.waiting(), it.service())) {
            Stream.of(times.mean(), times.raw(), times.median(), times.p90(), times.p95(), times.longest())
                    .map(CsvTimes::of)
                    .forEach(row::add);
        }
        row.addAll(List.of(
                CsvTimes.of(it.walking()),
                Long.toString(it.postponed()),
                CsvTimes.of(it.putOff()),
                Long.toString(it.within())));
        row.add(
                it.share().isPresent()
                        ? String.format(Locale.ROOT, "%.1f", it.share().getAsDouble() * 100)
                        : "");
        return row;
    }
}
