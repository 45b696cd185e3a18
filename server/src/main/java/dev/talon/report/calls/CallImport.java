package dev.talon.report.calls;

import dev.talon.report.intake.Fault;
import dev.talon.report.intake.Faults;
import dev.talon.report.intake.FileText;
import dev.talon.report.intake.ImportRefused;
import dev.talon.web.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/** Imports a file of calls, whole or not at all. Blocking: for workers only. */
public final class CallImport {
    /**
     * What came of it.
     *
     * @param form       {@code queue_log} or {@code csv}
     * @param encoding   {@code UTF-8} or {@code CP1251}
     * @param lines      of the file
     * @param imported   calls that are new
     * @param duplicates calls that were there already, or twice in the file
     * @param from       when the first call of the file entered its queue; empty where there is none
     * @param to         when the last one did
     */
    public record Result(
            String form,
            String encoding,
            long lines,
            long imported,
            long duplicates,
            Optional<Instant> from,
            Optional<Instant> to,
            Leftovers leftovers) {}

    private static final int HEAD = 4096;

    private final DataSource database;
    private final InstantSource clock;
    private final AtomicLong lines = new AtomicLong();

    public CallImport(DataSource database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** How many lines the import that runs on this node has read, or the last one read. */
    public long lines() {
        return lines.get();
    }

    /**
     * Reads the file to its end and imports its calls.
     *
     * @param actor who imports
     * @throws ImportRefused with the faults of the file
     * @throws Problem       409 where another import of calls runs
     * @throws IOException   where the file could not be read to its end
     */
    public Result run(InputStream file, String actor) throws IOException, SQLException {
        try (Connection connection = database.getConnection()) {
            if (!query(connection, CallSql.LOCK, row -> row.getBoolean(1))) {
                throw busy();
            }
            try {
                lines.set(0);
                return run(connection, file, actor);
            } finally {
                execute(connection, CallSql.UNLOCK);
            }
        }
    }

    private Result run(Connection connection, InputStream file, String actor) throws IOException, SQLException {
        ZoneId zone = query(connection, CallSql.ZONE, row -> ZoneId.of(row.getString(1)));
        execute(connection, CallSql.PREPARE);
        var faults = new Faults();
        var digest = new DigestInputStream(file, sha256());
        FileText bytes = FileText.of(digest);
        var text = new BufferedReader(bytes, HEAD);
        boolean log = isQueueLog(text);
        CallFile calls = log ? new QueueLog(clock, faults) : new CallCsv(clock, zone, faults);
        var staging = new CallStaging(connection);
        calls.read(text, new Counting(staging));
        staging.flush();
        // A file that is refused early is still taken to its end: the sender should hear why.
        digest.transferTo(OutputStream.nullOutputStream());
        if (lines.get() == 0 && faults.isEmpty()) {
            faults.add(1, "there is nothing in the file");
        }
        String[] origin = {
            actor,
            log ? "queue_log" : "csv",
            bytes.encoding(),
            HexFormat.of().formatHex(digest.getMessageDigest().digest()),
            Long.toString(lines.get())
        };
        return move(connection, faults, origin, calls.leftovers());
    }

    private final class Counting implements CallFile.Calls {
        private final CallStaging staging;

        Counting(CallStaging staging) {
            this.staging = staging;
        }

        @Override
        public void call(Call call) throws IOException, SQLException {
            staging.add(call);
        }

        @Override
        public void inPart(String queue, String call, Instant at, CallFile.Missing missing)
                throws IOException, SQLException {
            staging.addPart(queue, call, at, missing);
        }

        @Override
        public void line() {
            lines.incrementAndGet();
        }
    }

    private Result move(Connection connection, Faults faults, String[] origin, Leftovers leftovers)
            throws SQLException {
        execute(connection, CallSql.INDEX);
        connection.setAutoCommit(false);
        try {
            faultsOfTheWhole(connection, faults);
            if (!faults.isEmpty()) {
                throw faults.refused();
            }
            int id = importId(connection, origin);
            long imported = query(connection, CallSql.CALLS.formatted(id), row -> row.getLong(1));
            update(connection, CallSql.PARTS.formatted(id));
            Result result = query(
                    connection,
                    CallSql.STAGED,
                    row -> new Result(
                            origin[1],
                            origin[2],
                            lines.get(),
                            imported,
                            row.getLong(1) - imported,
                            moment(row, 2),
                            moment(row, 3),
                            leftovers));
            update(connection, CallSql.COUNT.formatted(imported, result.duplicates(), id));
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    /** A log has upright strokes between its fields; a CSV begins with the names of its columns. */
    private static boolean isQueueLog(BufferedReader text) throws IOException {
        text.mark(HEAD);
        var head = new StringBuilder();
        int next = text.read();
        while (next != -1
                && head.length() < HEAD - 1
                && (next != '\n' || head.toString().isBlank())) {
            head.append((char) next);
            next = text.read();
        }
        text.reset();
        String first = head.toString().strip();
        return first.indexOf('|') >= 0
                || !first.toLowerCase(java.util.Locale.ROOT).contains("call");
    }

    private static void faultsOfTheWhole(Connection connection, Faults faults) throws SQLException {
        List<Fault> found = new ArrayList<>();
        long all = 0;
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(CallSql.FAULTS)) {
            while (rows.next()) {
                found.add(new Fault(rows.getLong(1), "", rows.getString(2)));
                all = rows.getLong(3);
            }
        }
        faults.add(found, all);
    }

    private static int importId(Connection connection, String[] origin) throws SQLException {
        try (var statement = connection.prepareStatement(CallSql.IMPORT)) {
            for (int i = 0; i < origin.length; i++) {
                statement.setString(i + 1, origin[i]);
            }
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    private interface Mapping<T> {
        T of(ResultSet row) throws SQLException;
    }

    private static <T> T query(Connection connection, String sql, Mapping<T> mapping) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return mapping.of(rows);
        }
    }

    private static Optional<Instant> moment(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(java.sql.Timestamp::toInstant);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int update(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Problem busy() {
        return Problem.conflict(
                        "import-runs", "Another import of calls is running. Wait for its end and send this again.")
                .ru("Уже идёт другая загрузка звонков. Дождитесь её конца и отправьте файл снова.");
    }
}
