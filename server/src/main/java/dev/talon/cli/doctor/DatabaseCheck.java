package dev.talon.cli.doctor;

import dev.talon.db.Database;
import dev.talon.db.DatabaseAddress;
import dev.talon.db.DatabaseFault;
import dev.talon.db.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The version of PostgreSQL, what this user may do there, how many connections it allows, and the schema. */
final class DatabaseCheck {
    /** What a node with two cores may open. */
    private static final int CONNECTIONS = 24;

    private static final String RIGHTS = Sql.of(DatabaseCheck.class, "rights");

    private DatabaseCheck() {}

    /** @return whether the schema is this Talon's, so that its tables can be asked */
    static boolean look(DatabaseAddress address, Connection connection, List<Finding> findings) throws SQLException {
        int major = connection.getMetaData().getDatabaseMajorVersion();
        if (major < Database.OLDEST_POSTGRESQL) {
            findings.add(Finding.fault("database", "database.old", address, major, Database.OLDEST_POSTGRESQL));
            return false;
        }
        findings.add(Finding.ok("database", "database.answers", address, major));
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(RIGHTS)) {
            row.next();
            if (!row.getBoolean("writable")) {
                findings.add(Finding.fault("database", "database.read-only", address));
            }
            if (!row.getBoolean("creates")) {
                findings.add(Finding.fault("database", "database.rights", row.getString("who"), row.getString("name")));
            }
            if (row.getInt("connections") < CONNECTIONS) {
                findings.add(Finding.note("database", "database.connections", row.getInt("connections"), CONNECTIONS));
            }
        }
        try {
            int missing = Database.missingSteps(address);
            findings.add(
                    missing == 0
                            ? Finding.ok("schema", "schema.current")
                            : Finding.note("schema", "schema.older", missing));
            return missing == 0;
        } catch (DatabaseFault newer) {
            findings.add(Finding.said("schema", newer.text()));
            return false;
        }
    }
}
