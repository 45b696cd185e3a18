package dev.talon.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.talon.Until;
import dev.talon.debian.AptGet;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Chromium as people have it: started with none of the flags of a test driver, which keep hidden pages awake and let every page
 * believe that it is in front. Its pages are tabs of one window.
 */
final class PlainChromium implements AutoCloseable {
    private static final double PATIENCE_MS = 20_000;
    private static final int CONNECTIONS = 5;
    private static final String LISTENS = "DevTools listening on ";

    private final Process process;
    private final Path profile;
    private final Playwright playwright;
    private final BrowserContext window;

    /** @param flags of the browser itself */
    PlainChromium(String... flags) {
        try {
            profile = Files.createTempDirectory("plain-chromium");
            List<String> command = new ArrayList<>(List.of(
                    SystemChromium.path().toString(),
                    "--headless",
                    "--remote-debugging-port=0",
                    "--user-data-dir=" + profile,
                    "--lang=ru",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update"));
            command.addAll(List.of(flags));
            if (AptGet.root()) {
                command.add("--no-sandbox");
            }
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
        window = connected(address()).contexts().get(0);
        window.setDefaultTimeout(PATIENCE_MS);
    }

    /** On a slow machine a connection that begins while the first tab is being opened may never be answered; the next one is. */
    private Browser connected(String address) {
        var options =
                new BrowserType.ConnectOverCDPOptions().setNoDefaults(true).setTimeout(PATIENCE_MS);
        for (int tried = 1; ; tried++) {
            try {
                return playwright.chromium().connectOverCDP(address, options);
            } catch (TimeoutError late) {
                if (tried == CONNECTIONS) {
                    throw late;
                }
            }
        }
    }

    /** One more tab, in front. */
    Page tab() {
        Page page = window.newPage();
        page.bringToFront();
        return page;
    }

    @Override
    public void close() {
        playwright.close();
        process.destroy();
        process.onExit().join();
        // Its helpers end a moment later, and write until then.
        Until.isTrue("nobody writes into its profile any more", this::isForgotten);
    }

    private boolean isForgotten() throws IOException {
        try (Stream<Path> files = Files.walk(profile)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
            return true;
        } catch (DirectoryNotEmptyException | UncheckedIOException written) {
            return false;
        }
    }

    /** Says where it listens; what it says later is read and forgotten, so that it never waits to be heard. */
    private String address() {
        var said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        try {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                if (line.startsWith(LISTENS)) {
                    Thread reader = new Thread(() -> said.lines().forEach(later -> {}), "plain-chromium");
                    reader.setDaemon(true);
                    reader.start();
                    return line.substring(LISTENS.length());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new AssertionError("Chromium ended without saying where it listens");
    }
}
