package dev.talon.contactcentre;

import dev.talon.document.Grid;
import dev.talon.document.PassportSheet;
import dev.talon.table.TableWords;
import dev.talon.table.publication.ClosedWords;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The passport of the contact centre's year for a document of any format. */
public final class CallsPassportPage {
    private final CallsPassport passport;
    private final CallWords words;
    private final CallPassportWords passportWords;

    private CallsPassportPage(CallsPassport passport, CallWords words) {
        this.passport = passport;
        this.words = words;
        this.passportWords = new CallPassportWords(words);
    }

    /** @param passport of a year */
    public static PassportSheet of(CallsPassport passport, CallWords words) {
        var page = new CallsPassportPage(passport, words);
        return new PassportSheet(
                page.passportWords.text("title"),
                page.passportWords.text("sheet"),
                page.before(),
                page.counts(),
                page.after());
    }

    private List<PassportSheet.Said> before() {
        return passportWords.before(
                passport.computedAt(),
                passport.version(),
                passportWords.queues(passport.queues()),
                passport.zone(),
                words.definitions(),
                passportWords.text("rounding.mean"));
    }

    /** On how many calls the means of each month stand, and how many they leave out and why. */
    private Grid counts() {
        List<String> heads = Stream.concat(Stream.of(words.columns().get(0)), passportWords.list("counts").stream())
                .toList();
        List<Grid.Row> rows = IntStream.rangeClosed(1, 12)
                .mapToObj(month -> row(month, months(passport, month), false))
                .collect(Collectors.toCollection(ArrayList::new));
        rows.add(row(0, passport.parts(), true));
        return Grid.of(heads, rows);
    }

    /** The same as numbers, row by row. */
    static List<List<Long>> counts(CallsPassport passport) {
        List<List<Long>> rows = new ArrayList<>();
        IntStream.rangeClosed(1, 12).forEach(month -> rows.add(counts(months(passport, month))));
        rows.add(counts(passport.parts()));
        return rows;
    }

    private static List<CallMonth> months(CallsPassport passport, int month) {
        return passport.parts().stream()
                .filter(part -> part.month().getMonthValue() == month)
                .toList();
    }

    private Grid.Row row(int month, List<CallMonth> parts, boolean total) {
        List<String> cells = new ArrayList<>();
        cells.add(CallFigures.month(month, words));
        counts(parts).forEach(count -> cells.add(CallFigures.number(count, words)));
        return new Grid.Row(cells, total);
    }

    /** Eight: received, answered, of them transferred, abandoned, timed out, left by a key, nobody there, known in part. */
    static List<Long> counts(List<CallMonth> parts) {
        CallRow row = CallRow.of(0, parts.stream().map(CallMonth::sums).reduce(CallSums.NONE, CallSums::plus));
        List<Long> counts = new ArrayList<>();
        for (CallPopulation population : CallPopulation.values()) {
            if (population != CallPopulation.UNTRANSFERRED) {
                counts.add(population.count(row));
            }
        }
        counts.add(parts.stream().mapToLong(CallMonth::inPart).sum());
        return counts;
    }

    private List<PassportSheet.Said> after() {
        ClosedWords dates = new ClosedWords(new TableWords(words.language()));
        List<PassportSheet.Said> months = passport.parts().stream()
                .map(part -> new PassportSheet.Said(
                        CallFigures.month(part.month().getMonthValue(), words),
                        part.facts().hash() + " — "
                                + passportWords.state(part.signed().stream().toList(), 1, part.differs(), dates)))
                .toList();
        List<String> amendments = passport.amendments().stream()
                .map(made -> CallClosedNotes.line(made, words))
                .toList();
        return passportWords.after(passport.hash(), months, amendments);
    }
}
