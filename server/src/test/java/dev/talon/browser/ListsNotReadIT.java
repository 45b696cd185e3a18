package dev.talon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.talon.TestNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Lists that the server does not answer: the hall's page and the desk's say so, and a press reads them again. */
final class ListsNotReadIT {
    private static final String AGAIN = "Загрузить ещё раз";
    private static final int LONGER_THAN_A_SLIP_MS = 20_000;

    @RegisterExtension
    static final NodeOnScreens SCREENS = new NodeOnScreens();

    private static int centres;

    private final TestNode node = SCREENS.node();
    private String centre;

    @BeforeEach
    void aVisitorWaits() {
        centre = "lists" + ++centres;
        node.createCentre(centre);
        node.post("/centres/" + centre + "/tickets", "{\"service\":\"consultation\"}");
    }

    @Test
    void reasonsPeopleAndTheStoryAtTheHallsPage() {
        Page host = SCREENS.browsing().screen(1280, 800);
        fails(host, "**/lists");
        fails(host, "**/story");
        fails(host, "**/colleagues");
        host.navigate(node.url() + "/host/?centre=" + centre);
        Browsing.signIn(host, "admin", TestNode.ADMIN_PASSWORD);
        host.locator(".hall-line").first().click();
        assertThat(notRead(host)).isVisible();
        host.unroute("**/story");
        again(host);
        assertThat(host.locator(".story-lines li").first()).isVisible();

        button(host, "Дать льготу").click();
        assertThat(notRead(host)).isVisible();
        Browsing.picture(host, "host-not-read");
        host.unroute("**/lists");
        again(host);
        assertThat(button(host, "Беременные")).isVisible();
        button(host, "Отмена").click();

        button(host, "Передать").click();
        assertThat(notRead(host)).isVisible();
        host.unroute("**/colleagues");
        again(host);
        assertThat(notRead(host)).hasCount(0);
    }

    @Test
    void aDeskAndItsMessagesAtTheHallsPage() {
        Page host = SCREENS.browsing().screen(1280, 800);
        fails(host, "**/lists");
        fails(host, "**/desks/1");
        fails(host, "**/messages");
        host.navigate(node.url() + "/host/?centre=" + centre);
        Browsing.signIn(host, "admin", TestNode.ADMIN_PASSWORD);
        host.locator(".hall-desks button").first().click();
        assertThat(notRead(host)).isVisible();
        host.unroute("**/desks/1");
        again(host);
        assertThat(host.locator("dialog[open] #reason-other")).isVisible();
        assertThat(notRead(host)).isVisible();
        host.unroute("**/lists");
        again(host);
        assertThat(host.locator("dialog[open] .reason-list button").first()).isVisible();
        assertThat(notRead(host)).hasCount(0);
        host.keyboard().press("Escape");
        button(host, "Написать").click();
        assertThat(notRead(host)).isVisible();
        host.unroute("**/messages");
        again(host);
        assertThat(notRead(host)).hasCount(0);
    }

    @Test
    void reasonsAndPeopleAtTheDesk() {
        Page desk = SCREENS.browsing().screen(1366, 768);
        desk.clock().install();
        fails(desk, "**/lists");
        fails(desk, "**/away");
        fails(desk, "**/colleagues");
        desk.navigate(node.url() + "/desk/?centre=" + centre + "&desk=1");
        Browsing.signIn(desk, "admin", TestNode.ADMIN_PASSWORD);
        Browsing.press(desk, "Shift+F6");
        assertThat(notRead(desk)).isVisible();
        desk.keyboard().press("Escape");
        Browsing.press(desk, "F2");
        assertThat(desk.locator("h1.label")).isVisible();
        Browsing.press(desk, "F8");
        assertThat(notRead(desk)).isVisible();
        Browsing.picture(desk, "desk-not-read");
        desk.unroute("**/lists");
        desk.unroute("**/colleagues");
        stopPatience(desk);
        again(desk);
        assertThat(desk.locator("dialog[open] .chip-choice:visible", text("Выбрал не ту услугу")))
                .isVisible();
        assertThat(notRead(desk)).hasCount(0);
    }

    @Test
    void aQuestionOfTheFirstMomentWaitsForItsListsAndComesOnce() {
        node.put("/centres/" + centre + "/desk-rules", "{\"severalDesks\":true,\"noShowAfter\":0}");
        int desks = 0;
        for (String key : List.of("F10", "F9", "F7", "Shift+F6")) {
            Page desk = SCREENS.browsing().screen(1366, 768);
            desk.clock().install();
            List<Route> held = new ArrayList<>();
            desk.route("**/lists", held::add);
            desk.navigate(node.url() + "/desk/?centre=" + centre + "&desk=" + ++desks);
            Browsing.signIn(desk, "admin", TestNode.ADMIN_PASSWORD);
            assertThat(desk.locator(".primary-action")).hasAttribute("aria-disabled", "false");
            Browsing.stopClock(desk);
            desk.keyboard().press(key);
            desk.keyboard().press(key);
            assertThat(desk.locator(".notice").first()).containsText("Списки ещё загружаются: вопрос появится сам");
            assertThat(desk.locator("dialog[open]")).hasCount(0);
            held.forEach(Route::resume);
            assertThat(desk.locator("dialog[open]")).hasCount(1);
            assertThat(notRead(desk)).hasCount(0);
        }
    }

    @Test
    void aServiceEndsWithoutItsOutcomeOnlyWhereThePageHasSaidWhy() {
        node.put(
                "/centres/" + centre + "/desk-rules",
                "{\"severalDesks\":true,\"noShowAfter\":0,\"outcomeAsked\":true}");
        node.post("/centres/" + centre + "/tickets", "{\"service\":\"consultation\"}");
        Page desk = SCREENS.browsing().screen(1366, 768);
        desk.clock().install();
        fails(desk, "**/lists");
        desk.navigate(node.url() + "/desk/?centre=" + centre + "&desk=1");
        Browsing.signIn(desk, "admin", TestNode.ADMIN_PASSWORD);
        Browsing.press(desk, "F2");
        serves(desk, "К001");
        Browsing.press(desk, "F2");
        assertThat(notRead(desk)).isVisible();
        Browsing.picture(desk, "desk-outcome-not-read");
        assertThat(desk.locator("dialog[open] button.primary")).isFocused();
        assertThat(desk.locator("dialog[open] button.primary")).hasText("Завершить без результата");
        desk.keyboard().press("Enter");
        serves(desk, "К002");
        Browsing.press(desk, "Shift+F4");
        assertThat(notRead(desk)).isVisible();
        desk.unroute("**/lists");
        stopPatience(desk);
        again(desk);
        assertThat(desk.locator("dialog[open] input[name=outcome]").first()).isFocused();
        assertThat(notRead(desk)).hasCount(0);
        desk.keyboard().press("1");
        assertThat(desk.locator("dialog[open]")).hasCount(0);
        assertThat(desk.locator("h1.label")).hasCount(0);
    }

    private static void serves(Page desk, String label) {
        assertThat(desk.locator("h1.label")).hasText(label);
        Browsing.press(desk, "F2");
        assertThat(desk.locator(".primary-action")).containsText("Завершить");
        Browsing.later(desk, LONGER_THAN_A_SLIP_MS);
    }

    /** However long the lists are on their way: a question waits for them two seconds of the page. */
    private static void stopPatience(Page desk) {
        Browsing.stopClock(desk);
    }

    private static void fails(Page page, String address) {
        page.route(address, Route::abort);
    }

    private static Locator notRead(Page page) {
        return page.locator("dialog[open] .not-read");
    }

    private static void again(Page page) {
        notRead(page)
                .locator("button", new Locator.LocatorOptions().setHasText(AGAIN))
                .click();
    }

    private static Locator button(Page page, String words) {
        return page.locator("button:visible", text(words)).first();
    }

    private static Page.LocatorOptions text(String words) {
        return new Page.LocatorOptions().setHasText(words);
    }
}
