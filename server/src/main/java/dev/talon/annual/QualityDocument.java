package dev.talon.annual;

import dev.talon.contactcentre.CallFigures;
import dev.talon.contactcentre.CallsPassportPage;
import dev.talon.document.Grid;
import dev.talon.document.Paper;
import dev.talon.document.PassportPages;
import dev.talon.document.PassportSheet;
import dev.talon.table.publication.Publication;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Writes the annual report as a document of any format. */
final class QualityDocument {
    private final QualityReport report;
    private final QualityWords words;
    private final String centreName;
    private final LocalDate made;

    /** @param centreName where the report is of one centre; else empty */
    QualityDocument(QualityReport report, QualityWords words, String centreName, LocalDate made) {
        this.report = report;
        this.words = words;
        this.centreName = centreName;
        this.made = made;
    }

    String title() {
        return Phrase.TITLE.in(words, Integer.toString(report.year()));
    }

    /** The headings of the parts, in their order. */
    List<String> headings() {
        List<String> headings = new ArrayList<>();
        report.parts().forEach(part -> headings.add(Phrase.of(part).in(words)));
        if (report.tablePassport().isPresent()) {
            headings.add(PassportPhrase.TABLE_PASSPORT.in(words));
        }
        if (report.phone().isPresent()) {
            headings.add(PassportPhrase.CALLS_PASSPORT.in(words));
        }
        return headings;
    }

    /** @param entries of the contents */
    void write(Paper paper, List<Paper.Entry> entries) throws IOException {
        String organisation = report.page().organisation().in(words.language());
        String below = centreName.isEmpty() ? "" : centreName + "\n";
        paper.titlePage(organisation, title(), below + Phrase.MADE.in(words, words.date(made)));
        paper.contents(Phrase.CONTENTS.in(words), entries);
        for (QualityPart part : report.parts()) {
            paper.part(Phrase.of(part).in(words));
            write(paper, part);
        }
        if (report.tablePassport().isPresent()) {
            report.table().orElseThrow().writePassport(paper, PassportPhrase.TABLE_PASSPORT.in(words));
        }
        if (report.phone().isPresent()) {
            PassportSheet calls = CallsPassportPage.of(report.phone().get(), words.calls());
            PassportPages.write(paper, calls.titled(PassportPhrase.CALLS_PASSPORT.in(words)));
        }
    }

    private void write(Paper paper, QualityPart part) throws IOException {
        switch (part) {
            case NOTE -> note(paper);
            case IN_PERSON -> inPerson(paper);
            case CONTACT_CENTRE -> contactCentre(paper);
            case CONTACTS -> contacts(paper);
            case CLAIMS -> claims(paper);
            case SATISFACTION -> satisfaction(paper);
            case HOURS -> hours(paper);
            case METHOD -> method(paper);
            case PASSPORT -> new QualityPassportPages(report, words).write(paper);
        }
    }

    private void note(Paper paper) throws IOException {
        String note = report.page().note().in(words.language());
        for (String paragraph : note.isBlank() ? new String[0] : note.split("\n")) {
            paper.paragraph(paragraph);
        }
        OptionalLong contacts = CountGrids.together(report.contacts(), words).total();
        OptionalLong claims = CountGrids.together(report.claims(), words).total();
        if (contacts.isPresent() && claims.isPresent()) {
            paper.paragraph(Phrase.ALL_CONTACTS_AND_CLAIMS.in(words, words.number(contacts), words.number(claims)));
        } else if (contacts.isPresent()) {
            paper.paragraph(Phrase.ALL_CONTACTS.in(words, words.number(contacts)));
        }
    }

    private void inPerson(Paper paper) throws IOException {
        Publication table = report.table().orElseThrow();
        paper.paragraph(table.title());
        paper.grid(table.grid());
        for (String note : table.notes()) {
            paper.note(note);
        }
    }

    private void contactCentre(Paper paper) throws IOException {
        var table = report.contactCentre().orElseThrow();
        paper.paragraph(words.calls().caption(table.year()));
        paper.grid(CallFigures.grid(table, words.calls()));
        for (String note : CallFigures.notes(table, words.calls())) {
            paper.note(note);
        }
    }

    private void contacts(Paper paper) throws IOException {
        List<QualityReport.Counts> known = report.contacts().stream()
                .filter(one -> one.counted() || one.total().isPresent())
                .toList();
        paper.grid(CountGrids.byChannel(known, words));
        paper.heading(Phrase.BY_MONTH.in(words));
        counts(paper, known);
    }

    private void claims(Paper paper) throws IOException {
        List<QualityReport.Counts> known =
                report.claims().stream().filter(one -> one.total().isPresent()).toList();
        if (known.isEmpty()) {
            paper.paragraph(Phrase.NO_CLAIMS.in(words));
        } else {
            counts(paper, known);
        }
    }

    private void counts(Paper paper, List<QualityReport.Counts> counts) throws IOException {
        for (Grid grid : CountGrids.byMonth(counts, words)) {
            paper.grid(grid);
        }
        paper.note(Phrase.DASH.in(words));
        List<String> patchy = counts.stream()
                .filter(QualityReport.Counts::patchy)
                .map(one -> one.name().in(words.language()))
                .toList();
        if (!patchy.isEmpty()) {
            paper.note(Phrase.PATCHY.in(words, String.join(", ", patchy)));
        }
    }

    private void satisfaction(Paper paper) throws IOException {
        List<EnteredLine> asked =
                report.satisfaction().stream().filter(SatisfactionGrids::any).toList();
        if (asked.isEmpty()) {
            paper.paragraph(Phrase.NO_SATISFACTION.in(words));
            return;
        }
        for (Grid grid : SatisfactionGrids.of(asked, words)) {
            paper.grid(grid);
        }
        paper.note(Phrase.WEIGHTED.in(words) + " " + Phrase.DASH.in(words));
    }

    private void hours(Paper paper) throws IOException {
        if (report.hours().isEmpty()) {
            paper.paragraph(Phrase.NO_HOURS.in(words));
            return;
        }
        List<Grid.Row> rows = new ArrayList<>();
        for (QualityReport.Opening opening : report.hours()) {
            rows.add(new Grid.Row(List.of(opening.where(), opening.hours()), false));
        }
        paper.grid(new Grid(
                List.of(new Grid.Column(4, true), new Grid.Column(5, true)),
                List.of(List.of(
                        new Grid.Head(Phrase.WHERE.in(words), 1, 1), new Grid.Head(Phrase.OPEN.in(words), 1, 1))),
                rows));
    }

    private void method(Paper paper) throws IOException {
        for (Phrase phrase : List.of(
                Phrase.METHOD_IN_PERSON,
                Phrase.METHOD_PHONE,
                Phrase.METHOD_ENTERED,
                Phrase.METHOD_MEAN,
                Phrase.METHOD_TOTAL)) {
            paper.paragraph(phrase.in(words));
        }
    }
}
