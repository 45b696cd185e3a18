package dev.talon.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.talon.TestNode;
import dev.talon.db.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One ticket, one kiosk, one screen: none of them can take what is meant for all. */
class ScreenLimitsTest {
    private static TestDatabase database;
    private static TestNode node;
    private static WebSocketClient client;

    @BeforeAll
    static void start() {
        database = TestDatabase.create();
        node = TestNode.start(database.address());
        client = node.vertx().createWebSocketClient();
        node.createCentre("north");
    }

    @AfterAll
    static void stop() {
        node.close();
        database.close();
    }

    @Test
    void aTicketFollowsTheQueueOnSoManyScreensAndFromWhatIsClosedAgain() {
        String ticket = issue();
        List<WebSocket> screens = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            screens.add(TestNode.await(follow(ticket)));
        }
        assertThat(refusal(follow(ticket))).isEqualTo(429);
        assertThat(screens).allSatisfy(screen -> assertThat(screen.isClosed()).isFalse());
        Future.join(screens.stream().map(WebSocket::close).toList()).await();
        screens.add(TestNode.await(untilTaken(ticket)));
    }

    @Test
    void whoeverHasLeftTheQueueFollowsItNoMore() {
        String ticket = issue();
        TestNode.await(follow(ticket).compose(WebSocket::close));
        assertThat(node.delete("/centres/north/tickets/" + ticket, "authorization", "")
                        .status())
                .isEqualTo(200);
        assertThat(refusal(follow(ticket))).isEqualTo(401);
    }

    @Test
    void aScreenThatSpeaksAllTheTimeIsSentAway() {
        WebSocket screen = TestNode.await(follow(issue()));
        Promise<Void> ended = Promise.promise();
        screen.closeHandler(v -> ended.tryComplete());
        IntStream.range(0, 1_000).forEach(i -> screen.writeTextMessage("x"));
        TestNode.await(ended.future());
        assertThat(screen.closeStatusCode()).isEqualTo((short) 1008);
    }

    @Test
    void aKioskIssuesNoMoreThanHandsCanAskFor() {
        var drawn = node.post("/devices/pair-code", "{\"kind\":\"kiosk\"}");
        node.post(
                "/devices", "{\"code\":\"%s\",\"centre\":\"north\",\"name\":\"Киоск\"}".formatted(drawn.text("/code")));
        String[] kiosk = {"cookie", "talon-device-kiosk=" + drawn.text("/secret")};
        List<Integer> statuses = new ArrayList<>();
        // A machine that takes half a second a ticket would never get there.
        for (int i = 0; i < 1_000 && !statuses.contains(429); i++) {
            statuses.add(node.post("/centres/north/tickets", "{\"service\":\"cash\"}", kiosk)
                    .status());
        }
        assertThat(statuses).contains(429);
        assertThat(statuses.stream().filter(status -> status == 201).count()).isGreaterThanOrEqualTo(120);
        assertThat(node.post("/centres/north/tickets", "{\"service\":\"cash\"}").status())
                .as("others are not held up")
                .isEqualTo(201);
    }

    private static String issue() {
        return node.post("/centres/north/tickets", "{\"service\":\"cash\"}").text("/id");
    }

    private static Future<WebSocket> follow(String ticket) {
        return client.connect(new WebSocketConnectOptions()
                .setHost("127.0.0.1")
                .setPort(node.port())
                .setURI("/api/v1/centres/north/live?ticket=" + ticket));
    }

    /** The server hears a moment later than the client that a screen is closed. */
    private static Future<WebSocket> untilTaken(String ticket) {
        return follow(ticket).recover(refused -> untilTaken(ticket));
    }

    private static int refusal(Future<WebSocket> refused) {
        int[] status = {0};
        assertThatThrownBy(() -> refused.await())
                .isInstanceOfSatisfying(UpgradeRejectedException.class, it -> status[0] = it.getStatus());
        return status[0];
    }
}
