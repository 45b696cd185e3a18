package dev.talon.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A database of its own for a test class, cloned from one that was migrated once in this JVM.
 *
 * <pre>{@code
 * static final TestDatabase DATABASE = TestDatabase.create();
 * // DATABASE.address(), and in @AfterAll: DATABASE.close()
 * }</pre>
 */
public final class TestDatabase implements AutoCloseable {
    private static final String TEMPLATE = "migrated";
    private static final AtomicInteger NEXT = new AtomicInteger();

    private final DatabaseAddress address;

    private TestDatabase(DatabaseAddress address) {
        this.address = address;
    }

    /** An empty database with Talon's schema. */
    public static TestDatabase create() {
        return cloned(TEMPLATE);
    }

    /** Another database with all that is in this one, to which nobody may be connected at this moment. */
    public TestDatabase copy() {
        return cloned(address.database());
    }

    private static TestDatabase cloned(String template) {
        String name = "test" + NEXT.incrementAndGet();
        execute("CREATE DATABASE " + name + " TEMPLATE " + template);
        return new TestDatabase(at(name));
    }

    public DatabaseAddress address() {
        return address;
    }

    /** Drops the database, whoever is still connected to it. */
    @Override
    public void close() {
        execute("DROP DATABASE IF EXISTS " + address.database() + " WITH (FORCE)");
    }

    private static void execute(String sql) {
        try (Connection connection = Database.dataSource(at("postgres")).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static DatabaseAddress at(String name) {
        DatabaseAddress server = Server.POSTGRES.address();
        return new DatabaseAddress(server.host(), server.port(), name, server.user(), server.password());
    }

    private static final class Server {
        /** Nothing is kept safe or tidied up: these figures are thrown away. */
        private static final String SETTINGS = " -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
                + " -c autovacuum=off -c max_connections=300";

        static final EmbeddedDatabase POSTGRES = start();

        static {
            execute("CREATE DATABASE " + TEMPLATE);
            DatabaseAddress template = at(TEMPLATE);
            Migrations.run(Database.dataSource(template), template);
        }

        private static EmbeddedDatabase start() {
            try {
                Path path = Files.createTempDirectory("talon-test-");
                EmbeddedDatabase started = EmbeddedDatabase.start(new DataDirectory(path), SETTINGS);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    started.stop();
                    deleteQuietly(path);
                }));
                return started;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void deleteQuietly(Path path) {
            try {
                Trees.delete(path);
            } catch (IOException e) {
                // The system clears its temporary directory.
            }
        }
    }
}
