package dev.talon.db;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.TrustOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.ssl.DefaultJavaSSLFactory;

/**
 * What the server needs of PostgreSQL: connections for the commands of centres, for short reads and for the watch over the
 * database, so that none of these waits behind another; a pool for slow work, one for reports, and a blocking data source for
 * migrations, COPY and backup.
 */
public final class Database {
    private static final int CONNECT_TIMEOUT_SECONDS = 3;
    /** A connection works its statements off one by one; those of several share a flush of the disk. */
    private static final int COMMAND_CONNECTIONS = 6;

    private static final int FAST_CONNECTIONS = 2;
    private static final int READ_CONNECTIONS = 3;

    /** For the transaction; see the trigger function leave_audit_event. */
    private static final String WHO =
            "SELECT set_config('talon.actor', $1, true), set_config('talon.address', $2, true)";

    private static final String WHO_BLOCKING =
            "SELECT set_config('talon.actor', ?, false), set_config('talon.address', ?, false)";

    private static final int STATEMENT_TIMEOUT_SECONDS = 60;

    /** So few that managers wait for each other and not the queue for them: half of the machine, but one at least. */
    private static final int LONG_REPORTS = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

    private static final int LONG_REPORTS_WAITING = 32;
    private static final Duration LONG_REPORT_PATIENCE = Duration.ofSeconds(30);

    /** One more, so that a short report does not wait behind the long ones. */
    private static final int REPORT_CONNECTIONS = LONG_REPORTS + 1;

    private static final int REPORT_TIMEOUT_SECONDS = 30;

    /** A file is taken as slowly as its reader likes, so that reports do not wait for it. */
    private static final int EXPORT_CONNECTIONS = 2;

    /** The driver prints what it throws; kept here so that its level is not forgotten. */
    private static final Logger DRIVER = Logger.getLogger("org.postgresql");

    static {
        DRIVER.setLevel(Level.OFF);
    }

    private final DatabaseAddress address;
    private final DataSource jdbc;
    private final DatabaseLimits limits;
    private final List<SqlClient> commands;
    private final CentreCommands ofCentres;
    private final List<SqlClient> fast;
    private final List<SqlClient> reads;
    private final SqlClient watch;
    private final AtomicInteger turn = new AtomicInteger();
    private final Pool slow;
    private final Pool reports;
    private final Pool exports;
    private final Turns longReports;

    private Database(Vertx vertx, DatabaseAddress address, DataSource jdbc, DatabaseLimits limits) {
        this.address = address;
        this.jdbc = jdbc;
        this.limits = limits;
        var net = new NetClientOptions().setConnectTimeout(CONNECT_TIMEOUT_SECONDS * 1000);
        this.commands = pipelines(vertx, "commands", COMMAND_CONNECTIONS, limits.command(), net);
        this.ofCentres = new CentreCommands(vertx, commands, limits.turn());
        this.fast = pipelines(vertx, "fast", FAST_CONNECTIONS, limits.command(), net);
        this.reads = pipelines(vertx, "reads", READ_CONNECTIONS, limits.read(), net);
        this.watch = pipelines(vertx, "watch", 1, limits.read(), net).get(0);
        this.slow = PgBuilder.pool()
                .with(waiting().setName("slow").setMaxSize(4).setMaxWaitQueueSize(64))
                .with(net)
                .connectingTo(
                        limited().addProperty("statement_timeout", Integer.toString(STATEMENT_TIMEOUT_SECONDS * 1000)))
                .using(vertx)
                .build();
        this.reports = reading(vertx, "reports", REPORT_CONNECTIONS, net);
        this.exports = reading(vertx, "exports", EXPORT_CONNECTIONS, net);
        this.longReports = new Turns(vertx, LONG_REPORTS, LONG_REPORTS_WAITING, LONG_REPORT_PATIENCE);
    }

    /** Clients of one connection each, on which many statements may be on their way. */
    private List<SqlClient> pipelines(
            Vertx vertx, String name, int connections, Duration statement, NetClientOptions net) {
        return Stream.generate(() -> PgBuilder.client()
                        .with(waiting().setName(name).setMaxSize(1))
                        .with(net)
                        .connectingTo(limited()
                                .addProperty("statement_timeout", DatabaseLimits.millis(statement))
                                .addProperty("lock_timeout", DatabaseLimits.millis(limits.lock()))
                                .setPipeliningLimit(4096))
                        .using(vertx)
                        .build())
                .limit(connections)
                .toList();
    }

    private PgConnectOptions limited() {
        PgConnectOptions options = options(address);
        options.addProperty("idle_in_transaction_session_timeout", DatabaseLimits.millis(limits.idle()));
        return options;
    }

    private Pool reading(Vertx vertx, String name, int connections, NetClientOptions net) {
        return PgBuilder.pool()
                .with(new PoolOptions()
                        .setName(name)
                        .setMaxSize(connections)
                        .setMaxWaitQueueSize(64)
                        .setConnectionTimeout(REPORT_TIMEOUT_SECONDS)
                        .setConnectionTimeoutUnit(TimeUnit.SECONDS))
                .with(net)
                .connectingTo(limited()
                        .addProperty("application_name", "talon-" + name)
                        .addProperty("statement_timeout", Integer.toString(REPORT_TIMEOUT_SECONDS * 1000))
                        // Compiling takes longer than our statements run.
                        .addProperty("jit", "off")
                        .addProperty("max_parallel_workers_per_gather", "0")
                        .addProperty("work_mem", "32MB"))
                .using(vertx)
                .build();
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
        DataSource jdbc = dataSource(address);
        return vertx.executeBlocking(() -> {
                    Migrations.run(jdbc, address);
                    return jdbc;
                })
                .map(migrated -> new Database(vertx, address, migrated, limits));
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
     * For what is one short statement, changes something and belongs to no centre: many are in flight on a connection, so never a
     * slow one. Asked for anew for each, for the connections take turns.
     */
    public SqlClient fast() {
        return fast.get(Math.floorMod(turn.getAndIncrement(), fast.size()));
    }

    /** For the commands of a centre: a lock in it holds up no other. See {@link CentreCommands}. */
    public Statements fast(String centre) {
        return sql -> values -> ofCentres.run(centre, sql, values);
    }

    /** For reads that are one short statement: they wait for nobody's locks. Asked for anew for each. */
    public SqlClient reads() {
        return reads.get(Math.floorMod(turn.getAndIncrement(), reads.size()));
    }

    /** For the questions whether the database is there, and what has changed; for nothing else. */
    public SqlClient watch() {
        return watch;
    }

    /** For duties and transactions of several statements; a statement is cut off after a minute. */
    public Pool slow() {
        return slow;
    }

    /**
     * A change that the audit log tells of: a transaction which knows who acts. The tables' own triggers write the log, so nothing
     * is changed without it.
     */
    public <T> Future<T> changing(Function<SqlConnection, Future<T>> work) {
        Optional<Acting> acting = Acting.now();
        return slow.withTransaction(connection -> acting.map(
                        who -> connection.preparedQuery(WHO).execute(Tuple.of(who.actor(), who.address())))
                .orElseGet(Future::succeededFuture)
                .compose(said -> work.apply(connection)));
    }

    /** As {@link #changing(Function)}, of one statement. */
    public Future<RowSet<Row>> changing(String statement, Tuple values) {
        return changing(connection -> connection.preparedQuery(statement).execute(values));
    }

    /**
     * For what managers read: a few connections of its own, so that neither the queue nor its duties wait for a report; a
     * statement is cut off after half a minute, and uses one core. What is long takes its turn among {@link #longReports} first.
     */
    public Pool reports() {
        return reports;
    }

    /**
     * Half of the cores, one at least: a report that keeps one busy for half a second and more goes on within a turn, or the queue
     * would feel how many managers look at a year. Never a turn within another.
     */
    public Turns longReports() {
        return longReports;
    }

    /** For files that are read row by row while they are taken; otherwise like {@link #reports}. */
    public Pool exports() {
        return exports;
    }

    /** Blocking connections, for workers only. */
    public DataSource jdbc() {
        return jdbc;
    }

    public DatabaseAddress address() {
        return address;
    }

    public Future<Void> close() {
        return Future.join(Stream.of(commands, fast, reads, List.of(watch, slow, reports, exports))
                        .flatMap(List::stream)
                        .map(SqlClient::close)
                        .toList())
                .mapEmpty();
    }

    static PgConnectOptions options(DatabaseAddress address) {
        var options = new PgConnectOptions()
                .setHost(address.host())
                .setPort(address.port())
                .setDatabase(address.database())
                .setUser(address.user())
                .setPassword(address.password())
                .setSslMode(SslMode.of(address.sslMode()));
        if (address.checksCertificate()) {
            options.setSslOptions(new ClientSSLOptions()
                    .setTrustOptions(TrustOptions.wrap(trustedByJava()))
                    .setHostnameVerificationAlgorithm("HTTPS"));
        } else if (!address.sslMode().equals("disable")) {
            options.setSslOptions(new ClientSSLOptions().setTrustAll(true));
        }
        options.setReconnectAttempts(3).setReconnectInterval(200);
        options.addProperty("application_name", "talon");
        // The commands are longer than the 2 048 characters that are cached by default.
        options.setCachePreparedStatements(true)
                .setPreparedStatementCacheMaxSize(512)
                .setPreparedStatementCacheSqlFilter(sql -> true);
        return options;
    }

    public static DataSource dataSource(DatabaseAddress address) {
        var source = new PGSimpleDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                Connection connection = super.getConnection();
                Optional<Acting> acting = Acting.now();
                if (acting.isPresent()) {
                    say(acting.get(), connection);
                }
                return connection;
            }
        };
        source.setServerNames(new String[] {address.host()});
        source.setPortNumbers(new int[] {address.port()});
        source.setDatabaseName(address.database());
        source.setUser(address.user());
        source.setPassword(address.password());
        source.setSslMode(address.sslMode());
        if (address.checksCertificate()) {
            source.setSslfactory(DefaultJavaSSLFactory.class.getName());
        }
        source.setConnectTimeout(CONNECT_TIMEOUT_SECONDS);
        source.setApplicationName("talon");
        source.setOptions(
                "-c idle_in_transaction_session_timeout=" + DatabaseLimits.millis(DatabaseLimits.USUAL.idle()));
        return source;
    }

    private static void say(Acting who, Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(WHO_BLOCKING)) {
            statement.setString(1, who.actor());
            statement.setString(2, who.address());
            statement.execute();
        }
    }

    private static TrustManager trustedByJava() {
        try {
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            return factory.getTrustManagers()[0];
        } catch (GeneralSecurityException e) {
            throw new DatabaseFault("The certificates that Java trusts cannot be read: " + e.getMessage() + ".", e);
        }
    }

    private static PoolOptions waiting() {
        return new PoolOptions()
                .setConnectionTimeout(CONNECT_TIMEOUT_SECONDS)
                .setConnectionTimeoutUnit(TimeUnit.SECONDS);
    }
}
