package dev.talon.db;

import dev.talon.Until;
import dev.talon.db.DatabaseAddress.Server;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A PostgreSQL of a test that can have standbys, be killed and promoted: of the programs that Talon brings, so that every machine
 * has them. A standby begins as a copy of the files, made as PostgreSQL's manual has it.
 */
public final class TestServer implements AutoCloseable {
    /** What belongs to the process that runs, or is streamed. */
    private static final Set<String> NOT_COPIED = Set.of("postmaster.pid", "postmaster.opts", "pg_wal", "pg_replslot");

    private final DataDirectory directory;
    private final PostgresProgram program;
    private final int port;
    /** Variables of its processes. */
    private final Map<String, String> environment;

    private TestServer(DataDirectory directory, PostgresProgram program, int port, Map<String, String> environment) {
        this.directory = directory;
        this.program = program;
        this.port = port;
        this.environment = environment;
    }

    /** A primary with an empty database. */
    public static TestServer primary(Path path) throws IOException, SQLException {
        return primary(path, Map.of());
    }

    /** The same, whose processes have these variables, such as those of a clock. */
    public static TestServer primary(Path path, Map<String, String> environment) throws IOException, SQLException {
        TestServer server = made(path, environment);
        NewCluster.make(server.directory, server.program);
        server.start();
        try (Connection connection = server.connect("postgres")) {
            execute(connection, "CREATE DATABASE talon");
        }
        return server;
    }

    /** A standby of this server; what is committed here is there in a moment. */
    public TestServer standby(Path path, String name) throws IOException, SQLException {
        TestServer standby = made(path, environment);
        Path figures = standby.directory.figures();
        // A backup ends with the connection that began it.
        try (Connection connection = connect("postgres")) {
            execute(connection, "SELECT pg_backup_start('standby', true)");
            copy(directory.figures(), figures);
            Files.createDirectories(figures.resolve("pg_wal/archive_status"));
            Files.createDirectories(figures.resolve("pg_wal/summaries"));
            Files.createDirectories(figures.resolve("pg_replslot"));
            Files.writeString(
                    figures.resolve("backup_label"), text(connection, "SELECT labelfile FROM pg_backup_stop(false)"));
        }
        standby.follow(this, name);
        standby.start();
        return standby;
    }

    /** The next start is that of a standby. */
    private void follow(TestServer primary, String name) throws IOException {
        Path figures = directory.figures();
        Files.createFile(figures.resolve("standby.signal"));
        Files.writeString(figures.resolve("postgresql.auto.conf"), """
            primary_conninfo = 'host=127.0.0.1 port=%d user=talon password=%s application_name=%s'
            """.formatted(
                        primary.port, primary.address().password(), name));
    }

    public void start() throws IOException {
        PostgresProgram.Answer started = program.run(
                "pg_ctl",
                List.of(
                        "start",
                        "-s",
                        "-w",
                        "-D",
                        directory.figures().toString(),
                        "-l",
                        directory.log().toString(),
                        "-p",
                        postgres().toString(),
                        "-o",
                        "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c"
                                + " wal_keep_size=256MB -c max_connections=100 -c shared_buffers=64MB"));
        if (!started.ok()) {
            throw new IOException(started.text() + "\n" + Files.readString(directory.log()));
        }
    }

    /** PostgreSQL's program, with our variables. */
    private Path postgres() throws IOException {
        Path script = directory.path().resolve("postgres.sh");
        String variables = environment.entrySet().stream()
                .map(variable -> "export %s='%s'%n".formatted(variable.getKey(), variable.getValue()))
                .collect(Collectors.joining());
        Files.writeString(script, "#!/bin/sh\n%sexec '%s' \"$@\"\n".formatted(variables, program.path("postgres")));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        return script;
    }

    /** As a power cut does: nobody is told. */
    public void kill() throws IOException {
        ProcessHandle postmaster = directory.postmaster().orElseThrow();
        List<ProcessHandle> all =
                Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(process -> EndedProcess.of(process).join());
        Files.delete(directory.figures().resolve("postmaster.pid"));
    }

    /** Returns once it can be written to. */
    public void promote() throws SQLException {
        execute("SELECT pg_promote()");
    }

    /** What the primary commits from now on does not reach this standby. */
    public void fallBehind() throws SQLException {
        execute("ALTER SYSTEM SET primary_conninfo = ''");
        execute("SELECT pg_reload_conf()");
        until("SELECT NOT EXISTS (SELECT FROM pg_stat_wal_receiver)");
    }

    /** A role without rights that needs no password from this machine, on this server and on standbys that are made afterwards. */
    public void letIn(String role) throws IOException, SQLException {
        execute("CREATE ROLE " + role + " LOGIN");
        Path rules = directory.figures().resolve("pg_hba.conf");
        Files.writeString(rules, "host postgres " + role + " 127.0.0.1/32 trust\n" + Files.readString(rules));
        execute("SELECT pg_reload_conf()");
    }

    public Server at() {
        return new Server("127.0.0.1", port);
    }

    /** Of this server alone. */
    public DatabaseAddress address() throws IOException {
        return directory.address(port);
    }

    public void execute(String sql) throws SQLException {
        try (Connection connection = connect("talon")) {
            execute(connection, sql);
        }
    }

    public String text(String sql) throws SQLException {
        try (Connection connection = connect("talon")) {
            return text(connection, sql);
        }
    }

    /** Waits until a question is answered with true. */
    public void until(String sql) throws SQLException {
        try (Connection connection = connect("talon")) {
            Until.isTrue(sql, () -> text(connection, sql).equals("t"));
        }
    }

    @Override
    public void close() throws IOException {
        if (directory.postmaster().isPresent()) {
            program.run(
                    "pg_ctl",
                    List.of(
                            "stop",
                            "-s",
                            "-w",
                            "-m",
                            "immediate",
                            "-D",
                            directory.figures().toString()));
        }
    }

    private static TestServer made(Path path, Map<String, String> environment) throws IOException {
        var directory = new DataDirectory(path);
        directory.create();
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new TestServer(directory, PostgresProgram.unpacked(path), socket.getLocalPort(), environment);
        }
    }

    private Connection connect(String database) throws SQLException {
        try {
            DatabaseAddress at = address();
            return Database.dataSource(new DatabaseAddress(at.host(), at.port(), database, at.user(), at.password()))
                    .getConnection();
        } catch (IOException e) {
            throw new SQLException(e);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectory(to, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        try (Stream<Path> entries = Files.list(from)) {
            for (Path entry : entries.toList()) {
                Path target = to.resolve(entry.getFileName());
                if (NOT_COPIED.contains(entry.getFileName().toString())) {
                    continue;
                }
                if (Files.isDirectory(entry)) {
                    copy(entry, target);
                } else if (Files.exists(entry)) {
                    Files.copy(entry, target, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }
}
