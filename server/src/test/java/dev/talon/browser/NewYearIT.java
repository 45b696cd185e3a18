package dev.talon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import dev.talon.TestNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A manager who reads from an island where it is noon of New Year's Day; at the centre the old year's last day is not over yet. */
final class NewYearIT {
    private static final String ISLAND = "Pacific/Kiritimati";
    /** Half past one at night at the centre, where days end at four. */
    private static final String BEFORE = "2026-12-31T22:30:00Z";

    private static final String AFTER = "2027-01-01T01:30:00Z";

    @RegisterExtension
    static final NodeOnScreens SCREENS = new NodeOnScreens();

    private static TestNode node;
    private static Browsing browsing;

    @BeforeAll
    static void start() {
        node = SCREENS.node();
        browsing = SCREENS.browsing();
        assertThat(node.post("/centres", """
                        {"code":"main","name":{"ru":"Центр","en":"Centre"},"zone":"Europe/Moscow","dayEnds":"04:00"}""").status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"months", "calls", "quality"})
    void theYearIsThatOfTheCentre(String view) {
        Page page = browsing.screen(1366, 768);
        var zone = new JsonObject();
        zone.addProperty("timezoneId", ISLAND);
        page.context().newCDPSession(page).send("Emulation.setTimezoneOverride", zone);
        page.clock().setFixedTime(BEFORE);
        page.navigate(node.url() + "/manager/?view=" + view);
        Browsing.signIn(page, "admin", TestNode.ADMIN_PASSWORD);
        assertThat(page.locator(".years strong")).hasText("2026");
        assertThat(page.locator(".years > :last-child:is([disabled], [aria-disabled=true])"))
                .hasText("2027 ›");
        assertThat(page.evaluate("async () => (await import('/manager/today.js')).hasEnded(2026, 12)"))
                .isEqualTo(false);

        page.clock().setFixedTime(AFTER);
        page.reload();
        assertThat(page.locator(".years strong")).hasText("2027");
        assertThat(page.evaluate("async () => (await import('/manager/today.js')).hasEnded(2026, 12)"))
                .isEqualTo(true);
        page.context().close();
    }
}
