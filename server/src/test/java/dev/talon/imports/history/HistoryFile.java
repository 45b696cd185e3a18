package dev.talon.imports.history;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A file written line by line. */
final class HistoryFile {
    static final String HEADER =
            "centre,ticket,service,stage,queued_at,called_at,started_at,finished_at,outcome,desk,specialist";

    private final StringBuilder text;

    HistoryFile() {
        this("");
    }

    /** @param more columns after those that every file has, with a comma before each */
    HistoryFile(String more) {
        text = new StringBuilder(HEADER).append(more).append('\n');
    }

    static HistoryFile of(String... lines) {
        var file = new HistoryFile();
        List.of(lines).forEach(file::line);
        return file;
    }

    HistoryFile line(String line) {
        text.append(line).append('\n');
        return this;
    }

    InputStream stream() {
        return new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
