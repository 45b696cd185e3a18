package dev.talon.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import dev.talon.debian.AptGet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The browsers of this JVM: of each kind one, started once. What one of them keeps for a page it keeps in a context,
 * and every screen has a context of its own. They end with the JVM.
 */
final class Browsers {
    /** Playwright is of the thread that made it: all tests of a JVM run on one. */
    private static final Playwright PLAYWRIGHT =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));

    private record Kind(Path program, List<String> without) {}

    private static final Map<Kind, Browser> STARTED = new HashMap<>();

    private Browsers() {}

    /** The engine alone: enough for whatever stands on a page. @param without flags of the test driver that it is to do without */
    static Browser shell(List<String> without) {
        return get(SystemChromium.shell(), without);
    }

    /** The whole browser. */
    static Browser inWindows() {
        return get(SystemChromium.path(), List.of());
    }

    private static Browser get(Path program, List<String> without) {
        return STARTED.compute(
                new Kind(program, without),
                (kind, before) -> before != null && before.isConnected() ? before : start(program, without));
    }

    private static Browser start(Path program, List<String> without) {
        List<String> flags = new ArrayList<>(List.of(
                "--no-first-run",
                "--disable-quic",
                "--disable-background-networking",
                "--disable-component-update",
                "--autoplay-policy=no-user-gesture-required"));
        if (AptGet.root()) {
            flags.add("--no-sandbox");
        }
        return PLAYWRIGHT
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        .setIgnoreDefaultArgs(without)
                        .setArgs(flags));
    }
}
