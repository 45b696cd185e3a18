package dev.talon.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import dev.talon.debian.AptGet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The browsers of this JVM: one for each set of flags, started once. What one of them keeps for a page it keeps in a context,
 * and every screen has a context of its own. They end with the JVM.
 */
final class Browsers {
    /** Playwright is of the thread that made it: all tests of a JVM run on one. */
    private static final Playwright PLAYWRIGHT =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));

    private static final Map<List<List<String>>, Browser> STARTED = new HashMap<>();

    private Browsers() {}

    /**
     * @param without flags of the test driver that the browser is to do without, so that it is as people have it
     * @param with    flags of the browser itself
     */
    static Browser get(List<String> without, List<String> with) {
        return STARTED.compute(
                List.of(without, with),
                (flags, before) -> before != null && before.isConnected() ? before : start(without, with));
    }

    private static Browser start(List<String> without, List<String> with) {
        List<String> flags = new ArrayList<>(List.of(
                "--no-first-run",
                "--disable-quic",
                "--disable-background-networking",
                "--disable-component-update",
                "--autoplay-policy=no-user-gesture-required"));
        flags.addAll(with);
        if (AptGet.root()) {
            flags.add("--no-sandbox");
        }
        return PLAYWRIGHT
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(SystemChromium.path())
                        .setIgnoreDefaultArgs(without)
                        .setArgs(flags));
    }
}
