package dev.talon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.talon.TestNode;
import dev.talon.Until;
import dev.talon.db.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** «Залы и этажи»: the administrator makes zones, and the boards of each show what is theirs. */
final class ZonesPageIT {
    private static final String ZONES = "/centres/main/zones";

    private static TestDatabase database;
    private static TestNode node;
    private static Browsing browsing;

    @BeforeAll
    static void start() {
        database = TestDatabase.create();
        node = TestNode.start(database.address());
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
    void aZoneIsMadeItsBoardShowsWhatIsItsAndNobodyOverwritesAnother() {
        Page hall = browsing.open("/hall/?sound=off", 1920, 1080);
        String code = hall.locator("talon-pairing .code").innerText();
        node.post("/devices", "{\"code\":\"%s\",\"centre\":\"main\",\"name\":\"Табло у касс\"}".formatted(code));
        assertThat(hall.locator(".hall")).hasAttribute("data-link", "live");
        // Who sits there makes the board one of an open centre.
        node.sit("main", "1");
        assertThat(hall.locator(".service")).hasCount(3);

        Page office = browsing.open("/admin/?section=zones&centre=main", 1366, 768);
        office.locator("#login").fill("admin");
        office.locator("#password").fill(TestNode.ADMIN_PASSWORD);
        office.keyboard().press("Enter");
        assertThat(office.locator(".nothing-yet")).isVisible();
        Browsing.picture(office, "zones-empty");
        zone(office, "Зал 1", "1", "2", "3");
        office.locator(".section-top .primary").click();
        office.locator("[name='/name/ru']").fill("Зал 2");
        office.locator("[name='/name/en']").fill("Hall 2");
        assertThat(office.locator("dialog[open]")).containsText("Своя запись: zone-zone-2");
        assertThat(office.locator(".zone-unsaid")).hasCount(0);
        for (String desk : new String[] {"4", "5"}) {
            office.locator("[name='/desks'][value='%s']".formatted(desk)).check();
        }
        office.locator("[name='/screens']").first().check();
        Browsing.picture(office, "zones-form");
        office.locator("dialog[open] .primary").click();
        assertThat(office.locator("dialog[open]")).hasCount(0);
        assertThat(office.locator("main")).containsText("Табло у касс");
        office.getByLabel("Окно 4").last().selectOption("left");
        Until.isTrue(
                "the arrow is kept",
                () -> node.get(ZONES).text("/arrows/0/arrow").equals("left"));
        Browsing.picture(office, "zones");
        assertThat(office.locator("main")).not().containsText("Не отнесены");
        // A board of no zone beside those of zones says everything once more.
        String another =
                node.post("/devices/pair-code", "{\"kind\": \"hall-display\"}").text("/code");
        node.post("/devices", "{\"code\":\"%s\",\"centre\":\"main\",\"name\":\"Табло у входа\"}".formatted(another));
        office.reload();
        assertThat(office.locator("main")).containsText("Не отнесены ни к одному залу: Табло у входа.");
        Browsing.picture(office, "zones-board-of-none");

        // The cash desks are there: whoever waits for advice waits elsewhere.
        assertThat(hall.locator(".head__name")).containsText("Зал 2");
        // Desk 1 is open, but not here: nobody is told to take a ticket and be called at once.
        assertThat(hall.locator(".hall")).hasAttribute("data-state", "closed");
        node.sit("main", "4");
        assertThat(hall.locator(".hall")).hasAttribute("data-state", "nobody");
        assertThat(hall.locator(".service")).hasCount(1);
        assertThat(hall.locator(".service")).containsText("Касса");
        node.post("/centres/main/tickets", "{\"service\":\"cash\"}");
        node.post("/centres/main/tickets", "{\"service\":\"consultation\"}");
        assertThat(hall.locator(".service__count")).hasText("1");
        node.atDesk("main", "1", "call-next");
        Browsing.picture(hall, "hall-of-a-zone");
        assertThat(hall.locator(".line--called")).hasCount(0);
        node.atDesk("main", "4", "call-next");
        assertThat(hall.locator(".line--called")).hasCount(1);

        String other =
                node.get(ZONES).json().toString().replace("Зал 1", "Первый зал").replaceFirst("\"version\":\\d+,", "");
        assertThat(node.put(ZONES, other).status()).isEqualTo(200);
        office.getByText("Изменить", new Page.GetByTextOptions().setExact(false))
                .last()
                .click();
        office.locator("[name='/name/ru']").fill("Второй зал");
        assertThat(office.locator(".zone-unsaid")).containsText("Голос зала не скажет такое название");
        office.locator("dialog[open] .primary").click();
        assertThat(office.locator("dialog[open]")).containsText("уже изменил кто-то другой");
        assertThat(office.locator("tbody").first()).containsText("Первый зал");
        assertThat(node.get(ZONES).json().toString()).doesNotContain("Второй зал");
        office.locator("dialog[open] .dialog-ways .button").last().click();
        assertThat(browsing.faults().stream().filter(fault -> !fault.contains("412")))
                .isEmpty();
    }

    private static void zone(Page office, String name, String... desks) {
        office.locator(".section-top .primary").click();
        office.locator("[name='/name/ru']").fill(name);
        office.locator("[name='/name/en']").fill(name);
        for (String desk : desks) {
            office.locator("[name='/desks'][value='%s']".formatted(desk)).check();
        }
        office.locator("dialog[open] .primary").click();
        assertThat(office.locator("tbody").first()).containsText(name);
    }
}
