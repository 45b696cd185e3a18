package dev.talon.mailing;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The kinds of scheduled reports. */
enum ReportKind {
    /** The monthly table of the year so far. */
    MONTHLY_XLSX,
    MONTHLY_DOCX,
    MONTHLY_PDF,
    /** The overview of the past day, week or month. */
    OVERVIEW_CSV;

    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static ReportKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    String format() {
        return word().substring(word().indexOf('-') + 1);
    }
}
