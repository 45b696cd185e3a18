package dev.talon.report.quality;

import dev.talon.report.Form;
import dev.talon.report.MonthlyTable;
import dev.talon.report.Reports;
import dev.talon.report.calls.Calls;
import dev.talon.report.calls.CallsTable;
import io.vertx.core.Future;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Puts the annual report together. */
public final class QualityReports {
    private final Reports reports;
    private final Calls calls;
    private final QualityFigures figures;

    public QualityReports(Reports reports, Calls calls, QualityFigures figures) {
        this.reports = reports;
        this.calls = calls;
        this.figures = figures;
    }

    /** @param centre code of the only centre whose tickets count; empty: all */
    public Future<QualityReport> of(int year, Optional<String> centre, Set<QualityPart> parts) {
        Future<Optional<MonthlyTable>> monthly = parts.contains(QualityPart.IN_PERSON)
                ? reports.monthly(year, centre.stream().toList(), Form.PUBLISHED)
                        .map(Optional::of)
                : Future.succeededFuture(Optional.empty());
        Future<Optional<CallsTable>> phone = parts.contains(QualityPart.CONTACT_CENTRE)
                ? calls.table(year, List.of()).map(Optional::of)
                : Future.succeededFuture(Optional.empty());
        Future<QualitySheet> sheet = figures.sheet(year, centre);
        return Future.all(monthly, phone, sheet)
                .map(all -> report(year, centre, parts, monthly.result(), phone.result(), sheet.result()));
    }

    private static QualityReport report(
            int year,
            Optional<String> centre,
            Set<QualityPart> parts,
            Optional<MonthlyTable> monthly,
            Optional<CallsTable> phone,
            QualitySheet sheet) {
        return new QualityReport(
                year,
                centre,
                sheet.page(),
                List.copyOf(parts),
                monthly,
                phone,
                parts.contains(QualityPart.CONTACTS) ? contacts(sheet) : List.of(),
                parts.contains(QualityPart.CLAIMS) ? entered(sheet, "claims") : List.of(),
                parts.contains(QualityPart.SATISFACTION) ? sheet.shown("satisfaction") : List.of());
    }

    private static List<QualityReport.Counts> contacts(QualitySheet sheet) {
        List<QualityReport.Counts> contacts = new ArrayList<>();
        contacts.add(counted(
                "in_person", new EnteredLine.BothNames("Очно, в центрах", "In person, at centres"), sheet.inPerson()));
        contacts.add(counted("phone", new EnteredLine.BothNames("По телефону", "By phone"), sheet.phone()));
        contacts.addAll(entered(sheet, "contacts"));
        return contacts;
    }

    /** A month of which nothing was counted has no figure: nothing came in, or nothing was imported. */
    private static QualityReport.Counts counted(String code, EnteredLine.BothNames name, List<Long> months) {
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
