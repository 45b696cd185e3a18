package dev.talon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import dev.talon.TestNode;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A specialist takes a break with a reason; the manager sees where the desk's time went, and compares. */
final class DeskBreakIT {
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
        node.createCentre("south");
        node.put("/staff/boris", "{\"name\":\"Борис\",\"role\":\"manager\",\"password\":\"" + PASSWORD + "\"}");
        node.put("/staff/anna", "{\"name\":\"Анна\",\"role\":\"specialist\",\"password\":\"" + PASSWORD + "\"}");
    }

    @Test
    void aBreakIsTakenByKeyboardAndTheManagerSeesWhereTheTimeWent() {
        node.post("/centres/north/tickets", "{\"service\":\"cash\"}");
        Page desk = signedIn("/desk/?centre=north&desk=4", "anna");
        assertThat(desk.locator(".primary-action")).hasAttribute("aria-disabled", "false");
        desk.keyboard().press("F9");
        desk.locator("dialog input[value='Короткий перерыв']").check();
        desk.keyboard().press("Enter");
        assertThat(desk.locator("h1")).hasText("Перерыв: Короткий перерыв");
        assertThat(desk.locator(".primary-action")).containsText("Закончить перерыв");
        Browsing.press(desk, "F2");
        assertThat(desk.locator(".primary-action")).containsText("Вызвать следующего");
        Browsing.press(desk, "F2");
        assertThat(desk.locator(".primary-action")).containsText("Начать приём");
        Browsing.press(desk, "F4");
        assertThat(desk.locator(".primary-action")).containsText("Завершить приём");
        Browsing.finishSoon(desk);
        assertThat(desk.locator(".primary-action")).containsText("Вызвать следующего");
        desk.locator("button", new Page.LocatorOptions().setHasText("Мои показатели"))
                .click();
        assertThat(desk.locator(".own-figures tbody tr").first())
                .hasText(java.util.regex.Pattern.compile("Проведено приёмов\\s*1\\s*1\\s*1"));

        Page manager = signedIn("/manager/?view=desks&period=day&centre=north", "boris");
        assertThat(manager.locator("tbody tr")).hasCount(1);
        assertThat(manager.locator("tbody .pauses")).containsText("Короткий перерыв");
        assertThat(manager.locator("talon-chart[data-drawn]")).hasCount(1);
        assertThat(browsing.faults()).isEmpty();
    }

    @Test
    void thePageAndTheSignSayUntilWhen() {
        node.createCentre("until");
        Page desk = signedIn("/desk/?centre=until&desk=4", "anna");
        Page sign = desk.context().newPage();
        sign.setViewportSize(800, 480);
        sign.navigate(node.url() + "/sign/?centre=until&desk=4");
        assertThat(desk.locator(".primary-action")).hasAttribute("aria-disabled", "false");
        desk.keyboard().press("F9");
        desk.keyboard().press("2");
        assertThat(desk.locator("dialog input[value='Короткий перерыв']")).isChecked();
        desk.locator("dialog input[name=minutes][value='15']").check();
        Browsing.picture(desk, "desk-break-asked");
        desk.keyboard().press("Enter");
        var until = java.util.regex.Pattern.compile(".*до \\d\\d:\\d\\d.*", java.util.regex.Pattern.DOTALL);
        assertThat(desk.locator(".card")).hasText(until);
        assertThat(sign.locator(".sign__state")).hasText(until);
        assertThat(sign.locator(".sign__state")).containsText("Break until");
        Browsing.picture(sign, "sign-break-until");
        Browsing.press(desk, "F2");
        assertThat(desk.locator(".primary-action")).containsText("Вызвать следующего");
        Browsing.press(desk, "F9");
        desk.keyboard().press("2");
        assertThat(desk.locator("dialog input[name=minutes][value='15']")).isChecked();
        desk.keyboard().press("Escape");
        assertThat(browsing.faults()).isEmpty();
    }

    @Test
    void whoeverCallsOnABreakThatBeganElsewhereIsToldToEndItAndHasTheKey() {
        node.createCentre("break");
        String label =
                node.post("/centres/break/tickets", "{\"service\":\"cash\"}").text("/label");
        // Its own browser: that a call is refused stands in the console of this one.
        try (Browsing refused = new Browsing(node.url())) {
            endsABreakThatBeganElsewhere(
                    signedIn(refused.open("/desk/?centre=break&desk=4", 1366, 768), "anna"), label);
        }
    }

    private static void endsABreakThatBeganElsewhere(Page desk, String label) {
        assertThat(desk.locator(".primary-action")).hasAttribute("aria-disabled", "false");
        // The page has not heard of it yet: the break begins between the key and the server.
        var begun = new AtomicInteger();
        desk.route("**/call-next*", route -> {
            begun.set(node.post("/centres/break/desks/4/pause?override=test", "{\"reason\":\"Обед\"}")
                    .status());
            route.resume();
        });
        Response refused =
                desk.waitForResponse("**/call-next*", () -> desk.keyboard().press("F2"));
        assertThat(begun).hasValue(204);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(desk.locator(".notice")).containsText("сначала закончите перерыв");
        assertThat(desk.locator("h1")).hasText("Перерыв: Обед");
        assertThat(desk.locator(".primary-action")).containsText("Закончить перерыв");
        assertThat(desk.locator(".primary-action")).hasAttribute("aria-disabled", "false");
        Browsing.picture(desk, "desk-on-a-break");
        desk.locator(".languages button[lang=en]").click();
        assertThat(desk.locator(".primary-action")).containsText("End the break");
        Browsing.picture(desk, "desk-on-a-break-en");
        desk.locator(".languages button[lang=ru]").click();

        desk.unroute("**/call-next*");
        Browsing.press(desk, "F2");
        assertThat(desk.locator(".primary-action")).containsText("Вызвать следующего");
        assertThat(desk.locator(".notice")).hasText("");
        Browsing.press(desk, "F2");
        assertThat(desk.locator(".label")).hasText(label);
    }

    @Test
    void periodsAndCentresAreComparedAndALinkKeepsWhatWasChosen() {
        Page page = signedIn("/manager/?view=compare&period=month&centre=north&centre2=south", "boris");
        assertThat(page.locator(".empty-report, .compare").first()).isVisible();
        page.locator("select[name=against]").selectOption("year");
        assertThat(page).hasURL(java.util.regex.Pattern.compile(".*against=year.*"));
        page.navigate(node.url() + "/manager/?view=desks&period=year&from=2020-01-01&to=2020-12-31");
        assertThat(page.locator(".empty-report")).containsText("окна не работали");
        assertThat(browsing.faults()).isEmpty();
    }

    @Test
    void anAdministratorSetsTheNormOfADayToCome() {
        Page page = browsing.open("/admin/?section=services&centre=north", 1366, 768);
        Browsing.signIn(page, "admin", TestNode.ADMIN_PASSWORD);
        page.locator("tr", new Page.LocatorOptions().setHasText("Касса"))
                .first()
                .locator("button", new com.microsoft.playwright.Locator.LocatorOptions().setHasText("Нормативы"))
                .click();
        assertThat(page.locator(".norms tbody tr")).hasCount(1);
        page.locator("#norm-from").fill("2040-01-01");
        page.locator("#norm-norm").fill("5:00");
        page.keyboard().press("Enter");
        assertThat(page.locator(".norms tbody tr")).hasCount(2);
        assertThat(page.locator(".norms tbody tr").first()).containsText("1 января 2040 года");
        assertThat(page.locator(".norms tbody tr").last()).containsText("сейчас");
    }

    private static Page signedIn(String path, String login) {
        return signedIn(browsing.open(path, 1366, 768), login);
    }

    private static Page signedIn(Page page, String login) {
        Browsing.signIn(page, login, PASSWORD);
        page.locator("h1").first().waitFor();
        return page;
    }
}
