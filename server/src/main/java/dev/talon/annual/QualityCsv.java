package dev.talon.annual;

import dev.talon.contactcentre.CallRow;
import dev.talon.contactcentre.CallsTable;
import dev.talon.document.CsvAnswer;
import dev.talon.table.Cell;
import dev.talon.table.MonthlyTable;
import dev.talon.web.Answer;
import dev.talon.web.Request;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The annual report as one CSV in long form, one line for each figure. Its first columns are those of the import of
 * entered figures. {@code server/docs/reports.md} describes the columns.
 */
final class QualityCsv {
    private static final List<String> HEADER =
            List.of("section", "line", "part", "year", "month", "value", "unit", "name");
    private static final String SECONDS = "seconds";
    private static final String COUNT = "count";
    private static final String SCORE = "score";
    private static final String TEXT = "text";
    private static final int MONTHS = 12;

    private final QualityReport report;
    private final QualityWords words;
    private final List<List<String>> lines = new ArrayList<>();

    private QualityCsv(QualityReport report, QualityWords words) {
        this.report = report;
        this.words = words;
    }

    static Answer of(Request request, QualityReport report, QualityWords words) {
        var csv = new QualityCsv(report, words);
        csv.write();
        return CsvAnswer.of(request, "talon-quality-" + report.year(), HEADER, csv.lines.stream());
    }

    private void write() {
        if (report.parts().contains(QualityPart.NOTE)) {
            text("note", "organisation", "", report.page().organisation().in(words.language()));
            text("note", "note", "", report.page().note().in(words.language()));
        }
        report.inPerson().ifPresent(this::inPerson);
        report.contactCentre().ifPresent(this::contactCentre);
        counts("contacts", report.contacts());
        counts("claims", report.claims());
        report.satisfaction().forEach(this::satisfaction);
        if (report.parts().contains(QualityPart.HOURS)) {
            List<QualityReport.Opening> hours = report.hours();
            for (int i = 0; i < hours.size(); i++) {
                text(
                        "hours",
                        Integer.toString(i + 1),
                        hours.get(i).where(),
                        hours.get(i).hours());
            }
        }
        report.passports().forEach(this::passport);
        report.closed().ifPresent(this::closing);
    }

    private void inPerson(MonthlyTable table) {
        for (int month = 0; month <= MONTHS; month++) {
            MonthlyTable.Row row = month == 0 ? table.total() : table.months().get(month - 1);
            cell("consultation", month, row.consultation());
            cell("cash", month, row.cash());
            cell("combined", month, row.combined());
        }
    }

    private void cell(String line, int month, Cell cell) {
        String name = Phrase.IN_PERSON.in(words);
        figure("in_person", line, "wait", month, cell.waiting(), SECONDS, name);
        figure("in_person", line, "service", month, cell.service(), SECONDS, name);
        figure("in_person", line, COUNT, month, OptionalLong.of(cell.count()), COUNT, name);
    }

    private void contactCentre(CallsTable table) {
        for (int month = 0; month <= MONTHS; month++) {
            CallRow row = month == 0 ? table.total() : table.months().get(month - 1);
            call("answered", "wait", month, row.waiting(), SECONDS);
            call("answered", "service", month, row.service(), SECONDS);
            call("answered", COUNT, month, OptionalLong.of(row.answered()), COUNT);
            call("transferred", COUNT, month, OptionalLong.of(row.transferred()), COUNT);
            call("untransferred", "service", month, row.untransferredService(), SECONDS);
            call("abandoned", COUNT, month, OptionalLong.of(row.abandoned()), COUNT);
            call("abandoned", "wait", month, row.abandonedWait(), SECONDS);
            call("timed_out", COUNT, month, OptionalLong.of(row.timedOut()), COUNT);
            call("timed_out", "wait", month, row.timedOutWait(), SECONDS);
            call("left_by_key", COUNT, month, OptionalLong.of(row.leftByKey()), COUNT);
            call("nobody_there", COUNT, month, OptionalLong.of(row.nobodyThere()), COUNT);
        }
    }

    private void call(String line, String part, int month, OptionalLong value, String unit) {
        figure("contact_centre", line, part, month, value, unit, Phrase.CONTACT_CENTRE.in(words));
    }

    private void counts(String section, List<QualityReport.Counts> counts) {
        for (QualityReport.Counts one : counts) {
            column(section, one.code(), one);
        }
        if (!counts.isEmpty()) {
            column(section, "total", CountGrids.together(counts, words));
        }
    }

    private void column(String section, String line, QualityReport.Counts counts) {
        for (int month = 0; month <= MONTHS; month++) {
            OptionalLong value = month == 0 ? counts.total() : counts.months().get(month - 1);
            figure(section, line, COUNT, month, value, COUNT, counts.name().in(words.language()));
        }
    }

    private void satisfaction(EnteredLine measure) {
        for (int month = 0; month <= MONTHS; month++) {
            Optional<BigDecimal> asked = month == 0
                    ? SatisfactionGrids.asked(measure)
                    : measure.count().get(month - 1);
            Optional<BigDecimal> score = month == 0
                    ? SatisfactionGrids.score(measure)
                    : measure.score().get(month - 1);
            String name = measure.name().in(words.language());
            line("satisfaction", measure.code(), COUNT, month, plain(asked), COUNT, name);
            line("satisfaction", measure.code(), SCORE, month, plain(score), SCORE, name);
        }
    }

    private void passport(KindPassport passport) {
        line("passport", passport.kind(), "counted", 0, Long.toString(passport.count()), COUNT, passport.name());
        passport.excluded()
                .forEach(out ->
                        line("passport", passport.kind(), out.why(), 0, Long.toString(out.count()), COUNT, out.name()));
        line("passport", passport.kind(), "hash", 0, passport.hash().orElse(""), "sha256", passport.format());
    }

    private void closing(ClosedYear year) {
        text("closing", "year", "", ClosingWords.of(year, words));
        for (ClosedYear.Month month : year.months()) {
            closed("centres", "closed", month, month.centres());
            closed("centres", "amendments", month, month.amendments());
            month.calls().filter(ClosedYear.Calls::any).ifPresent(calls -> {
                closed("contact_centre", "closed", month, calls.at().isPresent() ? 1 : 0);
                closed("contact_centre", "amendments", month, calls.amendments());
            });
        }
    }

    private void closed(String line, String part, ClosedYear.Month month, int value) {
        line("closing", line, part, month.month(), Integer.toString(value), COUNT, "");
    }

    private void figure(
            String section, String line, String part, int month, OptionalLong value, String unit, String name) {
        line(section, line, part, month, CsvAnswer.text(value), unit, name);
    }

    private void text(String section, String line, String name, String value) {
        line(section, line, "", 0, value, TEXT, name);
    }

    /** @param month 0: the year */
    private void line(String section, String line, String part, int month, String value, String unit, String name) {
        String year = Integer.toString(report.year());
        lines.add(List.of(section, line, part, year, month == 0 ? "" : Integer.toString(month), value, unit, name));
    }

    private static String plain(Optional<BigDecimal> value) {
        return value.map(BigDecimal::toPlainString).orElse("");
    }
}
