package dev.talon.report.quality;

import dev.talon.report.paper.Grid;
import dev.talon.report.paper.Paper;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The passports of the annual report as its last pages. */
final class QualityPassportPages {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd");

    private final QualityReport report;
    private final QualityWords words;

    QualityPassportPages(QualityReport report, QualityWords words) {
        this.report = report;
        this.words = words;
    }

    void write(Paper paper) throws IOException {
        for (KindPassport passport : report.passports()) {
            paper.heading(passport.name());
            kind(paper, passport);
        }
        closing(paper, report.closed().orElseThrow());
    }

    private void kind(Paper paper, KindPassport passport) throws IOException {
        said(paper, PassportPhrase.DEFINITION, passport.definition());
        said(paper, PassportPhrase.POPULATION, passport.population());
        said(
                paper,
                PassportPhrase.EXCLUDED,
                passport.excluded().stream()
                                .map(out -> out.name() + " — " + words.table().number(out.count()))
                                .collect(Collectors.joining(", "))
                        + ".");
        said(paper, PassportPhrase.ROUNDING, passport.rounding());
        said(paper, PassportPhrase.PERIOD, passport.period());
        if (!passport.zones().isEmpty()) {
            said(paper, PassportPhrase.ZONES, String.join(", ", passport.zones()));
        }
        if (passport.last().isPresent()) {
            EnteredFigure.Put last = passport.last().get();
            String way = (last.source().equals("typed") ? PassportPhrase.TYPED : PassportPhrase.IMPORTED).in(words);
            said(paper, PassportPhrase.LAST, moment(last.at()) + ", " + last.by() + ", " + way);
        }
        long past = passport.figures().stream()
                .filter(figure -> figure.put().isEmpty())
                .count();
        if (past > 0) {
            paper.said("", PassportPhrase.PAST_TALON.in(words, words.table().number(past)));
        }
        said(paper, PassportPhrase.COMPUTED, moment(passport.computedAt()) + ", " + passport.version());
        paper.said(
                PassportPhrase.HASH.in(words, passport.format()),
                passport.hash().orElse(QualityWords.NOTHING));
    }

    private void said(Paper paper, PassportPhrase term, String text) throws IOException {
        paper.said(term.in(words), text);
    }

    private void closing(Paper paper, ClosedYear year) throws IOException {
        paper.heading(PassportPhrase.YEAR_CLOSED.in(words));
        paper.paragraph(state(year));
        List<Grid.Head> heads = new ArrayList<>(List.of(new Grid.Head(Phrase.PERIOD.in(words), 1, 1)));
        List<Grid.Column> columns = new ArrayList<>(List.of(new Grid.Column(5, true)));
        for (PassportPhrase column : List.of(
                PassportPhrase.CLOSED_IN,
                PassportPhrase.CLOSED_ON,
                PassportPhrase.AMENDMENTS,
                PassportPhrase.ENTERED,
                PassportPhrase.LAST_CHANGE,
                PassportPhrase.CHANGED_LATE)) {
            heads.add(new Grid.Head(column.in(words), 1, 1));
            columns.add(new Grid.Column(column == PassportPhrase.LAST_CHANGE ? 9 : 5, false));
        }
        List<Grid.Row> rows =
                year.months().stream().map(month -> row(year, month)).toList();
        paper.grid(new Grid(columns, List.of(heads), rows).lowered());
        paper.note(PassportPhrase.CLOSING_TEXT.in(words));
    }

    private String state(ClosedYear year) {
        if (year.closedMonths() < year.months().size()) {
            return PassportPhrase.NOT_CLOSED.in(words, Long.toString(year.closedMonths()));
        }
        return (year.changedSince() ? PassportPhrase.ALL_CLOSED_CHANGED : PassportPhrase.ALL_CLOSED).in(words);
    }

    private Grid.Row row(ClosedYear year, ClosedYear.Month month) {
        return new Grid.Row(
                List.of(
                        words.month(month.month()),
                        PassportPhrase.OF.in(
                                words, Integer.toString(month.centres()), Integer.toString(year.centres())),
                        month.at().map(QualityPassportPages::day).orElse(QualityWords.NOTHING),
                        Integer.toString(month.amendments()),
                        Integer.toString(month.entered()),
                        month.changed()
                                .map(last -> day(last.at()) + ", " + last.by())
                                .orElse(QualityWords.NOTHING),
                        month.changedLate().isPresent()
                                ? Integer.toString(month.changedLate().getAsInt())
                                : QualityWords.NOTHING),
                false);
    }

    private static String day(OffsetDateTime at) {
        return DAY.format(at.withOffsetSameInstant(ZoneOffset.UTC));
    }

    private static String moment(OffsetDateTime at) {
        return MOMENT.format(at.withOffsetSameInstant(ZoneOffset.UTC));
    }
}
