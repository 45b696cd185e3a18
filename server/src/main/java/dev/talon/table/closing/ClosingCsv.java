package dev.talon.table.closing;

import dev.talon.document.CsvAnswer;
import dev.talon.document.CsvTimes;
import dev.talon.web.Answer;
import dev.talon.web.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Closings and their amendments as one CSV: a line for each closing, and below it a line for each amendment with the
 * figures before and after.
 *
 * @param <F> the figures of a month
 */
public final class ClosingCsv<F> {
    private static final List<String> FIRST =
            List.of("centre", "month", "record", "at", "by", "reason", "found", "changes", "old_hash", "hash");

    private final List<String> names;
    private final Function<F, List<String>> figures;

    /**
     * @param names   of the figures' columns
     * @param figures as many
     */
    public ClosingCsv(List<String> names, Function<F, List<String>> figures) {
        this.names = names;
        this.figures = figures;
    }

    /** @param name of the file, without its ending */
    public <T> Answer answer(Request request, String name, List<Closing<F, T>> closings) {
        List<String> header = new ArrayList<>(FIRST);
        names.forEach(one -> header.add("old_" + one));
        header.addAll(names);
        return CsvAnswer.of(request, name, header, closings.stream().flatMap(this::lines));
    }

    private <T> Stream<List<String>> lines(Closing<F, T> closing) {
        List<String> first = new ArrayList<>(List.of(
                CsvAnswer.text(closing.centre()),
                closing.month(),
                "closing",
                CsvTimes.of(closing.closedAt().toInstant()),
                closing.by(),
                "",
                "",
                "",
                "",
                closing.hash()));
        names.forEach(none -> first.add(""));
        first.addAll(figures.apply(closing.figures()));
        return Stream.concat(Stream.of(first), closing.amendments().stream().map(this::line));
    }

    private <T> List<String> line(Amendment<F, T> amendment) {
        List<String> line = new ArrayList<>(List.of(
                CsvAnswer.text(amendment.centre()),
                amendment.month(),
                "amendment " + amendment.number(),
                CsvTimes.of(amendment.at().toInstant()),
                amendment.by(),
                CsvAnswer.text(amendment.reason()),
                Boolean.toString(amendment.found()),
                Long.toString(amendment.changes()),
                amendment.oldHash(),
                amendment.newHash()));
        line.addAll(figures.apply(amendment.before()));
        line.addAll(figures.apply(amendment.after()));
        return line;
    }
}
