package dev.talon.hardware.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.talon.hardware.link.Pauses;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PairingTest {
    @Test
    void onlyTheServerItselfMakesAnAgentForgetItsToken() throws Exception {
        assertThat(unknown(401, "{\"type\":\"/problems/sign-in\",\"status\":401}"))
                .isTrue();
        assertThat(unknown(200, "{\"id\":7}")).isFalse();
        assertThat(unknown(401, "<html>Sign in to the proxy</html>")).isFalse();
        assertThat(unknown(401, "{\"error\":\"unauthorized\"}")).isFalse();
        assertThat(unknown(502, "")).isFalse();
    }

    private static boolean unknown(int status, String body) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/device", exchange -> {
            byte[] bytes = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        try {
            var at = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
            var settings = new AgentSettings(at, Path.of("unused"), Optional.empty());
            var pauses = new Pauses(Duration.ofMillis(1), Duration.ofMillis(1), () -> 1);
            return new Pairing(settings, ServerDoor.client(settings), Duration.ofMillis(1), pauses)
                    .isUnknown("a-token");
        } finally {
            server.stop(0);
        }
    }
}
