package dev.talon.contactcentre;

import static dev.talon.web.Problem.said;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.talon.imports.CopiedLines;
import dev.talon.imports.CsvFile;
import dev.talon.imports.Fault;
import dev.talon.imports.Faults;
import dev.talon.imports.FileText;
import dev.talon.imports.ImportRefused;
import dev.talon.imports.ImportStatements;
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
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
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
            var statements = new ImportStatements(connection);
            if (!statements.first(row -> row.getBoolean(1), CallSql.LOCK)) {
                throw busy();
            }
            try {
                lines.set(0);
                return run(statements, file, said, actor);
            } finally {
                statements.execute(CallSql.UNLOCK);
            }
        }
    }

    private Result run(ImportStatements statements, InputStream file, SentFile said, String actor)
            throws IOException, SQLException {
        ZoneId zone = statements.first(row -> ZoneId.of(row.getString(1)), CallSql.ZONE);
        statements.execute(CallSql.PREPARE);
        var faults = new Faults();
        var digest = new DigestInputStream(file, sha256());
        FileText bytes = FileText.of(digest);
        var whole = new WithoutLines(bytes, said.leaveOut());
        var text = new BufferedReader(whole, HEAD);
        Form form = Form.of(text);
        CallFile calls = file(form, said.zone().orElse(zone), faults);
        var staging = new Staging(
                new CopiedLines(statements.connection(), CallSql.COPY),
                new CopiedLines(statements.connection(), CallSql.COPY_PARTS));
        calls.read(text, staging);
        staging.calls.flush();
        staging.parts.flush();
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
        return move(statements, faults, origin, calls.leftovers());
    }

    private CallFile file(Form form, ZoneId zone, Faults faults) {
        var times = new LogTimes(zone, clock.instant().plus(LogTimes.AHEAD));
        return switch (form) {
            case QUEUE_LOG -> new QueueLog(times, new QueueEvents(longest, faults), faults);
            case QUEUE_LOG_TABLE -> new QueueLogTable(times, new QueueEvents(longest, faults), faults);
            case CSV -> new CallCsv(times, longest, faults);
        };
    }

    private final class Staging implements CallFile.Calls {
        private final CopiedLines calls;
        private final CopiedLines parts;

        Staging(CopiedLines calls, CopiedLines parts) {
            this.calls = calls;
            this.parts = parts;
        }

        @Override
        public void call(Call call) throws IOException, SQLException {
            calls.add(
                    call.line(),
                    call.queue(),
                    call.id(),
                    call.ended(),
                    call.entered(),
                    call.outcome().word(),
                    micros(call.waited()),
                    call.service().map(Staging::micros).orElse(null));
        }

        @Override
        public void inPart(String queue, String call, Instant at, CallFile.Missing missing)
                throws IOException, SQLException {
            parts.add(queue, call, at, missing.word());
        }

        @Override
        public void line() {
            lines.incrementAndGet();
        }

        private static long micros(Duration time) {
            return time.dividedBy(ChronoUnit.MICROS.getDuration());
        }
    }

    private Result move(ImportStatements statements, Faults faults, Origin origin, UnfinishedCalls leftovers)
            throws SQLException {
        statements.execute(CallSql.INDEX);
        Connection connection = statements.connection();
        connection.setAutoCommit(false);
        try {
            statements.find(faults, CallSql.FAULTS);
            if (!faults.isEmpty()) {
                throw faults.refused();
            }
            statements.execute(CallSql.STAYS);
            int id = statements.first(
                    row -> row.getInt(1),
                    CallSql.IMPORT,
                    origin.actor(),
                    origin.form().word(),
                    origin.encoding(),
                    origin.sha256(),
                    origin.lines(),
                    origin.name(),
                    JsonText.encode(origin.leftOut()).toString());
            statements.execute(CallSql.AGAIN, id);
            long imported = statements.first(row -> row.getLong(1), CallSql.CALLS, id, id);
            statements.execute(CallSql.PARTS, id);
            Result result = statements.first(
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
                            origin.leftOut()),
                    CallSql.STAGED);
            statements.execute(CallSql.COUNT, imported, result.duplicates(), id, id);
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private static Optional<Instant> moment(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(java.sql.Timestamp::toInstant);
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
