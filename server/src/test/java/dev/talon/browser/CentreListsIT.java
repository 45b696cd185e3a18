package dev.talon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.talon.TestNode;
import dev.talon.db.TestDatabase;
import org.junit.jupiter.api.Test;

/** The administrator sets a centre's reasons, outcomes and rules; its desks offer and obey them. */
final class CentreListsIT {
    @Test
    void whatTheAdministratorSetsIsWhatTheDeskAsks() {
        try (TestDatabase database = TestDatabase.create();
                TestNode node = TestNode.start(database.address());
                Browsing browsing = new Browsing(node.url())) {
            node.createCentre("north");
            node.post("/centres/north/tickets", "{\"service\":\"cash\"}");
            Page admin = browsing.open("/admin/?section=lists&centre=north", 1366, 768);
            Browsing.signIn(admin, "admin", TestNode.ADMIN_PASSWORD);
            assertThat(admin.locator(".own-list")).hasCount(11);
            Browsing.picture(admin, "admin-lists");
            setsABreak(admin);
            setsTheRules(admin);
            admin.locator(".languages button[lang=en]").click();
            Browsing.picture(admin, "admin-desk-rules-en");
            admin.locator(".languages button[lang=ru]").click();

            Page desk = admin.context().newPage();
            desk.setViewportSize(1366, 768);
            desk.navigate(node.url() + "/desk/?centre=north&desk=4");
            Browsing.press(desk, "F9");
            assertThat(desk.locator("dialog .reasons label").first()).containsText("Планёрка");
            assertThat(desk.locator("dialog .reasons label")).hasCount(4);
            desk.keyboard().press("Escape");
            Browsing.press(desk, "F2");
            assertThat(desk.locator(".primary-action")).containsText("Начать приём");
            Browsing.press(desk, "F2");
            assertThat(desk.locator(".primary-action")).containsText("Завершить приём");
            Browsing.press(desk, "F2");
            desk.locator("dialog[open] .danger").click();
            assertThat(desk.locator("dialog[open] h2")).containsText("чем закончилось?");
            desk.keyboard().press("2");
            assertThat(desk.locator("h1")).hasText("Сейчас никого нет");
            assertThat(browsing.faults()).isEmpty();
        }
    }

    /** The list becomes the centre's own: the first line has another name, one is added, one is removed. */
    private static void setsABreak(Page admin) {
        admin.locator(".own-list", new Page.LocatorOptions().setHasText("Причины перерыва"))
                .locator("button")
                .click();
        Locator rows = admin.locator(".list-row");
        assertThat(rows).hasCount(4);
        rows.first().locator("input").first().fill("Планёрка");
        rows.first().locator("input").nth(1).fill("Meeting");
        rows.last().locator("button").last().click();
        assertThat(rows).hasCount(3);
        admin.locator("dialog .fields > .button").click();
        assertThat(rows).hasCount(4);
        admin.keyboard().type("Обучение");
        admin.keyboard().press("Tab");
        admin.keyboard().type("Training");
        Browsing.picture(admin, "admin-list-form");
        admin.locator("dialog .primary").click();
        assertThat(admin.locator(".list-shown", new Page.LocatorOptions().setHasText("Планёрка")))
                .containsText("Обучение");
    }

    private static void setsTheRules(Page admin) {
        admin.locator(".staff-menu a", new Page.LocatorOptions().setHasText("Окна"))
                .first()
                .click();
        admin.locator(".desk-rules button").click();
        admin.locator("#rule-recallLimit").fill("2");
        admin.locator("dialog input[name=outcome]").check();
        Browsing.picture(admin, "admin-rules-form");
        admin.locator("dialog .primary").click();
        assertThat(admin.locator(".desk-rules")).containsText("не больше 2 раз");
        assertThat(admin.locator(".desk-rules")).containsText("В конце приёма спрашивают результат");
    }
}
