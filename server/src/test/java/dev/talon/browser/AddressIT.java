package dev.talon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.talon.TestNode;
import dev.talon.TestSettings;
import dev.talon.db.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A server that does not know its address, and people who do not know its pages' addresses. */
final class AddressIT {
    private static TestDatabase database;
    private static TestNode node;
    private static Browsing browsing;

    @BeforeAll
    static void start() {
        database = TestDatabase.create();
        node = TestNode.start(TestSettings.withoutAddress("0.0.0.0", database.address()), () -> null);
        node.createCentre("main");
        browsing = new Browsing(node.url());
    }

    @AfterAll
    static void stop() {
        browsing.close();
        node.close();
        database.close();
    }

    @Test
    void theAdministratorIsToldAndTheKioskShowsNoCodeThatLeadsNowhere() {
        Page admin = browsing.open("/admin/", 1366, 768);
        Browsing.signIn(admin, "admin", TestNode.ADMIN_PASSWORD);
        assertThat(admin.locator("address-notice")).containsText("На талонах нет QR-кода");
        assertThat(admin.locator("address-notice")).containsText("TALON_PUBLIC_URL");

        Page kiosk = browsing.open("/kiosk/", 1080, 1920);
        kiosk.locator("talon-pairing .code").waitFor();
        node.post("/devices", """
                {"code":"%s","centre":"main","name":"kiosk"}""".formatted(
                        kiosk.locator("talon-pairing .code").textContent().strip()));
        kiosk.locator("button[data-service=cash]").click();
        kiosk.locator(".ticket .label").waitFor();
        assertThat(kiosk.locator("img.qr")).hasCount(0);
        assertThat(browsing.faults()).noneMatch(fault -> !fault.contains("nowhere"));
    }

    @Test
    void whoMistypesAnAddressGetsAPageThatLeadsOn() {
        Page page = browsing.open("/talon/nowhere", 390, 844);
        assertThat(page.locator("h1")).hasText("Не найдено");
        assertThat(page.locator("[lang=en]")).containsText("Not found");
        page.locator("a").click();
        page.waitForURL(node.url() + "/");
        assertThat(page.locator("talon-start h1")).isVisible();
    }
}
