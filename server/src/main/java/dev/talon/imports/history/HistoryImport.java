package dev.talon.imports.history;

import static dev.talon.web.Problem.said;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.talon.imports.CopiedLines;
import dev.talon.imports.CsvFile;
import dev.talon.imports.Faults;
import dev.talon.imports.FileText;
import dev.talon.imports.ImportRefused;
import dev.talon.imports.ImportStatements;
import dev.talon.imports.LeftOut;
import dev.talon.imports.LongestTime;
import dev.talon.imports.SentFile;
import dev.talon.imports.Uploads;
import dev.talon.imports.WithoutLines;
import dev.talon.imports.history.ImportProgress.State;
import dev.talon.web.JsonText;
import dev.talon.web.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;

/** Imports a file of history. Blocking: for workers only. */
public final class HistoryImport {
    /**
     * What came of it.
     *
     * @param id         of this import, for whoever takes it back
     * @param imported   stages that are new
     * @param duplicates stages that were there already, or twice in the file
     * @param leftOut    lines that were not read because whoever sent the file said so
     * @param years      that the file touches
     */
    public record Result(
            @JsonIgnore int id,
            long imported,
            long duplicates,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<LeftOut> leftOut,
            @JsonIgnore List<Integer> years)
            implements Uploads.Kept {}

    /** What is known of a file once it is read. */
    private record Origin(
            String actor, String name, String encoding, String sha256, long lines, List<LeftOut> leftOut) {}

    private final DataSource database;
    private final InstantSource clock;
    private final LongestTime longest;
    private final AtomicReference<State> state = new AtomicReference<>(State.IDLE);
    private final AtomicLong lines = new AtomicLong();
    private volatile Optional<Instant> startedAt = Optional.empty();

    public HistoryImport(DataSource database, InstantSource clock, LongestTime longest) {
        this.database = database;
        this.clock = clock;
        this.longest = longest;
    }

    public ImportProgress progress() {
        return new ImportProgress(state.get(), lines.get(), startedAt);
    }

    /**
     * Reads the file to its end and imports it whole, or not at all.
     *
     * @param said  what was said beside it
     * @param actor who imports, for the event
     * @throws ImportRefused with the faults of the file
     * @throws Problem       409 where another import runs
     * @throws IOException   where the file could not be read to its end
     */
    public Result run(InputStream file, SentFile said, String actor) throws IOException, SQLException {
        State before = state.get();
        if (before.running() || !state.compareAndSet(before, State.READING)) {
            throw busy();
        }
        lines.set(0);
        startedAt = Optional.of(clock.instant());
        State end = State.REFUSED;
        try (Connection connection = database.getConnection()) {
            var statements = new ImportStatements(connection);
            if (!statements.first(row -> row.getBoolean(1), HistorySql.LOCK)) {
                throw busy();
            }
            try {
                Result result = run(statements, file, said, actor);
                end = State.IMPORTED;
                return result;
            } finally {
                statements.execute(HistorySql.UNLOCK);
            }
        } finally {
            state.set(end);
        }
    }

    private Result run(ImportStatements statements, InputStream file, SentFile said, String actor)
            throws IOException, SQLException {
        statements.execute(HistorySql.PREPARE);
        var faults = new Faults();
        return move(statements, faults, stage(statements.connection(), file, said, actor, faults));
    }

    private Origin stage(Connection connection, InputStream file, SentFile said, String actor, Faults faults)
            throws IOException, SQLException {
        var digest = new DigestInputStream(file, sha256());
        FileText whole = FileText.of(digest);
        var text = new WithoutLines(whole, said.leaveOut());
        var check = new LineCheck(CentreBook.read(connection), clock, longest, faults);
        var staging = new CopiedLines(connection, HistorySql.COPY);
        new CsvFile<>(Column.class, Column.OPTIONAL, faults).read(text, (number, fields) -> {
            lines.incrementAndGet();
            Optional<StageLine> line = check.check(number, fields);
            if (line.isPresent()) {
                staging.add(line.get().fields());
            }
        });
        staging.flush();
        // A file that is refused early is still taken to its end: the sender should hear why.
        digest.transferTo(OutputStream.nullOutputStream());
        return new Origin(
                actor,
                said.name(),
                whole.encoding(),
                HexFormat.of().formatHex(digest.getMessageDigest().digest()),
                lines.get(),
                text.leftOut(faults));
    }

    private Result move(ImportStatements statements, Faults faults, Origin origin) throws SQLException {
        state.set(State.CHECKING);
        statements.execute(HistorySql.INDEX);
        statements.execute(HistorySql.ONE_LABEL);
        statements.execute(HistorySql.KNOWN_LABELS);
        Connection connection = statements.connection();
        connection.setAutoCommit(false);
        try {
            statements.execute(HistorySql.HOLD_MONTHS);
            statements.execute(HistorySql.LOCK_DAYS);
            statements.execute(HistorySql.AFTER_MIDNIGHT);
            statements.execute(HistorySql.COMPARE);
            statements.find(faults, HistorySql.FAULTS, LineCheck.AFTER_ITS_DAY);
            if (!faults.isEmpty()) {
                throw faults.refused();
            }
            state.set(State.WRITING);
            Result result = write(statements, origin);
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException e) {
            connection.rollback();
            throw e;
        }
    }

    private static Result write(ImportStatements statements, Origin origin) throws SQLException {
        statements.execute(HistorySql.TICKETS);
        List<Integer> years = statements.all(row -> row.getInt(1), HistorySql.YEARS);
        Result result = statements.first(
                row -> new Result(row.getInt(1), row.getLong(2), row.getLong(3), origin.leftOut(), years),
                HistorySql.IMPORT,
                origin.actor(),
                origin.name(),
                origin.encoding(),
                origin.sha256(),
                origin.lines(),
                JsonText.encode(origin.leftOut()).toString());
        statements.execute(HistorySql.DAYS, result.id());
        statements.execute(HistorySql.STAGES, result.id());
        statements.execute(HistorySql.EVENTS, origin.actor(), origin.sha256(), result.id());
        statements.execute(HistorySql.FACTS, origin.actor(), result.id());
        statements.execute(HistorySql.AMEND);
        statements.execute(HistorySql.VERSIONS);
        return result;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Problem busy() {
        return Problem.conflict("import-runs", said("import-runs.history"));
    }
}
