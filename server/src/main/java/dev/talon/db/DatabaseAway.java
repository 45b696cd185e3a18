package dev.talon.db;

import io.vertx.core.VertxException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** Tells a database that does not answer from one that refused a statement, and from all that failed elsewhere. */
public final class DatabaseAway {
    /** The client has no types for these. */
    private static final Pattern CLIENTS_WORDS = Pattern.compile(
            "Timeout waiting for connection|Pool closed|SSL handshake failed|Connection was closed|Connection is not active now.*"
                    + "|Pending requests failed to be sent due to connection has been closed.*|.*connection might get lost.*");

    private static final Pattern SYSTEMS_WORDS =
            Pattern.compile("(?i)connection reset.*|broken pipe.*|connection timed out.*");

    private DatabaseAway() {}

    /** Whether it does not answer: the statement is worth another try, for it was either committed or not begun. */
    public static boolean is(Throwable fault) {
        if (fault instanceof PgException pg) {
            String state = pg.getSqlState();
            return state != null && (state.startsWith("57P") || state.startsWith("08") || state.equals("53300"));
        }
        return fault instanceof ClosedConnectionException
                || fault instanceof ConnectionPoolTooBusyException
                || fault instanceof SocketException
                || fault instanceof SSLException
                || fault instanceof UnknownHostException
                || fault instanceof ClosedChannelException
                || fault instanceof TimeoutException
                || fault instanceof IOException && says(fault, SYSTEMS_WORDS)
                || fault instanceof VertxException && says(fault, CLIENTS_WORDS);
    }

    private static boolean says(Throwable fault, Pattern words) {
        return fault.getMessage() != null && words.matcher(fault.getMessage()).matches();
    }
}
