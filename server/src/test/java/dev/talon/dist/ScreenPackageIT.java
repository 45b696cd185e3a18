package dev.talon.dist;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import dev.talon.Until;
import dev.talon.cli.TalonProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The package of a kiosk or a board in a bare Debian 12, with Debian's Chromium in cage; only the screen itself is not there. */
@Tag("dist")
@Timeout(1800)
class ScreenPackageIT {
    /** No address of this computer, so that Chromium trusts it by its policy only. */
    private static final String NAME = "queue.test";

    private static final double PATIENCE_MS = 120_000;

    @TempDir
    static Path temporary;

    private static BareDebian debian;
    private static TalonProcess server;
    private static Process screen;
    private static Playwright playwright;
    private static int port;
    private static int pages;
    private static int asked;

    @BeforeAll
    static void start() throws Exception {
        port = InstalledServer.freePort();
        pages = InstalledServer.freePort();
        asked = InstalledServer.freePort();
        debian = new BareDebian();
        BareDebian.Answer installed = debian.install(BareDebian.published("talon-screen_", ".deb"));
        assertThat(installed.code()).as(installed.text()).isZero();
        Files.writeString(debian.path("/etc/hosts"), "127.0.0.1 " + NAME + "\n", StandardOpenOption.APPEND);
        // As people write it.
        Files.writeString(debian.path("/etc/talon/screen.conf"), "address=http://Queue.TEST:" + port + "/kiosk/\n");
        server = serve();
        Unit unit = Unit.of(debian, "talon-screen.service");
        unit.values("ExecStartPre").forEach(before -> debian.mustRun(before.substring(1)));
        debian.mustRun("install", "-d", "-o", "talon-screen", "-m", "0700", "/run/talon-screen-test");
        screen = debian.startLogged(
                "installed-screen.log",
                unit.command(
                        debian,
                        List.of(
                                "HOME=/var/lib/talon-screen",
                                "XDG_RUNTIME_DIR=/run/talon-screen-test",
                                // The compositor draws into memory, without devices.
                                "WLR_BACKENDS=headless",
                                "WLR_LIBINPUT_NO_DEVICES=1",
                                "WLR_RENDERER=pixman",
                                "TALON_SCREEN_PORT=" + asked,
                                "TALON_SCREEN_PAUSE=1")));
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    }

    @AfterAll
    static void stop() {
        if (playwright != null) {
            playwright.close();
        }
        if (screen != null) {
            List<ProcessHandle> all = screen.descendants().toList();
            screen.destroy();
            all.forEach(ProcessHandle::destroyForcibly);
            all.forEach(one -> one.onExit().join());
            screen.onExit().join();
        }
        if (server != null) {
            server.close();
        }
        if (debian != null) {
            debian.close();
        }
    }

    @Test
    void thePageIsThereHasItsRightsAndComesBack() throws Exception {
        onThePage(page -> {
            page.locator("talon-pairing .code").waitFor();
            assertThat(page.url()).startsWith("http://" + NAME + ":" + port + "/kiosk/");
            assertThat(page.evaluate("window.innerWidth - document.documentElement.clientWidth"))
                    .as("no scrollbar at its side")
                    .isEqualTo(0);
            assertThat(page.evaluate("window.innerHeight - document.documentElement.clientHeight"))
                    .as("none below")
                    .isEqualTo(0);
            assertThat(page.evaluate("[window.innerWidth, window.innerHeight].join()"))
                    .as("it fills the screen")
                    .isEqualTo("1280,720");
            assertThat(page.evaluate("window.isSecureContext")).isEqualTo(true);
            assertThat(page.evaluate("async () => (await navigator.serviceWorker.ready).active.state !== ''"))
                    .isEqualTo(true);
            page.waitForFunction("async () => Boolean(await caches.match('/away/away.js'))");
            assertThat(page.evaluate(
                            "async () => { const c = new AudioContext(); await Promise.race([c.resume(), new Promise(r =>"
                                    + " c.addEventListener('statechange', r))]); return c.state }"))
                    .as("sound without a touch")
                    .isEqualTo("running");
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/pictures/installed-screen.png")));
        });

        ProcessHandle browser = browser();
        browser.destroyForcibly();
        browser.onExit().join();
        onThePage(page -> page.locator("talon-pairing .code").waitFor());

        // The browser lives on, and its page has crashed.
        ProcessHandle crashed = browser();
        screen.descendants()
                .filter(process -> line(process).contains("--type=renderer"))
                .forEach(ProcessHandle::destroyForcibly);
        crashed.onExit().join();
        onThePage(page -> page.locator("talon-pairing .code").waitFor());

        server.kill();
        ProcessHandle alone = browser();
        alone.destroyForcibly();
        alone.onExit().join();
        onThePage(page -> assertThat(page.locator("h1")).hasText("Нет связи с сервером, соединяемся…"));
        server.close();
        server = serve();
        onThePage(page -> page.locator("talon-pairing .code").waitFor());
    }

    /** Debian's own, which the package of the screen needs. */
    @Test
    void systemdFindsNoFaultInTheUnitsOfAllThreePackages() throws IOException {
        for (String name : List.of("talon-server_", "talon-agent_")) {
            BareDebian.Answer installed = debian.install(BareDebian.published(name, ".deb"));
            assertThat(installed.code()).as(installed.text()).isZero();
        }
        assertThat(debian.mustRun(
                        "systemd-analyze",
                        "verify",
                        "--man=no",
                        "talon.service",
                        "talon-agent.service",
                        "talon-screen.service"))
                .isEmpty();
    }

    private static TalonProcess serve() throws Exception {
        TalonProcess talon = TalonProcess.start(
                List.of(
                        "TALON_PORT=" + port,
                        "TALON_MANAGEMENT_PORT=" + pages,
                        "TALON_PUBLIC_URL=http://" + NAME + ":" + port,
                        "TALON_DATA=" + temporary.resolve("data")),
                "serve");
        talon.ports();
        return talon;
    }

    private interface Looking {
        void at(Page page);
    }

    /** Looks at the page of whichever browser is there; once more if that one ends meanwhile. */
    private static void onThePage(Looking looking) {
        Until.isTrue("the screen shows it", () -> {
            try (Browser seen = playwright.chromium().connectOverCDP("http://127.0.0.1:" + asked)) {
                Page page = seen.contexts().get(0).pages().get(0);
                page.setDefaultTimeout(PATIENCE_MS);
                looking.at(page);
                return true;
            } catch (PlaywrightException | IndexOutOfBoundsException e) {
                return false;
            }
        });
    }

    private static ProcessHandle browser() {
        return Until.found(
                "a browser",
                () -> screen.descendants()
                        .filter(process -> line(process).contains("--remote-debugging-port")
                                && !line(process).contains("--type="))
                        .filter(process -> line(process).contains("/chromium"))
                        .findFirst());
    }

    private static String line(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
        } catch (IOException e) {
            return Optional.of(e).map(gone -> "").get();
        }
    }
}
