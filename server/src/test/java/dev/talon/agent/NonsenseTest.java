package dev.talon.agent;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.talon.TestNode;
import dev.talon.db.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** An agent that speaks nonsense is heard no more, and the log has one line of it. */
class NonsenseTest {
    private static final Logger LOG = (Logger) LoggerFactory.getLogger(AgentSocket.class);

    private static TestDatabase database;
    private static TestNode node;
    private static WebSocketClient client;
    private static String secret;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeAll
    static void start() {
        database = TestDatabase.create();
        node = TestNode.start(database.address());
        client = node.vertx().createWebSocketClient();
        node.createCentre("north");
        var drawn = node.post("/devices/pair-code", "{\"kind\":\"agent\"}");
        secret = drawn.text("/secret");
        node.post(
                "/devices",
                "{\"code\":\"%s\",\"centre\":\"north\",\"name\":\"Компьютер киоска\"}".formatted(drawn.text("/code")));
    }

    @AfterAll
    static void stop() {
        node.close();
        database.close();
    }

    @BeforeEach
    void listen() {
        log.start();
        LOG.addAppender(log);
    }

    @AfterEach
    void listenNoMore() {
        LOG.detachAppender(log);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "7",
                "[]",
                "nonsense",
                "{\"type\":\"result\"}",
                "{\"type\":\"known\"}",
                "{\"type\":\"answer\"}",
                "{\"type\":\"pressed\"}",
                "{\"type\":null}"
            })
    void whatIsNoMessageEndsTheLine(String text) {
        int status = endOf(socket -> IntStream.range(0, 100).forEach(i -> socket.writeTextMessage(text)));
        assertThat(status).isEqualTo(1007);
        assertThat(warnings()).isEqualTo(1);
    }

    @Test
    void whatOnlyTheServerSaysEndsTheLine() {
        int status = endOf(socket -> socket.writeTextMessage("{\"type\":\"beat\",\"id\":\"1\",\"now\":5}"));
        assertThat(status).isEqualTo(1008);
    }

    @Test
    void tooManyMessagesEndTheLine() {
        String press = "{\"type\":\"pressed\",\"id\":\"1\",\"cable\":1,\"pad\":1,\"key\":\"call\",\"at\":0}";
        int status = endOf(socket -> IntStream.range(0, 2_000).forEach(i -> socket.writeTextMessage(press)));
        assertThat(status).isEqualTo(1008);
        assertThat(warnings()).isEqualTo(1);
    }

    @Test
    void whatAnAgentSaysOfItselfIsCutAndStandsOnOneLine() {
        String hello =
                "{\"type\":\"hello\",\"id\":\"1\",\"version\":\"1\\n2026-11-28 ERROR forged\",\"host\":\"%s\",\"system\":\"\\u001b[31m\"}";
        WebSocket socket = TestNode.await(connect());
        Promise<String> answered = Promise.promise();
        socket.textMessageHandler(answered::tryComplete);
        socket.writeTextMessage(hello.formatted("h".repeat(5_000)));
        TestNode.await(answered.future());
        TestNode.await(socket.close());
        String said = log.list.get(0).getFormattedMessage();
        assertThat(said).doesNotContain("\n", "\u001b", "h".repeat(101)).contains("1 2026-11-28 ERROR forged");
    }

    private static int endOf(Consumer<WebSocket> speak) {
        WebSocket socket = TestNode.await(connect());
        Promise<Void> ended = Promise.promise();
        socket.closeHandler(v -> ended.tryComplete());
        speak.accept(socket);
        TestNode.await(ended.future());
        return socket.closeStatusCode();
    }

    private static Future<WebSocket> connect() {
        return client.connect(new WebSocketConnectOptions()
                .setHost("127.0.0.1")
                .setPort(node.port())
                .setURI("/api/v1/agent/line")
                .addHeader("cookie", "talon-device-agent=" + secret));
    }

    private long warnings() {
        return log.list.stream()
                .filter(line -> line.getLevel().toString().equals("WARN"))
                .count();
    }
}
