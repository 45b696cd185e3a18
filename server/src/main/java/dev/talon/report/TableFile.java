package dev.talon.report;

import io.vertx.core.buffer.Buffer;
import java.util.Locale;

/** A file that the table is given as. The libraries behind one are loaded when one is first asked for. */
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

    /**
     * Takes up to a second when its library is loaded; not for an event loop.
     *
     * @param centreName in the language of the report
     */
    Buffer make(MonthlyTable table, TableWords words, String centreName) {
        return switch (this) {
            case CSV -> TableCsv.of(table, words);
            case DOCX -> Buffer.buffer(TableDocx.of(table, words, centreName));
            case XLSX -> Buffer.buffer(TableXlsx.of(table, words, centreName));
            case PDF -> Buffer.buffer(TablePdf.of(table, words, centreName));
        };
    }

    /** What it is saved as: {@code talon-2024-all-published.docx}. */
    String name(MonthlyTable table) {
        return "talon-%d-%s-%s.%s"
                .formatted(
                        table.year(),
                        table.centre().orElse("all"),
                        table.form().word(),
                        name().toLowerCase(Locale.ROOT));
    }
}
