package dev.talon.bench;

import dev.talon.cli.TalonProcess;
import dev.talon.db.DataDirectory;
import dev.talon.db.DatabaseAddress;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A packaged Talon in a process of its own, over a PostgreSQL of its own with no figures yet. */
final class Served implements AutoCloseable {
    private static final String PASSWORD = "a-password-for-the-bench";
    private static final double TICKS_A_SECOND = 100;

    private final Vertx vertx;
    private final String jar;
    /** Of its PostgreSQL. */
    private final DataDirectory data;

    private final Path folder;
    private final TalonProcess process;
    private final HttpClient http;
    final int port;
    final int managementPort;
    final String token;
    /** Straight to its database: what runs here is not measured. */
    final Pool sql;

    private Served(Vertx vertx, String jar, DataDirectory data, Path folder, String... settings) throws Exception {
        this.vertx = vertx;
        this.jar = jar;
        this.data = data;
        this.folder = folder;
        List<String> all = new ArrayList<>(List.of(
                "TALON_PORT=0", "TALON_MANAGEMENT_PORT=0", "TALON_DATA=" + folder, "TALON_ADMIN_PASSWORD=" + PASSWORD));
        all.addAll(List.of(settings));
        this.process = TalonProcess.startJar(jar, all, "serve");
        int[] ports = process.ports();
        this.port = ports[0];
        this.managementPort = ports[1];
        this.token = Talk.signIn(vertx, port, PASSWORD);
        this.http = vertx.createHttpClient();
        this.sql = pool(vertx, data.address().orElseThrow());
    }

    /**
     * @param jar of which Talon, seen from the server's folder
     * @param settings {@code TALON_…=…} beside those that every bench needs
     */
    static Served start(Vertx vertx, String jar, String name, String... settings) throws Exception {
        Path folder = folder(name);
        return new Served(vertx, jar, new DataDirectory(folder), folder, settings);
    }

    /** Another node over the same PostgreSQL. */
    Served another(String name) throws Exception {
        DatabaseAddress at = data.address().orElseThrow();
        return new Served(
                vertx,
                jar,
                data,
                folder(name),
                "TALON_DATABASE_URL=postgresql://%s:%s@%s:%d/%s?sslmode=disable"
                        .formatted(at.user(), at.password(), at.host(), at.port(), at.database()));
    }

    private static Path folder(String name) throws IOException {
        Path folder = Path.of("target", "bench-" + name).toAbsolutePath();
        Bench.delete(folder);
        return folder;
    }

    private static Pool pool(Vertx vertx, DatabaseAddress at) {
        return PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(4))
                .connectingTo(new PgConnectOptions()
                        .setHost(at.host())
                        .setPort(at.port())
                        .setDatabase(at.database())
                        .setUser(at.user())
                        .setPassword(at.password()))
                .using(vertx)
                .build();
    }

    void run(String statement) {
        sql.query(statement).execute().await();
    }

    /** The first figure of the first row. */
    long figure(String statement) {
        return sql.query(statement).execute().await().iterator().next().getLong(0);
    }

    long pid() {
        return process.handle().pid();
    }

    /** Seconds of the processors that the node has used. */
    double nodeSeconds() {
        return process.handle().info().totalCpuDuration().orElseThrow().toMillis() / 1e3;
    }

    /** Seconds of the processors that PostgreSQL has used, without those of connections that were closed meanwhile. */
    double databaseSeconds() {
        ProcessHandle postmaster = postmaster();
        return Stream.concat(Stream.of(postmaster), postmaster.descendants())
                        .mapToLong(each -> ticks(each.pid()))
                        .sum()
                / TICKS_A_SECOND;
    }

    Memory memory() {
        return Memory.of(process.handle(), postmaster());
    }

    /** One of the node's own figures, as its metrics say it; 0 where it does not say it. */
    double metric(String name) {
        return http.request(HttpMethod.GET, managementPort, "127.0.0.1", "/metrics")
                .compose(request -> request.send())
                .compose(response -> response.body())
                .await()
                .toString()
                .lines()
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private ProcessHandle postmaster() {
        try {
            return data.postmaster().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long ticks(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
        } catch (IOException e) {
            return 0;
        }
    }

    @Override
    public void close() {
        sql.close().await();
        http.close().await();
        process.close();
        try {
            Bench.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
