package dev.talon.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.board.LiveScreen;
import dev.talon.db.Database;
import dev.talon.db.DatabaseAddress;
import dev.talon.db.DatabaseAddress.Server;
import dev.talon.db.TestServer;
import dev.talon.queue.TicketId;
import io.vertx.core.Future;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The primary is killed under load and its standby promoted: what is lost, doubled, and for how long screens are old. */
@Tag("reliability")
@Timeout(600)
class FailoverIT {
    private static final String LOAD = "2 nodes with %s, 4 kiosks, each 50 ms after its last ticket, 8 boards";
    private static final String BOTH = "both servers in the database's address";
    private static final int KIOSKS = 4;
    private static final int SCREENS = 8;
    private static final int WARM = 100;
    private static final int BEHIND_SECONDS = 8;
    private static final int PAUSE_MS = 500;
    private static final int LOOK_MS = 50;

    @TempDir
    Path temporary;

    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final AtomicInteger refused = new AtomicInteger();
    private final List<TestNode> nodes = new ArrayList<>();
    private final List<LiveScreen> screens = new CopyOnWriteArrayList<>();
    private TestServer first;
    private TestServer second;
    private Haproxy proxy;
    private volatile boolean leaving;

    @BeforeEach
    void start() throws Exception {
        first = TestServer.primary(temporary.resolve("first"));
        first.letIn("haproxy");
        Database.migrated(first.address());
        second = first.standby(temporary.resolve("second"), "second");
    }

    private void serve(List<Server> addresses) throws Exception {
        DatabaseAddress at = first.address();
        var whole = new DatabaseAddress(addresses, true, at.database(), at.user(), at.password(), at.sslMode());
        nodes.add(TestNode.start(whole));
        nodes.add(TestNode.start(whole));
        nodes.get(0).createCentre("north");
        for (int i = 0; i < SCREENS; i++) {
            screens.add(LiveScreen.open(nodes.get(i % nodes.size()), "north"));
        }
    }

    @AfterEach
    void stop() throws Exception {
        screens.forEach(LiveScreen::close);
        nodes.forEach(TestNode::close);
        first.close();
        second.close();
        if (proxy != null) {
            proxy.close();
        }
    }

    @Test
    void aSynchronousStandbyIsPromoted() throws Exception {
        synchronise();
        serve(List.of(first.at(), second.at()));
        Finding seen = failover("kill -9 of the primary, its synchronous standby is promoted", BOTH, 0);
        assertThat(seen.lost()).isZero();
        assertThat(seen.doubled()).isZero();
    }

    @Test
    void aSynchronousStandbyIsPromotedBehindHaproxy() throws Exception {
        synchronise();
        int port = freePort();
        proxy = Haproxy.beforeDatabases(
                temporary, port, List.of(first.at().port(), second.at().port()));
        serve(List.of(new Server("127.0.0.1", port)));
        Finding seen = failover(
                "kill -9 of the primary behind HAProxy, its synchronous standby is promoted",
                "HAProxy before the database",
                0);
        assertThat(seen.lost()).isZero();
        assertThat(seen.doubled()).isZero();
    }

    private void synchronise() throws Exception {
        first.execute("ALTER SYSTEM SET synchronous_standby_names = 'second'");
        first.execute("SELECT pg_reload_conf()");
        first.until("SELECT EXISTS (SELECT FROM pg_stat_replication WHERE sync_state = 'sync')");
    }

    @Test
    void anAsynchronousStandbyIsPromoted() throws Exception {
        serve(List.of(first.at(), second.at()));
        assertThat(failover("kill -9 of the primary, its asynchronous standby is promoted", BOTH, 0)
                        .doubled())
                .isZero();
    }

    @Test
    void aStandbyThatIsFarBehindIsPromoted() throws Exception {
        serve(List.of(first.at(), second.at()));
        Finding seen = failover(
                "kill -9 of the primary, a standby that is " + BEHIND_SECONDS + " s behind is promoted",
                BOTH,
                BEHIND_SECONDS);
        assertThat(seen.lost()).as("what was acknowledged while it was behind").isPositive();
        assertThat(seen.doubled()).isZero();
    }

    /** @param address what the nodes know of the database */
    private Finding failover(String fault, String address, int behindSeconds) throws Exception {
        List<CompletableFuture<Void>> kiosks = new ArrayList<>();
        for (int i = 0; i < KIOSKS; i++) {
            TestNode at = nodes.get(i % nodes.size());
            kiosks.add(CompletableFuture.runAsync(() -> repeat(at), work -> new Thread(work, "kiosk").start()));
        }
        untilAcknowledged(WARM);
        if (behindSeconds > 0) {
            second.fallBehind();
            pause(TimeUnit.SECONDS.toMillis(behindSeconds));
        }
        first.kill();
        long fell = System.nanoTime();
        CompletableFuture<Double> ticket = CompletableFuture.supplyAsync(
                () -> {
                    press(nodes.get(0));
                    return since(fell);
                },
                work -> new Thread(work, "visitor").start());
        second.promote();
        double promoted = since(fell);
        // Whatever came before is old.
        screens.forEach(LiveScreen::forget);
        List<CompletableFuture<Double>> right = screens.stream()
                .map(screen -> CompletableFuture.supplyAsync(
                        () -> {
                            untilShown(screen);
                            return since(fell);
                        },
                        work -> new Thread(work, "screen").start()))
                .toList();
        double first = ticket.get();
        double stale = 0;
        for (CompletableFuture<Double> one : right) {
            stale = Math.max(stale, one.get());
        }
        untilAcknowledged(acknowledged.size() + WARM);
        leaving = true;
        for (CompletableFuture<Void> kiosk : kiosks) {
            kiosk.get();
        }
        Set<String> there = tickets();
        Finding seen = new Finding(
                fault,
                LOAD.formatted(address),
                missing(acknowledged, there),
                missing(there, acknowledged),
                stale,
                first,
                "promoted after %.2f s; %d tickets, %d times asked again"
                        .formatted(promoted, acknowledged.size(), refused.get()));
        seen.record();
        return seen;
    }

    /** As the pages do: a socket that was sent away is opened again. */
    private void untilShown(LiveScreen screen) {
        LiveScreen open = screen;
        while (!open.hears(Duration.ofMillis(LOOK_MS))) {
            if (open.ended().isComplete()) {
                pause(PAUSE_MS);
                open = reopened();
            }
        }
    }

    private LiveScreen reopened() {
        TestNode at = nodes.get(0);
        LiveScreen screen = TestNode.await(untilTaken(at));
        screens.add(screen);
        return screen;
    }

    private static Future<LiveScreen> untilTaken(TestNode at) {
        return LiveScreen.connect(at, "north", "", "authorization", "Bearer " + at.token())
                .recover(refused -> untilTaken(at));
    }

    private void repeat(TestNode at) {
        while (!leaving) {
            press(at);
            pause(LOOK_MS);
        }
    }

    /** As the pages do: the same key until there is an answer. */
    private void press(TestNode at) {
        String key = UUID.randomUUID().toString();
        while (true) {
            Reply reply = at.post("/centres/north/tickets", "{\"service\":\"cash\"}", "Idempotency-Key", key);
            if (reply.status() == 201) {
                acknowledged.add(reply.text("/id"));
                return;
            }
            assertThat(reply.status()).as(reply.json().toString()).isEqualTo(503);
            refused.incrementAndGet();
            pause(PAUSE_MS);
        }
    }

    private void untilAcknowledged(int tickets) {
        while (acknowledged.size() < tickets) {
            pause(20);
        }
    }

    private Set<String> tickets() throws Exception {
        Set<String> ids = new HashSet<>();
        try (Connection connection = Database.dataSource(second.address()).getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id FROM ticket")) {
            while (rows.next()) {
                ids.add(new TicketId(rows.getObject(1, UUID.class)).toString());
            }
        }
        return ids;
    }

    private static int missing(Set<String> wanted, Set<String> there) {
        Set<String> missing = new HashSet<>(wanted);
        missing.removeAll(there);
        return missing.size();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static double since(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    private static void pause(long millis) {
        Object nobody = new Object();
        synchronized (nobody) {
            try {
                TimeUnit.MILLISECONDS.timedWait(nobody, millis);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
