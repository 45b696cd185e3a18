package dev.talon.report.history;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.talon.report.history.ImportProgress.State;
import dev.talon.report.intake.CsvFile;
import dev.talon.report.intake.Fault;
import dev.talon.report.intake.Faults;
import dev.talon.report.intake.FileText;
import dev.talon.report.intake.ImportRefused;
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

/** Imports a file. Blocking: for workers only. */
public final class HistoryImport {
    /**
     * What came of it.
     *
     * @param imported   stages that are new
     * @param duplicates stages that were there already, or twice in the file
     * @param years      that the file touches
     */
    public record Result(
            long imported, long duplicates, @JsonIgnore List<Integer> years) {}

    private final DataSource database;
    private final InstantSource clock;
    private final AtomicReference<State> state = new AtomicReference<>(State.IDLE);
    private final AtomicLong lines = new AtomicLong();
    private volatile Optional<Instant> startedAt = Optional.empty();

    public HistoryImport(DataSource database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    public ImportProgress progress() {
        return new ImportProgress(state.get(), lines.get(), startedAt);
    }

    /**
     * Reads the file to its end and imports it whole, or not at all.
     *
     * @param actor who imports, for the event
     * @throws ImportRefused with the faults of the file
     * @throws Problem       409 where another import runs
     * @throws IOException   where the file could not be read to its end
     */
    public Result run(InputStream file, String actor) throws IOException, SQLException {
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
                Result result = run(connection, file, actor);
                end = State.IMPORTED;
                return result;
            } finally {
                execute(connection, HistorySql.UNLOCK);
            }
        } finally {
            state.set(end);
        }
    }

    private Result run(Connection connection, InputStream file, String actor) throws IOException, SQLException {
        execute(connection, HistorySql.PREPARE);
        var faults = new Faults();
        String sha256 = stage(connection, file, faults);
        return move(connection, faults, actor, sha256);
    }

    /** @return the SHA-256 of the file, as hexadecimal digits */
    private String stage(Connection connection, InputStream file, Faults faults) throws IOException, SQLException {
        var digest = new DigestInputStream(file, sha256());
        var check = new LineCheck(CentreBook.read(connection), clock, faults);
        var staging = new Staging(connection);
        new CsvFile<>(Column.class, faults).read(FileText.of(digest), (number, fields) -> {
            lines.incrementAndGet();
            Optional<StageLine> line = check.check(number, fields);
            if (line.isPresent()) {
                staging.add(line.get());
            }
        });
        staging.flush();
        // A file that is refused early is still taken to its end: the sender should hear why.
        digest.transferTo(OutputStream.nullOutputStream());
        return HexFormat.of().formatHex(digest.getMessageDigest().digest());
    }

    private Result move(Connection connection, Faults faults, String actor, String sha256) throws SQLException {
        state.set(State.CHECKING);
        execute(connection, HistorySql.INDEX);
        connection.setAutoCommit(false);
        try {
            execute(connection, HistorySql.LOCK_DAYS);
            execute(connection, HistorySql.AFTER_MIDNIGHT);
            execute(connection, HistorySql.COMPARE);
            faultsOfTheWhole(connection, faults);
            if (!faults.isEmpty()) {
                throw faults.refused();
            }
            state.set(State.WRITING);
            execute(connection, HistorySql.TICKETS);
            long imported = update(connection, HistorySql.STAGES);
            update(connection, HistorySql.EVENTS, actor, sha256);
            update(connection, HistorySql.FACTS, actor);
            List<Integer> years = numbers(connection, HistorySql.YEARS);
            int staged = numbers(connection, HistorySql.COUNT).get(0);
            update(connection, HistorySql.VERSIONS);
            connection.commit();
            return new Result(imported, staged - imported, years);
        } catch (SQLException | RuntimeException e) {
            connection.rollback();
            throw e;
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

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int update(Connection connection, String sql, String... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            return statement.executeUpdate();
        }
    }

    private static List<Integer> numbers(Connection connection, String sql) throws SQLException {
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
        return Problem.conflict(
                        "import-runs", "Another import is running. Wait for its end: GET /api/v1/imports/progress.")
                .ru("Уже идёт другая загрузка. Дождитесь её конца.");
    }
}
