package dev.talon.report.calls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** Copies calls to the session's temporary table in small batches, each a transaction of its own. */
final class CallStaging {
    private static final int BATCH = 256 * 1024;

    private final CopyManager copy;
    private final StringBuilder batch = new StringBuilder(BATCH + 1024);

    CallStaging(Connection connection) throws SQLException {
        this.copy = connection.unwrap(PGConnection.class).getCopyAPI();
    }

    void add(Call call) throws IOException, SQLException {
        batch.append(call.line()).append('\t');
        text(call.queue()).append('\t');
        text(call.id()).append('\t');
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

    void flush() throws IOException, SQLException {
        if (batch.length() > 0) {
            copy.copyIn(CallSql.COPY, new ByteArrayInputStream(batch.toString().getBytes(StandardCharsets.UTF_8)));
            batch.setLength(0);
        }
    }

    private static long micros(Duration time) {
        return time.dividedBy(ChronoUnit.MICROS.getDuration());
    }

    /** The check has let no control character through; the backslash is all that COPY could misread. */
    private StringBuilder text(String text) {
        return batch.append(text.replace("\\", "\\\\"));
    }
}
