package dev.talon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.talon.TestNode;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a centre's rules make of a desk: how often a visitor is called, how a service ended, who is back from being set aside. */
final class DeskRulesIT {
    private static final String PASSWORD = "a-long-staff-password";

    @RegisterExtension
    static final NodeOnScreens SCREENS = new NodeOnScreens();

    private static TestNode node;
    private static Browsing browsing;
    private static int centres;

    private String centre;

    @BeforeAll
    static void start() {
        node = SCREENS.node();
        browsing = SCREENS.browsing();
        node.put("/staff/anna", "{\"name\":\"Анна\",\"role\":\"specialist\",\"password\":\"" + PASSWORD + "\"}");
    }

    @BeforeEach
    void centre() {
        centre = "rules" + ++centres;
        node.createCentre(centre);
    }

    private Page desk(String rules) {
        node.put("/centres/" + centre + "/desk-rules", rules);
        Page desk = browsing.open("/desk/?centre=" + centre + "&desk=1", 1366, 768);
        Browsing.signIn(desk, "anna", PASSWORD);
        assertThat(desk.locator(".primary-action")).hasAttribute("aria-disabled", "false");
        return desk;
    }

    private String ticket() {
        return node.post("/centres/" + centre + "/tickets", "{\"service\":\"consultation\"}")
                .text("/id");
    }

    @Test
    void whoWasCalledOftenEnoughIsOfferedAsANoShow() {
        ticket();
        Page desk = desk("{\"severalDesks\":true,\"noShowAfter\":0,\"recallLimit\":1}");
        Browsing.press(desk, "F2");
        assertThat(desk.locator("h1.label")).hasText("К001");
        Locator noShow = desk.locator("button[aria-keyshortcuts=F6]").first();
        assertThat(noShow).hasClass(Pattern.compile("^button\\s*$"));
        Browsing.press(desk, "F3");
        assertThat(desk.locator(".notice")).containsText("повторить можно через");
        assertThat(desk.locator("button[aria-keyshortcuts=F3]")).hasAttribute("aria-disabled", "false");
        desk.keyboard().press("F3");
        assertThat(desk.locator(".notice")).containsText("вызван ещё раз");
        assertThat(noShow).hasClass(Pattern.compile("\\boffered\\b"));
        assertThat(desk.locator("button[aria-keyshortcuts=F3]")).hasAttribute("aria-disabled", "true");
        Browsing.picture(desk, "desk-rules-offered");
        desk.keyboard().press("F3");
        assertThat(desk.locator(".notice")).containsText("Вызывали 2 раза, больше нельзя: отметьте неявку (F6)");
        assertThat(browsing.faults()).isEmpty();
    }

    @Test
    void whereTheCentreWantsItEveryEndAsksHowItEnded() {
        ticket();
        ticket();
        Page desk = desk("{\"severalDesks\":true,\"noShowAfter\":0,\"outcomeAsked\":true}");
        for (String key : new String[] {"F2", "F4"}) {
            if (desk.locator("h1.label").count() == 0) {
                Browsing.press(desk, "F2");
            }
            assertThat(desk.locator(".primary-action")).containsText("Начать приём");
            Browsing.press(desk, "F2");
            assertThat(desk.locator(".timer-time")).hasText(Pattern.compile("^0:(0[5-9]|[1-5]\\d)$"));
            Browsing.press(desk, key);
            assertThat(desk.locator("dialog[open] input[name=outcome]").first()).isVisible();
            Browsing.picture(desk, "desk-rules-outcome-" + key);
            desk.keyboard().press("1");
            assertThat(desk.locator("dialog[open]")).hasCount(0);
        }
        assertThat(desk.locator(".primary-action")).containsText("Вызвать следующего");
        assertThat(node.get("/centres/" + centre + "/desks/1")
                        .json()
                        .at("/today/served")
                        .asInt())
                .isEqualTo(2);
        assertThat(browsing.faults()).isEmpty();
    }

    @Test
    void whoWasSetAsideIsBackByTheStripOrByThePhone() {
        ticket();
        Page desk = desk("{\"severalDesks\":true,\"noShowAfter\":0}");
        setAside(desk, "К001");
        desk.locator(".aside-strip button").click();
        assertThat(desk.locator(".notice")).containsText("К001 снова в очереди");
        assertThat(desk.locator(".aside-strip")).hasCount(0);
        Browsing.press(desk, "F2");
        assertThat(desk.locator("h1.label")).hasText("К001");
        Browsing.press(desk, "F6");
        assertThat(desk.locator("h1.label")).hasCount(0);

        String second = ticket();
        setAside(desk, "К002");
        Page phone = browsing.open("/t/" + centre + "/" + second, 390, 844);
        Locator here = phone.getByText("Я уже здесь");
        assertThat(here).isVisible();
        Browsing.picture(phone, "phone-set-aside");
        here.click();
        assertThat(here).hasCount(0);
        assertThat(desk.locator(".aside-strip")).hasCount(0);
        Browsing.press(desk, "F2");
        assertThat(desk.locator("h1.label")).hasText("К002");
        assertThat(browsing.faults()).isEmpty();
    }

    private static void setAside(Page desk, String label) {
        Browsing.press(desk, "F2");
        assertThat(desk.locator("h1.label")).hasText(label);
        Browsing.press(desk, "F7");
        assertThat(desk.locator("dialog[open]")).hasCount(1);
        desk.keyboard().press("1");
        desk.keyboard().press("Enter");
        assertThat(desk.locator(".aside-strip")).containsText(label);
    }
}
