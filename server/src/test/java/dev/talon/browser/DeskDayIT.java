package dev.talon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.talon.TestNode;
import io.vertx.openapi.contract.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The whole day of a specialist by keyboard alone: every verb of the desk, none of them with a mouse. */
final class DeskDayIT {
    private static final String PASSWORD = "a-long-staff-password";

    @RegisterExtension
    static final NodeOnScreens SCREENS = new NodeOnScreens();

    private static TestNode node;
    private static Browsing browsing;
    private static int centres;

    private final List<String> labels = new ArrayList<>();
    private String centre;
    private Page desk;
    private SentCommands sent;

    @BeforeAll
    static void start() {
        node = SCREENS.node();
        browsing = SCREENS.browsing();
        node.put(
                "/staff/anna", "{\"name\":\"Анна Петрова\",\"role\":\"specialist\",\"password\":\"" + PASSWORD + "\"}");
        node.put(
                "/staff/olga",
                "{\"name\":\"Ольга Иванова\",\"role\":\"specialist\",\"password\":\"" + PASSWORD + "\"}");
    }

    @BeforeEach
    void sitDown() {
        centre = "day" + ++centres;
        node.createCentre(centre);
        node.put("/centres/" + centre + "/desks/9", "{\"stages\":[\"consultation\",\"cash\"]}");
        for (int i = 0; i < 6; i++) {
            labels.add(node.post("/centres/" + centre + "/tickets", "{\"service\":\"cash\"}")
                    .text("/label"));
        }
        desk = browsing.screen(1366, 768);
        sent = new SentCommands(desk);
        desk.navigate(node.url() + "/desk/?centre=" + centre + "&desk=9");
        Browsing.signIn(desk, "anna", PASSWORD);
        listens();
    }

    @Test
    void aDayIsWorkedByKeyboardAlone() {
        // Called, called again, served; a note for whoever is next, and set aside in the middle.
        press("F2");
        at(labels.get(0));
        assertThat(desk.locator("button[aria-keyshortcuts=F3]")).containsText("Повторить через");
        assertThat(desk.locator("button[aria-keyshortcuts=F3] .as-wide-as")).hasText("Повторить вызов");
        press("F3");
        says("вызван ещё раз");
        press("F2");
        assertThat(primary()).containsText("Завершить и вызвать следующего");
        opens("Shift+F8");
        desk.keyboard().type("Нужна справка о составе семьи");
        tabTo("Сохранить");
        desk.keyboard().press("Enter");
        assertThat(desk.locator(".remarks")).containsText("Нужна справка о составе семьи");
        picture("desk-day-serving");
        opens("F7");
        desk.keyboard().press("1");
        picture("desk-day-set-aside");
        desk.keyboard().press("Enter");
        says(labels.get(0) + " отложен до");
        assertThat(desk.locator(".aside-strip")).containsText(labels.get(0));

        // A no-show, taken back, and made again; then the visitor comes after all.
        press("F2");
        at(labels.get(1));
        press("F6");
        says("неявка отмечена");
        assertThat(desk.locator(".undo")).containsText("Отменить: неявка " + labels.get(1));
        picture("desk-day-undo");
        press("Control+Z");
        at(labels.get(1));
        press("F6");
        says("неявка отмечена");
        opens("Shift+F6");
        Locator gone = desk.locator("dialog label", has(labels.get(1) + " · не явился"));
        desk.keyboard().press(digitOf(gone));
        picture("desk-day-return");
        desk.keyboard().press("Enter");
        says(labels.get(1) + " снова в очереди");

        // Somebody stands at the desk without a ticket; how it ended is said by one digit.
        opens("Shift+F2");
        picture("desk-day-serve");
        desk.keyboard().press("2");
        desk.keyboard().press("Enter");
        assertThat(primary()).containsText("Завершить и вызвать следующего");
        passes();
        opens("Shift+F4");
        picture("desk-day-outcome");
        desk.keyboard().press("1");
        says("приём завершён");

        // By number and out of turn, and handed on to a desk.
        opens("F10");
        desk.keyboard().type(labels.get(4));
        desk.keyboard().press("Tab");
        desk.keyboard().type("С ребёнком");
        desk.keyboard().press("Enter");
        at(labels.get(4));
        press("F2");
        assertThat(primary()).containsText("Завершить и вызвать следующего");
        opens("F8");
        desk.keyboard().press("Tab");
        picture("desk-day-transfer");
        desk.keyboard().press("Shift+Tab");
        desk.keyboard().press("ArrowRight");
        tabTo("Передать");
        desk.keyboard().press("Enter");
        says(labels.get(4) + " передан");

        // Whoever waits asks for time.
        opens("F7");
        desk.keyboard().type(labels.get(5));
        tabTo("Другая причина");
        desk.keyboard().type("Отошёл в банк");
        desk.keyboard().press("Enter");
        says(labels.get(5) + " отложен до");
        picture("desk-day-strip");

        // A break, and back; those set aside come back, and the next one is called.
        opens("F9");
        desk.keyboard().press("2");
        desk.keyboard().press("Enter");
        assertThat(desk.locator("h1")).containsText("Перерыв:");
        press("F2");
        for (String label : List.of(labels.get(0), labels.get(5))) {
            assertThat(primary()).containsText("Вызвать следующего");
            opens("Shift+F6");
            desk.keyboard().press(digitOf(desk.locator("dialog label", has(label + " · отложен"))));
            desk.keyboard().press("Enter");
            says(label + " снова в очереди");
        }
        assertThat(desk.locator(".aside-strip")).hasCount(0);
        press("F2");
        assertThat(primary()).containsText("Начать приём");

        // The same key ends the service and calls the next one, who does not come; and the desk is free for others.
        press("F2");
        assertThat(primary()).containsText("Завершить и вызвать следующего");
        passes();
        press("F2");
        assertThat(primary()).containsText("Начать приём");
        press("F6");
        says("неявка отмечена");
        listens();
        tabBackTo("Другое окно");
        desk.keyboard().press("Enter");
        assertThat(desk.locator(".primary-action")).hasCount(0);
        // That a break goes on after all is the hall administrator's.
        sent.areAll(
                operation -> operation.getTags().contains("desk") && allowsSpecialist(operation), Set.of("undoResume"));
        assertThat(browsing.faults()).isEmpty();
    }

    private static boolean allowsSpecialist(Operation operation) {
        return List.of(operation.getExtensions().get("x-talon-allow").toString().split("[^a-z-]+"))
                .contains("specialist");
    }

    /** Once the button listens: a press is meant for what it says now. */
    private void press(String key) {
        listens();
        desk.keyboard().press(key);
    }

    /** What is typed next is meant for the dialog, which may first read what it asks about. */
    private void opens(String key) {
        press(key);
        assertThat(desk.locator("dialog[open]")).hasCount(1);
    }

    private void listens() {
        assertThat(desk.locator("dialog[open]")).hasCount(0);
        assertThat(primary()).hasAttribute("aria-disabled", "false");
    }

    private Locator primary() {
        return desk.locator(".primary-action");
    }

    private void at(String label) {
        assertThat(desk.locator("h1.label")).hasText(label);
    }

    private void says(String words) {
        assertThat(desk.locator(".notice").first()).containsText(words);
    }

    /** Until the service has lasted long enough that finishing it is no slip of the hand. */
    private void passes() {
        assertThat(desk.locator(".timer-time")).hasText(Pattern.compile("^(0:0[5-9]|0:[1-5]\\d|[1-9]\\d*:\\d\\d)$"));
    }

    private void tabTo(String words) {
        tabTo("Tab", words);
    }

    private void tabBackTo(String words) {
        tabTo("Shift+Tab", words);
    }

    /** Goes on until the focus is at what is called so. */
    private void tabTo(String key, String words) {
        for (int i = 0; i < 20; i++) {
            desk.keyboard().press(key);
            String there = (String) desk.evaluate(
                    "() => (document.activeElement.labels?.[0] ?? document.activeElement).textContent.trim()");
            if (there.startsWith(words)) {
                return;
            }
        }
        throw new AssertionError("nothing is called " + words);
    }

    private static String digitOf(Locator row) {
        return row.locator("kbd").innerText();
    }

    private static Page.LocatorOptions has(String words) {
        return new Page.LocatorOptions().setHasText(words);
    }

    private void picture(String name) {
        Browsing.picture(desk, name);
    }
}
