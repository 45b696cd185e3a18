package dev.talon.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** One page of an old Chromium, over its DevTools protocol: Playwright no longer speaks with browsers that old. */
final class OldChromium implements AutoCloseable {
    private static final int PATIENCE_S = 60;
    /** Bytes; a longer text is sent in several. */
    private static final int ONE_FRAME = 16_384;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LISTENING = "DevTools listening on ";

    private final Process process;
    private WebSocket socket;
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final List<String> errors = new CopyOnWriteArrayList<>();
    private volatile CompletableFuture<Void> loaded = new CompletableFuture<>();

    OldChromium(OldChromiumBuild build) {
        Path home = build.unpacked();
        try {
            Path profile = Files.createTempDirectory("talon-old-chromium");
            var builder = new ProcessBuilder(
                    home.resolve("chromium").toString(),
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--remote-debugging-port=0",
                    "--user-data-dir=" + profile);
            builder.environment().put("LD_LIBRARY_PATH", home.toString());
            process = builder.redirectErrorStream(true).start();
            URI browser = address(process.inputReader());
            socket = connect(browser);
            String target = send("Target.createTarget", Map.of("url", "about:blank"))
                    .path("targetId")
                    .asText();
            socket.abort();
            socket = connect(page(browser, target));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        send("Page.enable", Map.of());
        send("Runtime.enable", Map.of());
    }

    /** The address of the browser; whatever else the browser says is read and forgotten, so that it never waits for a reader. */
    private static URI address(BufferedReader said) throws IOException {
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith(LISTENING)) {
                Thread reader = new Thread(() -> said.lines().forEach(rest -> {}), "old chromium");
                reader.setDaemon(true);
                reader.start();
                return URI.create(line.substring(LISTENING.length()).strip());
            }
        }
        throw new IOException("Chromium ended before it listened");
    }

    private static URI page(URI browser, String target) {
        return URI.create("ws://127.0.0.1:" + browser.getPort() + "/devtools/page/" + target);
    }

    private WebSocket connect(URI address) {
        return HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(address, new Listener())
                .orTimeout(PATIENCE_S, TimeUnit.SECONDS)
                .join();
    }

    void resize(int width, int height) {
        send(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** Touches a point of the page, as its user would. */
    void click(int x, int y) {
        for (String type : List.of("mousePressed", "mouseReleased")) {
            send("Input.dispatchMouseEvent", Map.of("type", type, "x", x, "y", y, "button", "left", "clickCount", 1));
        }
    }

    void open(String url) {
        loaded = new CompletableFuture<>();
        send("Page.navigate", Map.of("url", url));
        loaded.orTimeout(PATIENCE_S, TimeUnit.SECONDS).join();
    }

    /** @param script an expression; a promise is awaited */
    JsonNode evaluate(String script) {
        JsonNode answer =
                send("Runtime.evaluate", Map.of("expression", script, "awaitPromise", true, "returnByValue", true));
        if (answer.has("exceptionDetails")) {
            throw new AssertionError(answer.path("exceptionDetails").toString());
        }
        return answer.path("result").path("value");
    }

    /** Waits in the page until an expression is true there, also where the page is loaded again meanwhile. */
    void await(String condition) {
        for (int loads = 0; ; loads++) {
            try {
                awaitHere(condition);
                return;
            } catch (AssertionError e) {
                if (loads > 5 || !String.valueOf(e.getMessage()).contains("context was destroyed")) {
                    throw e;
                }
            }
        }
    }

    private void awaitHere(String condition) {
        boolean came = evaluate("""
                new Promise((done) => {
                  const end = Date.now() + %d;
                  const look = () => ((%s) ? done(true) : Date.now() > end ? done(false) : setTimeout(look, 50));
                  look();
                })""".formatted(PATIENCE_S * 1000 / 2, condition)).asBoolean();
        if (!came) {
            throw new AssertionError("never came: " + condition + "; the page says: "
                    + evaluate("document.body.innerText").asText() + errors);
        }
    }

    /** What the pages threw and did not catch. */
    List<String> errors() {
        return List.copyOf(errors);
    }

    /** @return a PNG, in Base64 */
    String picture() {
        return send("Page.captureScreenshot", Map.of("format", "png"))
                .path("data")
                .asText();
    }

    private JsonNode send(String method, Map<String, ?> params) {
        int id = ids.incrementAndGet();
        ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
        message.set("params", JSON.valueToTree(params));
        var answer = new CompletableFuture<JsonNode>();
        answers.put(id, answer);
        String text = message.toString();
        if (text.getBytes(StandardCharsets.UTF_8).length > ONE_FRAME) {
            throw new AssertionError("Chromium 90 never answers what comes in several frames: split the script of "
                    + text.length() + " characters that begins " + text.substring(0, 120));
        }
        socket.sendText(text, true);
        JsonNode reply = answer.orTimeout(PATIENCE_S, TimeUnit.SECONDS).join();
        if (reply.has("error")) {
            throw new AssertionError(method + ": " + reply.path("error"));
        }
        return reply.path("result");
    }

    @Override
    public void close() {
        socket.abort();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                take(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        private void take(String message) {
            try {
                JsonNode said = JSON.readTree(message);
                if (said.has("id")) {
                    answers.remove(said.path("id").asInt()).complete(said);
                } else if (said.path("method").asText().equals("Page.loadEventFired")) {
                    loaded.complete(null);
                } else if (said.path("method").asText().equals("Runtime.exceptionThrown")) {
                    errors.add(said.at("/params/exceptionDetails").toString());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
