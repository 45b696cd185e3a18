package dev.talon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.talon.TestNode;
import dev.talon.db.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The manager's «Сейчас» counts how services ended today, and what was done by hand: as many as there were. */
final class NowCountsIT {
    private static TestDatabase database;
    private static TestNode node;
    private static Browsing browsing;

    @BeforeAll
    static void start() {
        database = TestDatabase.create();
        node = TestNode.start(database.address());
        node.createCentre("now");
        node.createCentre("other");
        node.put("/centres/now/desks/9", "{\"stages\":[\"consultation\",\"cash\"]}");
        browsing = new Browsing(node.url());
    }

    @AfterAll
    static void stop() {
        browsing.close();
        node.close();
        database.close();
    }

    private static void desk(String command, String body) {
        TestNode.Reply reply = node.atDesk("now", "9", command, body);
        assertThat(reply.status()).as("%s: %s", command, reply.http().body()).isBetween(200, 204);
    }

    private static String served(String outcome) {
        String id = node.post("/centres/now/tickets", "{\"service\":\"consultation\"}")
                .text("/id");
        desk("call-next", "{}");
        desk("start", "{}");
        desk("finish", "{\"outcome\":\"" + outcome + "\"}");
        return id;
    }

    private static Locator row(Page page, String section, String words) {
        return page.locator("section[aria-labelledby=" + section + "] li", new Page.LocatorOptions().setHasText(words))
                .locator("b");
    }

    @Test
    void outcomesAndWhatWasDoneByHandAreCounted() {
        served("done");
        served("done");
        served("refused");

        // Two touched the wrong button, and one had a further matter.
        for (String why : new String[] {"Выбрал не ту услугу", "Выбрал не ту услугу", "Ещё один вопрос"}) {
            node.post("/centres/now/tickets", "{\"service\":\"consultation\"}");
            desk("call-next", "{}");
            desk("start", "{}");
            desk("transfer", """
                    {"service":"cash","wrongService":%b,"reason":"%s","comment":"сверить счёт"}""".formatted(why.contains("не ту"), why));
            desk("call-next", "{}");
            desk("start", "{}");
            desk("finish", "{\"outcome\":\"done\"}");
        }

        // Nobody came; then they did. Called out of turn, undone, and called out of turn again.
        String late =
                node.post("/centres/now/tickets", "{\"service\":\"cash\"}").text("/id");
        desk("call-next", "{}");
        desk("no-show", "{\"reason\":\"left\"}");
        desk("return", "{\"ticket\":\"" + late + "\"}");
        desk("call", "{\"ticket\":\"" + late + "\",\"reason\":\"С маленьким ребёнком\"}");
        desk("undo", "{}");
        desk("call", "{\"ticket\":\"" + late + "\",\"reason\":\"С маленьким ребёнком\"}");
        desk("start", "{}");
        desk("finish", "{}");

        Page page = browsing.open("/manager/?centre=now", 1366, 768);
        page.locator("#login").fill("admin");
        page.locator("#password").fill(TestNode.ADMIN_PASSWORD);
        page.keyboard().press("Enter");
        assertThat(row(page, "outcomes", "Вопрос решён")).hasText("5");
        assertThat(row(page, "outcomes", "Отказано")).hasText("1");
        assertThat(row(page, "outcomes", "Не та услуга")).hasText("2");
        assertThat(row(page, "outcomes", "Переданы дальше")).hasText("1");
        assertThat(page.locator("section[aria-labelledby=outcomes] p")).containsText("Консультация — 2");
        assertThat(row(page, "by-hand", "Вызовов вне очереди")).hasText("1");
        assertThat(row(page, "by-hand", "Возвращено после неявки")).hasText("1");
        assertThat(row(page, "by-hand", "Передано")).hasText("3");
        assertThat(row(page, "by-hand", "Отменено действий")).hasText("1");
        assertThat(row(page, "by-hand", "Выбрал не ту услугу")).hasText("2");
        assertThat(row(page, "by-hand", "Ещё один вопрос")).hasText("1");
        page.locator("#by-hand").scrollIntoViewIfNeeded();
        Browsing.wholePicture(page, "manager-now-counts");
        assertThat(browsing.faults()).isEmpty();

        // Of another centre nothing of this one is said, even where the server does not answer.
        String other =
                node.post("/centres/other/tickets", "{\"service\":\"cash\"}").text("/id");
        node.post("/centres/other/tickets/" + other + "/category", "{\"category\":\"priority\",\"reason\":\"льгота\"}");
        page.route("**/transfers?**", route -> route.abort());
        page.locator("select").first().selectOption("other");
        assertThat(page.locator("body")).not().containsText("Вопрос решён");
        assertThat(page.locator("section[aria-labelledby=by-hand]")).isVisible();
        assertThat(page.locator("body")).not().containsText("Выбрал не ту услугу");
    }
}
