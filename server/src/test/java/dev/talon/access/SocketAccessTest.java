package dev.talon.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.talon.Limits;
import dev.talon.TestLimits;
import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.db.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketConnectOptions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SocketAccessTest {
    /** No beat asks whether somebody still may while the test goes on. */
    private static final Limits SELDOM = TestLimits.of(Duration.ofHours(1), Limits.USUAL.deskSilence());

    private static TestDatabase database;
    private static TestNode here;
    private static TestNode elsewhere;

    @BeforeAll
    static void createCentre() {
        database = TestDatabase.create();
        here = TestNode.start(database.address(), SELDOM);
        elsewhere = TestNode.start(database.address(), SELDOM);
        here.createCentre("north");
    }

    @AfterAll
    static void close() {
        elsewhere.close();
        here.close();
        database.close();
    }

    @Test
    void aPageOfAnotherSiteOpensNoSocket() {
        String cookie = "talon-device-hall-display=" + display().secret();
        assertThat(refusal(connect("cookie", cookie, "origin", "http://elsewhere.example")))
                .isEqualTo(403);
        assertThat(refusal(connect("origin", here.url()))).isEqualTo(401);
        TestNode.await(connect("cookie", cookie, "origin", here.url()).compose(WebSocket::close));
    }

    @Test
    void theSocketOfARevokedDeviceIsClosedAtOnceOnEveryNode() {
        for (TestNode node : List.of(here, elsewhere)) {
            Display display = display();
            Future<Short> closed = closed(node, "authorization", "Bearer " + display.secret());
            assertThat(here.delete("/devices/" + display.id()).status()).isEqualTo(204);
            assertThat(TestNode.await(closed)).isEqualTo((short) 1008);
        }
    }

    @Test
    void theSocketsOfADeactivatedPersonAreClosedAtOnceOnEveryNode() {
        for (TestNode node : List.of(here, elsewhere)) {
            String account =
                    "{\"name\": \"Пономарёва\", \"role\": \"manager\", \"active\": %s, \"password\": \"a long password\"}";
            assertThat(here.put("/staff/ponomareva", account.formatted(true)).status())
                    .isIn(200, 201);
            Reply signedIn = here.post(
                    "/session", "{\"login\": \"ponomareva\", \"password\": \"a long password\"}", "authorization", "");
            String cookie = signedIn.http()
                    .headers()
                    .firstValue("set-cookie")
                    .orElseThrow()
                    .split(";")[0];
            Future<Short> closed = closed(node, "cookie", cookie, "origin", node.url());
            assertThat(here.put("/staff/ponomareva", account.formatted(false)).status())
                    .isEqualTo(200);
            assertThat(TestNode.await(closed)).isEqualTo((short) 1008);
        }
    }

    /** How a socket ends that shows the board already. */
    private static Future<Short> closed(TestNode node, String... headers) {
        Promise<Short> closed = Promise.promise();
        Promise<Void> shown = Promise.promise();
        WebSocket socket = TestNode.await(connect(node, headers));
        socket.textMessageHandler(text -> {
            if (!text.contains("\"beat\"")) {
                shown.tryComplete();
            }
        });
        socket.closeHandler(v -> closed.tryComplete(socket.closeStatusCode()));
        TestNode.await(shown.future());
        return closed.future();
    }

    private record Display(int id, String secret) {}

    private static Display display() {
        Reply drawn = here.post("/devices/pair-code", "{\"kind\": \"hall-display\"}");
        Reply paired = here.post(
                "/devices", "{\"code\": \"" + drawn.text("/code") + "\", \"centre\": \"north\", \"name\": \"Зал\"}");
        return new Display(paired.json().at("/id").asInt(), drawn.text("/secret"));
    }

    private static Future<WebSocket> connect(String... headers) {
        return connect(here, headers);
    }

    private static Future<WebSocket> connect(TestNode node, String... headers) {
        var options = new WebSocketConnectOptions()
                .setHost("127.0.0.1")
                .setPort(node.port())
                .setURI("/api/v1/centres/north/live");
        for (int i = 0; i < headers.length; i += 2) {
            options.addHeader(headers[i], headers[i + 1]);
        }
        return here.vertx().createWebSocketClient().connect(options);
    }

    private static int refusal(Future<WebSocket> refused) {
        int[] status = {0};
        assertThatThrownBy(() -> refused.await())
                .isInstanceOfSatisfying(UpgradeRejectedException.class, it -> status[0] = it.getStatus());
        return status[0];
    }
}
