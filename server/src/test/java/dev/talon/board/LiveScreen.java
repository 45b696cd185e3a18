package dev.talon.board;

import dev.talon.TestNode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** A screen of a test: the boards that its socket brings, in their order. */
public final class LiveScreen implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;

    /** A screen that does not read is noticed soon. */
    private static final WebSocketClientOptions SMALL = new WebSocketClientOptions()
            .setReceiveBufferSize(8192)
            .setMaxFrameSize(1 << 20)
            .setMaxMessageSize(1 << 20);

    /** Kept: a client that nobody holds is closed with its sockets when it is collected. */
    private final WebSocketClient client;

    private final WebSocket socket;
    private final List<Long> versions = new CopyOnWriteArrayList<>();
    private final BlockingQueue<JsonObject> boards = new LinkedBlockingQueue<>();

    private final BlockingQueue<JsonObject> desks = new LinkedBlockingQueue<>();
    private final AtomicInteger desksTold = new AtomicInteger();
    private final BlockingQueue<JsonObject> beats = new LinkedBlockingQueue<>();
    private final Promise<Short> ended = Promise.promise();
    private volatile String end = "";

    private LiveScreen(WebSocketClient client, WebSocket socket) {
        this.client = client;
        this.socket = socket;
        socket.closeHandler(v -> {
            end = "; the socket was closed: " + socket.closeStatusCode() + " " + socket.closeReason();
            ended.tryComplete(socket.closeStatusCode());
        });
        socket.textMessageHandler(this::hear);
    }

    /** As the administrator. */
    public static LiveScreen open(TestNode node, String centre) {
        return TestNode.await(connect(node, centre, "", "authorization", "Bearer " + node.token()));
    }

    /** @param query such as {@code ?ticket=…}, or empty */
    public static Future<LiveScreen> connect(TestNode node, String centre, String query, String... headers) {
        var options = new WebSocketConnectOptions()
                .setHost("127.0.0.1")
                .setPort(node.port())
                .setURI("/api/v1/centres/" + centre + "/live" + query);
        for (int i = 0; i < headers.length; i += 2) {
            options.addHeader(headers[i], headers[i + 1]);
        }
        // Before the socket's first message is read: nothing is missed.
        WebSocketClient client = node.vertx().createWebSocketClient(SMALL);
        return client.connect(options).map(socket -> new LiveScreen(client, socket));
    }

    /** The next board; fails where none comes in time. */
    public JsonObject next() {
        try {
            JsonObject board = boards.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (board == null) {
                throw new AssertionError("no board came after version " + versions + end);
            }
            return board;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Boards that came before this do not count. */
    public void forget() {
        boards.clear();
    }

    /** Whether a board comes within this time. */
    public boolean hears(Duration time) {
        try {
            return boards.poll(time.toMillis(), TimeUnit.MILLISECONDS) != null;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The first of the next boards that fits. */
    public JsonObject until(Predicate<JsonObject> fits) {
        while (true) {
            JsonObject board = next();
            if (fits.test(board)) {
                return board;
            }
        }
    }

    /** How the page's desk stands, as it is told next; fails where nothing comes in time. */
    public JsonObject nextDesk() {
        try {
            JsonObject desk = desks.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (desk == null) {
                throw new AssertionError("nothing was said of the desk" + end);
            }
            return desk;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The first of what is told next of the page's desk that fits. */
    public JsonObject untilDesk(Predicate<JsonObject> fits) {
        while (true) {
            JsonObject desk = nextDesk();
            if (fits.test(desk)) {
                return desk;
            }
        }
    }

    /** How often something was said of the page's desk. */
    public int desksTold() {
        return desksTold.get();
    }

    /** The first of the next boards that calls this label. */
    public JsonObject untilCalled(String label) {
        return until(board -> board.getJsonArray("calls").stream()
                .anyMatch(call -> label.equals(((JsonObject) call).getString("label"))));
    }

    /** Waits until the server says again that it is alive. */
    public void nextBeat() {
        beats.clear();
        try {
            if (beats.poll(PATIENCE_SECONDS, TimeUnit.SECONDS) == null) {
                throw new AssertionError("the server does not say that it is alive" + end);
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Waits until the server has not said for so long that it is alive; fails where it says so for ever. */
    public void untilNoBeatFor(Duration silence) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        try {
            while (beats.poll(silence.toMillis(), TimeUnit.MILLISECONDS) != null) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError("the server says all the time that it is alive");
                }
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Why the socket was closed, once it is. */
    public Future<Short> ended() {
        return ended.future();
    }

    public boolean isEnded() {
        return ended.future().isComplete();
    }

    /** Of every board so far, in the order they came. */
    public List<Long> versions() {
        return List.copyOf(versions);
    }

    public WebSocket socket() {
        return socket;
    }

    @Override
    public void close() {
        TestNode.await(socket.close());
        TestNode.await(client.close());
    }

    private void hear(String text) {
        var message = new JsonObject(text);
        if (message.getString("type").equals("board")) {
            versions.add(message.getLong("version"));
            boards.add(message);
        } else if (message.getString("type").equals("desk")) {
            desks.add(message);
            desksTold.incrementAndGet();
        } else if (message.getString("type").equals("beat")) {
            beats.add(message);
        }
    }
}
