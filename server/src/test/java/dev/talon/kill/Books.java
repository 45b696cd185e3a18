package dev.talon.kill;

import dev.talon.db.DatabaseAddress;
import dev.talon.queue.TicketId;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What the database says happened. */
public final class Books implements AutoCloseable {
    private final Connection connection;

    public Books(DatabaseAddress address) throws SQLException {
        connection = DriverManager.getConnection(
                "jdbc:postgresql://" + address.host() + ":" + address.port() + "/" + address.database(),
                address.user(),
                address.password());
    }

    /** Labels by the ids of all tickets. */
    public Map<String, String> tickets() throws SQLException {
        Map<String, String> labels = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id, label FROM ticket")) {
            while (rows.next()) {
                labels.put(id(rows), rows.getString("label"));
            }
        }
        return labels;
    }

    /** Stages with an event of this kind; fails where one has it twice. */
    public Map<Crowd.Stage, String> desksOf(String event) throws SQLException {
        Map<Crowd.Stage, String> desks = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT ticket_id AS id, position, desk FROM event WHERE kind = '" + event + "'")) {
            while (rows.next()) {
                var stage = new Crowd.Stage(id(rows), rows.getInt("position"));
                if (desks.put(stage, rows.getString("desk")) != null) {
                    throw new AssertionError(stage + " was " + event + " twice");
                }
            }
        }
        return desks;
    }

    public Set<Crowd.Stage> served() throws SQLException {
        Set<Crowd.Stage> served = new HashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT ticket_id AS id, position FROM stage WHERE state = 'served'")) {
            while (rows.next()) {
                served.add(new Crowd.Stage(id(rows), rows.getInt("position")));
            }
        }
        return served;
    }

    /** Prefixes of a day whose numbers do not run from 1 on, each once. */
    public int prefixesWithGaps() throws SQLException {
        return count("""
                SELECT count(*) FROM (
                    SELECT business_day, left(label, 1) FROM ticket GROUP BY 1, 2
                    HAVING min(substr(label, 2)::integer) <> 1 OR max(substr(label, 2)::integer) <> count(*)
                        OR count(DISTINCT label) <> count(*)) AS gaps""");
    }

    public int count(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private static String id(ResultSet row) throws SQLException {
        return new TicketId(row.getObject("id", UUID.class)).toString();
    }
}
