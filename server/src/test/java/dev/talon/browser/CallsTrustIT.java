package dev.talon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.talon.TestNode;
import dev.talon.contactcentre.Calls2024;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The contact centre's figures: a passport behind each, the calls behind each, a month that is closed and amended. */
final class CallsTrustIT {
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
        load(Calls2024.log());
        node.put("/staff/boris", """
                {"name":"Борис Ковалёв","role":"manager","password":"%s"}""".formatted(PASSWORD));
        node.put("/staff/vera", """
                {"name":"Вера","role":"manager","centre":"north","password":"%s"}""".formatted(PASSWORD));
    }

    @Test
    void aManagerLooksBehindAFigureClosesAMonthAndSeesItsAmendment() throws IOException {
        Page page = signedIn("boris", 1366, 768);
        Locator rows = page.locator(".months tbody tr");
        Locator dialog = page.locator("dialog[open]");
        Locator wait = rows.first().locator("td").first();
        wait.focus();
        page.keyboard().press("Enter");
        assertThat(dialog).containsText("Отвеченные звонки: 400.");
        assertThat(dialog).containsText("не дождались ответа: 30, истекло время ожидания: 5");
        assertThat(dialog).containsText("talon recompute --calls --month 2024-01");
        Browsing.picture(page, "calls-passport-ru");
        page.keyboard().press("Escape");
        assertThat(wait).isFocused();
        page.keyboard().press("ArrowDown");
        assertThat(rows.nth(1).locator("td").first()).isFocused();

        rows.nth(2).locator("td").nth(4).click();
        assertThat(dialog.locator(".passport-figure strong")).hasText(new String[] {"30", "0:25"});
        Browsing.picture(page, "calls-passport-abandoned");
        dialog.locator(".behind button").click();
        page.waitForURL(Pattern.compile(".*view=call-list.*of=abandoned.*month=3.*"));
        assertThat(page.locator("h1")).hasText("30 звонков");
        assertThat(page.locator(".call-table tbody tr")).hasCount(30);
        page.locator(".call-table thead a", new Page.LocatorOptions().setHasText("Ожидание"))
                .click();
        assertThat(page.locator(".call-table tbody tr").first().locator("td").nth(1))
                .hasText("0:39");
        page.reload();
        assertThat(page.locator(".call-table tbody tr").first().locator("td").nth(1))
                .hasText("0:39");
        Browsing.picture(page, "calls-list-ru");
        Download csv = page.waitForDownload(() -> page.locator(".section-top a").click());
        assertThat(csv.suggestedFilename()).isEqualTo("talon-calls-2024-03-abandoned.csv");
        assertThat(Files.readAllLines(csv.path())).hasSize(31);
        page.locator(".conditions a").click();
        assertThat(page.locator("h1")).hasText("435 звонков");
        page.locator(".pager a").click();
        assertThat(page.locator(".pager span")).hasText("Страница 2 из 5");
        page.locator(".way-back a").click();
        assertThat(page).hasURL(Pattern.compile(".*view=calls&year=2024.*|.*year=2024&view=calls.*"));

        rows.first()
                .locator("button", new Locator.LocatorOptions().setHasText("Закрыть месяц"))
                .click();
        assertThat(dialog).containsText("Закрыть январь 2024?");
        dialog.locator("input").fill("январь");
        dialog.locator(".primary").click();
        assertThat(rows.first().locator(".closed")).containsText("закрыт");
        assertThat(rows.first()).containsText("Борис Ковалёв");
        load("call,queue,entered_at,wait,service,outcome\nlate,line,2024-01-20T10:00:00,600,60,answered\n");
        page.reload();
        assertThat(rows.first().locator("th")).hasText("Январь*");
        assertThat(rows.first().locator("td").first()).hasText("0:32");
        assertThat(page.locator(".amended-months li")).containsText("Ожидание ответа 0:31 → 0:32");
        assertThat(holdsItsTable(page)).isTrue();
        Browsing.picture(page, "calls-closed-ru");
        page.locator(".month-notes").scrollIntoViewIfNeeded();
        Browsing.picture(page, "calls-notes-ru");
        page.locator(".amended").click();
        assertThat(dialog).containsText("Поправка 1");
        assertThat(dialog).containsText("Изменён 1 звонок");
        dialog.locator("summary").click();
        assertThat(dialog)
                .containsText("20.01.2024, 10:00:00 (late): нет → отвечен, ожидание 10:00, обслуживание 1:00");
        Browsing.picture(page, "calls-amendment-ru");
        page.keyboard().press("Escape");

        page.locator(".languages button[lang=en]").click();
        assertThat(rows.first().locator("th")).hasText("January*");
        assertThat(holdsItsTable(page)).isTrue();
        Browsing.picture(page, "calls-closed-en");
        page.locator("tfoot td").first().click();
        assertThat(dialog).containsText("SHA-256 over the facts");
        Browsing.picture(page, "calls-passport-en");
        dialog.locator(".behind button").click();
        assertThat(page.locator("h1")).hasText(Pattern.compile("4,801 calls"));
        Browsing.picture(page, "calls-list-en");
        assertThat(browsing.faults()).isEmpty();
    }

    @Test
    void aNarrowScreenHoldsItAndWhoIsOfOneCentreClosesNothing() {
        Page page = signedIn("vera", 390, 844);
        assertThat(page.locator(".months tbody tr")).hasCount(12);
        assertThat(page.locator(".months button", new Page.LocatorOptions().setHasText("Закрыть месяц")))
                .hasCount(0);
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(390);
        Browsing.picture(page, "calls-narrow-ru");
        page.locator(".months tbody tr").nth(3).locator("td").first().click();
        assertThat(page.locator("dialog[open]")).containsText("2:29");
        Browsing.picture(page, "calls-passport-narrow-ru");
        page.locator("dialog[open] .behind button").click();
        assertThat(page.locator("h1")).hasText("400 звонков");
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(390);
        Browsing.picture(page, "calls-list-narrow-ru");
        page.locator(".languages button[lang=en]").click();
        assertThat(page.locator("h1")).hasText("400 calls");
        assertThat(page.locator(".call-table tbody th").first()).hasText("Apr 01, 2024, 00:00:00");
        Browsing.picture(page, "calls-list-narrow-en");
        page.locator(".way-back a").click();
        assertThat(page.locator(".months tbody tr")).hasCount(12);
        Browsing.picture(page, "calls-narrow-en");
    }

    private static boolean holdsItsTable(Page page) {
        return (Boolean) page.evaluate("document.querySelector('.months').scrollWidth"
                + " <= document.querySelector('.month-frame').clientWidth"
                + " && document.documentElement.scrollWidth <= innerWidth");
    }

    private static void load(String file) {
        var answer = node.post("/imports/calls", file, "content-type", "text/plain");
        assertThat(answer.status()).as("%s", answer.json()).isEqualTo(200);
    }

    private static Page signedIn(String login, int width, int height) {
        Page page = browsing.open("/manager/?view=calls&year=2024", width, height);
        Browsing.signIn(page, login, PASSWORD);
        assertThat(page.locator(".months tbody tr")).hasCount(12);
        return page;
    }
}
