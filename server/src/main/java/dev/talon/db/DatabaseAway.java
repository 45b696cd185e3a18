package dev.talon.db;

import io.vertx.core.VertxException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.sql.SQLException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** Distinguishes a database that does not answer from one that refused a statement, and from failures elsewhere. */
public final class DatabaseAway {
    /** The client has no exception types for these. */
    private static final Pattern CLIENTS_WORDS = Pattern.compile(
            "Timeout waiting for connection|Pool closed|SSL handshake failed|Connection was closed|Connection is not active now.*"
                    + "|Pending requests failed to be sent due to connection has been closed.*|.*connection might get lost.*");

    private static final Pattern SYSTEMS_WORDS =
            Pattern.compile("(?i)connection reset.*|broken pipe.*|connection timed out.*");

    private DatabaseAway() {}

    /** Whether the database does not answer. The statement may be repeated: it was either committed or not begun. */
    public static boolean is(Throwable fault) {
        String state = state(fault);
        return state.startsWith("57P")
                || state.startsWith("08")
                || state.equals("53300")
                || fault instanceof NoWritableServer
                || fault instanceof ClosedConnectionException
                || fault instanceof ConnectionPoolTooBusyException
                || fault instanceof SocketException
                || fault instanceof SSLException
                || fault instanceof UnknownHostException
                || fault instanceof ClosedChannelException
                || fault instanceof TimeoutException
                || fault instanceof IOException && says(fault, SYSTEMS_WORDS)
                || fault instanceof VertxException && says(fault, CLIENTS_WORDS);
    }

    /** The SQLSTATE of a failure, of either client; empty if it does not come from a database. */
    public static String state(Throwable fault) {
        String state = fault instanceof PgException pg
                ? pg.getSqlState()
                : fault instanceof SQLException sql ? sql.getSQLState() : null;
        return state == null ? "" : state;
    }

    private static boolean says(Throwable fault, Pattern words) {
        return fault.getMessage() != null && words.matcher(fault.getMessage()).matches();
    }
}
