package dev.talon.annual;

import dev.talon.contactcentre.Calls;
import dev.talon.contactcentre.CallsPassport;
import dev.talon.contactcentre.CallsTable;
import dev.talon.db.Database;
import dev.talon.table.publication.Publication;
import dev.talon.table.publication.Publications;
import dev.talon.table.publication.Reports;
import dev.talon.words.Languages;
import dev.talon.words.Name;
import dev.talon.words.Text;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Assembles the annual report. */
public final class QualityReports {
    private final Calls calls;
    private final QualityFigures figures;
    private final Publications publications;
    private final KindPassports passports;
    private final ClosedYears closed;
    private final CentreOpenings openings;

    public QualityReports(Vertx vertx, Database database, Reports reports, Calls calls, QualityFigures figures) {
        this.calls = calls;
        this.figures = figures;
        this.publications = new Publications(database, reports);
        this.passports = new KindPassports(database, calls);
        this.closed = new ClosedYears(database);
        this.openings = new CentreOpenings(vertx, database);
    }

    /** @param centre code of the only centre whose tickets count; empty: all */
    public Future<QualityReport> of(int year, Optional<String> centre, Set<QualityPart> parts, QualityWords words) {
        boolean passport = parts.contains(QualityPart.PASSPORT);
        Future<Optional<Publication>> table = parts.contains(QualityPart.IN_PERSON)
                ? publications
                        .part(year, centre.stream().toList(), words.table(), passport)
                        .map(Optional::of)
                : Future.succeededFuture(Optional.empty());
        Future<Optional<CallsTable>> phone = parts.contains(QualityPart.CONTACT_CENTRE)
                ? calls.table(year, List.of()).map(Optional::of)
                : Future.succeededFuture(Optional.empty());
        Future<Optional<CallsPassport>> phonePassport = passport && parts.contains(QualityPart.CONTACT_CENTRE)
                ? calls.passport(year, Optional.empty(), List.of()).map(Optional::of)
                : Future.succeededFuture(Optional.empty());
        Future<QualitySheet> sheet = figures.sheet(year, centre);
        Future<List<KindPassport>> kinds = passport
                ? Future.all(table, phonePassport)
                        .compose(read -> passports.of(
                                year,
                                centre,
                                parts,
                                words,
                                table.result().flatMap(Publication::passport),
                                phonePassport.result()))
                : Future.succeededFuture(List.of());
        Future<Optional<ClosedYear>> state =
                passport ? closed(year, centre, parts).map(Optional::of) : Future.succeededFuture(Optional.empty());
        Future<List<QualityPage.Hours>> hours = parts.contains(QualityPart.HOURS)
                ? openings.of(year, centre, List.of(words.language()))
                : Future.succeededFuture(List.of());
        return Future.all(List.of(table, phone, sheet, kinds, state, hours))
                .map(all -> report(
                        year,
                        centre,
                        parts,
                        words,
                        table.result(),
                        phone.result(),
                        phonePassport.result(),
                        sheet.result(),
                        kinds.result(),
                        state.result(),
                        hours.result()));
    }

    /** The passport of one kind: {@code in_person}, or a section of entered figures. */
    public Future<KindPassport> passport(String kind, int year, Optional<String> centre, QualityWords words) {
        return passports.of(kind, year, centre, words);
    }

    /** @param parts that the report has: those of the contact centre make its months count */
    public Future<ClosedYear> closed(int year, Optional<String> centre, Set<QualityPart> parts) {
        return closed.of(
                year, centre, parts.contains(QualityPart.CONTACT_CENTRE) || parts.contains(QualityPart.CONTACTS));
    }

    /** What the hours of centres say of a year, in every language. @param centre code of the only one; empty: all */
    Future<List<QualityPage.Hours>> openings(int year, Optional<String> centre) {
        return openings.of(year, centre, Languages.all());
    }

    private static QualityReport report(
            int year,
            Optional<String> centre,
            Set<QualityPart> parts,
            QualityWords words,
            Optional<Publication> table,
            Optional<CallsTable> phone,
            Optional<CallsPassport> phonePassport,
            QualitySheet sheet,
            List<KindPassport> passports,
            Optional<ClosedYear> closed,
            List<QualityPage.Hours> hours) {
        return new QualityReport(
                year,
                centre,
                sheet.page(),
                List.copyOf(parts),
                table.map(Publication::table),
                phone,
                parts.contains(QualityPart.CONTACTS) ? contacts(sheet) : List.of(),
                parts.contains(QualityPart.CLAIMS) ? entered(sheet, "claims") : List.of(),
                parts.contains(QualityPart.SATISFACTION) ? sheet.shown("satisfaction") : List.of(),
                parts.contains(QualityPart.HOURS)
                        ? CentreOpenings.rows(hours, sheet.page().hours(), centre, words)
                        : List.of(),
                table.flatMap(Publication::passportJson),
                passports,
                closed,
                closed.map(how -> ClosingWords.of(how, words)),
                table,
                phonePassport,
                phonePassport.map(read -> read.json(words.calls())));
    }

    private static List<QualityReport.Counts> contacts(QualitySheet sheet) {
        List<QualityReport.Counts> contacts = new ArrayList<>();
        contacts.add(counted("in_person", own("channel.in_person"), sheet.inPerson()));
        contacts.add(counted("phone", own("channel.phone"), sheet.phone()));
        contacts.addAll(entered(sheet, "contacts"));
        return contacts;
    }

    /** A name of Talon's own. */
    private static Name own(String key) {
        return new Name(Text.of("annual", key).inEach());
    }

    /** A month without any is unknown: nobody came, or nothing was imported. */
    private static QualityReport.Counts counted(String code, Name name, List<Long> months) {
        return new QualityReport.Counts(
                code,
                name,
                true,
                months.stream()
                        .map(count -> count == 0 ? OptionalLong.empty() : OptionalLong.of(count))
                        .toList());
    }

    private static List<QualityReport.Counts> entered(QualitySheet sheet, String section) {
        return sheet.shown(section).stream()
                .map(line -> new QualityReport.Counts(
                        line.code(),
                        line.name(),
                        false,
                        line.count().stream()
                                .map(value -> value.map(BigDecimal::longValueExact)
                                        .map(OptionalLong::of)
                                        .orElse(OptionalLong.empty()))
                                .toList()))
                .toList();
    }
}
