package dev.talon.db;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * The database's time, as this node calculates it from the last answer that contained it. It is kept while connections are replaced:
 * the first statement of a new one needs it as much as any other.
 */
final class DatabaseClock {
    /** An answer that took longer, in nanoseconds, says too little about the present time. */
    private static final long SLOW = TimeUnit.SECONDS.toNanos(1);

    private record Said(OffsetDateTime time, long at) {}

    private volatile Said last;

    private DatabaseClock(Said first) {
        this.last = first;
    }

    /**
     * Asks the database once. Blocking.
     *
     * @throws DatabaseFault when it cannot be reached
     */
    static DatabaseClock of(DataSource source, DatabaseAddress address) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT clock_timestamp()")) {
            row.next();
            return new DatabaseClock(new Said(row.getObject(1, OffsetDateTime.class), System.nanoTime()));
        } catch (SQLException e) {
            throw DatabaseFault.of(e, "unreachable", address, Migrations.firstLine(e));
        }
    }

    /** @param asked when the query was sent, on the scale of {@link System#nanoTime} */
    void says(OffsetDateTime time, long asked) {
        long now = System.nanoTime();
        if (now - asked < SLOW) {
            last = new Said(time, now);
        }
    }

    /** The time that it will show after a while. */
    OffsetDateTime in(Duration time) {
        Said said = last;
        return said.time().plusNanos(System.nanoTime() - said.at()).plus(time);
    }
}
