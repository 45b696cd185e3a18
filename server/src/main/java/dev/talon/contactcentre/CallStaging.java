package dev.talon.contactcentre;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** Copies calls into the session's temporary tables in small batches, each a transaction of its own. */
final class CallStaging {
    private static final int BATCH = 256 * 1024;

    private final CopyManager copy;
    private final StringBuilder batch = new StringBuilder(BATCH + 1024);
    private final StringBuilder parts = new StringBuilder();

    CallStaging(Connection connection) throws SQLException {
        this.copy = connection.unwrap(PGConnection.class).getCopyAPI();
    }

    void add(Call call) throws IOException, SQLException {
        batch.append(call.line()).append('\t');
        text(batch, call.queue()).append('\t');
        text(batch, call.id()).append('\t');
        batch.append(call.ended()).append('\t');
        batch.append(call.entered()).append('\t');
        batch.append(call.outcome().word()).append('\t');
        batch.append(micros(call.waited())).append('\t');
        batch.append(call.service().map(time -> Long.toString(micros(time))).orElse("\\N"))
                .append('\n');
        if (batch.length() >= BATCH) {
            flush();
        }
    }

    void addPart(String queue, String call, Instant at, CallFile.Missing missing) throws IOException, SQLException {
        text(parts, queue).append('\t');
        text(parts, call).append('\t');
        parts.append(at).append('\t').append(missing.word()).append('\n');
        if (parts.length() >= BATCH) {
            flush();
        }
    }

    void flush() throws IOException, SQLException {
        flush(CallSql.COPY, batch);
        flush(CallSql.COPY_PARTS, parts);
    }

    private void flush(String sql, StringBuilder lines) throws IOException, SQLException {
        if (lines.length() > 0) {
            copy.copyIn(sql, new ByteArrayInputStream(lines.toString().getBytes(StandardCharsets.UTF_8)));
            lines.setLength(0);
        }
    }

    private static long micros(Duration time) {
        return time.dividedBy(ChronoUnit.MICROS.getDuration());
    }

    /** The check allows no control characters; the backslash is the only one that COPY could misread. */
    private static StringBuilder text(StringBuilder lines, String text) {
        return lines.append(text.replace("\\", "\\\\"));
    }
}
