package dev.talon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import dev.talon.TestNode;
import dev.talon.statistics.SmallHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The manager looks at a month, goes from a number to its stages and to a ticket's story, and sends somebody the link. */
final class OverviewIT {
    private static final String PASSWORD = "a-long-staff-password";
    private static final String MARCH = "/manager/?view=overview&period=month&from=2026-03-01&to=2026-03-31";

    @RegisterExtension
    static final NodeOnScreens SCREENS = new NodeOnScreens();

    private static TestNode node;
    private static Browsing browsing;

    @BeforeAll
    static void start() {
        node = SCREENS.node();
        browsing = SCREENS.browsing();
        node.createCentre("north");
        node.put("/staff/boris", "{\"name\":\"Борис\",\"role\":\"manager\",\"password\":\"" + PASSWORD + "\"}");
        node.put(
                "/staff/anna", "{\"name\":\"Анна Петрова\",\"role\":\"specialist\",\"password\":\"" + PASSWORD + "\"}");
        var history = new SmallHistory(node);
        for (int day = 2; day <= 6; day++) {
            LocalDate date = LocalDate.of(2026, 3, day);
            for (int i = 0; i < 4; i++) {
                String at = "%02d:15".formatted(9 + i);
                history.served(
                        history.visit("north", date, "consultation", at),
                        1,
                        "consultation",
                        at,
                        60 * (i + 1) + (day == 6 && i == 3 ? 3000 : 0),
                        20,
                        300,
                        "1");
            }
            history.ended(history.visit("north", date, "cash", "12:00"), 1, "cash", "no_show", "12:00", 90, "4");
        }
    }

    @Test
    void aMonthIsDrawnAndBehindEachChartIsItsTableAndItsFile() throws IOException {
        Page page = signedIn(MARCH);
        assertThat(page.locator("talon-chart[data-drawn]")).hasCount(6);
        assertThat(page.locator("talon-chart canvas").first()).isVisible();
        assertThat(page.locator(".overview-tiles .tile").first()).containsText("25");
        assertThat(page.locator(".period-words")).hasText("Март 2026");
        Locator card = page.locator(".report-card", new Page.LocatorOptions().setHasText("По услугам"));
        assertThat(card.locator("table")).isHidden();
        card.locator("button").click();
        assertThat(card.locator("tbody tr").first()).containsText("Касса");
        assertThat(card.locator("tfoot")).containsText("Итого");
        assertThat(page).hasURL(Pattern.compile(".*tables=service.*"));
        Download file = page.waitForDownload(() -> card.locator("a[download]").click());
        assertThat(file.suggestedFilename()).isEqualTo("talon-service-2026-03-01-2026-03-31.csv");
        assertThat(Files.readString(file.path())).contains("Консультация,20,20,20,20,0");
        assertThat(browsing.faults()).isEmpty();
    }

    @Test
    void aLinkShowsTheSameToSomebodyElse() {
        Page page = signedIn(MARCH);
        page.locator("select[name=heat]").selectOption("wait");
        page.locator("select[name=service]").selectOption("consultation");
        page.locator("select[name=period]").selectOption(new SelectOption().setLabel("Неделя"));
        page.locator("a.button.step").last().click();
        assertThat(page.locator(".period-words")).hasText("2–8 марта 2026");
        Page other = signedIn(page.url().substring(node.url().length()));
        assertThat(other.locator(".period-words")).hasText("2–8 марта 2026");
        assertThat(other.locator("select[name=heat]")).hasValue("wait");
        assertThat(other.locator("select[name=service]")).hasValue("consultation");
        assertThat(other.locator("select[name=period]")).hasValue("week");
    }

    @Test
    void aNumberLeadsToItsStagesAndAStageToItsTicketAndTheWayBackIsTheBrowsers() {
        Page page = signedIn(MARCH);
        page.locator(".tile", new Page.LocatorOptions().setHasText("В пределах норматива"))
                .locator("a", new Locator.LocatorOptions().setHasText("ждал дольше"))
                .click();
        assertThat(page.locator("h1")).hasText("1 приём");
        assertThat(page.locator(".conditions")).containsText("ждали дольше норматива");
        assertThat(page.locator("tbody tr")).containsText("54:00");
        page.locator("tbody a").click();
        assertThat(page.locator("h1")).containsText("Талон П");
        assertThat(page.locator("main")).containsText("Анна Петрова");
        page.goBack();
        page.goBack();
        assertThat(page.locator("h1")).hasText("Обзор");
    }

    @Test
    void theStoryOfATicketSaysWhoWhatWhenWhereAndWhy() {
        String id =
                node.post("/centres/north/tickets", "{\"service\":\"cash\"}").text("/id");
        node.atDesk("north", "4", "call", "{\"ticket\":\"" + id + "\",\"reason\":\"С ребёнком\"}");
        node.atDesk("north", "4", "start", "");
        node.atDesk("north", "4", "finish", "{}");
        Page page = signedIn("/manager/?view=ticket&of=north&ticket=" + id);
        assertThat(page.locator(".story-table tbody tr")).hasCount(4);
        assertThat(page.locator(".story-table tbody tr").nth(1))
                .hasText(Pattern.compile(
                        "\\s*[\\d:]+\\s*Вызван вне очереди\\s*test\\s*окно 4\\s*причина: С ребёнком\\s*"));
        page.locator(".languages button[lang=en]").click();
        assertThat(page.locator(".story-table tbody tr").nth(2)).containsText("The service began");
    }

    @Test
    void aMonthIsComparedWithTheOneBeforeAndTakenAway() throws IOException {
        Page page = signedIn("/manager/?view=compare&period=week&from=2026-03-02&to=2026-03-08&against=other"
                + "&from2=2026-03-02&to2=2026-03-05");
        Locator visits = page.locator(".compare tbody tr").first();
        assertThat(visits).hasText(Pattern.compile("\\s*Визиты\\s*25\\s*20\\s*\\+5\\s*\\+25,0\\s%\\s*"));
        Download file =
                page.waitForDownload(() -> page.locator("a[download]").first().click());
        assertThat(Files.readString(file.path())).contains("визиты,штук,25,20,5,25.0");
        page.locator(".languages button[lang=en]").click();
        assertThat(visits).containsText("Visits");
        visits.locator("td a").last().click();
        assertThat(page.locator("h1")).hasText("20 stages");
        assertThat(browsing.faults()).isEmpty();
    }

    @Test
    void anEmptyPeriodSaysWhatToDo() {
        Page page = signedIn("/manager/?view=overview&period=year&from=2020-01-01&to=2020-12-31");
        assertThat(page.locator(".empty-report")).containsText("За этот период никто не приходил");
        page.navigate(node.url() + "/manager/?view=stages&from=2026-03-01&to=2026-03-31&outcome=expired");
        assertThat(page.locator(".empty-report")).containsText("Таких приёмов нет");
    }

    @Test
    void doubtfulTimesAreMarkedByKeyboardWithAReasonAndTakenBack() {
        var visit = new SmallHistory(node).visit("north", LocalDate.of(2026, 4, 1), "consultation", "09:00");
        new SmallHistory(node).served(visit, 1, "consultation", "09:00", 60, 5, 3, "1");
        Page page = signedIn("/manager/?view=suspects&centre=north&period=month&from=2026-04-01&to=2026-04-30");
        assertThat(page.locator(".suspects-table tbody tr")).containsText("приём длился меньше 10 секунд");
        page.locator(".suspects-table tbody input").focus();
        page.keyboard().press("Space");
        assertThat(page.locator(".mark-ways")).containsText("Выбран 1 приём");
        page.keyboard().press("F2");
        page.locator("#why").fill("Нажато по ошибке");
        page.keyboard().press("Enter");
        assertThat(page.locator(".empty-report")).containsText("Приёмов с подозрительным временем нет");
        assertThat(page.locator(".side-by-side tbody tr").nth(0).locator("td").last())
                .hasText("0:03");
        assertThat(page.locator(".side-by-side tbody tr").nth(1).locator("td").last())
                .hasText("—");
        page.locator(".tabs a").nth(1).click();
        assertThat(page.locator(".suspects-table tbody tr")).containsText("Борис: Нажато по ошибке");
        page.locator(".suspects-table thead input").check();
        page.keyboard().press("F8");
        page.locator("#why").fill("ошибка");
        page.keyboard().press("Enter");
        assertThat(page.locator(".empty-report")).isVisible();
        page.locator(".tabs a").nth(0).click();
        assertThat(page.locator(".suspects-table tbody tr")).hasCount(1);
    }

    private static Page signedIn(String path) {
        Page page = browsing.open(path, 1366, 768);
        Browsing.signIn(page, "boris", PASSWORD);
        page.locator("h1").first().waitFor();
        return page;
    }
}
