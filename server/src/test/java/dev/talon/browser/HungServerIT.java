package dev.talon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator.WaitForOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.talon.Limits;
import dev.talon.TestLimits;
import dev.talon.TestNode;
import dev.talon.db.TestDatabase;
import dev.talon.kill.Relay;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A server that hangs, or a cable that is pulled, closes no socket: the screens see it by the beats that do not come, within two
 * of them, and say so. The beat is short here; a server's usual one makes it ten seconds.
 */
final class HungServerIT {
    private static final Limits SHORT = TestLimits.of(Duration.ofMillis(700), Limits.USUAL.deskSilence());
    private static final Duration MOST = Duration.ofSeconds(10);

    private static TestDatabase database;
    private static TestNode node;
    private static Relay network;
    private static Browsing browsing;

    @BeforeAll
    static void start() {
        database = TestDatabase.create();
        node = TestNode.start(database.address(), SHORT);
        node.createCentre("main");
        network = new Relay(node.port());
        browsing = new Browsing("http://127.0.0.1:" + network.port());
    }

    @AfterAll
    static void stop() {
        browsing.close();
        network.close();
        node.close();
        database.close();
    }

    @Test
    void everyScreenAdmitsItAndComesBack() {
        Page hall = screen("/hall/", 1920, 1080);
        Page sign = screen("/sign/", 800, 480);
        Page kiosk = screen("/kiosk/", 1080, 1920);
        assertThat(hall.locator(".hall")).hasAttribute("data-link", "live");
        assertThat(sign.locator(".sign")).hasAttribute("data-link", "live");
        kiosk.locator("main.start:not(.away) button[data-service=cash]").waitFor();
        network.freeze(Relay.Way.DOWN);
        try {
            hall.locator(".hall:not([data-link=live])").waitFor();
            sign.locator(".sign[data-link=away]").waitFor();
            kiosk.locator("main.start.away").waitFor();
            assertThat(kiosk.locator(".notice")).containsText("Связь восстанавливается");
        } finally {
            network.thaw(Relay.Way.DOWN);
        }
        assertThat(hall.locator(".hall")).hasAttribute("data-link", "live");
        assertThat(sign.locator(".sign")).hasAttribute("data-link", "live");
        kiosk.locator("main.start:not(.away)").waitFor();
    }

    /** Two beats of a server as it is, and nothing more, are what a screen waits. */
    @Test
    void theUsualBeatMakesItTenSeconds() {
        assertThat(Limits.USUAL.beat().multipliedBy(2)).isLessThanOrEqualTo(MOST);
    }

    private static Page screen(String path, int width, int height) {
        Page page = browsing.open(path, width, height);
        node.post("/devices", """
                {"code":"%s","centre":"main","name":"Экран"}""".formatted(page.locator("talon-pairing .code").innerText()));
        page.locator("talon-pairing").waitFor(new WaitForOptions().setState(WaitForSelectorState.DETACHED));
        return page;
    }
}
