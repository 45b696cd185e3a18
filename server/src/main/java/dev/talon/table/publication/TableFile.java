package dev.talon.table.publication;

import dev.talon.table.MonthlyTable;
import io.vertx.core.buffer.Buffer;
import java.util.Locale;

/** A file format of the table. Its libraries are loaded at its first use. */
enum TableFile {
    CSV("text/csv; charset=utf-8"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    PDF("application/pdf");

    final String contentType;

    TableFile(String contentType) {
        this.contentType = contentType;
    }

    /** @param format one of the contract's words */
    static TableFile of(String format) {
        return valueOf(format.toUpperCase(Locale.ROOT));
    }

    /** Takes up to a second when its library is loaded; not for an event loop. */
    Buffer make(Publication publication) {
        return switch (this) {
            case CSV -> TableCsv.of(publication);
            case DOCX -> TablePaper.docx(publication);
            case XLSX -> Buffer.buffer(TableXlsx.of(publication));
            case PDF -> TablePaper.pdf(publication);
        };
    }

    /** What it is saved as: {@code talon-2024-all-published.docx}. */
    String name(MonthlyTable table) {
        String centres = table.centre()
                .orElse(table.centres().isEmpty() ? "all" : table.centres().size() + "-centres");
        return "talon-%d-%s-%s.%s"
                .formatted(table.year(), centres, table.form().word(), name().toLowerCase(Locale.ROOT));
    }
}
