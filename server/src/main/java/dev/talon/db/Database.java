package dev.talon.db;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server's access to PostgreSQL: connections for the commands of centres, for short reads and for the poll, so
 * that none of these waits for another; a pool for slow work, one for reports, and a blocking data source for
 * migrations, COPY and backup.
 */
public final class Database {
    /** For the transaction; see the trigger function leave_audit_event. */
    private static final String WHO =
            "SELECT set_config('talon.actor', $1, true), set_config('talon.address', $2, true), set_config('lock_timeout', $3, true)";

    /**
     * Long reports run on at most half of the cores, so that they queue behind each other instead of slowing ticket
     * commands; at least one.
     */
    static final int LONG_REPORTS = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

    /** The oldest major version of PostgreSQL that Talon works with. */
    public static final int OLDEST_POSTGRESQL = Migrations.OLDEST_POSTGRESQL;

    private static final int LONG_REPORTS_WAITING = 32;
    private static final Duration LONG_REPORT_PATIENCE = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    private final Vertx vertx;
    private final DatabaseAddress address;
    private final Servers servers;
    private final DataSource jdbc;
    private final DatabaseLimits limits;
    private final ConcurrencyLimiter longReports;
    private final ClockWatch clock = new ClockWatch(ClockLimits.USUAL);
    private final DatabaseClock time;
    private volatile Clients clients;
    /** Connections that will be closed soon. */
    private final Set<Clients> leaving = ConcurrentHashMap.newKeySet();

    private volatile Clients.Polled polled = new Clients.Polled(0, "");

    private boolean closed;

    private Database(
            Vertx vertx,
            DatabaseAddress address,
            Servers servers,
            DataSource jdbc,
            DatabaseLimits limits,
            DatabaseClock time) {
        this.vertx = vertx;
        this.address = address;
        this.servers = servers;
        this.jdbc = jdbc;
        this.limits = limits;
        this.time = time;
        this.clients = new Clients(vertx, address, servers, limits, time, () -> polled, this::stray);
        this.longReports = new ConcurrencyLimiter(vertx, LONG_REPORTS, LONG_REPORTS_WAITING, LONG_REPORT_PATIENCE);
        servers.onMoved(this::moveOn);
    }

    /**
     * Brings the schema up to date and opens the clients.
     *
     * @return fails with {@link DatabaseFault} when the database cannot be reached or migrated
     */
    public static Future<Database> open(Vertx vertx, DatabaseAddress address) {
        return open(vertx, address, DatabaseLimits.USUAL);
    }

    /** As {@link #open(Vertx, DatabaseAddress)}, with limits of its own. */
    public static Future<Database> open(Vertx vertx, DatabaseAddress address, DatabaseLimits limits) {
        Servers servers = Jdbc.servers(address);
        DataSource jdbc = Jdbc.source(address, servers);
        return vertx.executeBlocking(() -> {
                    Migrations.run(jdbc, address);
                    return DatabaseClock.of(jdbc, address);
                })
                .map(time -> new Database(vertx, address, servers, jdbc, limits, time));
    }

    /**
     * Brings the schema up to date and opens no client. Blocking: for a command that works on the database alone.
     *
     * @throws DatabaseFault when the database cannot be reached or migrated
     */
    public static DataSource migrated(DatabaseAddress address) {
        DataSource jdbc = dataSource(address);
        Migrations.run(jdbc, address);
        return jdbc;
    }

    /**
     * How many steps the schema lacks until it is this Talon's; nothing is changed. Blocking.
     *
     * @throws DatabaseFault when a newer Talon has changed it, or it cannot be read
     */
    public static int missingSteps(DatabaseAddress address) {
        return Migrations.missing(dataSource(address), address);
    }

    /**
     * For a single short statement that changes something and belongs to no centre. Many statements share a connection,
     * so never use it for a slow one. Call it for each statement, because the connections take turns.
     */
    public SqlClient fast() {
        return clients.fast();
    }

    /** For the commands of a centre: a lock in it does not delay other centres. See {@link CentreCommands}. */
    public Statements fast(String centre) {
        return sql -> values -> clients.ofCentres.run(centre, sql, values);
    }

    /** For a single short read: it waits for nobody's locks. Call it for each read. */
    public SqlClient reads() {
        return clients.reads();
    }

    /** For the poll whether the database answers and what has changed; for nothing else. */
    public SqlClient watch() {
        return clients.watch;
    }

    /** For duties and transactions of several statements; a statement is cut off after a minute. */
    public Pool slow() {
        return clients.slow;
    }

    /**
     * A change that the audit log records: a transaction that knows the actor, and is not executed once nobody waits
     * for it. Triggers of the tables write the log, so every change is in it.
     */
    public <T> Future<T> changing(Function<SqlConnection, Future<T>> work) {
        Optional<Acting> acting = Acting.now();
        Optional<Deadline> deadline = Deadline.now();
        String lock = DatabaseLimits.millis(limits.lock());
        return slow().withTransaction(connection -> acting.map(
                        who -> connection.preparedQuery(WHO).execute(Tuple.of(who.actor(), who.address(), lock)))
                .orElseGet(Future::succeededFuture)
                .compose(said -> work.apply(connection))
                .compose(done -> deadline.filter(Deadline::isOver).isPresent()
                        ? Future.failedFuture(new TooLate())
                        : Future.succeededFuture(done)));
    }

    /** As {@link #changing(Function)}, of one statement. */
    public Future<RowSet<Row>> changing(String statement, Tuple values) {
        return changing(connection -> connection.preparedQuery(statement).execute(values));
    }

    /**
     * For reports: a few connections of their own, so that neither the queue nor its duties wait for a report. A
     * statement is cut off after half a minute and uses one core. A long report must first wait its turn in
     * {@link #longReports}.
     */
    public Pool reports() {
        return clients.reports;
    }

    /**
     * Limits long reports to half of the cores, at least one. A report that takes half a second of a core or more must
     * run within it; otherwise many readers of a year would slow the queue. Never use it within itself.
     */
    public ConcurrencyLimiter longReports() {
        return longReports;
    }

    /** For files that are read row by row while they are downloaded; otherwise like {@link #reports}. */
    public Pool exports() {
        return clients.exports;
    }

    /** Blocking connections, for workers only. */
    public DataSource jdbc() {
        return jdbc;
    }

    public DatabaseAddress address() {
        return address;
    }

    public DatabaseLimits limits() {
        return limits;
    }

    /** Whether this database's clock can be trusted. */
    public ClockWatch clock() {
        return clock;
    }

    /** See {@link Clients#listening}. */
    Pool listening() {
        return clients.listening();
    }

    /** The state of the server in use. */
    public Future<ServerState> state() {
        return watch().query(ServerState.SQL).execute().map(ServerState::of);
    }

    /** Treats the connections as dead: running statements fail, and new connections replace them. */
    void reopen() {
        servers.forget();
        replace(Duration.ZERO);
    }

    /** The server does not answer, or the choice must be checked: the next connection goes to a writable server. */
    void lookAgain() {
        servers.forget();
    }

    /** The server is read-only: all connections leave it, for another if there is one. */
    void leave() {
        servers.forget();
        moveOn();
    }

    /** The result of a poll: connections that see another server, or the same before its promotion, are replaced. */
    void seen(String epoch) {
        polled = new Clients.Polled(polled.number() + 1, epoch);
    }

    private void stray(Clients by) {
        if (by == clients) {
            LOG.warn("Some connections lead to another database server than the poll: all are opened again");
            leave();
        }
    }

    /** Running statements may finish: they already work on the new server, or fail with the old one. */
    private void moveOn() {
        replace(limits.command());
    }

    private synchronized void replace(Duration delay) {
        if (closed) {
            return;
        }
        Clients old = clients;
        clients = new Clients(vertx, address, servers, limits, time, () -> polled, this::stray);
        old.rest();
        if (delay.isZero()) {
            old.close();
        } else {
            leaving.add(old);
            vertx.setTimer(delay.toMillis(), id -> {
                leaving.remove(old);
                old.close();
            });
        }
    }

    public synchronized Future<Void> close() {
        closed = true;
        leaving.forEach(Clients::close);
        return clients.close();
    }

    /** Blocking connections, of a command that works on the database alone. */
    public static DataSource dataSource(DatabaseAddress address) {
        return Jdbc.source(address, Jdbc.servers(address));
    }
}
