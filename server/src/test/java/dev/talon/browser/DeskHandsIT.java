package dev.talon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.talon.TestNode;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Hands that stay on a key, press thrice or press the wrong one: a desk does one thing, and says why it does not another. */
final class DeskHandsIT {
    private static final int REPEATS = 20;
    private static final Pattern COMMAND =
            Pattern.compile("POST .*/desks/9/(call-next|call|recall|start|finish|no-show|pause)\\?.*");

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
    void aDeskAndFiveWhoWait() {
        centre = "hands" + ++centres;
        node.createCentre(centre);
        node.put("/centres/" + centre + "/desk-rules", "{\"severalDesks\":false,\"noShowAfter\":60}");
        node.put("/centres/" + centre + "/desks/9", "{\"stages\":[\"consultation\",\"cash\"]}");
        for (int i = 0; i < 5; i++) {
            node.post("/centres/" + centre + "/tickets", "{\"service\":\"cash\"}");
        }
        desk = browsing.open("/desk/?centre=" + centre + "&desk=9", 1366, 768);
        Browsing.signIn(desk, "admin", TestNode.ADMIN_PASSWORD);
        desk.onRequest(request -> {
            String line = request.method() + " " + request.url();
            if (COMMAND.matcher(line).matches()) {
                commands.add(line.replaceFirst("\\?.*", "").replaceFirst(".*/", ""));
            }
        });
        listens();
    }

    @Test
    void aDeskThatIsToldAsksNothing() {
        List<String> asked = new CopyOnWriteArrayList<>();
        desk.onRequest(request -> {
            if (request.method().equals("GET") && request.url().contains("/api/")) {
                asked.add(request.url());
            }
        });
        Browsing.press(desk, "F2");
        listens();
        Browsing.press(desk, "F4");
        Browsing.press(desk, "F4");
        listens();
        // What another desk does is told, too: whom it called is due here no more.
        String next = node.atDesk(centre, "4", "call-next").text("/call/label");
        assertThat(desk.locator("main")).not().containsText(next);
        node.post("/centres/" + centre + "/tickets", "{\"service\":\"cash\"}");
        assertThat(desk.locator("main")).containsText("4");
        assertThat(asked).isEmpty();
    }

    @Test
    void enterHeldDownOnTheLargeButtonCallsOnce() {
        desk.locator(".primary-action").focus();
        held("Enter", "Enter", 13, "\r");
        assertThat(commands).containsExactly("call-next");
    }

    @Test
    void spaceHeldDownOnTheLargeButtonCallsOnce() {
        desk.locator(".primary-action").focus();
        held(" ", "Space", 32, " ");
        assertThat(commands).containsExactly("call-next");
    }

    @Test
    void aFunctionKeyHeldDownDoesItsThingOnce() {
        held("F2", "F2", 113, "");
        assertThat(commands).containsExactly("call-next");
        commands.clear();
        held("F4", "F4", 115, "");
        assertThat(commands).as("F4 starts, and would finish").containsExactly("start");
    }

    @Test
    void enterHeldDownOnASmallButtonOrInADialogDoesNothingMore() {
        Browsing.press(desk, "F2");
        listens();
        commands.clear();
        desk.locator("button", new Page.LocatorOptions().setHasText("Не явился"))
                .focus();
        held("Enter", "Enter", 13, "\r");
        assertThat(desk.locator("dialog[open]")).containsText("отметить неявку?");
        assertThat(commands)
                .as("the dialog that opened is not answered by the same stroke")
                .isEmpty();
    }

    @Test
    void threeQuickClicksDoOneThing() {
        desk.locator(".primary-action")
                .click(new Locator.ClickOptions().setClickCount(3).setDelay(50));
        listens();
        assertThat(commands).containsExactly("call-next");
        desk.locator(".primary-action")
                .click(new Locator.ClickOptions().setClickCount(3).setDelay(50));
        listens();
        assertThat(commands).containsExactly("call-next", "start");
    }

    @Test
    void finishingWithinFiveSecondsOfTheStartAsks() {
        Browsing.press(desk, "F2");
        Browsing.press(desk, "F4");
        Browsing.press(desk, "F4");
        assertThat(desk.locator("dialog[open]")).containsText("Д001: завершить приём?");
        desk.keyboard().press("Enter");
        assertThat(desk.locator("dialog[open]")).hasCount(0);
        assertThat(commands).as("Enter alone takes the way out").containsExactly("call-next", "start");
        Browsing.finishSoon(desk);
        assertThat(desk.locator(".notice")).containsText("Д001: приём завершён");
    }

    @Test
    void everyKeyThatDoesNothingSaysWhy() {
        says("F4", "У окна никого нет: сначала вызовите (F2)");
        says("F3", "У окна никого нет");
        says("F6", "У окна никого нет");
        Browsing.press(desk, "F2");
        listens();
        says("F5", "У окна Д001: сначала начните приём (F2) или отметьте неявку (F6)");
        says("F3", "Зал ещё слышит прошлый вызов");
        says("F9", "У окна Д001");
        says("F10", "У окна Д001");
        Browsing.press(desk, "F4");
        listens();
        says("F10", "У окна Д001: сначала завершите приём (F4)");
        says("F5", "Д001: следующего приёма для этого окна нет");
        desk.locator(".languages button[lang=en]").click();
        says("F6", "Д001 is at the desk: finish first (F4)");
        assertThat(commands).containsExactly("call-next", "start");
    }

    private void says(String key, String words) {
        Browsing.press(desk, key);
        assertThat(desk.locator(".notice").first()).containsText(words);
        assertThat(desk.locator("dialog[open]")).hasCount(0);
    }

    private void listens() {
        assertThat(desk.locator(".primary-action")).hasAttribute("aria-disabled", "false");
    }

    /** Down, repeated by the keyboard itself before and long after the page has answered, and up. */
    private void held(String key, String code, int number, String text) {
        CDPSession keyboard = desk.context().newCDPSession(desk);
        keyboard.send("Input.dispatchKeyEvent", event("keyDown", key, code, number, text, false));
        for (int i = 0; i < REPEATS; i++) {
            keyboard.send("Input.dispatchKeyEvent", event("keyDown", key, code, number, text, true));
        }
        if (key.equals(" ")) {
            // A button is pressed by space when it is let go.
            keyboard.send("Input.dispatchKeyEvent", event("keyUp", key, code, number, "", false));
            keyboard.send("Input.dispatchKeyEvent", event("keyDown", key, code, number, text, true));
        }
        if (desk.locator("dialog[open]").count() == 0) {
            assertThat(desk.locator("h1.label")).isVisible();
            listens();
        }
        for (int i = 0; i < REPEATS; i++) {
            keyboard.send("Input.dispatchKeyEvent", event("keyDown", key, code, number, text, true));
        }
        keyboard.send("Input.dispatchKeyEvent", event("keyUp", key, code, number, "", false));
        // What had been asked would be on its way by now: the page has drawn and answered something else since.
        desk.evaluate("() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))");
        keyboard.detach();
    }

    private static JsonObject event(String type, String key, String code, int number, String text, boolean repeated) {
        var event = new JsonObject();
        event.addProperty("type", type);
        event.addProperty("key", key);
        event.addProperty("code", code);
        event.addProperty("windowsVirtualKeyCode", number);
        event.addProperty("autoRepeat", repeated);
        if (!text.isEmpty()) {
            event.addProperty("text", text);
        }
        return event;
    }
}
