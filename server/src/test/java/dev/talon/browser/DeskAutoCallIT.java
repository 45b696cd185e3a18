package dev.talon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.talon.TestNode;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A specialist who wants it so has the next visitor called without a press: the seconds are seen, and one key stops them. */
final class DeskAutoCallIT {
    private static final String PASSWORD = "a-long-staff-password";

    @RegisterExtension
    static final NodeOnScreens SCREENS = new NodeOnScreens();

    private static TestNode node;
    private static Browsing browsing;

    @BeforeAll
    static void start() {
        node = SCREENS.node();
        browsing = SCREENS.browsing();
        node.createCentre("north");
        node.put("/staff/anna", "{\"name\":\"Анна\",\"role\":\"specialist\",\"password\":\"" + PASSWORD + "\"}");
    }

    @Test
    void theSecondsAreSeenAndStoppedAndTheNextOneIsCalledWhenTheyAreOver() {
        for (int visitor = 1; visitor <= 3; visitor++) {
            node.post("/centres/north/tickets", "{\"service\":\"consultation\"}");
        }
        Page desk = browsing.open("/desk/?centre=north&desk=1", 1366, 768);
        Browsing.signIn(desk, "anna", PASSWORD);
        assertThat(desk.locator(".primary-action")).hasAttribute("aria-disabled", "false");
        choose(desk, 10);
        assertThat(desk.locator(".soon")).hasCount(0);

        serve(desk, "К001");
        assertThat(desk.locator(".soon")).hasText(Pattern.compile("Следующий будет вызван через \\d+ с.*"));
        assertThat((Boolean) desk.locator(".notice-line").evaluate("line => line.scrollHeight <= 40"))
                .as("on one line")
                .isTrue();
        Browsing.picture(desk, "desk-auto-call");
        desk.keyboard().press("Escape");
        assertThat(desk.locator(".soon")).hasCount(0);
        assertThat(desk.locator(".notice")).hasText("Сам никто не вызовется, пока вы не вызовете следующего");
        assertThat(desk.locator("h1.label")).hasCount(0);

        choose(desk, 3);
        serve(desk, "К002");
        assertThat(desk.locator("h1.label")).hasText("К003");
        assertThat(browsing.faults()).isEmpty();
    }

    @Test
    void whoseCallWasTakenBackIsNotCalledAgainByItself() {
        node.createCentre("south");
        for (int visitor = 1; visitor <= 2; visitor++) {
            node.post("/centres/south/tickets", "{\"service\":\"consultation\"}");
        }
        node.put("/staff/boris", "{\"name\":\"Борис\",\"role\":\"specialist\",\"password\":\"" + PASSWORD + "\"}");
        Page desk = browsing.open("/desk/?centre=south&desk=1", 1366, 768);
        Browsing.signIn(desk, "boris", PASSWORD);
        assertThat(desk.locator(".primary-action")).hasAttribute("aria-disabled", "false");
        choose(desk, 3);
        serve(desk, "К001");
        assertThat(desk.locator("h1.label")).hasText("К002");
        assertThat(desk.locator(".undo")).containsText("Отменить: вызов К002");
        desk.keyboard().press("Control+Z");
        assertThat(desk.locator(".notice"))
                .hasText("Отменено: вызов К002. Сам никто не вызовется, пока вы не вызовете следующего");
        Browsing.picture(desk, "desk-auto-call-undone");
        // What is said goes after eight seconds, and the call would have come after three.
        assertThat(desk.locator(".notice")).hasText("", new LocatorAssertions.HasTextOptions().setTimeout(30_000));
        assertThat(desk.locator("h1.label")).hasCount(0);
        assertThat(desk.locator(".soon")).hasCount(0);
        Browsing.press(desk, "F2");
        assertThat(desk.locator("h1.label")).hasText("К002");
        assertThat(browsing.faults()).isEmpty();
    }

    private static void serve(Page desk, String label) {
        Browsing.press(desk, "F2");
        assertThat(desk.locator("h1.label")).hasText(label);
        assertThat(desk.locator(".primary-action")).containsText("Начать приём");
        Browsing.press(desk, "F4");
        assertThat(desk.locator(".primary-action")).containsText("Завершить");
        Browsing.finishSoon(desk);
    }

    private static void choose(Page desk, int seconds) {
        Browsing.press(desk, "F1");
        desk.locator(".key-deed")
                .filter(new Locator.FilterOptions().setHasText("Мои настройки"))
                .click();
        Locator dialog = desk.locator("dialog[open]");
        dialog.locator("input[name=seconds][value='" + seconds + "']").check();
        Browsing.picture(desk, "desk-settings");
        dialog.getByText("Сохранить").click();
        assertThat(desk.locator("dialog[open]")).hasCount(0);
    }
}
