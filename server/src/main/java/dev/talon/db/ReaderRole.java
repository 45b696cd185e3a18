package dev.talon.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/**
 * A role of PostgreSQL that reads the views of the schema {@code report} and nothing else. Views that a later upgrade adds are read too, because
 * they are of the same owner. All methods block.
 */
public final class ReaderRole {
    /** As PostgreSQL takes it without quotes. */
    public static final Pattern NAME = Pattern.compile("(?!pg_)[a-z][a-z0-9_]{0,62}");

    /** Roles with another comment are somebody else's. */
    private static final String MARK = "Reads the views of Talon's schema report; made by talon reader.";

    private static final String FOUND =
            "SELECT coalesce(shobj_description(oid, 'pg_authid'), '') FROM pg_roles WHERE rolname = ?";
    private static final String VIEWS =
            "SELECT EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'report')";
    private static final String MAY_CREATE =
            "SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user";
    /** Waits for each until it is gone. */
    private static final String END_SESSIONS = """
            SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
            WHERE usename = ? AND (SELECT rolsuper OR pg_has_role(current_user, 'pg_signal_backend', 'MEMBER')
                                          OR pg_has_role(current_user, usename, 'USAGE')
                                   FROM pg_roles WHERE rolname = current_user)""";

    private static final String SESSIONS = "SELECT count(*) FROM pg_stat_activity WHERE usename = ?";

    /** What the rest of the world may do in a PostgreSQL that is Talon's alone. */
    private static final List<String> OTHERS_WRITE_NOTHING = List.of(
            "REVOKE CONNECT, TEMPORARY ON DATABASE postgres FROM PUBLIC",
            "REVOKE TEMPORARY ON DATABASE talon FROM PUBLIC",
            "REVOKE EXECUTE ON FUNCTION lo_creat(integer), lo_create(oid), lo_from_bytea(oid, bytea) FROM PUBLIC");

    private ReaderRole() {}

    /**
     * Makes the role, or gives the one that is there another password and all rights again.
     *
     * @param name as {@link #NAME} has it
     * @param own whether the PostgreSQL is the embedded one, in which nobody else has anything to write
     * @return whether it is new
     * @throws DatabaseFault where the role is somebody else's, or this user may not make roles, or there are no views yet
     */
    public static boolean give(Connection connection, String name, char[] password, boolean own) throws SQLException {
        refuseWithoutViews(connection);
        Optional<String> comment = comment(connection, name);
        refuseOthers(name, comment);
        if (!is(connection, MAY_CREATE)) {
            throw DatabaseFault.of("reader.may-not", connection.getMetaData().getUserName(), script(connection, name));
        }
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            for (String step : comment.isPresent() ? rights(name) : whole(name)) {
                statement.execute(step);
            }
            if (own) {
                for (String step : OTHERS_WRITE_NOTHING) {
                    statement.execute(step);
                }
            }
        }
        // Only its hash goes to the server, and so to the server's log.
        connection.unwrap(PGConnection.class).alterUserPassword(name, password, "scram-sha-256");
        connection.commit();
        return comment.isEmpty();
    }

    /**
     * Ends its sessions and removes it.
     *
     * @throws DatabaseFault where there is none of this name, it is somebody else's, or a session of it is not this user's to end: then it can
     *     sign in no more, and is still there
     */
    public static void remove(Connection connection, String name) throws SQLException {
        Optional<String> comment = comment(connection, name);
        refuseOthers(name, comment);
        if (comment.isEmpty()) {
            throw DatabaseFault.of("reader.none", name);
        }
        // Committed before its sessions are ended, so that none begins anew; and a dropped role's sessions have no name
        // any more.
        try (Statement statement = connection.createStatement()) {
            statement.execute("ALTER ROLE " + name + " NOLOGIN");
        }
        endSessions(connection, name);
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            for (String step : List.of(
                    "ALTER DEFAULT PRIVILEGES IN SCHEMA report REVOKE SELECT ON TABLES FROM " + name,
                    "REVOKE ALL ON ALL TABLES IN SCHEMA report FROM " + name,
                    "REVOKE ALL ON SCHEMA report FROM " + name,
                    "DROP ROLE " + name)) {
                statement.execute(step);
            }
        }
        connection.commit();
    }

    private static void endSessions(Connection connection, String name) throws SQLException {
        try (PreparedStatement end = connection.prepareStatement(END_SESSIONS)) {
            end.setString(1, name);
            end.execute();
        }
        try (PreparedStatement left = connection.prepareStatement(SESSIONS)) {
            left.setString(1, name);
            ResultSet found = left.executeQuery();
            found.next();
            if (found.getLong(1) > 0) {
                throw DatabaseFault.of("reader.sessions", name, found.getLong(1));
            }
        }
    }

    private static List<String> whole(String name) {
        List<String> steps = new java.util.ArrayList<>(List.of(
                "CREATE ROLE " + name + " LOGIN NOINHERIT CONNECTION LIMIT 5",
                "COMMENT ON ROLE " + name + " IS '" + MARK.replace("'", "''") + "'"));
        steps.addAll(rights(name));
        return steps;
    }

    private static List<String> rights(String name) {
        return List.of(
                "ALTER ROLE " + name + " LOGIN",
                "ALTER ROLE " + name + " SET default_transaction_read_only = on",
                "ALTER ROLE " + name + " SET statement_timeout = '60s'",
                "ALTER ROLE " + name + " SET idle_in_transaction_session_timeout = '60s'",
                "ALTER ROLE " + name + " SET search_path = report",
                "GRANT USAGE ON SCHEMA report TO " + name,
                "GRANT SELECT ON ALL TABLES IN SCHEMA report TO " + name,
                "ALTER DEFAULT PRIVILEGES IN SCHEMA report GRANT SELECT ON TABLES TO " + name);
    }

    /** For whoever runs the server: the rights of views to come are those of Talon's own user to give. */
    private static String script(Connection connection, String name) throws SQLException {
        String owner = connection.getMetaData().getUserName();
        return whole(name).stream()
                        .map(step ->
                                step.replace("DEFAULT PRIVILEGES IN", "DEFAULT PRIVILEGES FOR ROLE " + owner + " IN"))
                        .collect(Collectors.joining(";\n  ", "  ", ";\n"))
                + "  \\password " + name;
    }

    private static void refuseOthers(String name, Optional<String> comment) {
        if (comment.isPresent() && !comment.get().equals(MARK)) {
            throw DatabaseFault.of("reader.others", name);
        }
    }

    private static void refuseWithoutViews(Connection connection) throws SQLException {
        if (!is(connection, VIEWS)) {
            throw DatabaseFault.of("reader.no-views");
        }
    }

    private static Optional<String> comment(Connection connection, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FOUND)) {
            statement.setString(1, name);
            ResultSet found = statement.executeQuery();
            return found.next() ? Optional.of(found.getString(1)) : Optional.empty();
        }
    }

    private static boolean is(Connection connection, String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(question)) {
            answer.next();
            return answer.getBoolean(1);
        }
    }
}
