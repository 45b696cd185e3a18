package dev.talon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.talon.TestNode;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A button of the hall administrator's page between its press and the server's answer. */
final class HostPressIT {
    private static final String CENTRE = "press";

    @RegisterExtension
    static final NodeOnScreens SCREENS = new NodeOnScreens();

    /** Each answer is held back on its way, and comes when the test lets it. */
    @Test
    void whileAnAnswerIsOnItsWayTheButtonSaysSoAndHearsNoSecondPress() {
        TestNode node = SCREENS.node();
        node.createCentre(CENTRE);
        node.sit(CENTRE, "1");
        issue();
        issue();
        Page host = SCREENS.browsing().tablet(1280, 800);
        host.navigate(node.url() + "/host/?centre=" + CENTRE);
        Browsing.signIn(host, "admin", TestNode.ADMIN_PASSWORD);
        List<Route> held = new CopyOnWriteArrayList<>();
        host.locator(".hall-line").last().tap();
        host.route("**/move", held::add);
        button(host, "Поставить первым").tap();
        Locator reason = button(host, "Ошибка сотрудника");
        reason.tap();
        assertThat(reason).hasAttribute("aria-busy", "true");
        assertThat(host.locator(".reason-other button")).isDisabled();
        Browsing.picture(host, "host-on-its-way");
        reason.evaluate("button => button.click()");
        go(held);
        assertThat(host.locator(".sheet-notice")).containsText("теперь первый");
        assertThat(host.locator("[aria-busy=true]")).hasCount(0);
        button(host, "Закрыть").last().tap();

        // A desk is looked at before its sheet opens: two touches open one sheet.
        host.route("**/desks/1", held::add);
        Locator desk = host.locator(".hall-desk").first();
        desk.tap();
        assertThat(desk).hasAttribute("aria-busy", "true");
        desk.tap();
        go(held);
        assertThat(host.locator("dialog[open]")).hasCount(1);
        assertThat(desk).not().hasAttribute("aria-busy", "true");

        // The sheet stays until the desk is closed, and so does the way back until it is open again.
        host.route("**/shut", held::add);
        Locator why = button(host, "Технические причины");
        why.tap();
        assertThat(why).hasAttribute("aria-busy", "true");
        go(held);
        assertThat(host.locator("dialog[open]")).hasCount(0);
        assertThat(desk).containsText("закрыто");
        Locator undo = host.locator(".toasts button").last();
        undo.tap();
        assertThat(undo).hasAttribute("aria-busy", "true");
        assertThat(undo).isDisabled();
        go(held);
        assertThat(host.locator(".toasts")).containsText("Окно 1 открыто");
        assertThat(host.locator(".toasts button")).hasCount(0);
        assertThat(node.sit(CENTRE, "1").status()).isEqualTo(204);

        host.route("**/closed", held::add);
        host.locator(".services-top button").tap();
        Locator stop = button(host, "Технические работы");
        stop.tap();
        assertThat(stop).hasAttribute("aria-busy", "true");
        assertThat(host.locator("dialog[open]")).hasCount(1);
        go(held);
        assertThat(host.locator(".toasts")).containsText("Талоны больше не выдаются");
        assertThat(host.locator("dialog[open]")).hasCount(0);
    }

    /** One answer was held back, and no second one was asked for. */
    private static void go(List<Route> held) {
        assertThat(held).hasSize(1);
        held.remove(0).resume();
    }

    private static void issue() {
        SCREENS.node().post("/centres/" + CENTRE + "/tickets", "{\"service\":\"consultation\"}");
    }

    private static Locator button(Page page, String words) {
        return page.locator("dialog[open] button").filter(new Locator.FilterOptions().setHasText(words));
    }
}
