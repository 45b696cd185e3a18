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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The connections of {@link Database}, opened and closed together.
 *
 * <p>A connection is opened when it is needed first. If no answer comes on it for longer than a statement may take, it is considered
 * dead: it is closed, its running statements fail, and the next statement opens another. Those for short statements are used all the time
 * once they were opened. The others are closed soon after their last statement: what they do not say while nobody asks counts as
 * silence too, and would otherwise end the statement that comes next.
 */
final class Clients {
    static final int CONNECT_TIMEOUT_SECONDS = 3;

    /** How often it is tried to connect again for whoever waits for a connection. */
    private static final int TRIES_AGAIN = 3;

    private static final int TRY_AGAIN_MS = 200;

    /** How often a pool looks for connections that have nothing to do. */
    private static final Duration TIDIES = Duration.ofMillis(PoolOptions.DEFAULT_POOL_CLEANER_PERIOD);

    /** So many times the silence of a dead one a connection is kept with nothing to do: duties come every few seconds. */
    private static final int KEPT = 5;

    /** A connection executes its statements one by one; commits on several share a flush to the disk. */
    private static final int COMMAND_CONNECTIONS = 6;

    private static final int FAST_CONNECTIONS = 2;
    private static final int READ_CONNECTIONS = 3;
    private static final int SLOW_CONNECTIONS = 4;
    private static final int SLOW_WAITING = 64;

    /** One more than long reports, so that a short report does not wait behind these. */
    private static final int REPORT_CONNECTIONS = Database.LONG_REPORTS + 1;

    /** A download reads as slowly as its client, so reports have other connections. */
    private static final int EXPORT_CONNECTIONS = 2;

    /**
     * How short statements are planned: by indexes. A plan that was made for a few rows is kept by a connection until the table is analysed
     * again, and reading a whole table of a few rows would become reading thousands for each row of another. Each is planned once for a
     * connection: a board takes four times as long to plan as to read.
     */
    static final Map<String, String> BY_INDEXES =
            Map.of("enable_seqscan", "off", "plan_cache_mode", "force_generic_plan");

    private static final String QUESTION = Sql.of(Clients.class, "server_state_and_time");

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
    /** Those for short statements that somebody has used: the others are not opened yet. */
    private final Set<SqlClient> used = ConcurrentHashMap.newKeySet();

    private final Supplier<Polled> polled;
    /** By the number of the poll at which they were first seen to see something else. */
    private final Map<SqlClient, Long> strays = new ConcurrentHashMap<>();

    private final DatabaseClock clock;
    private final AtomicInteger turn = new AtomicInteger();
    private final long questions;

    final CentreCommands ofCentres;
    final SqlClient watch;
    final Pool slow;
    final Pool reports;
    final Pool exports;

    /**
     * @param clock  what the database's time is; they tell it
     * @param polled what the poll saw last
     * @param stray told when one of them leads to another server than the poll
     */
    Clients(
            Vertx vertx,
            DatabaseAddress address,
            Servers servers,
            DatabaseLimits limits,
            DatabaseClock clock,
            Supplier<Polled> polled,
            Consumer<Clients> stray) {
        this.vertx = vertx;
        this.address = address;
        this.servers = servers;
        this.limits = limits;
        this.clock = clock;
        this.polled = polled;
        List<SqlClient> commands = pipelines("commands", COMMAND_CONNECTIONS, limits.command());
        this.ofCentres = new CentreCommands(
                vertx, commands, used::add, limits.turn(), new TimelyStatement(clock, limits.command()));
        this.fast = pipelines("fast", FAST_CONNECTIONS, limits.command());
        this.reads = pipelines("reads", READ_CONNECTIONS, limits.read());
        this.watch = pipelines("watch", 1, limits.read()).get(0);
        this.slow = pool("slow", SLOW_CONNECTIONS, patience(), options("slow", limits.duty()), limits.duty());
        int reportPatience = Math.toIntExact(limits.report().toMillis());
        this.reports = pool("reports", REPORT_CONNECTIONS, reportPatience, reading("reports"), limits.report());
        // Whoever takes a file pauses between its rows.
        Duration pausing = limits.report().multipliedBy(3);
        this.exports = pool("exports", EXPORT_CONNECTIONS, reportPatience, reading("exports"), pausing);
        this.all = Stream.of(commands, fast, reads, List.of(watch, slow, reports, exports))
                .flatMap(List::stream)
                .toList();
        // One always says what time it is at the database. The watch is asked by its own poll.
        used.add(reads.get(0));
        this.questions = vertx.setPeriodic(limits.poll().toMillis(), id -> used.forEach(client -> ask(client, stray)));
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
        return next(fast);
    }

    SqlClient reads() {
        return next(reads);
    }

    private SqlClient next(List<SqlClient> clients) {
        SqlClient client = clients.get(Math.floorMod(turn.getAndIncrement(), clients.size()));
        used.add(client);
        return client;
    }

    /** A connection to listen on; it must be queried at every {@link DatabaseLimits#poll}. */
    Pool listening() {
        return PgBuilder.pool()
                // Its patience is that of the network, for the same reason as that of the slow ones.
                .with(new PoolOptions().setName("listening").setMaxSize(1))
                .with(noticing(limits.read()))
                .connectingTo(writable(options("listening", limits.read()).setReconnectAttempts(0)))
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
                        .with(waiting(name, 1, patience()).setEventLoopSize(1))
                        .with(noticing(statement))
                        .connectingTo(writable(shortStatements(name, statement)))
                        .using(vertx)
                        .build())
                .limit(connections)
                .toList();
    }

    private PgConnectOptions shortStatements(String name, Duration statement) {
        PgConnectOptions options = options(name, statement)
                .addProperty("lock_timeout", DatabaseLimits.millis(limits.lock()))
                .setPipeliningLimit(4096);
        BY_INDEXES.forEach(options::addProperty);
        return options;
    }

    /** @param silence how long a statement may say nothing */
    private Pool pool(String name, int connections, int patienceMs, PgConnectOptions options, Duration silence) {
        Duration kept = limits.silence().multipliedBy(KEPT);
        return new NamedPool(PgBuilder.pool()
                .with(waiting(name, connections, patienceMs)
                        .setMaxWaitQueueSize(SLOW_WAITING)
                        .setIdleTimeout(Math.toIntExact(kept.toMillis()))
                        .setIdleTimeoutUnit(TimeUnit.MILLISECONDS))
                .with(noticing(silence.plus(kept).plus(TIDIES)))
                .connectingTo(writable(options))
                .using(vertx)
                .build());
    }

    private PgConnectOptions reading(String name) {
        return options(name, limits.report())
                .addProperty("max_parallel_workers_per_gather", "0")
                .addProperty("work_mem", "32MB");
    }

    /** Each connection goes to the server that is chosen at that moment. */
    private Supplier<Future<SqlConnectOptions>> writable(PgConnectOptions options) {
        return () -> Future.fromCompletionStage(servers.find())
                .map(server ->
                        new PgConnectOptions(options).setHost(server.host()).setPort(server.port()));
    }

    /** What all of them have in common. */
    private PgConnectOptions options(String name, Duration statement) {
        PgConnectOptions options = ClientOptions.of(address);
        options.setReconnectAttempts(TRIES_AGAIN).setReconnectInterval(TRY_AGAIN_MS);
        return options.addProperty("application_name", "talon-" + name)
                .addProperty("statement_timeout", DatabaseLimits.millis(statement))
                .addProperty("idle_in_transaction_session_timeout", DatabaseLimits.millis(limits.idle()))
                // Compiling takes longer than our statements run.
                .addProperty("jit", "off");
    }

    private NetClientOptions noticing(Duration statement) {
        return new NetClientOptions()
                .setConnectTimeout(connectTimeout())
                .setTcpKeepAlive(true)
                .setReadIdleTimeout(
                        Math.toIntExact(statement.plus(limits.silence()).toMillis()))
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
    }

    /**
     * So short that the last try has ended before whoever waits for it gives up: the client stumbles over one that fails afterwards,
     * and logs a fault of its own.
     */
    private int connectTimeout() {
        int tries = TRIES_AGAIN + 1;
        return Math.max(1, Math.min(CONNECT_TIMEOUT_SECONDS * 1000, patience() / tries - TRY_AGAIN_MS));
    }

    private static PoolOptions waiting(String name, int connections, int patienceMs) {
        return new PoolOptions()
                .setName(name)
                .setMaxSize(connections)
                .setConnectionTimeout(patienceMs)
                .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS);
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
