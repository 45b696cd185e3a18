package dev.talon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.talon.TestNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The small window above other programs: it shows the ticket and its time, its button and all keys work, and it closes with the page. */
final class DeskWindowIT {
    @RegisterExtension
    static final NodeOnScreens SCREENS = NodeOnScreens.inWindows();

    private static TestNode node;
    private static Browsing browsing;

    @BeforeAll
    static void start() {
        node = SCREENS.node();
        browsing = SCREENS.browsing();
        node.createCentre("north");
    }

    @Test
    void aWholeVisitIsServedInTheSmallWindow() {
        Page desk = browsing.screen(1366, 768);
        desk.navigate(node.url() + "/desk/?centre=north&desk=1");
        Browsing.signIn(desk, "admin", TestNode.ADMIN_PASSWORD);
        assertThat(desk.locator(".primary-action")).hasAttribute("aria-disabled", "false");
        assertThat((Boolean) desk.evaluate("'documentPictureInPicture' in window"))
                .isTrue();
        Browsing.press(desk, "F1");
        Page small = desk.context()
                .waitForPage(() -> desk.locator(".key-deed")
                        .filter(new Locator.FilterOptions().setHasText("Маленькое окно"))
                        .click());
        assertThat(small.locator(".small-label")).hasText("Сейчас никого нет");
        node.post("/centres/north/tickets", "{\"service\":\"consultation\"}");
        assertThat(small.locator(".small-action")).containsText("Вызвать");
        small.keyboard().press("F2");
        assertThat(small.locator(".small-label")).hasText("К001");
        assertThat(desk.locator("h1.label")).hasText("К001");
        // As large as the page asks for: the test driver opens all windows at one size.
        small.setViewportSize(340, 250);
        Browsing.picture(small, "desk-small-window");
        assertThat(small.locator(".small-time")).isVisible();
        assertThat(small.locator(".small-action")).hasAttribute("aria-disabled", "false");
        small.locator(".small-action").click();
        assertThat(small.locator(".small-action")).containsText("Завершить");
        assertThat(small.locator(".small-action")).hasAttribute("aria-disabled", "false");
        small.keyboard().press("F8");
        assertThat(small.locator(".small-notice")).hasText("Ответьте на большой странице");
        assertThat(desk.locator("dialog[open]")).containsText("К001: передать");
        desk.keyboard().press("Escape");
        small.waitForClose(() -> desk.navigate("about:blank"));
    }
}
