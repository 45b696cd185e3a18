package dev.talon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.Until;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** More connections than the process may open files: who comes too late is sent away, and nothing else happens. */
@Timeout(300)
class OpenFilesIT {
    private static final int FILES = 600;
    private static final int CONNECTIONS = 900;
    private static final int PATIENCE_MS = 60_000;

    @TempDir
    Path temporary;

    @Test
    void aNodeOutlivesMoreConnectionsThanItMayOpen() throws Exception {
        try (var talon = TalonProcess.serve(temporary.resolve("data"), FILES)) {
            int[] ports = talon.ports();
            List<Socket> sockets = new ArrayList<>();
            try {
                for (int i = 0; i < CONNECTIONS; i++) {
                    sockets.add(new Socket(InetAddress.getLoopbackAddress(), ports[0]));
                }
                // They are accepted in the order in which they came: the last is one too many.
                Socket last = sockets.get(CONNECTIONS - 1);
                last.setSoTimeout(PATIENCE_MS);
                assertThat(isSentAway(last)).isTrue();
                assertThat(get(ports[1], "/health/live"))
                        .as("while they are open")
                        .isEqualTo(200);
                assertThat(get(ports[1], "/health/ready")).isEqualTo(200);
            } finally {
                for (Socket socket : sockets) {
                    socket.close();
                }
            }
            Until.isTrue("there is room again", () -> opens(ports[0]));
            assertThat(talon.said())
                    .filteredOn(line -> line.contains("as many as this process may have"))
                    .isNotEmpty();
            assertThat(talon.said()).noneMatch(line -> line.contains("ERROR"));
        }
    }

    private static boolean isSentAway(Socket socket) {
        try {
            return socket.getInputStream().read() < 0;
        } catch (IOException reset) {
            return !(reset instanceof SocketTimeoutException);
        }
    }

    private static boolean opens(int port) throws InterruptedException {
        try {
            return get(port, "/") == 200;
        } catch (HttpTimeoutException late) {
            throw new AssertionError("the node accepts and does not answer", late);
        } catch (IOException closed) {
            return false;
        }
    }

    private static int get(int port, String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .timeout(Duration.ofMillis(PATIENCE_MS))
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }
}
