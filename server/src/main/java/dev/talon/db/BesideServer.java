package dev.talon.db;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;

/** Opens the database for a command, whether {@code serve} runs or not. Blocking. */
public final class BesideServer {
    /** What is done with the connection. */
    @FunctionalInterface
    public interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    private BesideServer() {}

    /** @throws DatabaseFault where the database cannot be reached */
    public static <T> T work(DatabaseAddress address, Work<T> work) {
        try (Connection connection = Database.dataSource(address).getConnection()) {
            return work.with(connection);
        } catch (SQLException e) {
            throw DatabaseFault.of(e, "unusable", address, e.getMessage());
        }
    }

    /**
     * If the embedded PostgreSQL does not run, it runs for as long as the work takes.
     *
     * @throws DatabaseFault if there is no database, or it cannot be read
     */
    public static <T> T work(DataDirectory directory, Work<T> work) {
        return at(directory, address -> work(address, work));
    }

    /** The same for work that needs the address. */
    public static <T> T at(DataDirectory directory, Function<DatabaseAddress, T> work) {
        if (!directory.hasFigures()) {
            throw DatabaseFault.of("no-database", directory.path());
        }
        try {
            Optional<DatabaseAddress> running = directory.address();
            if (running.isPresent()) {
                return work.apply(running.get());
            }
        } catch (IOException e) {
            throw DatabaseFault.of(e, "directory.unreadable", directory.path(), e.getMessage());
        }
        EmbeddedDatabase started = EmbeddedDatabase.start(directory);
        try {
            return work.apply(started.address());
        } finally {
            started.stop();
        }
    }
}
