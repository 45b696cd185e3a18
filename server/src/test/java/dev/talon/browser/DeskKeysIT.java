package dev.talon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.talon.TestNode;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One key leads through visitors one after another; a table explains all keys; somebody who comes to an empty queue is heard and seen. */
final class DeskKeysIT {
    private static final Pattern COMMAND = Pattern.compile("/desks/9/([a-z-]+)\\?");
    /** Longer than a service that is asked about, and than a deaf button. */
    private static final int A_WHILE_MS = 6_000;

    private static final String LISTENS_TO_SOUNDS = """
            window.sounds = 0;
            const start = OscillatorNode.prototype.start;
            OscillatorNode.prototype.start = function (...when) { window.sounds++; return start.apply(this, when); };""";

    @RegisterExtension
    static final NodeOnScreens SCREENS = new NodeOnScreens();

    private static TestNode node;
    private static Browsing browsing;
    private static int centres;

    private final List<String> commands = new CopyOnWriteArrayList<>();
    private String centre;
    private Page desk;

    @BeforeAll
    static void start() {
        node = SCREENS.node();
        browsing = SCREENS.browsing();
    }

    @BeforeEach
    void sitDown() {
        centre = "keys" + ++centres;
        node.createCentre(centre);
        node.put("/centres/" + centre + "/desks/9", "{\"stages\":[\"consultation\",\"cash\"]}");
        desk = browsing.screen(1366, 768);
        desk.addInitScript(LISTENS_TO_SOUNDS);
        desk.clock().install();
        desk.navigate(node.url() + "/desk/?centre=" + centre + "&desk=9");
        Browsing.signIn(desk, "admin", TestNode.ADMIN_PASSWORD);
        desk.onRequest(request -> {
            Matcher command = COMMAND.matcher(request.url());
            if (request.method().equals("POST") && command.find()) {
                commands.add(command.group(1));
            }
        });
        assertThat(desk.locator(".primary-action")).hasAttribute("aria-disabled", "false");
    }

    @Test
    void twoPressesOfOneKeyServeAVisitor() {
        String first = issue("cash");
        String second = issue("consultation");
        assertThat(desk.locator(".next-service")).hasText("Касса");
        Browsing.press(desk, "F2");
        for (String label : List.of(first, second)) {
            assertThat(desk.locator("h1.label")).hasText(label);
            Browsing.press(desk, "F2");
            assertThat(desk.locator(".primary-action")).containsText("Завершить");
            Browsing.later(desk, A_WHILE_MS);
            picture("desk-one-key-" + label);
            Browsing.press(desk, "F2");
        }
        assertThat(desk.locator("h1")).hasText("Сейчас никого нет");
        assertThat(desk.locator(".staff-facts")).containsText("Сегодня: 2 приёма");
        assertThat(browsing.faults()).isEmpty();
    }

    @Test
    void finishingWithoutCallingHasAKeyOfItsOwn() {
        issue("cash");
        issue("cash");
        Browsing.press(desk, "F2");
        Browsing.press(desk, "F2");
        assertThat(desk.locator(".primary-action")).containsText("Завершить и вызвать следующего");
        Browsing.later(desk, A_WHILE_MS);
        Browsing.press(desk, "F4");
        assertThat(desk.locator("h1")).hasText("Окно свободно");
        assertThat(commands).containsExactly("call-next", "start", "finish");
    }

    @Test
    void theTableOfKeysSaysWhatEachDoesAndWhyNotNow() {
        desk.keyboard().press("F1");
        assertThat(desk.locator(".key-table")).containsText("Одна клавиша на весь приём");
        assertThat(desk.locator("tr.not-now", rows("F3"))).containsText("У окна никого нет");
        picture("desk-keys");
        desk.keyboard().press("F2");
        assertThat(desk.locator("dialog[open] [role=status]")).containsText("Сначала ответьте здесь");
        assertThat(commands).isEmpty();
        desk.keyboard().press("Escape");
        desk.locator(".languages button[lang=en]").click();
        desk.keyboard().press("?");
        assertThat(desk.locator(".key-table")).containsText("One key for the whole visit");
        picture("desk-keys-en");
        desk.locator("tr", rows("F9")).locator("button").click();
        assertThat(desk.locator("dialog[open] h2")).hasText("A break");
    }

    @Test
    void whoeverComesToAnEmptyQueueIsHeardAndSeenInTheTitle() {
        desk.keyboard().press("Shift");
        assertThat(desk.locator("h1")).hasText("Сейчас никого нет");
        issue("cash");
        assertThat(desk).hasTitle("● Ждёт 1 · Окно 9");
        int sounds = (int) desk.evaluate("window.sounds");
        assertThat(sounds).isPositive();
        issue("cash");
        assertThat(desk).hasTitle("● Ждут 2 · Окно 9");
        assertThat(desk.evaluate("window.sounds"))
                .as("the queue was empty no longer")
                .isEqualTo(sounds);
        Browsing.press(desk, "F2");
        assertThat(desk).hasTitle("Д001 · Окно 9");
    }

    @Test
    void aDeskCallsByItselfWhereItsSpecialistWantsItAndEscapeStopsIt() {
        issue("cash");
        issue("cash");
        issue("cash");
        desk.keyboard().press("F1");
        desk.locator(".key-deed", new Page.LocatorOptions().setHasText("Мои настройки"))
                .click();
        desk.locator("dialog input[name=seconds][value='5']").check();
        picture("desk-own-settings");
        desk.keyboard().press("Enter");
        assertThat(desk.locator("dialog[open]")).hasCount(0);
        desk.clock().fastForward(A_WHILE_MS);
        assertThat(desk.locator("h1")).hasText("Окно свободно");
        assertThat(commands).as("a page that was only opened calls nobody").isEmpty();

        serveOne();
        assertThat(desk.locator(".soon")).containsText("Следующий будет вызван через");
        picture("desk-calls-soon");
        desk.keyboard().press("Escape");
        assertThat(desk.locator(".soon")).hasCount(0);
        assertThat(desk.locator(".notice").first()).containsText("пока вы не вызовете следующего");
        desk.clock().fastForward(A_WHILE_MS);
        assertThat(desk.locator("h1")).hasText("Окно свободно");

        serveOne();
        assertThat(desk.locator(".soon")).isVisible();
        desk.clock().fastForward(A_WHILE_MS);
        assertThat(desk.locator("h1.label")).hasText("Д003");
        assertThat(commands)
                .containsExactly("call-next", "start", "finish", "call-next", "start", "finish", "call-next");
    }

    private void serveOne() {
        Browsing.press(desk, "F2");
        assertThat(desk.locator(".primary-action")).containsText("Начать");
        Browsing.press(desk, "F2");
        assertThat(desk.locator(".primary-action")).containsText("Завершить");
        Browsing.later(desk, A_WHILE_MS);
        Browsing.press(desk, "F4");
        assertThat(desk.locator("h1")).hasText("Окно свободно");
    }

    private static Page.LocatorOptions rows(String key) {
        return new Page.LocatorOptions().setHasText(Pattern.compile("^\\s*" + key + "(?!\\d)"));
    }

    private String issue(String service) {
        return node.post("/centres/" + centre + "/tickets", "{\"service\":\"" + service + "\"}")
                .text("/label");
    }

    private void picture(String name) {
        Browsing.picture(desk, name);
    }
}
