package dev.talon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.talon.TestNode;
import dev.talon.db.SetClock;
import dev.talon.db.TestDatabase;
import org.junit.jupiter.api.Test;

/** What administrators and managers see while the clocks of the database and of the server differ. */
final class ClockNoticeIT {
    private static final LocatorAssertions.ContainsTextOptions LATER =
            new LocatorAssertions.ContainsTextOptions().setTimeout(30_000);

    @Test
    void bothPagesSayItInBothLanguagesAndSayNoMoreWhenTheClocksAgree() {
        try (TestDatabase database = TestDatabase.create()) {
            SetClock clock = SetClock.in(database);
            try (TestNode node = TestNode.start(database.address());
                    Browsing browsing = new Browsing(node.url())) {
                node.createCentre("main");
                Page manager = browsing.open("/manager/", 1366, 768);
                Browsing.signIn(manager, "admin", TestNode.ADMIN_PASSWORD);
                manager.locator("manager-now h1").waitFor();
                assertThat(manager.locator("clock-notice .alert")).isHidden();
                clock.ahead("2 hours");
                assertThat(manager.locator("clock-notice .alert")).containsText("спешат на 2 ч", LATER);
                assertThat(manager.locator("clock-notice .alert")).containsText("рабочие сутки не заканчиваются");
                Browsing.picture(manager, "manager-clock");
                manager.locator(".languages button[lang=en]").click();
                assertThat(manager.locator("clock-notice .alert")).containsText("2 h ahead of the server's");
                manager.navigate(node.url() + "/admin/");
                assertThat(manager.locator("clock-notice .alert")).containsText("NTP", LATER);
                clock.ahead("0");
                assertThat(manager.locator("clock-notice .alert"))
                        .isHidden(new LocatorAssertions.IsHiddenOptions().setTimeout(30_000));
            }
        }
    }
}
