package dev.talon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import dev.talon.TestNode;
import dev.talon.db.TestDatabase;
import org.junit.jupiter.api.Test;

/** The administrator says when a centre's business day ends. */
final class DayEndsIT {
    @Test
    void theEndOfADayIsSaidWithItsCentreAndHoldsFromTheNextDayOnOnceTicketsWereIssued() {
        try (TestDatabase database = TestDatabase.create();
                TestNode node = TestNode.start(database.address());
                Browsing browsing = new Browsing(node.url())) {
            node.createCentre("main");
            node.post("/centres/main/tickets", "{\"service\":\"cash\"}");
            Page page = browsing.open("/admin/?section=centres", 1366, 900);
            Browsing.signIn(page, "admin", TestNode.ADMIN_PASSWORD);
            page.locator("td.acts button").click();
            page.locator("[name='/dayEnds']").fill("12:30");
            page.locator("dialog form button.primary").click();
            assertThat(page.locator("dialog")).containsText("Нужно время до полудня");
            page.locator("[name='/dayEnds']").fill("04:00");
            Browsing.picture(page, "admin-day-ends");
            page.locator("dialog form button.primary").click();
            assertThat(page.locator("table.list")).containsText("сутки до 04:00");
            page.locator("td.acts button").click();
            assertThat(page.locator("dialog")).containsText("Действует с ");
        }
    }
}
