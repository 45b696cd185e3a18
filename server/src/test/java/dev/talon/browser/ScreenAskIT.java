package dev.talon.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.talon.Until;
import dev.talon.debian.AptGet;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the package of a screen asks whether the page that it shows is the server's, with a browser that shows one. */
class ScreenAskIT {
    private static final Path SCRIPTS = Path.of("..", "kiosk-ui", "src", "dist");

    @TempDir
    static Path temporary;

    private static HttpServer server;
    private static Process browser;
    private static int asked;

    @BeforeAll
    static void start() throws IOException {
        // The package of the screen depends on it.
        AptGet.program("curl", "curl");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] page = "<h1>Talon</h1>".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            asked = free.getLocalPort();
        }
        browser = new ProcessBuilder(
                        SystemChromium.shell().toString(),
                        "--headless",
                        "--no-sandbox",
                        "--no-proxy-server",
                        "--user-data-dir=" + temporary.resolve("browser"),
                        "--remote-debugging-port=" + asked,
                        "--host-resolver-rules=MAP queue.test 127.0.0.1",
                        address("http://queue.test"))
                .redirectErrorStream(true)
                .redirectOutput(temporary.resolve("browser.log").toFile())
                .start();
    }

    @AfterAll
    static void stop() throws InterruptedException {
        List<ProcessHandle> all = browser.descendants().toList();
        browser.destroy();
        browser.waitFor(20, TimeUnit.SECONDS);
        all.forEach(ProcessHandle::destroyForcibly);
        server.stop(0);
    }

    @ParameterizedTest
    @CsvSource({"http://queue.test", "http://Queue.TEST", "HTTP://QUEUE.test"})
    void theServersPageIsKnownHoweverItsAddressIsWritten(String host) {
        Until.isTrue("the page of " + host + " answers", () -> ask(host).contains("answers"));
    }

    @Test
    void anotherPageIsNamed() {
        String named = "The page of %s does not answer (seen: %s)."
                .formatted(address("http://other.test"), address("http://queue.test"));
        // A browser that has just begun may show a page, none, and the page again.
        Until.isTrue(
                "the page that is there is named",
                () -> ask("http://other.test").equals(named));
    }

    /** Without a path, and with what policies and browsers leave out. */
    @ParameterizedTest
    @CsvSource({
        "http://Queue.TEST:8080/kiosk/, http://queue.test:8080, '\"http://queue.test:8080\"'",
        "HTTP://Queue.test:80/, http://queue.test, '\"http://queue.test\", \"https://queue.test\"'",
        "https://queue.test:443/hall/, https://queue.test, '\"https://queue.test\"'",
        "http://[FE80::1]:8080/sign/, http://[fe80::1]:8080, '\"http://[fe80::1]:8080\"'",
        "http://[FE80::1]/sign/, http://[fe80::1], '\"http://[fe80::1]\", \"https://[fe80::1]\"'"
    })
    void anAddressIsTrustedAsTheBrowserWritesIt(String address, String origin, String trusted) throws IOException {
        assertThat(run(List.of("sh", SCRIPTS.resolve("origin").toString(), address), address))
                .isEqualTo(origin);
        run(List.of("sh", SCRIPTS.resolve("policy").toString(), temporary.toString()), address);
        assertThat(Files.readString(temporary.resolve("talon-screen.json")))
                .contains("\"OverrideSecurityRestrictionsOnInsecureOrigin\": [\"" + origin + "\"]")
                .contains("\"URLAllowlist\": [" + trusted + "]");
    }

    private static String address(String host) {
        return host + ":" + server.getAddress().getPort();
    }

    private static String ask(String host) {
        return run(List.of("bash", SCRIPTS.resolve("screen").toString(), "ask"), address(host) + "/kiosk/");
    }

    private static String run(List<String> command, String address) {
        try {
            Path conf = Files.writeString(temporary.resolve("screen.conf"), "address=" + address + "\n");
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().put("TALON_SCREEN_CONF", conf.toString());
            builder.environment().put("TALON_SCREEN_PORT", Integer.toString(asked));
            Process process = builder.start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
