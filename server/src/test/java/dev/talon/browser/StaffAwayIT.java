package dev.talon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.talon.Limits;
import dev.talon.TestLimits;
import dev.talon.TestNode;
import dev.talon.db.TestDatabase;
import dev.talon.kill.Relay;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What staff see while the server is away, hangs, and is there again. */
final class StaffAwayIT {
    private static final Limits QUICK = TestLimits.of(Duration.ofMillis(400), TestLimits.SEATED);

    private TestDatabase database;
    private TestNode node;
    private Relay network;
    private Browsing browsing;

    @BeforeEach
    void start() {
        database = TestDatabase.create();
        node = TestNode.start(database.address(), QUICK);
        node.createCentre("main");
        network = new Relay(node.port());
        browsing = new Browsing("http://127.0.0.1:" + network.port());
    }

    @AfterEach
    void stop() {
        browsing.close();
        network.close();
        node.close();
        database.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/desk/?centre=main&desk=4, .primary-action",
        "/manager/, .staff-header",
        "/host/?centre=main, .hall-desk",
        "/admin/, .staff-header",
        "/login/, #login"
    })
    void aStaffPageLoadedWithoutItsServerSaysSoAndComesBackByItself(String path, String alive) {
        Page page = path.startsWith("/login") ? browsing.open(path, 1366, 768) : signedIn(path);
        page.locator(alive).first().waitFor();
        page.waitForFunction(
                "async () => (await navigator.serviceWorker.ready).active?.state === 'activated' && Boolean(await caches.match('/away/away.js'))");
        String address = page.url();
        network.cut();
        try {
            page.navigate(address);
            assertThat(page.locator("h1")).hasText("Нет связи с сервером, соединяемся…");
            assertThat(page.locator(".for-staff").first()).containsText("Страница вернётся сама");
            assertThat(page.locator(".for-visitors").first()).isHidden();
        } finally {
            network.leadTo(node.port());
        }
        page.locator(alive).first().waitFor();
        assertThat(page.url()).isEqualTo(address);
    }

    @Test
    void aServerThatHangsIsAdmittedAndWhatWasSaidOfItGoesWhenItAnswers() {
        node.post("/centres/main/tickets", "{\"service\":\"cash\"}");
        Page desk = signedIn("/desk/?centre=main&desk=4");
        Browsing.press(desk, "F2");
        Browsing.press(desk, "F4");
        assertThat(desk.locator(".primary-action")).containsText("Завершить приём");
        assertThat(desk.locator(".away-line")).isHidden();
        // The line stays open and nothing comes any more, as when the server's process is stopped.
        network.freeze(Relay.Way.DOWN);
        assertThat(desk.locator(".away-line")).containsText("связь восстанавливается");
        network.cut();
        Browsing.finishSoon(desk);
        assertThat(desk.locator(".notice.wrong")).containsText("Сервер не отвечает");
        Browsing.picture(desk, "desk-server-away");
        desk.locator(".languages button[lang=en]").click();
        assertThat(desk.locator(".notice.wrong")).containsText("The server does not answer");
        assertThat(desk.locator(".reason")).containsText("Waited");
        desk.locator(".languages button[lang=ru]").click();

        network.leadTo(node.port());
        assertThat(desk.locator(".notice")).containsText("Связь есть. Д001: приём не завершён");
        assertThat(desk.locator(".away-line")).isHidden();
    }

    private Page signedIn(String path) {
        Page page = browsing.open(path, 1366, 768);
        Browsing.signIn(page, "admin", TestNode.ADMIN_PASSWORD);
        return page;
    }
}
