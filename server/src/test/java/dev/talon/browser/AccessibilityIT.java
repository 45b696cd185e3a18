package dev.talon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.talon.Proof;
import dev.talon.TestNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every page in both languages, as axe-core judges it: names, roles, contrast, headings, sizes of what is pressed. */
final class AccessibilityIT {
    private static final String PASSWORD = "a-long-staff-password";
    private static final String CENTRE = "hall";
    private static final String AXE = axe();
    private static final boolean THOROUGH = Proof.times(0, 1) == 1;

    /** What is serious by axe's own measure, and the two things without which nobody finds their way on a page. */
    private static final String JUDGED = """
            async (colours) => {
              const {violations} = await axe.run(document, {resultTypes: ["violations"], rules: {"color-contrast": {enabled: colours}},
                runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]});
              return violations
                .filter(v => ["serious", "critical"].includes(v.impact) || ["page-has-heading-one", "landmark-one-main"].includes(v.id))
                .map(v => `${v.id}: ${v.nodes.slice(0, 5).map(n => n.target.join(" ")).join("; ")}`);
            }""";

    /** Besides the sections of the administrator, which their menu names. */
    private static final List<String> STAFF_PAGES = List.of(
            "/",
            "/desk/",
            "/host/",
            "/manager/",
            "/manager/?view=months",
            "/manager/?view=months&form=both&counts=1",
            "/manager/?view=overview&period=month",
            "/manager/?view=stages&period=month",
            "/manager/?view=compare&period=month",
            "/manager/?view=desks&period=month",
            "/manager/?view=day",
            "/manager/?view=suspects&period=month",
            "/manager/?view=calls",
            "/manager/?view=calls&year=2024",
            "/manager/?view=call-list&year=2024",
            "/manager/?view=quality",
            "/manager/?view=sendings",
            "/admin/",
            "/pair/");

    @RegisterExtension
    static final NodeOnScreens SCREENS = new NodeOnScreens();

    private static TestNode node;
    private static Browsing browsing;
    private static boolean coloursInEnglish;

    @BeforeAll
    static void start() {
        node = SCREENS.node();
        browsing = SCREENS.browsing();
        node.createCentre(CENTRE);
        node.put("/centres/" + CENTRE + "/printers/door", "{\"transport\":\"virtual\"}");
        node.put("/staff/anna", """
                {"name":"Анна","role":"specialist","password":"%s"}""".formatted(PASSWORD));
        node.post(
                "/imports/calls",
                "call,queue,entered_at,wait,service,outcome\nc1,line,2024-01-10T10:00:00,30,120,answered\n",
                "content-type",
                "text/csv");
    }

    @Test
    void everyPageOfTheStaffCanBeReadByEverybody() {
        Page page = browsing.screen(1366, 768);
        page.navigate(node.url() + "/login/");
        inBothLanguages(page, "/login/");
        signIn(page, "admin", TestNode.ADMIN_PASSWORD);
        page.waitForURL("**/admin/**");
        page.locator(".menu-group a").first().waitFor();
        List<String> sections = page.locator(".menu-group a").all().stream()
                .map(section -> section.getAttribute("href"))
                .toList();
        assertThat(sections).hasSizeGreaterThan(15);
        for (String path :
                Stream.concat(STAFF_PAGES.stream(), sections.stream()).toList()) {
            page.navigate(node.url() + path);
            inBothLanguages(page, path);
        }
    }

    @Test
    void theContractCanBeReadByEverybody() {
        Page page = browsing.screen(1366, 768);
        page.navigate(node.url() + "/api/docs");
        page.locator(".opblock-tag").first().waitFor();
        inThisLanguage(page, "the contract");
        page.locator(".opblock-tag").first().click();
        page.locator(".opblock-summary-control").first().waitFor();
        inThisLanguage(page, "a group of the contract");
        page.locator(".opblock-summary-control").first().click();
        page.locator(".opblock-body .responses-table").first().waitFor();
        inThisLanguage(page, "an operation of the contract");
        page.locator(".btn.authorize").first().click();
        page.locator(".dialog-ux .auth-container").first().waitFor();
        inThisLanguage(page, "entering a token");
    }

    @Test
    void everyDialogIsEnteredAndLeftByKeyboard() {
        Page page = browsing.open("/admin/?section=services&centre=" + CENTRE, 1366, 768);
        signIn(page, "admin", TestNode.ADMIN_PASSWORD);
        page.waitForURL("**/admin/**");
        dialog(page, "/admin/?section=services&centre=" + CENTRE, ".section-top .button");
        dialog(page, "/admin/?section=services&centre=" + CENTRE, ".acts button >> nth=1");
        dialog(page, "/admin/?section=services&centre=" + CENTRE, ".acts button >> nth=2");
        dialog(page, "/admin/?section=printers&centre=" + CENTRE, "printer-paper button >> nth=1");
        dialog(page, "/admin/?section=printers&centre=" + CENTRE, "roll-size > button");
        dialog(page, "/admin/?section=printers&centre=" + CENTRE, "test-page > button");
        dialog(page, "/manager/?view=suspects&period=month&centre=" + CENTRE, ".section-top .button");
        page.setViewportSize(390, 844);
        page.navigate(node.url() + "/manager/");
        page.locator(".menu-button").press("Enter");
        inThisLanguage(page, "the menu on a phone");
        page.keyboard().press("Escape");
        assertThat(page.locator(".staff-menu")).isHidden();
        assertThat(page.locator(".menu-button")).isFocused();
    }

    @Test
    void whatDestroysIsNotBegunByEnterAlone() {
        Page page = browsing.open("/admin/?section=desks&centre=" + CENTRE, 1366, 768);
        signIn(page, "admin", TestNode.ADMIN_PASSWORD);
        Locator remove = page.locator(".acts button >> nth=1");
        remove.waitFor();
        int desks = page.locator("tbody tr").count();
        remove.press("Enter");
        assertThat(page.locator("dialog[open] .danger")).isVisible();
        page.keyboard().press("Enter");
        assertThat(page.locator("dialog")).hasCount(0);
        assertThat(remove).isFocused();
        assertThat(page.locator("tbody tr")).hasCount(desks);
    }

    @Test
    void theWorkAtADeskCanBeDoneByEverybody() {
        issue("cash");
        issue("combined");
        Page page = browsing.open("/desk/?centre=" + CENTRE + "&desk=1", 1366, 768);
        signIn(page, "anna", PASSWORD);
        assertThat(page.locator(".primary-action")).hasAttribute("aria-disabled", "false");
        inBothLanguages(page, "a free desk");
        page.keyboard().press("F1");
        inThisLanguage(page, "the keys of a desk");
        page.keyboard().press("Escape");
        page.keyboard().press("F10");
        inThisLanguage(page, "a ticket out of turn");
        page.keyboard().press("Escape");
        page.keyboard().press("F2");
        assertThat(page.locator(".primary-action")).containsText("Начать приём");
        inBothLanguages(page, "a desk that called");
        Page second = browsing.open("/desk/?centre=" + CENTRE + "&desk=1", 1366, 768);
        signIn(second, "anna", PASSWORD);
        second.locator(".door-words").waitFor();
        inThisLanguage(second, "a desk that is open elsewhere");
    }

    @Test
    void aVisitorFindsTheWayWhoeverTheyAre() {
        Page kiosk = browsing.open("/kiosk/", 1080, 1920);
        inThisLanguage(kiosk, "a new device");
        node.post("/devices", """
                {"code":"%s","centre":"%s","name":"Киоск","printer":"door"}""".formatted(kiosk.locator("talon-pairing .code").innerText(), CENTRE));
        kiosk.locator("button[data-service=cash]").waitFor();
        inThisLanguage(kiosk, "the kiosk");
        kiosk.locator(".tools button[lang=en]").click();
        assertThat(kiosk.locator("h1")).hasText("What do you need?");
        inThisLanguage(kiosk, "the kiosk in English");
        kiosk.locator("button[data-service=cash]").click();
        kiosk.locator("main.ticket .label").waitFor();
        inThisLanguage(kiosk, "a ticket at the kiosk");
        String ticket = node.post("/centres/" + CENTRE + "/tickets", "{\"service\":\"cash\"}")
                .text("/id");
        Page phone = browsing.open("/t/" + CENTRE + "/" + ticket, 390, 844);
        phone.locator("h1").first().waitFor();
        inThisLanguage(phone, "a ticket on the phone");
    }

    @Test
    void theHallIsReadByEverybody() {
        issue("consultation");
        Page page = browsing.open("/admin/", 1920, 1080);
        signIn(page, "admin", TestNode.ADMIN_PASSWORD);
        page.waitForURL("**/admin/**");
        for (String path : List.of("/hall/?centre=" + CENTRE, "/sign/?centre=" + CENTRE + "&desk=2")) {
            for (String language : List.of("ru", "en")) {
                page.navigate(node.url() + path + "&language=" + language);
                assertThat(page.locator("[data-link=live]")).hasCount(1);
                inThisLanguage(page, path + " in " + language);
            }
        }
    }

    /** Opened by its button, kept in by Tab, left by Escape, back at the button. */
    private static void dialog(Page page, String path, String opener) {
        page.navigate(node.url() + path);
        Locator button = page.locator(opener);
        button.press("Enter");
        page.locator("dialog[open]").waitFor();
        inThisLanguage(page, "the dialog of " + opener + " on " + path);
        page.evaluate("window.begunAt = document.activeElement");
        int steps = 0;
        do {
            assertThat((Boolean) page.evaluate("document.querySelector('dialog[open]').contains(document.activeElement)"
                            + " || document.activeElement === document.body"))
                    .as("step %d in the dialog of %s", steps, opener)
                    .isTrue();
            page.keyboard().press("Tab");
        } while (++steps < 25
                && page.evaluate("document.activeElement === window.begunAt").equals(false));
        page.keyboard().press("Escape");
        assertThat(page.locator("dialog[open]")).hasCount(0);
        assertThat(button).isFocused();
    }

    private static void inBothLanguages(Page page, String what) {
        // Its colours are the same in both: they take most of the time, and a thorough build looks at them twice.
        String coloursIn = coloursInEnglish ? "en" : "ru";
        coloursInEnglish = !coloursInEnglish;
        for (String language : List.of("en", "ru")) {
            page.locator(".languages button[lang=" + language + "]").click();
            assertThat(page.locator("html")).hasAttribute("lang", language);
            judged(page, what + " in " + language, THOROUGH || language.equals(coloursIn));
        }
    }

    private static void inThisLanguage(Page page, String what) {
        judged(page, what, true);
    }

    private static void judged(Page page, String what, boolean colours) {
        page.waitForFunction("() => !document.querySelector('[aria-busy=true]')");
        page.locator("h1").first().waitFor();
        if (page.evaluate("() => 'axe' in window").equals(false)) {
            page.evaluate(AXE);
        }
        assertThat((List<?>) page.evaluate(JUDGED, colours)).as(what).isEmpty();
    }

    private static void signIn(Page page, String login, String password) {
        Browsing.signIn(page, login, password);
    }

    private static void issue(String service) {
        node.post("/centres/" + CENTRE + "/tickets", "{\"service\":\"" + service + "\"}");
    }

    private static String axe() {
        try (InputStream in = AccessibilityIT.class.getResourceAsStream("/axe.min.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("axe-core cannot be read", e);
        }
    }
}
