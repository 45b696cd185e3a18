package dev.talon.reliability;

import dev.talon.Until;
import dev.talon.cli.TalonProcess;
import dev.talon.db.DatabaseAddress;
import dev.talon.db.TestDatabase;
import dev.talon.kill.Books;
import dev.talon.kill.Crowd;
import dev.talon.kill.Line;
import dev.talon.kill.Relay;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Whole processes of Talon behind HAProxy on one database, a network between each and the database, a crowd that never pauses and
 * boards that follow it.
 */
final class Region implements AutoCloseable {
    static final int SCREENS = 24;
    private static final String CENTRE = "north";
    static final String PASSWORD = "a-password-for-scripts";
    /** Commands that are answered before anything is broken, and after it is whole again. */
    private static final int WARM = 300;

    private static final int KIOSKS = 4;
    private static final int PATIENCE_SECONDS = 60;

    private final Path folder;
    private final DatabaseAddress database;
    private final Runnable afterwards;
    private final List<Integer> ports;
    private final List<Integer> managements;
    private final List<Relay> networks;
    private final List<TalonProcess> nodes = new ArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Line line = Line.asPagesDo();
    private final Crowd crowd = new Crowd(line, CENTRE);
    private final List<CompletableFuture<Double>> pressed = new ArrayList<>();
    private final Haproxy balancer;
    private final Truth truth;
    private final Screens screens;

    /** Everybody is there, and the boards are right. */
    Region(Path folder, int size) throws Exception {
        this(folder, size, TestDatabase.create());
    }

    private Region(Path folder, int size, TestDatabase own) throws Exception {
        this(folder, size, own.address(), own::close);
    }

    /** The same over a database that the run has. */
    Region(Path folder, int size, DatabaseAddress database) throws Exception {
        this(folder, size, database, () -> {});
    }

    /** @param afterwards closed with the region */
    private Region(Path folder, int size, DatabaseAddress database, Runnable afterwards) throws Exception {
        this.folder = folder;
        this.database = database;
        this.afterwards = afterwards;
        List<Integer> free = freePorts(2 * size + 1);
        this.ports = free.subList(0, size);
        this.managements = free.subList(size, 2 * size);
        this.networks = IntStream.range(0, size)
                .mapToObj(i -> new Relay(database.port()))
                .toList();
        this.balancer = Haproxy.start(folder, free.get(2 * size), ports, managements);
        this.truth = new Truth(database, CENTRE);
        try {
            for (int node = 0; node < size; node++) {
                nodes.add(start(node));
                nodes.get(node).ports();
            }
            this.screens = open();
        } catch (Exception | AssertionError e) {
            end(nodes);
            truth.close();
            balancer.close();
            throw e;
        }
    }

    private Screens open() throws Exception {
        line.serves(balancer.port());
        line.signIn(PASSWORD);
        line.ask("/centres", """
            {"code":"%s","name":{"ru":"Север","en":"North"},"zone":"Europe/Moscow"}\
            """.formatted(CENTRE));
        line.allowSeveralDesks(CENTRE);
        var open = new Screens(SCREENS, balancer.port(), CENTRE, line.token(), truth);
        crowd.come();
        line.awaitAnswers(WARM);
        return open;
    }

    /** From now on seconds count; some press for a ticket at this moment. */
    void fault() {
        screens.faultNow();
        IntStream.range(0, KIOSKS)
                .forEach(kiosk -> pressed.add(CompletableFuture.supplyAsync(
                        this::press, press -> new Thread(press, "kiosk " + kiosk).start())));
    }

    TalonProcess node(int node) {
        return nodes.get(node);
    }

    /** Where the pages of all nodes are served. */
    String url() {
        return "http://127.0.0.1:" + balancer.port();
    }

    /** The administrator's. */
    String token() {
        return line.token();
    }

    /** What a node says at the address of its health and figures, such as {@code /health/live}. */
    String management(int node, String path) throws Exception {
        return http.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managements.get(node) + path))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    /** Between this node and the database. */
    Relay network(int node) {
        return networks.get(node);
    }

    /** Starts a node again that has ended, and waits until it serves and the balancer may know. */
    void startAgain(int node) throws Exception {
        nodes.set(node, start(node));
        nodes.get(node).ports();
        awaitReady(node);
    }

    void awaitReady(int node) throws Exception {
        Until.isTrue(
                "node " + node + " is ready",
                () -> http.send(
                                        HttpRequest.newBuilder(URI.create(
                                                        "http://127.0.0.1:" + managements.get(node) + "/health/ready"))
                                                .build(),
                                        BodyHandlers.discarding())
                                .statusCode()
                        == 200);
    }

    /** How many screens each node says that it has. */
    List<Integer> screensOfNodes() throws Exception {
        List<Integer> counts = new ArrayList<>();
        for (int node = 0; node < managements.size(); node++) {
            String metrics = management(node, "/metrics");
            counts.add((int) metrics.lines()
                    .filter(text -> text.startsWith("talon_screens "))
                    .mapToDouble(text -> Double.parseDouble(text.split(" ")[1]))
                    .sum());
        }
        return counts;
    }

    /** Lets the crowd work on for a while. */
    void goOn() throws InterruptedException {
        line.awaitAnswers(WARM);
    }

    /** Everybody leaves; what was seen since the fault is compared with the database. */
    Seen end() throws Exception {
        List<Double> seconds = new ArrayList<>();
        for (CompletableFuture<Double> press : pressed) {
            seconds.add(press.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        }
        goOn();
        crowd.leave();
        screens.awaitRight();
        try (var books = new Books(database)) {
            Map<String, String> tickets = books.tickets();
            int lost = missing(crowd.tickets.keySet(), tickets.keySet())
                    + missing(crowd.called.keySet(), books.desksOf("called").keySet())
                    + missing(crowd.started, books.desksOf("started").keySet())
                    + missing(crowd.finished, books.served());
            int doubled = missing(tickets.keySet(), crowd.tickets.keySet())
                    + missing(books.desksOf("called").keySet(), crowd.called.keySet())
                    + books.prefixesWithGaps();
            return new Seen(
                    lost,
                    doubled,
                    screens.staleSeconds(),
                    seconds.stream().mapToDouble(x -> x).min().orElse(Double.NaN),
                    seconds.stream().mapToDouble(x -> x).max().orElse(Double.NaN),
                    line.answered(),
                    line.noAnswers(),
                    line.tooLate(),
                    screens.lostSockets(),
                    List.copyOf(crowd.surprises));
        }
    }

    @Override
    public void close() throws SQLException {
        networks.forEach(Relay::close);
        end(nodes);
        screens.close();
        balancer.close();
        truth.close();
        afterwards.run();
    }

    private static void end(List<TalonProcess> nodes) {
        nodes.forEach(node -> node.handle().destroyForcibly());
        nodes.forEach(TalonProcess::close);
    }

    private TalonProcess start(int node) throws IOException {
        DatabaseAddress at = database;
        return TalonProcess.start(
                List.of(
                        "TALON_PORT=" + ports.get(node),
                        "TALON_MANAGEMENT_PORT=" + managements.get(node),
                        "TALON_DATA=" + folder.resolve("node" + node),
                        "TALON_ADMIN_PASSWORD=" + PASSWORD,
                        "TALON_DATABASE_URL=postgresql://%s:%s@127.0.0.1:%d/%s?sslmode=disable"
                                .formatted(
                                        at.user(),
                                        at.password(),
                                        networks.get(node).port(),
                                        at.database())),
                "serve");
    }

    /** @return the seconds until there was a ticket */
    private double press() {
        long begun = System.nanoTime();
        try {
            Line.Answer answer = line.ask("/centres/" + CENTRE + "/tickets", "{\"service\":\"cash\"}");
            if (answer.status() != 201 || crowd.tickets.put(answer.text("/id"), answer.text("/label")) != null) {
                crowd.surprises.add("a kiosk was told " + answer);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return (System.nanoTime() - begun) / 1e9;
    }

    private static int missing(Set<?> wanted, Set<?> there) {
        Set<Object> missing = new HashSet<>(wanted);
        missing.removeAll(there);
        return missing.size();
    }

    private static List<Integer> freePorts(int count) throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (ServerSocket socket : sockets) {
                socket.close();
            }
        }
    }
}
