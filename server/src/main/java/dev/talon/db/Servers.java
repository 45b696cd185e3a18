package dev.talon.db;

import dev.talon.db.DatabaseAddress.Server;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chooses the database server for all connections: the one that is writable. The choice is kept until
 * {@link #forget}.
 *
 * <p>All servers are asked at once. If several are writable, a former primary has come back without permission: the
 * server that was promoted last is chosen, and a server that a promotion has replaced is never used again.
 */
final class Servers {
    private static final Logger LOG = LoggerFactory.getLogger(Servers.class);
    /** How long the others may take to answer after the first writable server did. */
    private static final int GRACE_MS = 500;

    private static final ExecutorService ASKING = Executors.newCachedThreadPool(work -> {
        var thread = new Thread(work, "talon-servers");
        thread.setDaemon(true);
        return thread;
    });

    /** The system's identifier and its timeline, which each promotion increases. */
    private static final String LINE =
            "SELECT system_identifier::text, ('x' || left(pg_walfile_name(pg_current_wal_lsn()), 8))::bit(32)::integer"
                    + " FROM pg_control_system()";

    private record Line(String system, int timeline) {
        boolean leftBehind(Line by) {
            return by != null && system.equals(by.system) && timeline < by.timeline;
        }
    }

    /** @param line empty where it cannot be written to */
    private record Answer(Server server, Optional<Line> line, String why) {}

    interface Connecting {
        Connection to(Server server) throws SQLException;
    }

    private final List<Server> servers;
    private final boolean writableOnly;
    private final Connecting connecting;
    private CompletableFuture<Server> found;
    /** The search that is under way. */
    private CompletableFuture<Server> searching;

    private Line newest;
    private Server last;
    private Runnable moved = () -> {};

    Servers(DatabaseAddress address, Connecting connecting) {
        this.servers = address.servers();
        this.writableOnly = address.writableOnly();
        this.connecting = connecting;
    }

    /** Whether a server that is not writable is of no use. */
    boolean writableOnly() {
        return writableOnly;
    }

    /** Called when another server is used than before. */
    synchronized void onMoved(Runnable then) {
        moved = then;
    }

    /** Asks the servers again from now on: the one in use has gone, or is read-only. */
    synchronized void forget() {
        if (found != null && found.isDone()) {
            found = null;
        }
    }

    /** @return fails with {@link NoWritableServer} */
    synchronized CompletableFuture<Server> find() {
        if (!writableOnly) {
            return CompletableFuture.completedFuture(servers.get(0));
        }
        if (found == null || found.isCompletedExceptionally()) {
            found = new CompletableFuture<>();
            searching = found;
            search(found);
        }
        return found;
    }

    /** Blocks until one is found. */
    Server await() throws SQLException {
        try {
            return find().join();
        } catch (CompletionException e) {
            throw new SQLException(e.getCause().getMessage(), "08001", e.getCause());
        }
    }

    private void search(CompletableFuture<Server> result) {
        Map<Server, Answer> answers = new ConcurrentHashMap<>();
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (Server server : servers) {
            all.add(CompletableFuture.supplyAsync(() -> ask(server), ASKING).thenAccept(answer -> {
                answers.put(server, answer);
                if (answer.line().isPresent()) {
                    CompletableFuture.delayedExecutor(GRACE_MS, TimeUnit.MILLISECONDS, ASKING)
                            .execute(() -> decide(answers, result));
                }
            }));
        }
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new))
                .whenComplete((done, fault) -> decide(answers, result));
    }

    private void decide(Map<Server, Answer> answers, CompletableFuture<Server> result) {
        Optional<Answer> best;
        Runnable then = () -> {};
        synchronized (this) {
            if (searching != result) {
                return;
            }
            searching = null;
            best = best(answers);
            if (best.isPresent()) {
                Server server = best.get().server();
                newest = best.get().line().orElseThrow();
                if (last != null && !last.equals(server)) {
                    LOG.warn("The database is now at {}, no longer at {}", server, last);
                    then = moved;
                }
                last = server;
            }
        }
        then.run();
        best.map(Answer::server)
                .ifPresentOrElse(
                        result::complete, () -> result.completeExceptionally(new NoWritableServer(reasons(answers))));
    }

    private Optional<Answer> best(Map<Server, Answer> answers) {
        // The first of equals, in the order of the address.
        return servers.stream()
                .map(answers::get)
                .filter(answer -> answer != null
                        && answer.line().isPresent()
                        && !answer.line().get().leftBehind(newest))
                .reduce((one, other) -> one.line().get().leftBehind(other.line().get()) ? other : one);
    }

    private String reasons(Map<Server, Answer> answers) {
        List<String> reasons = servers.stream()
                .map(server -> server + " " + reason(answers.get(server)))
                .toList();
        return "none of its servers can be written to: " + String.join("; ", reasons);
    }

    private static String reason(Answer answer) {
        if (answer == null) {
            return "does not answer";
        }
        return answer.line().isPresent()
                ? "is a former primary that a promotion has left behind (pg_rewind makes it a standby)"
                : answer.why();
    }

    private Answer ask(Server server) {
        try (Connection connection = connecting.to(server);
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(Clients.CONNECT_TIMEOUT_SECONDS);
            boolean writable = only(statement, ServerState.SQL, row -> row.getBoolean("writable"));
            return writable
                    ? new Answer(
                            server,
                            Optional.of(only(statement, LINE, row -> new Line(row.getString(1), row.getInt(2)))),
                            "")
                    : new Answer(server, Optional.empty(), "can only be read");
        } catch (SQLException e) {
            return new Answer(
                    server,
                    Optional.empty(),
                    "does not serve (" + String.valueOf(e.getMessage()).strip() + ")");
        }
    }

    private interface Read<T> {
        T of(ResultSet row) throws SQLException;
    }

    private static <T> T only(Statement statement, String sql, Read<T> read) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return read.of(row);
        }
    }
}
