package dev.talon.imports;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** Copies lines into a temporary table of the session in small batches, each a transaction of its own. */
public final class CopiedLines {
    private static final int BATCH = 256 * 1024;

    private final CopyManager copy;
    private final String sql;
    private final StringBuilder batch = new StringBuilder(BATCH + 1024);

    /** @param sql {@code COPY … FROM STDIN} */
    public CopiedLines(Connection connection, String sql) throws SQLException {
        this.copy = connection.unwrap(PGConnection.class).getCopyAPI();
        this.sql = sql;
    }

    /** @param fields in the order of the columns, without control characters; null where there is nothing */
    public void add(Object... fields) throws IOException, SQLException {
        for (int i = 0; i < fields.length; i++) {
            batch.append(i == 0 ? "" : "\t");
            // Without control characters the backslash is all that COPY could misread.
            batch.append(fields[i] == null ? "\\N" : fields[i].toString().replace("\\", "\\\\"));
        }
        batch.append('\n');
        if (batch.length() >= BATCH) {
            flush();
        }
    }

    public void flush() throws IOException, SQLException {
        if (batch.length() > 0) {
            copy.copyIn(sql, new ByteArrayInputStream(batch.toString().getBytes(StandardCharsets.UTF_8)));
            batch.setLength(0);
        }
    }
}
