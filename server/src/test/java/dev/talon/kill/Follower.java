package dev.talon.kill;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntSupplier;

/** Follows the events of a centre as a program does: when its connection ends, it comes again with the last number that it has. */
final class Follower implements AutoCloseable {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Long> numbers = new CopyOnWriteArrayList<>();
    private final String centre;
    private final String token;
    private final IntSupplier port;
    private final Thread thread = new Thread(this::follow, "follower");
    private volatile boolean over;
    private volatile int connections;

    /** @param port of whichever process serves now */
    Follower(String centre, String token, IntSupplier port) {
        this.centre = centre;
        this.token = token;
        this.port = port;
        thread.setDaemon(true);
        thread.start();
    }

    /** All numbers in the order in which they came. */
    List<Long> numbers() {
        return new ArrayList<>(numbers);
    }

    /** How often it has come. */
    int connections() {
        return connections;
    }

    @Override
    public void close() {
        over = true;
        thread.interrupt();
    }

    private void follow() {
        while (!over) {
            try {
                read();
            } catch (IOException gone) {
                // It comes again.
            } catch (InterruptedException end) {
                return;
            }
        }
    }

    private void read() throws IOException, InterruptedException {
        long last = numbers.isEmpty() ? 0 : numbers.get(numbers.size() - 1);
        var request = HttpRequest.newBuilder(URI.create(
                        "http://127.0.0.1:" + port.getAsInt() + "/api/v1/centres/" + centre + "/events/stream"))
                .header("authorization", "Bearer " + token)
                .header("accept", "text/event-stream")
                .header("last-event-id", Long.toString(last))
                .build();
        HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        if (response.statusCode() != 200) {
            response.body().close();
            return;
        }
        connections++;
        String id = "";
        try (var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id: ")) {
                    id = line.substring("id: ".length());
                } else if (line.isEmpty() && !id.isEmpty()) {
                    numbers.add(Long.valueOf(id));
                    id = "";
                }
            }
        }
    }
}
