package dev.talon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.talon.TestNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What staff meet at their pages beside the plain way: a desk taken, a visitor who does not come, a session that ends, a slip. */
final class StaffPagesIT {
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
        staff("anna", "Анна", "specialist");
        staff("olga", "Ольга", "specialist");
        staff("boris", "Борис", "manager");
    }

    @BeforeEach
    void createCentreWithADeskForBothKinds() {
        centre = "c" + ++centres;
        node.createCentre(centre);
        node.put("/centres/" + centre + "/desks/9", "{\"stages\":[\"consultation\",\"cash\"]}");
    }

    @Test
    void aDeskThatIsOpenElsewhereSaysWhoseItIsAndCanBeTaken() {
        Page first = atDesk("anna");
        assertThat(first.locator(".primary-action")).hasAttribute("aria-disabled", "false");
        Page second = signedIn(desk(), "olga");
        assertThat(second.locator("main")).containsText("Анна");
        second.locator("button.primary").click();
        assertThat(second.locator(".primary-action")).hasAttribute("aria-disabled", "false");
        assertThat(first.locator("h1")).hasText("Окно 9 открыто на другом компьютере");
        assertThat(first.locator("main")).containsText("Ольга");
        assertThat(first.locator(".primary-action")).hasCount(0);
    }

    @Test
    void aCombinedTicketGoesOnAtTheSameDesk() {
        issue("combined");
        Page page = atDesk("anna");
        press(page, "F2");
        press(page, "F2");
        assertThat(page.locator(".chip")).containsText("приём 1 из 2");
        button(page, "Касса здесь же").waitFor();
        Browsing.press(page, "F5");
        page.locator("dialog[open] .danger").click();
        assertThat(page.locator(".chip")).containsText("приём 2 из 2");
        assertThat(button(page, "Касса здесь же")).hasCount(0);
        Browsing.finishSoon(page);
        assertThat(page.locator("h1")).hasText("Сейчас никого нет");
        assertThat(page.locator(".staff-facts")).containsText("Сегодня: 2 приёма");
    }

    @Test
    void aNoShowWithinAMinuteIsAskedAboutAndARecallWaitsTenSeconds() {
        node.put("/centres/" + centre + "/desk-rules", "{\"severalDesks\":false,\"noShowAfter\":60}");
        String label = issue("cash");
        Page page = atDesk("anna");
        press(page, "F2");
        assertThat(button(page, "Повторить через")).hasAttribute("aria-disabled", "true");
        Browsing.press(page, "F6");
        assertThat(page.locator("dialog[open]")).containsText(label + ": отметить неявку?");
        page.keyboard().press("Escape");
        assertThat(page.locator("h1.label")).hasText(label);
        page.keyboard().press("F6");
        page.locator("dialog[open] .primary").click();
        assertThat(page.locator(".notice")).containsText(label + ": неявка отмечена");
        assertThat(page.locator("h1")).hasText("Сейчас никого нет");
    }

    @Test
    void aTicketIsCalledOutOfTurnWithAReason() {
        issue("cash");
        issue("cash");
        Page page = atDesk("anna");
        assertThat(page.locator(".next-label")).hasText("Д001");
        page.keyboard().press("F10");
        fill(page, "ticket", "D777");
        fill(page, "reason", "С ребёнком");
        page.keyboard().press("Enter");
        assertThat(page.locator("#call-ticket-more")).hasText(Pattern.compile("Такого талона сегодня нет.*"));
        fill(page, "ticket", "Д002");
        page.keyboard().press("Enter");
        assertThat(page.locator("h1.label")).hasText("Д002");
        assertThat(page.locator(".reason")).containsText("ребёнком");
    }

    @Test
    void aSessionThatEndedWhileAVisitorIsThereSignsInOverTheDeskAndDoesWhatWasPressed() {
        String label = issue("cash");
        Page page = atDesk("anna");
        Browsing.press(page, "F2");
        assertThat(page.locator("h1.label")).hasText(label);
        // Once the page has asked all it asks after a call: then F4 is the first to meet the end of the session.
        assertThat(page.locator(".primary-action")).hasAttribute("aria-disabled", "false");
        page.context().clearCookies();
        page.keyboard().press("F4");
        Locator dialog = page.locator("dialog[open]");
        assertThat(dialog).containsText("Вход истёк");
        assertThat(dialog).containsText("Талон " + label + " остался у окна 9");
        Browsing.picture(page, "desk-signed-out");
        page.keyboard().type("not-the-password");
        page.keyboard().press("Enter");
        assertThat(dialog.locator("[role=alert]")).hasText("Пароль не подходит.");
        page.keyboard().type(PASSWORD);
        page.keyboard().press("Enter");
        assertThat(page.locator(".primary-action")).containsText("Завершить приём");
        assertThat(page.locator("dialog[open]")).hasCount(0);
        assertThat(page.locator("h1.label")).hasText(label);
    }

    @Test
    void whoeverIsNotSignedInIsSentToTheSignInPageAndBack() {
        Page page = browsing.open(desk(), 1366, 768);
        page.waitForURL("**/login/?to=**");
        signIn(page, "anna");
        assertThat(page.locator(".staff-title")).hasText("Окно 9");
    }

    @Test
    void aWrongPasswordIsSaidAndAWrongRoleSeesASentence() {
        Page page = browsing.open("/desk/", 1366, 768);
        Browsing.signIn(page, "boris", "not-his-password");
        assertThat(page.locator("[role=alert]")).containsText("Логин или пароль не подошли");
        page.locator("#password").fill(PASSWORD);
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).hasText("Эта страница не для вашей роли");
        page.locator("a.primary").click();
        page.waitForURL("**/manager/**");
    }

    @Test
    void theMonthsAreTakenAwayByKeyboardAsAFileOfEachKindOnANarrowScreenToo() throws IOException {
        Page page = signedIn("/manager/?view=months&year=2024&centre=" + centre, "boris");
        page.setViewportSize(390, 844);
        Locator files = page.locator(".files a[download]");
        assertThat(files).hasText(new String[] {"Скачать CSV", "Скачать XLSX", "Скачать PDF", "Скачать DOCX"});
        assertThat(files.last()).hasClass(Pattern.compile(".*primary.*"));
        button(page, "Печать").focus();
        for (String kind : List.of("csv", "xlsx", "pdf", "docx")) {
            page.keyboard().press("Tab");
            assertThat(page.locator("a[href*='format=" + kind + "']")).isFocused();
            Download file = page.waitForDownload(() -> page.keyboard().press("Enter"));
            assertThat(file.suggestedFilename()).isEqualTo("talon-2024-" + centre + "-published." + kind);
            assertThat(Files.size(file.path())).isPositive();
        }
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(390);
    }

    @Test
    void theAdministratorIsToldAtTheFieldWhatIsWrong() {
        Page page = browsing.open("/admin/?section=services&centre=" + centre, 1366, 768);
        Browsing.signIn(page, "admin", TestNode.ADMIN_PASSWORD);
        button(page, "Новая услуга").click();
        field(page, "/name/ru").fill("Карты");
        assertThat(page.locator("dialog .made-code code")).hasText("karty");
        field(page, "/name/en").fill("Cards");
        field(page, "/norm").fill("7:77");
        page.keyboard().press("Enter");
        assertThat(field(page, "/norm")).hasAttribute("aria-invalid", "true");
        assertThat(field(page, "/norm")).isFocused();
        field(page, "/norm").fill("7:30");
        page.keyboard().press("Enter");
        assertThat(page.locator("tr", new Page.LocatorOptions().setHasText("Карты")))
                .containsText("7:30");
        assertThat(page.locator("dialog[open]")).hasCount(0);
    }

    @Test
    void everyPageOfTheStaffIsQuietInBothLanguages() {
        Page page = browsing.open("/login/", 1366, 768);
        Browsing.signIn(page, "admin", TestNode.ADMIN_PASSWORD);
        page.waitForURL("**/admin/**");
        var before = browsing.faults();
        for (String path : new String[] {
            "/",
            "/desk/",
            "/host/",
            desk(),
            "/manager/",
            "/manager/?year=2024&form=measured",
            "/admin/",
            "/admin/?section=devices",
            "/admin/?section=printers",
            "/admin/?section=layout",
            "/admin/?section=profiles",
            "/admin/?section=staff",
            "/admin/?section=tokens",
            "/admin/?section=hooks",
            "/admin/?section=import"
        }) {
            page.navigate(node.url() + path);
            page.locator("h1").first().waitFor();
            page.locator(".languages button[lang=en]").click();
            assertThat(page.locator("html")).hasAttribute("lang", "en");
            page.locator(".languages button[lang=ru]").click();
        }
        assertThat(browsing.faults()).isEqualTo(before);
    }

    private Page atDesk(String login) {
        Page page = signedIn(desk(), login);
        assertThat(page.locator(".staff-title")).hasText("Окно 9");
        return page;
    }

    private String desk() {
        return "/desk/?centre=" + centre + "&desk=9";
    }

    private String issue(String service) {
        return node.post("/centres/" + centre + "/tickets", "{\"service\":\"" + service + "\"}")
                .text("/label");
    }

    private static Page signedIn(String path, String login) {
        Page page = browsing.open(path, 1366, 768);
        signIn(page, login);
        return page;
    }

    private static void signIn(Page page, String login) {
        Browsing.signIn(page, login, PASSWORD);
    }

    /** By keyboard, once the page lets it be done. */
    private static void press(Page page, String key) {
        assertThat(page.locator(".primary-action")).hasAttribute("aria-keyshortcuts", key);
        assertThat(page.locator(".primary-action")).hasAttribute("aria-disabled", "false");
        page.keyboard().press(key);
    }

    private static Locator button(Page page, String words) {
        return page.locator("button", new Page.LocatorOptions().setHasText(words));
    }

    private static Locator field(Page page, String pointer) {
        return page.locator("dialog [name='" + pointer + "']");
    }

    private static void fill(Page page, String field, String text) {
        page.locator("#call-" + field).fill(text);
    }

    private static void staff(String login, String name, String role) {
        node.put("/staff/" + login, """
                {"name":"%s","role":"%s","password":"%s"}""".formatted(name, role, PASSWORD));
    }
}
