package dev.talon.imports.history;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** Copies lines into the session's temporary table in small batches, each a transaction of its own. */
final class Staging {
    private static final String COPY = "COPY import_line FROM STDIN";
    private static final int BATCH = 256 * 1024;

    private final CopyManager copy;
    private final StringBuilder batch = new StringBuilder(BATCH + 1024);

    Staging(Connection connection) throws SQLException {
        this.copy = connection.unwrap(PGConnection.class).getCopyAPI();
    }

    void add(StageLine line) throws IOException, SQLException {
        batch.append(line.line()).append('\t');
        batch.append(line.centre()).append('\t');
        batch.append(line.day()).append('\t');
        text(line.ticket()).append('\t');
        text(line.known()).append('\t');
        text(line.service()).append('\t');
        batch.append(line.kind()).append('\t');
        batch.append(line.outcome().word()).append('\t');
        batch.append(line.queued()).append('\t');
        moment(line.called()).append('\t');
        moment(line.started()).append('\t');
        batch.append(line.finished()).append('\t');
        orNull(line.desk()).append('\t');
        orNull(line.specialist()).append('\t');
        moment(line.countsFrom()).append('\t');
        batch.append(line.postponed()).append('\t');
        batch.append(line.aside()).append('\t');
        batch.append(line.asideServing()).append('\t');
        orNull(line.result()).append('\n');
        if (batch.length() >= BATCH) {
            flush();
        }
    }

    void flush() throws IOException, SQLException {
        if (batch.length() > 0) {
            copy.copyIn(COPY, new ByteArrayInputStream(batch.toString().getBytes(StandardCharsets.UTF_8)));
            batch.setLength(0);
        }
    }

    private StringBuilder moment(Optional<Instant> moment) {
        return moment.isPresent() ? batch.append(moment.get()) : batch.append("\\N");
    }

    private StringBuilder orNull(String text) {
        return text.isBlank() ? batch.append("\\N") : text(text);
    }

    /** The check has let no control character through; the backslash is all that COPY could misread. */
    private StringBuilder text(String text) {
        return batch.append(text.replace("\\", "\\\\"));
    }
}
