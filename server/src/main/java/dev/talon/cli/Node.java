package dev.talon.cli;

import static dev.talon.cli.Said.said;

import dev.talon.Settings;
import dev.talon.TalonServer;
import dev.talon.db.DataDirectory;
import dev.talon.db.Database;
import dev.talon.db.DatabaseAddress;
import dev.talon.db.DatabaseFault;
import dev.talon.db.EmbeddedDatabase;
import dev.talon.web.Contract;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import io.vertx.micrometer.VertxPrometheusOptions;
import io.vertx.openapi.contract.OpenAPIContract;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One running Talon: starts PostgreSQL, then the database connections, then the pages, and stops them in the reverse
 * order.
 */
final class Node {
    private static final int STOP_SECONDS = 15;

    private interface Step {
        void run() throws Exception;
    }

    /** The steps that undo what was started, the last first. */
    private final Deque<Step> stops = new ArrayDeque<>();

    private boolean stopped;

    private Node() {}

    /** Runs until the process is told to stop. Returns only with the error that prevented the start. */
    static int run(Settings settings) throws Exception {
        System.setProperty("vertx.logger-delegate-factory-class-name", "io.vertx.core.logging.SLF4JLogDelegateFactory");
        UnknownVariables.of(System.getenv()).forEach(unknown -> log().warn(unknown.in("en")));
        Memory.refuseTooLittle();
        if (settings.database().isEmpty()) {
            new DataDirectory(settings.data()).reserve(settings.demo());
        }
        checkFree(settings.host(), settings.port(), "--port (TALON_PORT)", "--host (TALON_HOST)");
        checkFree(
                settings.managementHost(),
                settings.managementPort(),
                "--management-port (TALON_MANAGEMENT_PORT)",
                "--management-host (TALON_MANAGEMENT_HOST)");
        if (settings.port() != 0 && settings.port() == settings.managementPort()) {
            throw new WrongSetting(said("ports.same", settings.port()));
        }
        var node = new Node();
        Runtime.getRuntime().addShutdownHook(new Thread(node::stop, "stop"));
        try {
            node.start(settings);
        } catch (Exception e) {
            if (!node.toldToStop()) {
                node.stop();
                throw e;
            }
        }
        new CountDownLatch(1).await();
        return 0;
    }

    private void start(Settings settings) throws Exception {
        long from = System.nanoTime();
        Vertx vertx = started(Node::vertx, v -> ended(v.close()));
        Future<OpenAPIContract> contract = Contract.load(vertx);
        DatabaseAddress at =
                settings.database().isPresent() ? settings.database().get() : embedded(settings);
        Database database = opened(vertx, settings, at);
        TalonServer server =
                started(() -> await(TalonServer.start(vertx, settings, database, contract)), s -> ended(s.close()));
        log().info(
                        "Talon serves {} on port {} after {} ms; health and metrics on port {}",
                        settings.publicUrl(server.port()),
                        server.port(),
                        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - from),
                        server.managementPort());
        server.warnings().forEach(log()::warn);
        System.out.print(server.greeting());
    }

    /** At once, or as soon as an external server answers. */
    private Database opened(Vertx vertx, Settings settings, DatabaseAddress at) throws Exception {
        var first = new FirstAnswer();
        while (true) {
            try {
                Database database = started(() -> await(Database.open(vertx, at)), d -> ended(d.close()));
                ended(first.close());
                return database;
            } catch (DatabaseFault fault) {
                if (settings.database().isEmpty() || !fault.mayPass()) {
                    throw fault;
                }
                if (first.isSilent()) {
                    started(() -> await(first.listen(vertx, settings)), standIn -> ended(standIn.close()));
                }
                first.failed(fault);
                pause();
            }
        }
    }

    /** Ends early if the process is told to stop. */
    private synchronized void pause() throws InterruptedException {
        if (!stopped) {
            wait(FirstAnswer.PAUSE.toMillis());
        }
    }

    private DatabaseAddress embedded(Settings settings) throws Exception {
        var directory = new DataDirectory(settings.data());
        EmbeddedDatabase postgres =
                started(() -> EmbeddedDatabase.start(directory, settings.databasePort()), EmbeddedDatabase::stop);
        postgres.onUnexpectedEnd(() -> {
            log().error("PostgreSQL ended unexpectedly; the reason is at the end of {}", directory.log());
            System.exit(1);
        });
        return postgres.address();
    }

    private interface Start<T> {
        T run() throws Exception;
    }

    private interface Stop<T> {
        void run(T part) throws Exception;
    }

    private synchronized <T> T started(Start<T> start, Stop<T> stop) throws Exception {
        if (stopped) {
            throw new InterruptedException("Told to stop while starting");
        }
        T part = start.run();
        stops.push(() -> stop.run(part));
        return part;
    }

    private synchronized boolean toldToStop() {
        return stopped;
    }

    private synchronized void stop() {
        stopped = true;
        notifyAll();
        while (!stops.isEmpty()) {
            try {
                stops.pop().run();
            } catch (Exception e) {
                log().warn("A component did not stop cleanly", e);
            }
        }
    }

    private static Vertx vertx() {
        var metrics = new MicrometerMetricsOptions()
                .setEnabled(true)
                .setJvmMetricsEnabled(true)
                .setPrometheusOptions(new VertxPrometheusOptions().setEnabled(true));
        // Nothing is unpacked from the class path: a folder for that would remain after a kill.
        var files = new FileSystemOptions().setClassPathResolvingEnabled(false).setFileCachingEnabled(false);
        return Vertx.builder()
                .with(new VertxOptions().setMetricsOptions(metrics).setFileSystemOptions(files))
                .withMetrics(new MicrometerMetricsFactory())
                .build();
    }

    /** However long it takes: migrating a large database, say. */
    private static <T> T await(Future<T> future) throws Exception {
        try {
            return future.toCompletionStage().toCompletableFuture().get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private static void ended(Future<?> future) throws Exception {
        future.toCompletionStage().toCompletableFuture().get(STOP_SECONDS, TimeUnit.SECONDS);
    }

    /** Called before anything starts, so that the message is about the setting. */
    private static void checkFree(String host, int port, String portSetting, String hostSetting) {
        InetAddress address;
        try {
            address = InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new WrongSetting(said("ports.no-address", host, hostSetting));
        }
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
        } catch (IOException e) {
            throw new WrongSetting(said("ports.taken", port, host, e.getMessage(), portSetting, hostSetting));
        }
    }

    /** Created late: the format of the log is a setting. */
    private static Logger log() {
        return LoggerFactory.getLogger("talon");
    }
}
