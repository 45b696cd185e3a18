package dev.talon.contactcentre;

import static dev.talon.web.Problem.said;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.talon.imports.CsvFile;
import dev.talon.imports.Fault;
import dev.talon.imports.Faults;
import dev.talon.imports.FileText;
import dev.talon.imports.ImportRefused;
import dev.talon.imports.LeftOut;
import dev.talon.imports.LongestTime;
import dev.talon.imports.SentFile;
import dev.talon.imports.Uploads;
import dev.talon.imports.WithoutLines;
import dev.talon.web.JsonText;
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
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/** Imports a whole file of calls or nothing. Blocking: for workers only. */
public final class CallImport {
    /**
     * The result of an import.
     *
     * @param id of this import, with which it can be withdrawn
     * @param form {@code queue_log}, {@code queue_log_table} or {@code csv}
     * @param encoding {@code UTF-8} or {@code CP1251}
     * @param lines of the file
     * @param imported calls that are new
     * @param duplicates calls that existed already, or twice in the file
     * @param from when the first call of the file entered its queue; empty if there is none
     * @param to when the last one did
     * @param leftOut lines that were left out at the sender's request
     */
    public record Result(
            @JsonIgnore int id,
            String form,
            String encoding,
            long lines,
            long imported,
            long duplicates,
            Optional<Instant> from,
            Optional<Instant> to,
            UnfinishedCalls leftovers,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<LeftOut> leftOut)
            implements Uploads.Kept {}

    /** What is known of a file once it is read. */
    private record Origin(
            String actor, Form form, String encoding, String sha256, long lines, String name, List<LeftOut> leftOut) {}

    private enum Form {
        QUEUE_LOG,
        QUEUE_LOG_TABLE,
        CSV;

        /**
         * A log has vertical bars between its fields. A CSV begins with the names of its columns; those of the
         * exchange's table differ from those of a plain CSV.
         */
        static Form of(BufferedReader text) throws IOException {
            String first = CsvFile.ahead(text).toLowerCase(Locale.ROOT);
            if (first.contains("queuename") || first.contains("callid")) {
                return QUEUE_LOG_TABLE;
            }
            boolean csv =
                    first.contains("call") || first.strip().replace("\"", "").startsWith("sep=");
            return csv && first.indexOf('|') < 0 ? CSV : QUEUE_LOG;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final int HEAD = 4096;

    private final DataSource database;
    private final InstantSource clock;
    private final LongestTime longest;
    private final AtomicLong lines = new AtomicLong();

    public CallImport(DataSource database, InstantSource clock, LongestTime longest) {
        this.database = database;
        this.clock = clock;
        this.longest = longest;
    }

    /** How many lines the import that runs on this node has read, or the last one read. */
    public long lines() {
        return lines.get();
    }

    /**
     * Reads the file to its end and imports its calls.
     *
     * @param said the parameters of the file
     * @param actor who imports
     * @throws ImportRefused with the errors of the file
     * @throws Problem 409 if another import of calls runs, or if times must be checked first
     * @throws IOException if the file could not be read to its end
     */
    public Result run(InputStream file, SentFile said, String actor) throws IOException, SQLException {
        try (Connection connection = database.getConnection()) {
            if (!query(connection, CallSql.LOCK, row -> row.getBoolean(1))) {
                throw busy();
            }
            try {
                lines.set(0);
                return run(connection, file, said, actor);
            } finally {
                execute(connection, CallSql.UNLOCK);
            }
        }
    }

    private Result run(Connection connection, InputStream file, SentFile said, String actor)
            throws IOException, SQLException {
        ZoneId zone = query(connection, CallSql.ZONE, row -> ZoneId.of(row.getString(1)));
        execute(connection, CallSql.PREPARE);
        var faults = new Faults();
        var digest = new DigestInputStream(file, sha256());
        FileText bytes = FileText.of(digest);
        var whole = new WithoutLines(bytes, said.leaveOut());
        var text = new BufferedReader(whole, HEAD);
        Form form = Form.of(text);
        CallFile calls = file(form, said.zone().orElse(zone), faults);
        var staging = new CallStaging(connection);
        calls.read(text, new Counting(staging));
        staging.flush();
        // A file that is refused early is still read to its end: otherwise the sender would not get the reason.
        digest.transferTo(OutputStream.nullOutputStream());
        List<LeftOut> leftOut = whole.leftOut(faults);
        if (lines.get() == 0 && faults.isEmpty()) {
            faults.add(1, "there is nothing in the file");
        }
        if (faults.isEmpty() && !said.timesAreMeant() && !calls.questions().isEmpty()) {
            throw asks(calls.questions());
        }
        String sha256 = HexFormat.of().formatHex(digest.getMessageDigest().digest());
        var origin = new Origin(actor, form, bytes.encoding(), sha256, lines.get(), said.name(), leftOut);
        return move(connection, faults, origin, calls.leftovers());
    }

    private CallFile file(Form form, ZoneId zone, Faults faults) {
        var times = new LogTimes(zone, clock.instant().plus(LogTimes.AHEAD));
        return switch (form) {
            case QUEUE_LOG -> new QueueLog(times, new QueueEvents(longest, faults), faults);
            case QUEUE_LOG_TABLE -> new QueueLogTable(times, new QueueEvents(longest, faults), faults);
            case CSV -> new CallCsv(times, longest, faults);
        };
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

    private Result move(Connection connection, Faults faults, Origin origin, UnfinishedCalls leftovers)
            throws SQLException {
        execute(connection, CallSql.INDEX);
        connection.setAutoCommit(false);
        try {
            faultsOfTheWhole(connection, faults);
            if (!faults.isEmpty()) {
                throw faults.refused();
            }
            execute(connection, CallSql.STAYS);
            int id = importId(connection, origin);
            update(connection, CallSql.AGAIN.formatted(id));
            long imported = query(connection, CallSql.CALLS.formatted(id), row -> row.getLong(1));
            update(connection, CallSql.PARTS.formatted(id));
            Result result = query(
                    connection,
                    CallSql.STAGED,
                    row -> new Result(
                            id,
                            origin.form().word(),
                            origin.encoding(),
                            origin.lines(),
                            imported,
                            row.getLong(1) - imported,
                            moment(row, 2),
                            moment(row, 3),
                            leftovers,
                            origin.leftOut()));
            update(connection, CallSql.COUNT.formatted(id, imported, result.duplicates()));
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
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

    private static int importId(Connection connection, Origin origin) throws SQLException {
        try (var statement = connection.prepareStatement(CallSql.IMPORT)) {
            statement.setString(1, origin.actor());
            statement.setString(2, origin.form().word());
            statement.setString(3, origin.encoding());
            statement.setString(4, origin.sha256());
            statement.setLong(5, origin.lines());
            statement.setString(6, origin.name());
            statement.setString(7, JsonText.encode(origin.leftOut()).toString());
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

    private static Problem asks(List<Fault> questions) {
        return Problem.conflict("import-asks", said("import-asks")).with("errors", questions);
    }

    private static Problem busy() {
        return Problem.conflict("import-runs", said("import-runs"));
    }
}
