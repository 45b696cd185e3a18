package dev.talon.table.publication;

import dev.talon.document.Grid;
import dev.talon.document.Paper;
import dev.talon.document.PassportPages;
import dev.talon.document.PassportSheet;
import dev.talon.document.Sheet;
import dev.talon.table.MonthSums;
import dev.talon.table.TableWords;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** The passport as the last page of a document: the text before the counts, the counts, the text after them. */
final class PassportPage {
    private final Publication publication;
    private final Passport passport;
    private final TableWords words;
    private final PassportWords passportWords;

    PassportPage(Publication publication, Passport passport) {
        this.publication = publication;
        this.passport = passport;
        this.words = publication.choice().words();
        this.passportWords = new PassportWords(words);
    }

    /** On pages of its own, after everything else. */
    void write(Paper paper) throws IOException {
        PassportPages.write(paper, sheet());
    }

    /** @param heading in place of its own */
    void write(Paper paper, String heading) throws IOException {
        PassportPages.write(paper, sheet().titled(heading));
    }

    PassportSheet sheet() {
        Grid grid = counts().grid(words, Sheet.DENSE);
        return new PassportSheet(passportWords.text("title"), passportWords.text("sheet"), before(), grid, after());
    }

    /** The counts of {@link #sheet} as numbers, row by row. */
    List<List<Long>> numbers() {
        return counts().lines().stream()
                .map(line ->
                        line.figures().stream().map(figure -> figure.orElse(0)).toList())
                .toList();
    }

    private List<PassportSheet.Said> before() {
        List<PassportSheet.Said> said = passportWords.before(
                passport.computedAt(),
                passportWords.text("definition", passport.version(), passport.definition()),
                passport.centres().stream()
                        .map(centre -> centre.names().in(words.language()))
                        .collect(Collectors.joining(", ")),
                String.join(", ", passport.zones()),
                new DocumentWords(words).definitions(),
                passportWords.text("rounding.mean") + " " + passportWords.text("rounding.published"));
        if (both("at_once") + both("not_queued") > 0) {
            said.add(passportWords.labelled(
                    "beside",
                    passportWords.text("beside", words.number(both("at_once")), words.number(both("not_queued")))));
        }
        return said;
    }

    /** On how many stages each mean stands, and how many it leaves out and why. */
    private PrintedTable counts() {
        List<PrintedTable.Group> groups = new ArrayList<>();
        List<String> titles = new ArrayList<>(passportWords.list("countColumns"));
        if (!anyWrongService()) {
            titles.remove(titles.size() - 1);
        }
        for (int kind = 0; kind < 2; kind++) {
            groups.add(new PrintedTable.Group(words.columns().get(kind), columns(titles)));
        }
        groups.add(new PrintedTable.Group(words.columns().get(2), columns(passportWords.list("ticketColumns"))));
        Map<Integer, List<SignedMonth<MonthSums>>> months = passport.byMonth();
        List<PrintedTable.Line> lines = new ArrayList<>();
        for (int month = 1; month <= 12; month++) {
            lines.add(line(words.month(month), false, Passport.sums(months.getOrDefault(month, List.of()))));
        }
        lines.add(line(new DocumentWords(words).wholeYear(), true, passport.sums()));
        return new PrintedTable(groups, lines);
    }

    private static List<PrintedTable.Column> columns(List<String> titles) {
        return titles.stream()
                .map(title -> new PrintedTable.Column(title, PrintedTable.Kind.COUNT))
                .toList();
    }

    private boolean anyWrongService() {
        return passport.sums().get("consultation_wrong_service")
                        + passport.sums().get("cash_wrong_service")
                > 0;
    }

    private PrintedTable.Line line(String name, boolean total, MonthSums sums) {
        List<OptionalLong> counts = new ArrayList<>();
        for (String kind : List.of("consultation", "cash")) {
            counts.add(OptionalLong.of(sums.get(kind)));
            MonthSums.leftOut().stream()
                    .filter(why -> anyWrongService() || !why.equals(MonthSums.WRONG_SERVICE))
                    .forEach(why -> counts.add(OptionalLong.of(sums.get(kind + "_" + why))));
        }
        counts.add(OptionalLong.of(sums.get("both_kinds")));
        counts.add(OptionalLong.of(sums.get("both_left_out")));
        return new PrintedTable.Line(name, total, counts);
    }

    private List<PassportSheet.Said> after() {
        ClosedWords dates = new ClosedWords(words);
        List<PassportSheet.Said> months = new ArrayList<>();
        passport.byMonth()
                .forEach((month, parts) -> months.add(new PassportSheet.Said(
                        words.month(month), Passport.hash(parts).orElseThrow() + " — " + state(parts, dates))));
        List<String> amendments = publication.amendments().stream()
                .map(made -> dates.line(made, words))
                .toList();
        return passportWords.after(passport.hash(), months, amendments);
    }

    private String state(List<SignedMonth<MonthSums>> parts, ClosedWords dates) {
        return passportWords.state(
                parts.stream().flatMap(part -> part.signed().stream()).toList(),
                passport.centres().size(),
                parts.stream().anyMatch(SignedMonth::factsDiffer),
                dates);
    }

    private long both(String what) {
        return passport.sums().get("consultation_" + what) + passport.sums().get("cash_" + what);
    }
}
