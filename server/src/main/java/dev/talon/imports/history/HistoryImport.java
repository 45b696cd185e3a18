package dev.talon.imports.history;

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
import java.util.ArrayList;
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
            if (!locked(connection)) {
                throw busy();
            }
            try {
                Result result = run(connection, file, said, actor);
                end = State.IMPORTED;
                return result;
            } finally {
                execute(connection, HistorySql.UNLOCK);
            }
        } finally {
            state.set(end);
        }
    }

    private Result run(Connection connection, InputStream file, SentFile said, String actor)
            throws IOException, SQLException {
        execute(connection, HistorySql.PREPARE);
        var faults = new Faults();
        return move(connection, faults, stage(connection, file, said, actor, faults));
    }

    private Origin stage(Connection connection, InputStream file, SentFile said, String actor, Faults faults)
            throws IOException, SQLException {
        var digest = new DigestInputStream(file, sha256());
        FileText whole = FileText.of(digest);
        var text = new WithoutLines(whole, said.leaveOut());
        var check = new LineCheck(CentreBook.read(connection), clock, longest, faults);
        var staging = new Staging(connection);
        new CsvFile<>(Column.class, Column.OPTIONAL, faults).read(text, (number, fields) -> {
            lines.incrementAndGet();
            Optional<StageLine> line = check.check(number, fields);
            if (line.isPresent()) {
                staging.add(line.get());
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

    private Result move(Connection connection, Faults faults, Origin origin) throws SQLException {
        state.set(State.CHECKING);
        execute(connection, HistorySql.INDEX);
        execute(connection, HistorySql.ONE_LABEL);
        execute(connection, HistorySql.KNOWN_LABELS);
        connection.setAutoCommit(false);
        try {
            execute(connection, HistorySql.HOLD_MONTHS);
            execute(connection, HistorySql.LOCK_DAYS);
            execute(connection, HistorySql.AFTER_MIDNIGHT);
            execute(connection, HistorySql.COMPARE);
            faultsOfTheWhole(connection, faults);
            if (!faults.isEmpty()) {
                throw faults.refused();
            }
            state.set(State.WRITING);
            Result result = write(connection, origin);
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException e) {
            connection.rollback();
            throw e;
        }
    }

    private static Result write(Connection connection, Origin origin) throws SQLException {
        execute(connection, HistorySql.TICKETS);
        try (var statement = connection.prepareStatement(HistorySql.IMPORT)) {
            statement.setString(1, origin.actor());
            statement.setString(2, origin.name());
            statement.setString(3, origin.encoding());
            statement.setString(4, origin.sha256());
            statement.setLong(5, origin.lines());
            statement.setString(6, JsonText.encode(origin.leftOut()).toString());
            var row = statement.executeQuery();
            row.next();
            int id = row.getInt(1);
            var result = new Result(
                    id, row.getLong(2), row.getLong(3), origin.leftOut(), numbers(connection, HistorySql.YEARS));
            update(connection, HistorySql.DAYS, id);
            update(connection, HistorySql.STAGES, id);
            update(connection, HistorySql.EVENTS, origin.actor(), origin.sha256(), id);
            update(connection, HistorySql.FACTS, origin.actor(), id);
            execute(connection, HistorySql.AMEND);
            update(connection, HistorySql.VERSIONS);
            return result;
        }
    }

    private static void faultsOfTheWhole(Connection connection, Faults faults) throws SQLException {
        List<Fault> found = new ArrayList<>();
        long all = 0;
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(HistorySql.FAULTS)) {
            while (rows.next()) {
                found.add(new Fault(rows.getLong(1), rows.getString(2), rows.getString(3)));
                all = rows.getLong(4);
            }
        }
        faults.add(found, all);
    }

    private static boolean locked(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(HistorySql.LOCK)) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static void update(Connection connection, String sql, Object... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.execute();
        }
    }

    static List<Integer> numbers(Connection connection, String sql) throws SQLException {
        List<Integer> numbers = new ArrayList<>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                numbers.add(rows.getInt(1));
            }
        }
        return numbers;
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
