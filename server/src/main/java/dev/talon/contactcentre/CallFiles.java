package dev.talon.contactcentre;

import dev.talon.document.CsvText;
import dev.talon.document.CsvTimes;
import dev.talon.document.DocxPaper;
import dev.talon.document.GridHtml;
import dev.talon.document.Paper;
import dev.talon.document.PassportPages;
import dev.talon.document.PdfPaper;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** A file format of the contact centre's table. */
enum CallFiles {
    CSV("text/csv; charset=utf-8"),
    HTML("text/html; charset=utf-8"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    PDF("application/pdf");

    final String contentType;

    CallFiles(String contentType) {
        this.contentType = contentType;
    }

    static CallFiles of(String format) {
        return valueOf(format.toUpperCase(Locale.ROOT));
    }

    /**
     * Takes up to a second when its library is loaded; not for an event loop.
     *
     * @param passport of the year, where the file is to end with it
     */
    Buffer make(CallsTable table, Optional<CallsPassport> passport, CallsChoice choice) throws IOException {
        CallWords words = choice.words();
        return switch (this) {
            case CSV -> csv(table, words, choice.separator());
            case HTML ->
                Buffer.buffer(GridHtml.page(
                        words.language(),
                        words.caption(table.year()) + ": " + words.below(table),
                        CallFigures.grid(table, words),
                        CallFigures.notes(table, words)));
            case XLSX -> Buffer.buffer(CallsXlsx.of(table, passport, words));
            case DOCX ->
                paper(
                        new DocxPaper(title(table, words), words.text("product"), words.language()),
                        table,
                        passport,
                        words);
            case PDF ->
                paper(
                        new PdfPaper(title(table, words), words.text("product"), words.language()),
                        table,
                        passport,
                        words);
        };
    }

    /** What it is saved as: {@code talon-calls-2024.docx}. */
    String name(CallsTable table) {
        return "talon-calls-%d.%s".formatted(table.year(), name().toLowerCase(Locale.ROOT));
    }

    private static String title(CallsTable table, CallWords words) {
        return words.caption(table.year()) + ": " + words.text("contactCentre");
    }

    /** Whether its form has room for the passport. */
    boolean passported() {
        return this == DOCX || this == XLSX || this == PDF;
    }

    private static Buffer paper(Paper paper, CallsTable table, Optional<CallsPassport> passport, CallWords words)
            throws IOException {
        try (paper) {
            paper.title(words.caption(table.year()), words.below(table));
            paper.grid(CallFigures.grid(table, words));
            for (String note : CallFigures.notes(table, words)) {
                paper.note(note);
            }
            if (passport.isPresent()) {
                PassportPages.write(paper, CallsPassportPage.of(passport.get(), words));
            }
            return Buffer.buffer(paper.bytes());
        }
    }

    /** One header row, the published figures first, then what stands beside them. */
    private static Buffer csv(CallsTable table, CallWords words, char separator) {
        List<String> header = new ArrayList<>(words.columns());
        header.addAll(words.counts());
        CsvText csv = CsvText.file(separator).line(header);
        for (CallRow row : table.months()) {
            csv.line(fields(table, row, words));
        }
        return csv.line(fields(table, table.total(), words)).bytes();
    }

    private static String time(OptionalLong seconds) {
        return seconds.isEmpty() ? CallFigures.NOTHING : CsvTimes.of(seconds);
    }

    private static List<String> fields(CallsTable table, CallRow row, CallWords words) {
        List<String> fields = new ArrayList<>(
                List.of(CallFigures.month(table, row, words), time(row.waiting()), time(row.service())));
        for (Object figure : CallFigures.counts(row)) {
            fields.add(figure instanceof OptionalLong seconds ? time(seconds) : figure.toString());
        }
        return fields;
    }
}
