package dev.talon.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.talon.TestNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A reader of the stream, as an integrator writes one: over real HTTP, line by line. */
final class Feed implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String END = "end";

    private final InputStream body;
    private final BlockingQueue<String> data = new LinkedBlockingQueue<>();
    private volatile boolean beaten;

    private Feed(InputStream body) {
        this.body = body;
        Thread reader = new Thread(this::read, "feed");
        reader.setDaemon(true);
        reader.start();
    }

    /** @param headers such as {@code Last-Event-ID}; the administrator's token comes with it unless one is named */
    static Feed open(TestNode node, String path, String... headers) throws IOException, InterruptedException {
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 0, headers.length);
        all[headers.length] = "accept";
        all[headers.length + 1] = "text/event-stream";
        HttpResponse<InputStream> response =
                node.http().send(node.request("GET", path, "", all), HttpResponse.BodyHandlers.ofInputStream());
        if (response.statusCode() != 200) {
            throw new AssertionError(
                    response.statusCode() + " " + new String(response.body().readAllBytes(), StandardCharsets.UTF_8));
        }
        return new Feed(response.body());
    }

    /** The next event; fails when none comes, or the stream ends. */
    JsonNode next() throws InterruptedException, IOException {
        String text = data.poll(1, TimeUnit.MINUTES);
        if (text == null || text.equals(END)) {
            throw new AssertionError(text == null ? "no event came" : "the stream has ended");
        }
        return JSON.readTree(text);
    }

    List<JsonNode> next(int count) throws InterruptedException, IOException {
        List<JsonNode> events = new ArrayList<>();
        while (events.size() < count) {
            events.add(next());
        }
        return events;
    }

    /** Waits until the other side ends it; what had come before is passed over. */
    void awaitEnd() throws InterruptedException {
        String text = data.poll(1, TimeUnit.MINUTES);
        while (text != null && !text.equals(END)) {
            text = data.poll(1, TimeUnit.MINUTES);
        }
        if (text == null) {
            throw new AssertionError("the stream does not end");
        }
    }

    boolean hasBeaten() {
        return beaten;
    }

    @Override
    public void close() throws IOException {
        body.close();
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("data: ")) {
                    data.add(line.substring("data: ".length()));
                }
                beaten |= line.equals(":");
            }
        } catch (IOException closed) {
            // As the end.
        }
        data.add(END);
    }
}
