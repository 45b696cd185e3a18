package dev.talon.db;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

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
            throw new DatabaseFault("The database " + address + " cannot be used (" + e.getMessage() + ").", e);
        }
    }

    /**
     * If the embedded PostgreSQL does not run, it runs for as long as the work takes.
     *
     * @throws DatabaseFault if there is no database, or it cannot be read
     */
    public static <T> T work(DataDirectory directory, Work<T> work) {
        if (!directory.hasFigures()) {
            throw new DatabaseFault("There is no database in " + directory.path()
                    + ": point --data (TALON_DATA) at the directory that serve uses.");
        }
        try {
            Optional<DatabaseAddress> running = directory.address();
            if (running.isPresent()) {
                return work(running.get(), work);
            }
        } catch (IOException e) {
            throw new DatabaseFault(directory.path() + " cannot be read (" + e.getMessage() + ").", e);
        }
        EmbeddedDatabase started = EmbeddedDatabase.start(directory);
        try {
            return work(started.address(), work);
        } finally {
            started.stop();
        }
    }
}
