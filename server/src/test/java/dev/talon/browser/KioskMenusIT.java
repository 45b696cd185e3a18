package dev.talon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.talon.TestNode;
import dev.talon.db.TestDatabase;
import org.junit.jupiter.api.Test;

/** An administrator puts services behind one button and chooses what a kiosk shows; its visitors find it, and what to bring. */
final class KioskMenusIT {
    private static final String LONG = "Перерасчёт платы за коммунальные услуги и оформление льгот многодетным семьям";

    @Test
    void sectionsMenusAndWhatToBring() {
        try (TestDatabase database = TestDatabase.create();
                TestNode node = TestNode.start(database.address());
                Browsing browsing = new Browsing(node.url())) {
            node.createCentre("north");
            for (int i = 1; i <= 7; i++) {
                node.put("/centres/north/services/s" + i, """
                        {"name": {"ru": "%s", "en": "Service %d"}, "route": ["consultation"], "prefix": "Ж", "norm": 600,
                         "advice": {"ru": "Возьмите паспорт и квитанции за последние три месяца", "en": "Bring your passport"}}""".formatted(i == 1 ? LONG : "Услуга " + i, i));
            }
            node.put("/centres/north/groups", """
                    {"groups": [{"code": "more", "name": {"ru": "Дом и квартира", "en": "House"}, "picture": "key",
                     "services": ["s1", "s2", "s3", "s4", "s5", "s6"]}]}""");
            Page admin = browsing.open("/admin/?section=services&centre=north", 1366, 768);
            Browsing.signIn(admin, "admin", TestNode.ADMIN_PASSWORD);
            admin.locator("groups-section .own-list-top button").click();
            admin.locator("dialog [name='/name/ru']").fill("Деньги");
            admin.locator("dialog [name='/name/en']").fill("Money");
            admin.locator("dialog [name='/picture']").selectOption("banknote");
            for (String service : new String[] {"cash", "combined"}) {
                admin.locator("dialog [name='/services'][value=" + service + "]")
                        .check();
            }
            Browsing.picture(admin, "admin-groups-form");
            admin.locator("dialog .primary").click();
            assertThat(admin.locator("groups-section tbody tr")).hasCount(2);
            Browsing.picture(admin, "admin-groups");

            int device = 0;
            for (int[] size : new int[][] {{1080, 1920}, {768, 1024}, {1280, 800}}) {
                Page kiosk = browsing.open("/kiosk/", size[0], size[1]);
                String code = kiosk.locator("talon-pairing .code").innerText().replaceAll("\\s", "");
                device = node.post(
                                "/devices", "{\"code\":\"%s\",\"centre\":\"north\",\"name\":\"Киоск\"}".formatted(code))
                        .json()
                        .at("/id")
                        .asInt();
                assertThat(kiosk.locator("[data-group]")).hasCount(2);
                String name = size[0] + "x" + size[1];
                Browsing.picture(kiosk, "kiosk-sections-" + name);
                kiosk.locator("[data-group=more]").click();
                assertThat(kiosk.locator("h1")).hasText("Дом и квартира");
                Browsing.picture(kiosk, "kiosk-section-" + name);
                kiosk.locator(".all-groups").click();
                assertThat(kiosk.locator("[data-group]")).hasCount(2);
                kiosk.locator("[data-group=more]").click();
                kiosk.locator("[data-service=s1]").click();
                assertThat(kiosk.locator(".bring")).hasText("Возьмите паспорт и квитанции за последние три месяца");
                Browsing.picture(kiosk, "kiosk-bring-" + name);
                kiosk.locator(".done").click();
                for (String mode : new String[] {"larger", "contrast", "reach"}) {
                    kiosk.evaluate("mode => { document.querySelector('talon-kiosk')[mode] = true; }", mode);
                    Browsing.picture(kiosk, "kiosk-" + mode + "-" + name);
                    kiosk.locator(".to-help").click();
                    Browsing.picture(kiosk, "kiosk-help-" + mode + "-" + name);
                    kiosk.evaluate(
                            "mode => { const kiosk = document.querySelector('talon-kiosk'); kiosk.help = false; kiosk[mode] = false; }",
                            mode);
                }
                if (size[0] != 1280) {
                    kiosk.context().close();
                } else {
                    node.put("/devices/" + device, "{\"name\":\"Киоск\",\"menu\":[\"cash\",\"s2\"]}");
                    // The next board brings it.
                    node.post("/centres/north/tickets", "{\"service\":\"cash\"}");
                    assertThat(kiosk.locator(".service")).hasCount(2);
                    assertThat(kiosk.locator("[data-group]")).hasCount(0);
                }
            }
            String ticket =
                    node.post("/centres/north/tickets", "{\"service\":\"s1\"}").text("/id");
            Page phone = browsing.open("/t/north/" + ticket, 390, 844);
            assertThat(phone.locator(".bring")).containsText("Возьмите паспорт");
            Browsing.picture(phone, "phone-bring");
            assertThat(browsing.faults()).isEmpty();
        }
    }
}
