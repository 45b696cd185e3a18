package dev.talon.reliability;

import dev.talon.db.DatabaseAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;

/** When the database had which version of a centre, seen on a path of its own that no run breaks. */
final class Truth implements AutoCloseable {
    private static final long LOOK_MS = 20;

    private final Connection connection;
    private final String centre;
    private final ConcurrentSkipListMap<Long, Long> since = new ConcurrentSkipListMap<>();
    private final Thread looking = new Thread(this::look, "truth");
    private volatile boolean closed;
    private volatile String fault = "";

    Truth(DatabaseAddress at, String centre) throws SQLException {
        this.centre = centre;
        this.connection = DriverManager.getConnection(
                "jdbc:postgresql://" + at.host() + ":" + at.port() + "/" + at.database(), at.user(), at.password());
        looking.start();
    }

    /**
     * For how long a screen that shows this version has been behind.
     *
     * @param now in the terms of {@link System#nanoTime}
     * @param from before which nothing counts
     */
    double staleSeconds(long version, long now, long from) {
        Map.Entry<Long, Long> next = since.higherEntry(version);
        return next == null ? 0 : Math.max(0, now - Math.max(from, next.getValue())) / 1e9;
    }

    /** The newest version that was seen. */
    long version() {
        if (!fault.isEmpty()) {
            throw new AssertionError("the database was not seen: " + fault);
        }
        return since.isEmpty() ? -1 : since.lastKey();
    }

    @Override
    public void close() throws SQLException {
        closed = true;
        connection.close();
    }

    private void look() {
        try (PreparedStatement statement = connection.prepareStatement("SELECT version FROM centre WHERE code = ?")) {
            statement.setString(1, centre);
            Object pause = new Object();
            while (!closed) {
                try (ResultSet row = statement.executeQuery()) {
                    if (row.next()) {
                        since.putIfAbsent(row.getLong(1), System.nanoTime());
                    }
                }
                synchronized (pause) {
                    TimeUnit.MILLISECONDS.timedWait(pause, LOOK_MS);
                }
            }
        } catch (SQLException | InterruptedException e) {
            fault = closed ? "" : e.toString();
        }
    }
}
