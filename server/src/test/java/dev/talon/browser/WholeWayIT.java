package dev.talon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.talon.TestNode;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One visitor's way as everybody sees it: kiosk, phone, desk, hall, sign, and the month's table. */
final class WholeWayIT {
    private static final String CENTRE = "north";
    private static final String ZONE = "Europe/Moscow";
    private static final String PASSWORD = "a-long-staff-password";
    private static final double CALL_OUT_MS = 15_000;

    @RegisterExtension
    static final NodeOnScreens SCREENS = new NodeOnScreens();

    private static TestNode node;
    private static Browsing browsing;

    @BeforeAll
    static void start() {
        node = SCREENS.node();
        browsing = SCREENS.browsing();
        node.createCentre(CENTRE, ZONE);
        staff("anna", "Анна", "specialist");
        staff("boris", "Борис", "manager");
    }

    @Test
    void aTicketGoesFromTheKioskToTheTableOfTheMonth() throws IOException {
        Page office = signedIn("/admin/?section=devices&centre=" + CENTRE, "admin", TestNode.ADMIN_PASSWORD);
        Page hall = paired(office, "/hall/", 1920, 1080, "Табло", "");
        Page sign = paired(office, "/sign/", 800, 480, "Табличка", "4");
        assertThat(sign.locator(".sign")).hasAttribute("data-state", "closed");

        Page kiosk = paired(office, "/kiosk/", 1080, 1920, "Киоск", "");
        String label = takesTicket(kiosk);
        Page phone = browsing.open(ticketPage(kiosk), 390, 844);
        assertThat(phone.locator("main")).containsText(label);
        assertThat(count(hall)).hasText("1");

        Page desk = signedIn("/desk/", "anna", PASSWORD);
        desk.locator(".choice-code", new Page.LocatorOptions().setHasText("4")).click();
        assertThat(sign.locator(".sign")).hasAttribute("data-state", "idle");
        press(desk, "F2");
        assertThat(desk.locator("h1.label")).hasText(label);
        assertThat(hall.locator(".call-out__label")).hasText(label);
        assertThat(hall.locator(".call-out__desk")).hasText("4");
        assertThat(sign.locator(".sign")).hasAttribute("data-state", "called");
        assertThat(sign.locator(".sign__label")).hasText(label);
        assertThat(phone.locator(".invited")).containsText(Pattern.compile("Вас приглашают.*4", Pattern.DOTALL));
        assertThat(hall.locator(".call-out"))
                .hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(CALL_OUT_MS));
        assertThat(hall.locator(".line--called .line__label")).hasText(label);
        assertThat(count(hall)).hasText("0");

        press(desk, "F2");
        assertThat(phone.locator("h1")).hasText("Вас обслуживают");
        assertThat(hall.locator(".line--serving .line__label")).hasText(label);
        Browsing.finishSoon(desk);
        assertThat(phone.locator("h1")).hasText("Готово");
        assertThat(hall.locator(".quiet__title")).hasText("Сейчас никого нет");
        assertThat(sign.locator(".sign")).hasAttribute("data-state", "idle");

        seesTheMonth(signedIn("/manager/", "boris", PASSWORD));
        assertThat(browsing.faults()).isEmpty();
    }

    @Test
    void thePagesForEverybodyAskNobodyElse() {
        assertThat(browsing.open("/", 1366, 768).locator("h1")).isVisible();
        assertThat(browsing.open("/login/", 1366, 768).locator("h1")).hasText("Вход для сотрудников");
        Page docs = browsing.open("/api/docs", 1366, 768);
        docs.locator(".opblock-tag[data-tag=session]").click();
        assertThat(docs.getByText("Who is signed in")).isVisible();
        docs.locator(".opblock-tag[data-tag=ticket]").click();
        assertThat(docs.getByText("Issue a ticket").first()).isVisible();
        assertThat(browsing.faults()).isEmpty();
    }

    private static String takesTicket(Page kiosk) {
        kiosk.locator("button[data-service=cash]").click();
        Locator label = kiosk.locator("main.ticket .label");
        assertThat(label).hasText(Pattern.compile("[А-Я]001"));
        kiosk.waitForFunction("() => document.querySelector('img.qr')?.naturalWidth > 0");
        return label.innerText();
    }

    /** Where the QR code on the kiosk leads. */
    private static String ticketPage(Page kiosk) {
        return kiosk.locator("img.qr")
                .getAttribute("src")
                .replaceFirst(".*/centres/([^/]+)/tickets/([^/]+)/qr\\.svg", "/t/$1/$2");
    }

    private static void seesTheMonth(Page manager) throws IOException {
        assertThat(manager.locator("main")).containsText("Обслужено сегодня");
        manager.locator("a", new Page.LocatorOptions().setHasText("Таблица по месяцам"))
                .click();
        int month = LocalDate.now(ZoneId.of(ZONE)).getMonthValue();
        Locator cashWait = manager.locator("table.months tbody tr")
                .nth(month - 1)
                .locator("td .figure")
                .nth(2);
        assertThat(cashWait).hasText(Pattern.compile("0:0\\d:\\d\\d"));
        Download csv = manager.waitForDownload(
                () -> manager.locator("a[download][href*=csv]").click());
        assertThat(Files.readString(csv.path())).contains(cashWait.innerText());
    }

    /** How many wait for the cash desk, as the hall sees it. */
    private static Locator count(Page hall) {
        return hall.locator(".service[data-hue=cash] .service__count");
    }

    /** By keyboard, once the page lets it be done. */
    private static void press(Page desk, String key) {
        assertThat(desk.locator(".primary-action")).hasAttribute("aria-keyshortcuts", key);
        assertThat(desk.locator(".primary-action")).hasAttribute("aria-disabled", "false");
        desk.keyboard().press(key);
    }

    private static Page signedIn(String path, String login, String password) {
        Page page = browsing.open(path, 1366, 768);
        page.locator("#login").click();
        page.keyboard().type(login);
        page.keyboard().press("Tab");
        page.keyboard().type(password);
        page.keyboard().press("Enter");
        page.waitForURL(node.url() + path);
        return page;
    }

    /** A new device shows its code, the administrator types it in, and the page comes to life by itself. */
    private static Page paired(Page office, String path, int width, int height, String name, String desk) {
        Page page = browsing.open(path, width, height);
        String code = page.locator("talon-pairing .code").innerText();
        office.locator(".section-top .button.primary").click();
        office.locator("[name='/code']").fill(code);
        office.locator("[name='/name']").fill(name);
        office.locator("[name='/desk']").selectOption(desk);
        office.keyboard().press("Enter");
        assertThat(office.locator("table.list")).containsText(name);
        assertThat(page.locator("talon-pairing")).hasCount(0);
        return page;
    }

    private static void staff(String login, String name, String role) {
        var reply = node.put("/staff/" + login, """
                {"name":"%s","role":"%s","password":"%s"}""".formatted(name, role, PASSWORD));
        assertThat(reply.status()).isEqualTo(201);
    }
}
