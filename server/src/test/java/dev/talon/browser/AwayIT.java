package dev.talon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.talon.TestNode;
import dev.talon.db.TestDatabase;
import dev.talon.kill.Relay;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A kiosk or a board that is started while the server is away says so, and comes back by itself. */
final class AwayIT {
    private static TestDatabase database;
    private static TestNode node;
    private static Relay network;
    private static Browsing browsing;

    @BeforeAll
    static void start() {
        database = TestDatabase.create();
        node = TestNode.start(database.address());
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
    void aKioskStartedWithoutItsServerSaysSoAndComesBack() {
        comesBack("/kiosk/", 1080, 1920, "button[data-service=cash]");
    }

    @Test
    void aBoardStartedWithoutItsServerSaysSoAndComesBack() {
        comesBack("/hall/", 1920, 1080, ".hall[data-link=live]");
    }

    @Test
    void withAServerNothingIsTakenFromWhatWasKept() {
        Page page = browsing.open("/sign/", 800, 480);
        minded(page);
        assertThat(
                        page.evaluate(
                                "async () => (await (await caches.open('talon-away')).keys()).map(k => new URL(k.url).pathname).sort().join()"))
                .asString()
                .startsWith("/_static/inter/")
                .endsWith("/away/,/away/away.css,/away/away.js,/shared/fonts.css,/shared/tokens.css");
        page.reload();
        page.locator("talon-pairing .code").waitFor();
        assertThat(page.locator("h1")).not().containsText("Нет связи");
    }

    private static void comesBack(String path, int width, int height, String alive) {
        Page page = browsing.open(path, width, height);
        pair(page);
        page.locator(alive).waitFor();
        minded(page);
        String address = page.url();
        network.cut();
        try {
            page.navigate(address);
            assertThat(page.locator("h1")).hasText("Нет связи с сервером, соединяемся…");
            assertThat(page.locator("[lang=en]")).containsText("reconnecting");
        } finally {
            network.leadTo(node.port());
        }
        page.locator(alive).waitFor();
        assertThat(page.url()).isEqualTo(address);
    }

    private static void pair(Page page) {
        node.post("/devices", """
                {"code":"%s","centre":"main","name":"Экран"}""".formatted(page.locator("talon-pairing .code").innerText()));
    }

    /** The worker is there and has what it needs. */
    private static void minded(Page page) {
        page.waitForFunction(
                "async () => (await navigator.serviceWorker.ready).active?.state === 'activated' && Boolean(await caches.match('/away/away.js'))");
    }
}
