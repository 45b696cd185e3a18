package dev.talon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.talon.TestNode;
import dev.talon.db.TestDatabase;
import org.junit.jupiter.api.Test;

/** «Юридические лица — окна 1 и 2», «Иванова не ведёт перерасчёт»: an administrator says so on one page, and the desks obey. */
final class KindsPageIT {
    private static final String LONG = "Перерасчёт платы за коммунальные услуги и оформление льгот многодетным семьям";

    @Test
    void whatTheAdministratorSaysOfKindsIsWhatDesksServe() {
        try (TestDatabase database = TestDatabase.create();
                TestNode node = TestNode.start(database.address());
                Browsing browsing = new Browsing(node.url())) {
            node.createCentre("north");
            node.put("/staff/ivanova", """
                    {"name":"Иванова Мария Константиновна","role":"specialist","password":"a long password"}""");
            Page admin = browsing.open("/admin/?section=kinds&centre=north", 1366, 768);
            Browsing.signIn(admin, "admin", TestNode.ADMIN_PASSWORD);
            assertThat(admin.locator("kinds-section table").first().locator("tbody tr"))
                    .hasCount(2);
            add(admin, "legal", "Юридические лица", "Companies", "consultation");
            add(admin, "recount", LONG, "Recalculation", "own");
            assertThat(row(admin, "Юридические лица")).containsText("ни одно окно");
            Browsing.picture(admin, "admin-kinds");

            menu(admin, "Окна");
            row(admin, "Окно 1").locator("button").first().click();
            admin.locator("dialog label", new Page.LocatorOptions().setHasText("Юридические лица"))
                    .click();
            admin.locator("dialog label", new Page.LocatorOptions().setHasText(LONG))
                    .click();
            Browsing.picture(admin, "admin-kinds-desk");
            admin.locator("dialog .primary").click();
            assertThat(row(admin, "Окно 1")).containsText("юридические лица");

            menu(admin, "Виды приёма");
            row(admin, "Иванова").locator("button").click();
            admin.locator("dialog label", new Page.LocatorOptions().setHasText(LONG))
                    .click();
            Browsing.picture(admin, "admin-kinds-person");
            admin.locator("dialog .primary").click();
            assertThat(row(admin, "Иванова")).containsText("Консультация, касса, юридические лица");

            menu(admin, "Услуги");
            admin.locator(".section-top .primary").click();
            assertThat(admin.locator("dialog select")).hasCount(5);
            Browsing.picture(admin, "admin-kinds-service");
            admin.keyboard().press("Escape");
            menu(admin, "Виды приёма");
            admin.locator(".languages button[lang=en]").click();
            assertThat(row(admin, "Companies")).containsText("Consultation");
            Browsing.picture(admin, "admin-kinds-en");
            assertThat(browsing.faults()).isEmpty();
            assertThat(node.get("/centres/north/specialists")
                            .json()
                            .at("/0/kinds")
                            .toString())
                    .isEqualTo("[\"consultation\",\"cash\",\"legal\"]");
        }
    }

    private static void add(Page admin, String code, String ru, String en, String column) {
        admin.locator(".section-top .primary").click();
        admin.locator("dialog .made-code summary").click();
        admin.locator("dialog [name='/code']").fill(code);
        admin.locator("dialog [name='/name/ru']").fill(ru);
        admin.locator("dialog [name='/name/en']").fill(en);
        admin.locator("dialog [name='/countedIn']").selectOption(column);
        if (code.equals("legal")) {
            Browsing.picture(admin, "admin-kinds-form");
        }
        admin.locator("dialog .primary").click();
        assertThat(row(admin, ru)).hasCount(1);
    }

    private static Locator row(Page admin, String words) {
        return admin.locator(
                "table.list tr",
                new Page.LocatorOptions().setHas(admin.locator("th", new Page.LocatorOptions().setHasText(words))));
    }

    private static void menu(Page admin, String words) {
        admin.locator(".staff-menu a", new Page.LocatorOptions().setHasText(words))
                .first()
                .click();
    }
}
