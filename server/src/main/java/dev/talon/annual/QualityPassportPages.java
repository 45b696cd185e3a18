package dev.talon.annual;

import dev.talon.document.Grid;
import dev.talon.document.Paper;
import dev.talon.document.PassportSheet;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The passports of the annual report as its last pages. */
final class QualityPassportPages {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd");

    private final QualityReport report;
    private final QualityWords words;

    QualityPassportPages(QualityReport report, QualityWords words) {
        this.report = report;
        this.words = words;
    }

    void write(Paper paper) throws IOException {
        for (KindPassport passport : report.passports()) {
            paper.together(passport.name(), said(passport));
        }
        closing(paper, report.closed().orElseThrow());
    }

    private List<PassportSheet.Said> said(KindPassport passport) {
        List<PassportSheet.Said> said = new ArrayList<>(List.of(
                said(PassportPhrase.DEFINITION, passport.definition()),
                said(PassportPhrase.POPULATION, passport.population()),
                said(
                        PassportPhrase.EXCLUDED,
                        passport.excluded().stream()
                                        .map(out -> out.name() + " — "
                                                + words.table().number(out.count()))
                                        .collect(Collectors.joining(", "))
                                + "."),
                said(PassportPhrase.ROUNDING, passport.rounding()),
                said(PassportPhrase.PERIOD, passport.period())));
        if (!passport.zones().isEmpty()) {
            said.add(said(PassportPhrase.ZONES, String.join(", ", passport.zones())));
        }
        passport.last().ifPresent(last -> said.add(last(last)));
        long past = passport.figures().stream()
                .filter(figure -> figure.put().isEmpty())
                .count();
        if (past > 0) {
            said.add(new PassportSheet.Said(
                    "", PassportPhrase.PAST_TALON.in(words, words.table().number(past))));
        }
        said.add(
                said(PassportPhrase.COMPUTED, PassportSheet.moment(passport.computedAt()) + ", " + passport.version()));
        said.add(new PassportSheet.Said(
                PassportPhrase.HASH.in(words, passport.format()),
                passport.hash().orElse(QualityWords.NOTHING)));
        return said;
    }

    private PassportSheet.Said last(EnteredFigure.Put last) {
        String way = (last.source().equals("typed") ? PassportPhrase.TYPED : PassportPhrase.IMPORTED).in(words);
        return said(PassportPhrase.LAST, PassportSheet.moment(last.at()) + ", " + last.by() + ", " + way);
    }

    private PassportSheet.Said said(PassportPhrase term, String text) {
        return new PassportSheet.Said(term.in(words), text);
    }

    private void closing(Paper paper, ClosedYear year) throws IOException {
        paper.heading(PassportPhrase.YEAR_CLOSED.in(words));
        paper.paragraph(ClosingWords.of(year, words));
        List<Grid.Head> heads = new ArrayList<>(List.of(new Grid.Head(Phrase.PERIOD.in(words), 1, 1)));
        List<Grid.Column> columns = new ArrayList<>(List.of(new Grid.Column(5, true)));
        for (PassportPhrase column : columns(year)) {
            heads.add(new Grid.Head(column.in(words), 1, 1));
            columns.add(new Grid.Column(column == PassportPhrase.LAST_CHANGE ? 9 : 5, false));
        }
        List<Grid.Row> rows =
                year.months().stream().map(month -> row(year, month)).toList();
        paper.grid(new Grid(columns, List.of(heads), rows).lowered());
        paper.note(PassportPhrase.CLOSING_TEXT.in(words));
    }

    private static List<PassportPhrase> columns(ClosedYear year) {
        List<PassportPhrase> columns = new ArrayList<>(List.of(PassportPhrase.CLOSED_IN));
        if (year.phone()) {
            columns.add(PassportPhrase.BY_PHONE);
        }
        columns.addAll(List.of(
                PassportPhrase.CLOSED_ON,
                PassportPhrase.AMENDMENTS,
                PassportPhrase.ENTERED,
                PassportPhrase.LAST_CHANGE,
                PassportPhrase.CHANGED_LATE));
        return columns;
    }

    private Grid.Row row(ClosedYear year, ClosedYear.Month month) {
        List<String> cells = new ArrayList<>(List.of(
                words.month(month.month()),
                PassportPhrase.OF.in(words, Integer.toString(month.centres()), Integer.toString(year.centres()))));
        month.calls().ifPresent(calls -> cells.add(ClosingWords.of(calls, words)));
        int byPhone = month.calls().map(ClosedYear.Calls::amendments).orElse(0);
        cells.addAll(List.of(
                month.at().map(QualityPassportPages::day).orElse(QualityWords.NOTHING),
                Integer.toString(month.amendments() + byPhone),
                Integer.toString(month.entered()),
                month.changed().map(last -> day(last.at()) + ", " + last.by()).orElse(QualityWords.NOTHING),
                month.changedLate().isPresent()
                        ? Integer.toString(month.changedLate().getAsInt())
                        : QualityWords.NOTHING));
        return new Grid.Row(cells, false);
    }

    private static String day(OffsetDateTime at) {
        return DAY.format(at.withOffsetSameInstant(ZoneOffset.UTC));
    }
}
