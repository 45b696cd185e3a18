package dev.talon.reliability;

import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Hall boards that follow a centre with the manners of {@code live.js}, and how long each was behind. */
final class Screens implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;

    private final Vertx vertx = Vertx.vertx();
    private final WebSocketClient client = vertx.createWebSocketClient(new WebSocketClientOptions()
            .setMaxConnections(10_000)
            .setMaxFrameSize(1 << 20)
            .setMaxMessageSize(1 << 20));
    private final Truth truth;
    private final List<Screen> screens;

    /** @param token who may see the board */
    Screens(int count, int port, String centre, String token, Truth truth) {
        this.truth = truth;
        var where = new WebSocketConnectOptions()
                .setHost("127.0.0.1")
                .setPort(port)
                .setURI("/api/v1/centres/" + centre + "/live")
                .setConnectTimeout(5_000)
                .addHeader("authorization", "Bearer " + token);
        this.screens = IntStream.range(0, count)
                .mapToObj(i -> new Screen(vertx, client, where, truth))
                .toList();
        screens.forEach(Screen::connect);
    }

    /** What was before does not count. */
    void faultNow() {
        screens.forEach(Screen::faultNow);
    }

    /** Waits until every screen shows what the database says, which is the same for a while. */
    void awaitRight() throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        Object pause = new Object();
        synchronized (pause) {
            while (true) {
                long version = truth.version();
                if (version >= 0 && screens.stream().allMatch(screen -> screen.version() >= version)) {
                    return;
                }
                if (System.nanoTime() > deadline) {
                    throw new AssertionError("the database has version " + version + ", the screens show "
                            + screens.stream().map(Screen::version).toList());
                }
                TimeUnit.MILLISECONDS.timedWait(pause, 20);
            }
        }
    }

    /** Since the fault, of the slowest screen. */
    double staleSeconds() {
        return screens.stream().mapToDouble(Screen::staleSeconds).max().orElseThrow();
    }

    /** How often a socket was lost since the fault. */
    int lostSockets() {
        return screens.stream().mapToInt(Screen::lostSockets).sum();
    }

    @Override
    public void close() {
        screens.forEach(Screen::end);
        client.close()
                .eventually(vertx::close)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }
}
