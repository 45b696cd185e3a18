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
        List<PassportSheet.Said> said = new ArrayList<>();
        said.add(new PassportSheet.Said(label("computed"), PassportSheet.moment(passport.computedAt())));
        said.add(new PassportSheet.Said(
                label("program"), passportWords.text("definition", passport.version(), passport.definition())));
        said.add(new PassportSheet.Said(
                label("scope"),
                passport.centres().stream()
                        .map(centre -> centre.names().in(words))
                        .collect(Collectors.joining(", "))));
        said.add(new PassportSheet.Said(
                label("zone"),
                passport.centres().stream()
                        .map(Passport.Centre::zone)
                        .distinct()
                        .collect(Collectors.joining(", "))));
        new DocumentWords(words)
                .definitions()
                .forEach(pair -> said.add(new PassportSheet.Said(pair.get(0), pair.get(1))));
        said.add(new PassportSheet.Said(
                label("rounding"),
                passportWords.text("rounding.mean") + " " + passportWords.text("rounding.published")));
        if (both("at_once") + both("not_queued") > 0) {
            said.add(new PassportSheet.Said(
                    label("beside"),
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
        Map<Integer, List<Passport.Part>> months = passport.byMonth();
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
        List<PassportSheet.Said> said = new ArrayList<>();
        ClosedWords dates = new ClosedWords(words);
        said.add(new PassportSheet.Said(
                label("hash"), passport.parts().isEmpty() ? TableWords.NOTHING : passport.hash()));
        said.add(new PassportSheet.Said(label("months"), ""));
        passport.byMonth()
                .forEach((month, parts) -> said.add(new PassportSheet.Said(
                        words.month(month),
                        Passport.hash(parts) + " — "
                                + passportWords.state(parts, passport.centres().size(), dates))));
        publication.amendments().forEach(made -> said.add(new PassportSheet.Said("", dates.line(made, words))));
        said.add(new PassportSheet.Said(label("check"), passportWords.text("check")));
        return said;
    }

    private long both(String what) {
        return passport.sums().get("consultation_" + what) + passport.sums().get("cash_" + what);
    }

    private String label(String name) {
        return passportWords.text("label." + name);
    }
}
