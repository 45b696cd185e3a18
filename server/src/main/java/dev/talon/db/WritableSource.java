package dev.talon.db;

import dev.talon.db.DatabaseAddress.Server;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Blocking connections to the server that {@link Servers} chose. Each connection checks again whether it is writable.
 */
final class WritableSource implements DataSource {
    private final Servers servers;
    private final Servers.Connecting connecting;

    WritableSource(Servers servers, Servers.Connecting connecting) {
        this.servers = servers;
        this.connecting = connecting;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Server server = servers.await();
        try {
            return checked(server);
        } catch (SQLException e) {
            // It may have gone since it was found.
            servers.forget();
            if (!servers.writableOnly()) {
                throw e;
            }
            return checked(servers.await());
        }
    }

    private Connection checked(Server server) throws SQLException {
        Connection connection = connecting.to(server);
        if (!servers.writableOnly()) {
            return connection;
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(ServerState.SQL)) {
            row.next();
            if (row.getBoolean("writable")) {
                return connection;
            }
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        connection.close();
        throw new SQLException(server + " can only be read", "25006");
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("Who asks is part of the address");
    }

    @Override
    public PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        // Has nothing to say about this.
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        throw new SQLFeatureNotSupportedException("The bound is that of all connections");
    }

    @Override
    public int getLoginTimeout() {
        return Clients.CONNECT_TIMEOUT_SECONDS;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("Logs with slf4j");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("Wraps nothing");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
