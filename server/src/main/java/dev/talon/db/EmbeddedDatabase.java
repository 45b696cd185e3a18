package dev.talon.db;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL that Talon brings, on a free port of loopback, with a random password that is stored only in the
 * data directory. All methods block.
 */
public final class EmbeddedDatabase {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final int ATTEMPTS = 3;
    private static final long LARGEST_LOG = 10L << 20;
    /** The settings that protect the data. The others are in postgresql.conf, where an operator may change them. */
    private static final String SETTINGS = " -c listen_addresses=127.0.0.1 -c unix_socket_directories="
            + " -c fsync=on -c synchronous_commit=on -c full_page_writes=on -c wal_level=replica"
            + " -c max_connections=60 -c cluster_name=talon"
            // A transaction that somebody forgot in a tool of their own delays the queue no longer than this.
            + " -c idle_in_transaction_session_timeout=10min";

    private final DataDirectory directory;
    private final PostgresProgram program;
    private final FileLock lock;
    private final DatabaseAddress address;
    private final ProcessHandle postmaster;
    private final AtomicBoolean stopping = new AtomicBoolean();

    private EmbeddedDatabase(
            DataDirectory directory, PostgresProgram program, FileLock lock, int port, ProcessHandle postmaster)
            throws IOException {
        this.directory = directory;
        this.program = program;
        this.lock = lock;
        this.address = directory.address(port);
        this.postmaster = postmaster;
    }

    /**
     * Locks the directory, stops a PostgreSQL that outlived an earlier Talon, creates the database if there is none,
     * and starts.
     *
     * @throws DatabaseFault when the directory cannot be written or another Talon uses it, or PostgreSQL does not start
     */
    public static EmbeddedDatabase start(DataDirectory directory) {
        return start(directory, "");
    }

    /**
     * As {@link #start(DataDirectory)}, for a server that other tools may read beside ({@link DatabasePort}).
     *
     * @param port on which it listens; 0: a free one
     */
    public static EmbeddedDatabase start(DataDirectory directory, int port) {
        return start(directory, (port == 0 ? DatabasePort.Given.FREE : DatabasePort.Given.FIXED).setting(), port);
    }

    /**
     * For a process that fills the database and stops it again: rows of a transaction in tables that it created or
     * emptied itself are written once, to the tables, and not to the log too.
     */
    public static EmbeddedDatabase startToFill(DataDirectory directory) {
        return start(
                directory,
                " -c wal_level=minimal -c max_wal_senders=0 -c max_wal_size=4GB -c checkpoint_timeout=15min"
                        + " -c shared_buffers=256MB -c autovacuum=off");
    }

    static EmbeddedDatabase start(DataDirectory directory, String moreSettings) {
        return start(directory, DatabasePort.Given.COMMAND.setting() + moreSettings, 0);
    }

    private static EmbeddedDatabase start(DataDirectory directory, String moreSettings, int port) {
        directory.create();
        try {
            FileLock lock = directory.lock();
            try {
                var program = PostgresProgram.unpacked(directory.path().resolve("program"));
                takeOver(directory, program);
                if (!directory.hasFigures()) {
                    NewCluster.make(directory, program);
                }
                checkVersion(directory, program);
                return launch(directory, program, lock, SETTINGS + moreSettings, port);
            } catch (IOException | RuntimeException e) {
                lock.channel().close();
                throw e;
            }
        } catch (IOException e) {
            throw DatabaseFault.of(e, "postgres.not-started", directory.path(), e.getMessage());
        }
    }

    public DatabaseAddress address() {
        return address;
    }

    /** Calls when PostgreSQL ends though nobody asked it to. */
    public void onUnexpectedEnd(Runnable then) {
        EndedProcess.of(postmaster).thenRun(() -> {
            if (!stopping.get()) {
                then.run();
            }
        });
    }

    /** Waits until PostgreSQL has stopped, then releases the directory. A second call does nothing. */
    public void stop() {
        if (!stopping.compareAndSet(false, true)) {
            return;
        }
        try {
            stop(directory, program);
            lock.channel().close();
        } catch (IOException e) {
            LOG.warn("PostgreSQL did not stop cleanly; its next start recovers", e);
        }
    }

    private static void takeOver(DataDirectory directory, PostgresProgram program) throws IOException {
        if (directory.postmaster().isPresent()) {
            LOG.info("Stopping a PostgreSQL that an earlier Talon left running in {}", directory.path());
            stop(directory, program);
        } else {
            // Without its PostgreSQL the file could only disturb the next one.
            Files.deleteIfExists(directory.figures().resolve("postmaster.pid"));
        }
    }

    private static void stop(DataDirectory directory, PostgresProgram program) throws IOException {
        Optional<ProcessHandle> postmaster = directory.postmaster();
        for (String mode : List.of("fast", "immediate")) {
            List<String> stop = List.of(
                    "stop",
                    "-s",
                    "-w",
                    "-t",
                    "20",
                    "-m",
                    mode,
                    "-D",
                    directory.figures().toString());
            if (directory.postmaster().isEmpty() || program.run("pg_ctl", stop).ok()) {
                break;
            }
        }
        directory.postmaster().ifPresent(ProcessHandle::destroyForcibly);
        // It removes its file a moment before it ends.
        postmaster.ifPresent(process -> EndedProcess.of(process)
                .completeOnTimeout(null, 20, TimeUnit.SECONDS)
                .join());
    }

    private static void checkVersion(DataDirectory directory, PostgresProgram program) throws IOException {
        String figures =
                Files.readString(directory.figures().resolve("PG_VERSION")).strip();
        String ours = program.major();
        if (!figures.equals(ours)) {
            throw DatabaseFault.of("postgres.other-version", directory.path(), figures, ours);
        }
    }

    private static EmbeddedDatabase launch(
            DataDirectory directory, PostgresProgram program, FileLock lock, String settings, int fixed)
            throws IOException {
        if (Files.exists(directory.log()) && Files.size(directory.log()) > LARGEST_LOG) {
            Files.move(
                    directory.log(),
                    directory.path().resolve("postgresql.log.old"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        String why = "";
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = fixed == 0 ? freePort() : free(fixed);
            PostgresProgram.Answer started = program.run(
                    "pg_ctl",
                    List.of(
                            "start",
                            "-s",
                            "-w",
                            "-t",
                            "600",
                            "-D",
                            directory.figures().toString(),
                            "-l",
                            directory.log().toString(),
                            "-o",
                            "-p " + port + settings));
            var postmaster = directory.postmaster();
            if (started.ok() && postmaster.isPresent()) {
                var database = new EmbeddedDatabase(directory, program, lock, port, postmaster.get());
                createDatabase(directory.address(port));
                return database;
            }
            why = started.lastLine();
        }
        throw new IOException(why + "; more is in " + directory.log());
    }

    private static void createDatabase(DatabaseAddress address) throws IOException {
        var maintenance =
                new DatabaseAddress(address.host(), address.port(), "postgres", address.user(), address.password());
        try (Connection connection = Database.dataSource(maintenance).getConnection();
                Statement statement = connection.createStatement()) {
            if (!statement
                    .executeQuery("SELECT FROM pg_database WHERE datname = '" + address.database() + "'")
                    .next()) {
                // The password is random: nobody guesses it, whatever a guess costs. Each connection pays for every
                // turn.
                statement.execute("SET scram_iterations = 1");
                statement.execute("ALTER ROLE " + address.user() + " PASSWORD '" + address.password() + "'");
                statement.execute("CREATE DATABASE " + address.database());
            }
        } catch (SQLException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** @throws DatabaseFault where something else listens on it */
    private static int free(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return port;
        } catch (IOException e) {
            throw DatabaseFault.of(e, "postgres.port", port, e.getMessage());
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
