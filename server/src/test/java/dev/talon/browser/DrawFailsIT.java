package dev.talon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import dev.talon.TestNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A page of staff that cannot draw what happens does not stand still as if all were well: it says so and loads itself again. */
final class DrawFailsIT {
    private static final String FAILS = """
            customElements.whenDefined('%s').then((page) => { page.prototype.render = () => { throw new Error('drawn by a test'); }; });""";

    @RegisterExtension
    static final NodeOnScreens SCREENS = new NodeOnScreens();

    private static TestNode node;
    private static Browsing browsing;

    @BeforeAll
    static void start() {
        node = SCREENS.node();
        browsing = SCREENS.browsing();
        node.createCentre("north");
    }

    private Page open(String address, String seen) {
        Page page = browsing.screen(1366, 768);
        page.navigate(node.url() + address);
        Browsing.signIn(page, "admin", TestNode.ADMIN_PASSWORD);
        assertThat(page.locator(seen)).isVisible();
        return page;
    }

    @Test
    void theDeskSaysSoAndIsThereAgainWithItsTicket() {
        Page desk = open("/desk/?centre=north&desk=1", ".primary-action");
        node.post("/centres/north/tickets", "{\"service\":\"consultation\"}");
        assertThat(desk.locator(".next-service")).isVisible();
        Browsing.press(desk, "F2");
        assertThat(desk.locator("h1.label")).hasText("К001");
        desk.evaluate(FAILS.formatted("desk-work"));
        assertThat(desk.locator(".draw-failed h2")).hasText("Страница не может показать, что происходит");
        assertThat(desk.locator(".draw-failed"))
                .isHidden(
                        new com.microsoft.playwright.assertions.LocatorAssertions.IsHiddenOptions().setTimeout(60_000));
        assertThat(desk.locator("h1.label")).hasText("К001");
        assertThat(desk.locator(".primary-action")).hasAttribute("aria-disabled", "false");
        desk.close();
    }

    @Test
    void theHallDoesToo() {
        Page host = open("/host/?centre=north", "#number");
        host.evaluate(FAILS.formatted("hall-work"));
        assertThat(host.locator(".draw-failed h2")).isVisible();
        assertThat(host.locator(".draw-failed"))
                .isHidden(
                        new com.microsoft.playwright.assertions.LocatorAssertions.IsHiddenOptions().setTimeout(60_000));
        assertThat(host.locator("#number")).isVisible();
        host.close();
    }

    @Test
    void aSheetThatCannotBeDrawnSaysSoAndIsLeft() {
        node.post("/centres/north/tickets", "{\"service\":\"consultation\"}");
        Page host = open("/host/?centre=north", "#number");
        host.evaluate(
                "() => { window.fails = true; Object.defineProperty(Set.prototype, 'has', {configurable: true, value: (has => function (one) {"
                        + " if (window.fails && (one === 'waiting' || one === 'called')) throw new TypeError('drawn by a test'); return has.call(this, one); })(Set.prototype.has)}); }");
        host.locator(".hall-line").first().click();
        assertThat(host.locator("dialog[open] h2")).hasText("Это окошко не удалось показать");
        Browsing.picture(host, "sheet-not-drawn");
        host.evaluate("window.fails = false");
        // The sheet follows the hall: as soon as it can be drawn, it is there.
        assertThat(host.locator("dialog[open] .sheet-state")).isVisible();
        host.keyboard().press("Escape");
        assertThat(host.locator("dialog[open]")).hasCount(0);
        host.close();
    }

    @Test
    void aPressThatFailsIsAnswered() {
        Page desk = open("/desk/?centre=north&desk=2", ".primary-action");
        assertThat(desk.locator(".primary-action")).hasAttribute("aria-disabled", "false");
        desk.evaluate(
                "() => { const create = document.createElement.bind(document); "
                        + "document.createElement = name => { if (name === 'dialog') throw new TypeError('by a test'); return create(name); }; }");
        desk.keyboard().press("F9");
        assertThat(desk.locator(".toasts")).containsText("в странице ошибка");
        desk.close();
    }

    @Test
    void whereLoadingAgainDoesNotHelpItStopsAndSaysWhomToCall() {
        Page host = open("/host/?centre=north", "#number");
        host.addInitScript(FAILS.formatted("hall-work"));
        host.reload();
        assertThat(host.locator(".draw-failed p"))
                .containsText(
                        "не помогло",
                        new com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions()
                                .setTimeout(120_000));
        host.close();
    }
}
