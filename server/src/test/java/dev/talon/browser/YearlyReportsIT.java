package dev.talon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import dev.talon.TestNode;
import dev.talon.contactcentre.Calls2024;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A manager brings the contact centre's calls and fills in the annual report. */
final class YearlyReportsIT {
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
        node.put("/centres/north/timetable/weeks/2024-01-01", """
                {"days":[%s]}""".formatted(java.util.stream.IntStream.rangeClosed(1, 5)
                .mapToObj("""
                        {"weekday":%d,"hours":[{"opens":"08:00","closes":"13:00"},{"opens":"14:00","closes":"18:00"}]}"""::formatted)
                .collect(java.util.stream.Collectors.joining(","))));
        node.put("/staff/boris", """
                {"name":"Борис Петров","role":"manager","password":"%s"}""".formatted(PASSWORD));
        node.put("/staff/vera", """
                {"name":"Вера","role":"manager","centre":"north","password":"%s"}""".formatted(PASSWORD));
    }

    @Test
    void aQueueLogBecomesThePublishedTableAndItsFiles() throws IOException {
        Page page = signedIn("/manager/?view=calls&year=2024", "boris");
        assertThat(page.locator(".empty-year")).containsText("За 2024 год звонков нет");
        send(page, "/imports/calls", "1715670000|c1|line|A|COMPLETEAGENT|x|2|1\n");
        assertThat(page.locator(".faults td"))
                .hasText(new String[] {"1", "", "у COMPLETEAGENT должны быть целые секунды, а здесь «x»", ""});
        Browsing.wholePicture(page, "calls-faults");
        send(page, "/imports/calls", Calls2024.log());
        assertThat(page.locator(".import-done")).containsText(Pattern.compile("Загружено 5.220 звонков"));
        Locator march = page.locator(".months tbody tr").nth(2);
        assertThat(march.locator("th")).hasText("Март");
        assertThat(march.locator("td").nth(0)).hasText("1:02");
        assertThat(march.locator("td").nth(1)).hasText("2:50");
        assertThat(march.locator("td").nth(4)).hasText("30 через 0:25");
        assertThat(page.locator(".empty-year")).hasCount(0);
        Browsing.wholePicture(page, "calls-ru");
        for (String kind : List.of("csv", "html", "xlsx", "pdf", "docx")) {
            Download download = page.waitForDownload(
                    () -> page.locator(".files a[href*='format=" + kind + "']").click());
            assertThat(download.suggestedFilename()).isEqualTo("talon-calls-2024." + kind);
            assertThat(Files.size(download.path())).isGreaterThan(400);
        }
        page.locator("select[name=queues]").selectOption("vip");
        page.waitForURL("**queues=vip**");
        assertThat(page.locator(".months tfoot td").nth(2)).hasText(Pattern.compile("1.608"));
        page.locator(".languages button", new Page.LocatorOptions().setHasText("EN"))
                .click();
        assertThat(page.locator("h1").first()).hasText("Contact centre, 2024");
        Browsing.wholePicture(page, "calls-en");
        page.locator(".call-settings summary").click();
        page.locator(".call-settings input[value=line]").uncheck();
        page.locator(".call-settings button").click();
        assertThat(page.locator(".toasts")).containsText("Saved");
        assertThat(node.get("/contact-centre").json().at("/queues/0").asText()).isEqualTo("vip");
        node.put("/contact-centre", "{\"zone\":\"Europe/Moscow\",\"queues\":[]}");
        assertThat(unasked()).isEmpty();
    }

    @Test
    void figuresAreEnteredByKeyboardTakenBackAndKeptWithTheirAuthor() {
        Page page = signedIn("/manager/?view=quality&year=2024", "boris");
        Locator january = cell(page, "contacts.email.count.1");
        january.focus();
        page.keyboard().type("1200");
        page.keyboard().press("ArrowRight");
        assertThat(cell(page, "contacts.email.count.2")).isFocused();
        page.keyboard().type("1 300");
        page.keyboard().press("Enter");
        assertThat(cell(page, "contacts.account.count.2")).isFocused();
        assertThat(cell(page, "contacts.email.count.2")).hasValue("1300");
        page.keyboard().press("ArrowUp");
        page.keyboard().type("7");
        page.keyboard().press("Control+z");
        assertThat(cell(page, "contacts.email.count.2")).hasValue("1300");
        page.keyboard().press("Control+z");
        assertThat(cell(page, "contacts.email.count.2")).hasValue("");
        page.keyboard().press("Control+y");
        assertThat(cell(page, "contacts.email.count.2")).hasValue("1300");
        cell(page, "satisfaction.csi.score.1").fill("87,5");
        page.keyboard().press("Enter");
        assertThat(page.locator(".touched")).containsText("Борис Петров");
        page.locator(".history summary").click();
        assertThat(page.locator(".history tbody tr").first()).containsText("Удовлетворенность (CSI): оценка, Январь");
        Browsing.wholePicture(page, "quality-ru");
        page.reload();
        assertThat(cell(page, "contacts.email.count.1")).hasValue("1200");
        assertThat(cell(page, "contacts.email.count.2")).hasValue("1300");
        assertThat(cell(page, "satisfaction.csi.score.1")).hasValue("87,5");
        page.locator("#page-organisation").fill("АО «Энергосбыт»");
        page.locator(".page-form button", new Page.LocatorOptions().setHasText("Добавить строку"))
                .click();
        page.locator(".hours input").nth(0).fill("Операторы");
        page.locator(".hours input").nth(1).fill("Пн–Пт 08:00–17:00");
        page.locator(".page-form button.primary").click();
        assertThat(page.locator(".toasts")).containsText("Сохранено");
        // A centre's hours are taken from what is entered for it; corrected, they are rows as others.
        assertThat(page.locator(".openings li")).hasCount(1);
        assertThat(page.locator(".openings li"))
                .containsText("пн–пт 8:00–18:00, перерыв 13:00–14:00; сб, вс выходной.");
        Browsing.wholePicture(page, "quality-hours");
        page.locator(".openings button").click();
        assertThat(page.locator(".openings")).hasCount(0);
        assertThat(page.locator(".hours tbody tr")).hasCount(2);
        page.locator(".hours tbody tr").nth(1).locator("button").click();
        assertThat(page.locator(".openings li")).hasCount(1);
        page.locator(".parts input[value=hours]").uncheck();
        page.waitForURL("**without=hours**");
        assertThat(page.locator(".files a").last())
                .hasAttribute("href", Pattern.compile(".*without=hours.*format=docx"));
        Download download =
                page.waitForDownload(() -> page.locator(".files a").last().click());
        assertThat(download.suggestedFilename()).isEqualTo("talon-quality-2024.docx");
        page.locator(".languages button", new Page.LocatorOptions().setHasText("EN"))
                .click();
        assertThat(page.locator("h1")).hasText("Report on the quality of service, 2024");
        Browsing.wholePicture(page, "quality-en");
    }

    @Test
    void aFigureThatSomebodyElseChangedIsShownAndSaid() {
        Page page = signedIn("/manager/?view=quality&year=2021", "boris");
        cell(page, "claims.other.count.5").waitFor();
        node.put("/quality/years/2021/figures", """
                {"changes":[{"section":"claims","code":"other","part":"count","month":5,"value":3,"was":null}]}""");
        cell(page, "claims.other.count.5").fill("9");
        page.keyboard().press("Enter");
        assertThat(page.locator(".toasts")).containsText("только что изменил кто-то другой");
        assertThat(cell(page, "claims.other.count.5")).hasValue("3");
        cell(page, "claims.other.count.6").fill("полтора");
        page.keyboard().press("Enter");
        assertThat(cell(page, "claims.other.count.6")).hasAttribute("aria-invalid", "true");
        assertThat(page.locator(".toasts")).containsText("целое число");
    }

    @Test
    void aFigureShowsItsPassportWhenItIsPressed() {
        Page page = signedIn("/manager/?view=quality&year=2022", "boris");
        cell(page, "claims.charges.count.3").fill("12");
        page.keyboard().press("Control+Enter");
        Locator dialog = page.locator("dialog.month-dialog");
        assertThat(dialog).containsText("Борис Петров");
        assertThat(dialog).containsText("вручную");
        assertThat(dialog).containsText("Сколько претензий и жалоб этого вида");
        assertThat(dialog).containsText("talon-entered 1");
        assertThat(dialog.locator("code")).hasText(Pattern.compile("[0-9a-f]{64}"));
        Browsing.wholePicture(page, "quality-passport-ru");
        page.keyboard().press("Escape");
        assertThat(dialog).hasCount(0);
        Locator year = page.locator("tr:has([data-cell='claims.charges.count.3']) .sum button");
        assertThat(year).hasText("12");
        year.focus();
        page.keyboard().press("Enter");
        assertThat(dialog).containsText("Внесено 1 число");
        page.keyboard().press("Escape");
        page.locator(".languages button", new Page.LocatorOptions().setHasText("EN"))
                .click();
        page.locator(".counted .figure-press").first().click();
        assertThat(dialog).containsText("A contact in person is a ticket");
        assertThat(dialog).containsText("talon-facts 1");
        Browsing.wholePicture(page, "quality-passport-en");
    }

    @Test
    void aSumAColumnAndTheYearsScoreShowTheirPassportsToo() {
        Page page = signedIn("/manager/?view=quality&year=2020", "boris");
        assertThat(page.locator(".year-closing")).containsText("закрыто месяцев — 0 из 12");
        for (String[] figure : new String[][] {
            {"claims.charges.count.1", "10"},
            {"claims.service.count.1", "7"},
            {"claims.charges.count.2", "3"},
            {"satisfaction.csi.count.1", "100"},
            {"satisfaction.csi.score.1", "80"},
            {"satisfaction.csi.count.2", "1"},
            {"satisfaction.csi.score.2", "95,5"}
        }) {
            cell(page, figure[0]).fill(figure[1]);
            cell(page, figure[0]).blur();
        }
        Locator dialog = page.locator("dialog.month-dialog");
        Locator claims = page.locator("section[aria-labelledby=part-claims] tfoot .figure-press");
        assertThat(claims).hasCount(13);
        assertThat(claims.first()).hasText("17");
        claims.first().focus();
        page.keyboard().press("Enter");
        assertThat(dialog).containsText("Сумма чисел всех строк таблицы за месяц");
        assertThat(dialog.locator(".sum-part")).hasCount(2);
        assertThat(dialog.locator("code")).hasText(Pattern.compile("[0-9a-f]{64}"));
        Browsing.wholePicture(page, "quality-sum-ru");
        page.keyboard().press("Escape");
        assertThat(claims.last()).hasText("20");
        // (80 × 100 + 95.5 × 1) / 101 = 80.153…
        Locator score = page.locator("tr:has([data-cell='satisfaction.csi.score.1']) .sum button");
        assertThat(score).hasText("80,15");
        score.click();
        assertThat(dialog).containsText("Оценка за год — средняя по опрошенным");
        page.keyboard().press("Escape");
        page.locator(".sheet-ways button[aria-pressed]").click();
        assertThat(page.locator("[data-cell]")).hasCount(0);
        page.locator(
                        "section[aria-labelledby=part-claims] tbody .figure-press",
                        new Page.LocatorOptions().setHasText("7"))
                .first()
                .click();
        assertThat(dialog).containsText("Борис Петров");
        page.keyboard().press("Escape");
        page.locator(".languages button", new Page.LocatorOptions().setHasText("EN"))
                .click();
        assertThat(page.locator(".year-closing")).containsText("The year is not closed");
        page.locator("section[aria-labelledby=part-contacts] tfoot .figure-press")
                .last()
                .click();
        assertThat(dialog).containsText("talon-calls 1");
        Browsing.wholePicture(page, "quality-sum-en");
    }

    @Test
    void whoIsOfOneCentreReadsOnlyAndASmallScreenHoldsIt() {
        Page page = signedIn("/manager/?view=quality&year=2024", "vera");
        assertThat(page.locator(".staff-main")).containsText("можно смотреть, но не менять");
        assertThat(page.locator("[data-cell]")).hasCount(0);
        page.setViewportSize(390, 844);
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isTrue();
        page.locator(".menu-button").click();
        page.locator(".staff-menu a", new Page.LocatorOptions().setHasText("Контактный центр"))
                .click();
        assertThat(page.locator(".months.calls")).isVisible();
        assertThat(page.locator("file-import")).hasCount(0);
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isTrue();
    }

    /** Faults of the pages beside the refusals that the tests ask for. */
    private static List<String> unasked() {
        return browsing.faults().stream()
                .filter(fault -> !fault.contains("status of 4"))
                .toList();
    }

    private static Locator cell(Page page, String cell) {
        return page.locator("[data-cell='" + cell + "']");
    }

    private static void send(Page page, String path, String text) {
        Locator form = page.locator("file-import").first();
        form.locator("input[type=file]")
                .setInputFiles(new FilePayload("queue_log", "text/plain", text.getBytes(StandardCharsets.UTF_8)));
        page.waitForResponse(
                response -> response.url().endsWith(path),
                () -> form.locator("button").click());
    }

    private static Page signedIn(String path, String login) {
        Page page = browsing.open(path, 1366, 768);
        Browsing.signIn(page, login, PASSWORD);
        page.waitForURL("**" + path.substring(0, path.indexOf('?')) + "**");
        return page;
    }
}
