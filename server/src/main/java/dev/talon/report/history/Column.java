package dev.talon.report.history;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The columns of the file. */
enum Column {
    CENTRE,
    TICKET,
    SERVICE,
    STAGE,
    QUEUED_AT,
    CALLED_AT,
    STARTED_AT,
    FINISHED_AT,
    OUTCOME,
    DESK,
    SPECIALIST;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Column> of(String word) {
        return Arrays.stream(values())
                .filter(column -> column.word().equals(word.strip().toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
