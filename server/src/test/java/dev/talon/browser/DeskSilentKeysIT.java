package dev.talon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.talon.TestNode;
import dev.talon.db.TestDatabase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every key of a desk that does nothing says why, whatever happens there; and a specialist issues a ticket by keyboard. */
final class DeskSilentKeysIT {
    private static final String PASSWORD = "a-long-staff-password";

    private static TestDatabase database;
    private static TestNode node;
    private static Browsing browsing;
    private static int centres;

    private final List<String> commands = new CopyOnWriteArrayList<>();
    private String centre;
    private Page desk;

    @BeforeAll
    static void start() {
        database = TestDatabase.create();
        node = TestNode.start(database.address());
        node.put("/staff/anna", """
                {"name":"Анна Петрова","role":"specialist","password":"%s"}""".formatted(PASSWORD));
        browsing = new Browsing(node.url());
    }

    @AfterAll
    static void stop() {
        browsing.close();
        node.close();
        database.close();
    }

    @BeforeEach
    void centre() {
        centre = "silent" + ++centres;
        node.createCentre(centre);
        node.put("/centres/" + centre + "/desks/9", "{\"stages\":[\"consultation\",\"cash\"]}");
    }

    private void sitDown() {
        desk = browsing.screen(1366, 768);
        desk.navigate(node.url() + "/desk/?centre=" + centre + "&desk=9");
        desk.locator("#login").fill("anna");
        desk.locator("#password").fill(PASSWORD);
        desk.keyboard().press("Enter");
        listens();
        desk.onRequest(request -> {
            if (!request.method().equals("GET")
                    && request.url().contains("/desks/9/")
                    && !request.url().contains("/hold")) {
                commands.add(request.url());
            }
        });
    }

    @Test
    void everyKeyThatDoesNothingSaysWhy() {
        var before = browsing.faults();
        sitDown();
        eachSaysWhy("at a free desk", 7);
        says("Shift+F3", "Талоны здесь выдают киоск и администратор зала");
        node.post("/centres/" + centre + "/tickets", "{\"service\":\"cash\"}");
        Browsing.press(desk, "F2");
        assertThat(desk.locator("h1.label")).isVisible();
        eachSaysWhy("while a visitor is called", 5);
        Browsing.press(desk, "F2");
        assertThat(desk.locator(".primary-action")).containsText("Завершить");
        eachSaysWhy("during a service", 5);
        assertThat(node.post("/centres/" + centre + "/desks/9/finish?override=test", "{}")
                        .status())
                .isEqualTo(200);
        assertThat(desk.locator("h1")).hasText("Сейчас никого нет");
        listens();
        desk.keyboard().press("F9");
        assertThat(desk.locator("dialog[open]")).hasCount(1);
        desk.keyboard().press("Enter");
        assertThat(desk.locator("h1")).containsText("Перерыв");
        eachSaysWhy("on a break", 9);
        assertThat(browsing.faults()).isEqualTo(before);
    }

    @Test
    void atADeskThatWasTakenEachKeySaysSo() {
        sitDown();
        assertThat(node.post("/centres/" + centre + "/desks/9/hold", "{\"page\":\"page-of-a-test\",\"take\":true}")
                        .status())
                .isEqualTo(204);
        eachSaysAtTheDoor("Окно сейчас не за вами: займите его кнопкой выше");
    }

    @Test
    void atADeskThatIsHeldElsewhereEachKeySaysSo() {
        assertThat(node.sit(centre, "9").status()).isEqualTo(204);
        desk = browsing.screen(1366, 768);
        desk.navigate(node.url() + "/desk/?centre=" + centre + "&desk=9");
        desk.locator("#login").fill("anna");
        desk.locator("#password").fill(PASSWORD);
        desk.keyboard().press("Enter");
        eachSaysAtTheDoor("Окно сейчас не за вами: займите его кнопкой выше");
    }

    @Test
    void atADeskThatTheHostHasClosedEachKeySaysSo() {
        sitDown();
        assertThat(node.put("/centres/" + centre + "/desks/9/shut", "{\"reason\":\"Ремонт\"}")
                        .status())
                .isBetween(200, 204);
        eachSaysAtTheDoor("Окно закрыто администратором зала");
    }

    private void eachSaysAtTheDoor(String why) {
        assertThat(desk.locator(".door h1")).isVisible();
        int before = commands.size();
        String said = "";
        for (String key :
                List.of("F2", "F3", "F4", "F5", "F6", "Shift+F6", "F7", "F8", "F9", "F10", "Shift+F2", "Control+z")) {
            desk.keyboard().press(key);
            // Said once more, it ends in another way, so that a screen reader says it again.
            assertThat(desk.locator(".door .notice span"))
                    .not()
                    .hasText(Pattern.compile("^" + Pattern.quote(said) + "$"));
            said = desk.locator(".door .notice span")
                    .evaluate("line => line.textContent")
                    .toString();
            assertThat(said).as(key).contains(why);
        }
        Browsing.picture(desk, "desk-door-key");
        assertThat(commands).hasSize(before);
    }

    /** The table of keys says which do nothing now, and why; pressed, each says the same. */
    private void eachSaysWhy(String when, int least) {
        listens();
        desk.keyboard().press("F1");
        assertThat(desk.locator("dialog[open] .key-table")).isVisible();
        Map<String, String> silent = new LinkedHashMap<>();
        for (Locator row : desk.locator(".key-table tr.not-now").all()) {
            String why = (String)
                    row.locator("td")
                            .last()
                            .evaluate(
                                    "cell => [...cell.childNodes].filter(one => one.nodeType === 3).map(one => one.textContent).join('').trim()");
            String key = row.locator("kbd").innerText();
            // F4 starts while somebody is called; what is only too early now may be obeyed a moment later.
            if (!why.contains(" через ") && !(key.equals("F4") && when.contains("called"))) {
                silent.put(key, why);
            }
        }
        desk.keyboard().press("Escape");
        assertThat(desk.locator("dialog[open]")).hasCount(0);
        assertThat(silent).as(when).hasSizeGreaterThanOrEqualTo(least);
        silent.forEach((key, why) -> says(key.replace("Ctrl+", "Control+"), why));
    }

    private void says(String key, String why) {
        int before = commands.size();
        listens();
        desk.keyboard().press(key);
        // Seconds that are left go on.
        assertThat(desk.locator(".notice").first())
                .containsText(Pattern.compile(
                        why.replaceAll("[.*+?^${}()|\\[\\]\\\\]", "\\\\$0").replaceAll("\\d+", "\\\\d+")));
        assertThat(commands).as(key).hasSize(before);
    }

    @Test
    void aSpecialistIssuesATicketByKeyboardAlone() {
        var before = browsing.faults();
        node.put("/centres/" + centre + "/issue-rules", "{\"specialistsIssue\":true}");
        sitDown();
        desk.keyboard().press("Shift+F3");
        assertThat(desk.locator("dialog[open] h2")).hasText("Выдать талон");
        desk.keyboard().press("ArrowDown");
        Browsing.picture(desk, "desk-issue");
        desk.keyboard().press("Enter");
        assertThat(desk.locator(".issued-label")).hasText("Д001");
        desk.keyboard().press("Enter");
        assertThat(desk.locator("dialog[open]")).hasCount(0);
        assertThat(desk.locator(".next-label")).hasText("Д001");

        // The next one by mistake: it is taken back at once.
        listens();
        desk.keyboard().press("Shift+F3");
        assertThat(desk.locator("dialog[open] h2")).hasText("Выдать талон");
        desk.keyboard().press("Space");
        desk.keyboard().press("Enter");
        assertThat(desk.locator(".issued-label")).hasText("К001");
        Browsing.picture(desk, "desk-issued");
        desk.keyboard().press("Tab");
        desk.keyboard().press("Tab");
        desk.keyboard().press("Enter");
        assertThat(desk.locator(".toasts")).containsText("Талон К001 отменён");
        assertThat(node.get("/centres/" + centre + "/tickets?number=1&state=cancelled")
                        .text("/tickets/0/label"))
                .isEqualTo("К001");
        assertThat(browsing.faults()).isEqualTo(before);
    }

    private void listens() {
        assertThat(desk.locator("dialog[open]")).hasCount(0);
        assertThat(desk.locator(".primary-action")).hasAttribute("aria-disabled", "false");
    }
}
