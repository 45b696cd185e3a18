package dev.talon.db;

import dev.talon.db.DatabaseAddress.Server;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.ssl.DefaultJavaSSLFactory;

/** Blocking connections of PostgreSQL's own driver. */
final class Jdbc {
    private static final String WHO =
            "SELECT set_config('talon.actor', ?, false), set_config('talon.address', ?, false)";

    private static final int LOGIN_TIMEOUT_SECONDS = 10;

    /** The driver logs what it throws; the reference keeps the logger's level from being forgotten. */
    private static final Logger DRIVER = Logger.getLogger("org.postgresql");

    static {
        DRIVER.setLevel(Level.OFF);
    }

    private Jdbc() {}

    /** Where connections go: the servers of the address, of which one is chosen. */
    static Servers servers(DatabaseAddress address) {
        return new Servers(address, server -> {
            PGSimpleDataSource asking = jdbc(address, server);
            asking.setSocketTimeout(Clients.CONNECT_TIMEOUT_SECONDS);
            return asking.getConnection();
        });
    }

    /** @return each of its connections knows who is acting, for the audit log */
    static DataSource source(DatabaseAddress address, Servers servers) {
        return new WritableSource(servers, server -> {
            Connection connection = jdbc(address, server).getConnection();
            Optional<Acting> acting = Acting.now();
            if (acting.isPresent()) {
                say(acting.get(), connection);
            }
            return connection;
        });
    }

    private static PGSimpleDataSource jdbc(DatabaseAddress address, Server server) {
        var source = new PGSimpleDataSource();
        source.setServerNames(new String[] {server.bracketed()});
        source.setPortNumbers(new int[] {server.port()});
        source.setDatabaseName(address.database());
        source.setUser(address.user());
        source.setPassword(address.password());
        source.setSslMode(address.sslMode());
        if (address.checksCertificate()) {
            source.setSslfactory(DefaultJavaSSLFactory.class.getName());
        }
        source.setConnectTimeout(Clients.CONNECT_TIMEOUT_SECONDS);
        // A server that accepts connections and does not answer, such as a stopped process.
        source.setLoginTimeout(LOGIN_TIMEOUT_SECONDS);
        source.setTcpKeepAlive(true);
        source.setApplicationName(RequestId.application("talon"));
        source.setOptions(
                "-c idle_in_transaction_session_timeout=" + DatabaseLimits.millis(DatabaseLimits.USUAL.idle()));
        return source;
    }

    private static void say(Acting who, Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(WHO)) {
            statement.setString(1, who.actor());
            statement.setString(2, who.address());
            statement.execute();
        }
    }
}
