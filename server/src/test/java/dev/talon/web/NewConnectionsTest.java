package dev.talon.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many connections that come to one event loop at the same moment. */
@Timeout(60)
class NewConnectionsTest {
    private static final int MANY = 200;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final Context loop = vertx.getOrCreateContext();
    private final List<String> read = new CopyOnWriteArrayList<>();
    private final CountDownLatch firstRead = new CountDownLatch(1);
    private final CountDownLatch asked = new CountDownLatch(1);
    private final List<Socket> sockets = new ArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() {
        server = vertx.createHttpServer(HttpListener.options())
                .connectionHandler(new NewConnections(vertx, new ConnectionLimit(2 * MANY)))
                .requestHandler(this::answer)
                .listen(0, "127.0.0.1")
                .await();
    }

    @AfterEach
    void stop() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        vertx.close().await();
    }

    @Test
    void aRequestOnAnOpenConnectionDoesNotWaitUntilTheFirstOfEachNewOneIsRead() throws Exception {
        Socket open = connect();
        ask(open, "/before");
        assertThat(status(open)).isEqualTo(200);

        var go = new CountDownLatch(1);
        loop.runOnContext(v -> await(go));
        List<Socket> fresh = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            fresh.add(connect());
            ask(fresh.get(i), "/new");
        }
        go.countDown();
        firstRead.await();
        ask(open, "/command");
        asked.countDown();

        assertThat(status(open)).isEqualTo(200);
        for (Socket socket : fresh) {
            assertThat(status(socket)).isEqualTo(200);
        }
        assertThat(read.indexOf("/command")).isBetween(1, MANY / 2);
    }

    @Test
    void whoSaysNothingHoldsNobodyUp() throws Exception {
        asked.countDown();
        for (int i = 0; i < MANY; i++) {
            connect();
        }
        Socket speaks = connect();
        ask(speaks, "/new");
        assertThat(status(speaks)).isEqualTo(200);
    }

    private void answer(HttpServerRequest request) {
        read.add(request.path());
        if (request.path().equals("/new")) {
            firstRead.countDown();
            await(asked);
        }
        request.response().end("read");
    }

    private Socket connect() throws IOException {
        var socket = new Socket("127.0.0.1", server.actualPort());
        sockets.add(socket);
        return socket;
    }

    private static void ask(Socket socket, String path) throws IOException {
        socket.getOutputStream()
                .write(("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private static int status(Socket socket) throws IOException {
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        String line = in.readLine();
        char[] rest = new char[4];
        for (String header = line; !header.isEmpty(); header = in.readLine()) {
            assertThat(header).isNotNull();
        }
        assertThat(in.read(rest)).isEqualTo(4);
        return Integer.parseInt(line.split(" ")[1]);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
