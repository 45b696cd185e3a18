package dev.talon.db;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnectOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The connections of {@link Database}, opened and closed together.
 *
 * <p>Each connection for short statements is used all the time. If no answer comes on one for longer than a statement
 * may take, it is considered dead: it is closed, its running statements fail, and the next statement opens another.
 */
final class Clients {
    static final int CONNECT_TIMEOUT_SECONDS = 3;

    /** A connection executes its statements one by one; commits on several share a flush to the disk. */
    private static final int COMMAND_CONNECTIONS = 6;

    private static final int FAST_CONNECTIONS = 2;
    private static final int READ_CONNECTIONS = 3;
    private static final int STATEMENT_TIMEOUT_SECONDS = 60;

    /** One more than long reports, so that a short report does not wait behind these. */
    private static final int REPORT_CONNECTIONS = Database.LONG_REPORTS + 1;

    private static final int REPORT_TIMEOUT_SECONDS = 30;

    /** A download reads as slowly as its client, so reports have other connections. */
    private static final int EXPORT_CONNECTIONS = 2;

    private static final String QUESTION = "SELECT clock_timestamp() AS now, " + ServerState.COLUMNS;

    /**
     * What the poll saw.
     *
     * @param number counts the polls that were answered
     * @param epoch the server's; empty before the first poll
     */
    record Polled(long number, String epoch) {}

    private final Vertx vertx;
    private final DatabaseAddress address;
    private final Servers servers;
    private final DatabaseLimits limits;
    private final List<SqlClient> fast;
    private final List<SqlClient> reads;
    private final List<SqlClient> all;
    private final Supplier<Polled> polled;
    /** By the number of the poll at which they were first seen to see something else. */
    private final Map<SqlClient, Long> strays = new ConcurrentHashMap<>();

    private final DatabaseClock clock = new DatabaseClock();
    private final AtomicInteger turn = new AtomicInteger();
    private final long questions;

    final CentreCommands ofCentres;
    final SqlClient watch;
    final Pool slow;
    final Pool reports;
    final Pool exports;

    /**
     * @param polled what the poll saw last
     * @param stray told when one of them leads to another server than the poll
     */
    Clients(
            Vertx vertx,
            DatabaseAddress address,
            Servers servers,
            DatabaseLimits limits,
            Supplier<Polled> polled,
            Consumer<Clients> stray) {
        this.vertx = vertx;
        this.address = address;
        this.servers = servers;
        this.limits = limits;
        this.polled = polled;
        List<SqlClient> commands = pipelines("commands", COMMAND_CONNECTIONS, limits.command());
        this.ofCentres =
                new CentreCommands(vertx, commands, limits.turn(), new TimelyStatement(clock, limits.command()));
        this.fast = pipelines("fast", FAST_CONNECTIONS, limits.command());
        this.reads = pipelines("reads", READ_CONNECTIONS, limits.read());
        this.watch = pipelines("watch", 1, limits.read()).get(0);
        this.slow = PgBuilder.pool()
                .with(new PoolOptions()
                        .setName("slow")
                        .setMaxSize(4)
                        .setMaxWaitQueueSize(64)
                        .setConnectionTimeout(patience())
                        .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS))
                .with(net())
                .connectingTo(writable(
                        limited().addProperty("statement_timeout", Integer.toString(STATEMENT_TIMEOUT_SECONDS * 1000))))
                .using(vertx)
                .build();
        this.reports = reading("reports", REPORT_CONNECTIONS);
        this.exports = reading("exports", EXPORT_CONNECTIONS);
        List<SqlClient> asked =
                Stream.of(commands, fast, reads).flatMap(List::stream).toList();
        this.all = Stream.concat(asked.stream(), Stream.of(watch, slow, reports, exports))
                .toList();
        // The watch is asked by its own poll.
        this.questions = vertx.setPeriodic(limits.poll().toMillis(), id -> asked.forEach(client -> ask(client, stray)));
    }

    /** Any statement shows whether the connection lives; this one also returns the server's state. */
    private void ask(SqlClient client, Consumer<Clients> stray) {
        long asked = System.nanoTime();
        client.query(QUESTION).execute().onSuccess(rows -> {
            clock.says(rows.iterator().next().getOffsetDateTime("now"), asked);
            compare(client, ServerState.of(rows), stray);
        });
    }

    /**
     * A new connection may see a promotion before the poll does. It counts as stray when two later polls have seen
     * another epoch.
     */
    private void compare(SqlClient client, ServerState state, Consumer<Clients> stray) {
        Polled newest = polled.get();
        if (newest.epoch().isEmpty() || newest.epoch().equals(state.epoch())) {
            strays.remove(client);
        } else if (newest.number() >= strays.computeIfAbsent(client, first -> newest.number()) + 2) {
            stray.accept(this);
        }
    }

    SqlClient fast() {
        return fast.get(Math.floorMod(turn.getAndIncrement(), fast.size()));
    }

    SqlClient reads() {
        return reads.get(Math.floorMod(turn.getAndIncrement(), reads.size()));
    }

    /** A connection to listen on; it must be queried at every {@link DatabaseLimits#poll}. */
    Pool listening() {
        return PgBuilder.pool()
                // Its patience is that of the network, for the same reason as that of the slow ones.
                .with(new PoolOptions().setName("listening").setMaxSize(1))
                .with(noticing(limits.read()))
                .connectingTo(writable(Database.options(address).setReconnectAttempts(0)))
                .using(vertx)
                .build();
    }

    /** They are closed soon, and asked no more. */
    void rest() {
        vertx.cancelTimer(questions);
    }

    /** Closes the connections: their running statements fail. */
    Future<Void> close() {
        rest();
        return Future.join(all.stream().map(SqlClient::close).toList()).mapEmpty();
    }

    /**
     * Clients with one connection each, on which many statements may be in flight. Each is on the next event loop,
     * because the first caller's loop would otherwise serve all.
     */
    private List<SqlClient> pipelines(String name, int connections, Duration statement) {
        return Stream.generate(() -> PgBuilder.client()
                        .with(waiting().setName(name).setMaxSize(1).setEventLoopSize(1))
                        .with(noticing(statement))
                        .connectingTo(writable(limited()
                                .addProperty("statement_timeout", DatabaseLimits.millis(statement))
                                .addProperty("lock_timeout", DatabaseLimits.millis(limits.lock()))
                                .setPipeliningLimit(4096)))
                        .using(vertx)
                        .build())
                .limit(connections)
                .toList();
    }

    private Pool reading(String name, int connections) {
        return PgBuilder.pool()
                .with(new PoolOptions()
                        .setName(name)
                        .setMaxSize(connections)
                        .setMaxWaitQueueSize(64)
                        .setConnectionTimeout(REPORT_TIMEOUT_SECONDS)
                        .setConnectionTimeoutUnit(TimeUnit.SECONDS))
                .with(net())
                .connectingTo(writable(limited()
                        .addProperty("application_name", "talon-" + name)
                        .addProperty("statement_timeout", Integer.toString(REPORT_TIMEOUT_SECONDS * 1000))
                        // Compiling takes longer than Talon's statements run.
                        .addProperty("jit", "off")
                        .addProperty("max_parallel_workers_per_gather", "0")
                        .addProperty("work_mem", "32MB")))
                .using(vertx)
                .build();
    }

    /** Each connection goes to the server that is chosen at that moment. */
    private Supplier<Future<SqlConnectOptions>> writable(PgConnectOptions options) {
        return () -> Future.fromCompletionStage(servers.find())
                .map(server ->
                        new PgConnectOptions(options).setHost(server.host()).setPort(server.port()));
    }

    private PgConnectOptions limited() {
        PgConnectOptions options = Database.options(address);
        options.addProperty("idle_in_transaction_session_timeout", DatabaseLimits.millis(limits.idle()));
        return options;
    }

    private static NetClientOptions net() {
        return new NetClientOptions()
                .setConnectTimeout(CONNECT_TIMEOUT_SECONDS * 1000)
                .setTcpKeepAlive(true);
    }

    private NetClientOptions noticing(Duration statement) {
        return net().setReadIdleTimeout(
                        Math.toIntExact(statement.plus(limits.silence()).toMillis()))
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
    }

    private PoolOptions waiting() {
        return new PoolOptions().setConnectionTimeout(patience()).setConnectionTimeoutUnit(TimeUnit.MILLISECONDS);
    }

    /**
     * Milliseconds, longer than the wait until all connections are replaced: a pool cannot close while a connection
     * that gave up is still connecting, and its callers would wait for ever.
     */
    private int patience() {
        return Math.toIntExact(
                limits.blind().plus(limits.poll().multipliedBy(2)).toMillis());
    }
}
