package dev.talon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.talon.TestNode;
import dev.talon.Until;
import dev.talon.db.TestDatabase;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The kiosk opens and closes by itself, by the server's clock, which the test moves; the kiosk's own goes wrong meanwhile. */
final class ClosedKioskIT {
    /** The node looks at its hours at least every ten seconds. */
    private static final LocatorAssertions.ContainsTextOptions SOON =
            new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);

    private static final AtomicReference<OffsetDateTime> NOW = new AtomicReference<>();
    private static final String NO_REASON = "\"reason\":{\"ru\":\"\",\"en\":\"\"}";

    private static TestDatabase database;
    private static TestNode node;
    private static Browsing browsing;

    @BeforeAll
    static void start() {
        at("2026-03-02T07:30");
        database = TestDatabase.create();
        node = TestNode.start(database.address(), NOW::get);
        browsing = new Browsing(node.url());
    }

    @AfterAll
    static void stop() {
        browsing.close();
        node.close();
        database.close();
    }

    @Test
    void aDayOfTheKioskByTheServersClock() {
        at("2026-03-02T07:30");
        centre("day");
        Page kiosk = kiosk("day", 1080, 1920);
        Locator title = kiosk.locator("h1");
        assertThat(title).containsText("Откроемся в 8:00", SOON);
        // Its own clock is five hours slow from now on; nobody asks it.
        kiosk.evaluate("() => { const real = Date.now.bind(Date); Date.now = () => real() - 5 * 3600_000; }");
        picture(kiosk, "before");

        at("2026-03-02T08:00");
        assertThat(title).containsText("Что вам нужно?", SOON);
        at("2026-03-02T12:30");
        somethingHappens("day");
        assertThat(kiosk.locator(".question")).containsText("Сегодня работаем до 13:00", SOON);
        kiosk.locator("button[data-service=cash]").click();
        Locator label = kiosk.locator("main.ticket .label");
        assertThat(label).containsText("Д001", SOON);
        kiosk.locator("main.ticket .done").click();
        at("2026-03-02T12:31");
        node.post("/centres/day/tickets", "{\"service\":\"cash\"}");

        at("2026-03-02T13:00");
        assertThat(title).containsText("Перерыв до 14:00", SOON);
        assertThat(kiosk.locator(".question")).containsText("Если у вас уже есть талон — вас вызовут");
        picture(kiosk, "break");

        // Who is in the queue is called after closing, and the hall sees it.
        at("2026-03-02T18:00");
        assertThat(title).containsText("Откроемся завтра в 8:00", SOON);
        picture(kiosk, "after");
        node.atDesk("day", "4", "call-next");
        Page hall = browsing.open("/hall/", 1920, 1080);
        node.post("/devices", "{\"code\":\"%s\",\"centre\":\"day\",\"name\":\"Табло\"}".formatted(code(hall)));
        assertThat(hall.locator(".main")).containsText("Д001", SOON);
        for (String command : List.of("start", "finish", "call-next", "start", "finish")) {
            node.atDesk("day", "4", command);
        }
        assertThat(hall.locator(".main")).containsText("Откроемся завтра в 8:00", SOON);
        picture(hall, "hall");
        kiosk.locator("nav.tools button").first().click();
        assertThat(title).containsText("We open tomorrow at 8:00");

        at("2026-03-06T18:30");
        assertThat(title).containsText("We open on Monday at 8:00", SOON);
        node.put("/centres/day/closed", "{\"until\":null,\"reason\":{\"ru\":\"Нет света\",\"en\":\"No power\"}}");
        assertThat(kiosk.locator(".question")).containsText("No power", SOON);
    }

    @Test
    void aClosedServiceSaysSoBeforeItIsTouchedAndWhyAfter() {
        at("2026-03-02T12:00");
        centre("parts");
        node.put("/centres/parts/timetable/weeks/2026-01-01?service=cash", """
                {"days":[{"weekday":2,"hours":[{"opens":"10:00","closes":"11:00"}]}]}""");
        node.put("/centres/parts/timetable/limits/combined", "{\"perDay\":0}");
        Page kiosk = kiosk("parts", 1080, 1920);
        for (int[] size : new int[][] {{1080, 1920}, {768, 1024}, {1280, 800}}) {
            kiosk.setViewportSize(size[0], size[1]);
            assertThat(kiosk.locator("button[data-service=cash]")).containsText("Откроется завтра в 10:00", SOON);
            assertThat(kiosk.locator("button[data-service=combined]")).containsText("Талоны на сегодня закончились");
            picture(kiosk, "services");
            kiosk.locator("button[data-service=cash]").click();
            assertThat(kiosk.locator("h1")).containsText("Эта услуга откроется завтра в 10:00");
            picture(kiosk, "service");
            kiosk.locator(".choices button").click();
            kiosk.locator("button[data-service=combined]").click();
            assertThat(kiosk.locator("h1")).containsText("Талоны на эту услугу на сегодня закончились");
            picture(kiosk, "limit");
            kiosk.locator(".choices button").click();
            assertThat(kiosk.locator("h1")).containsText("Что вам нужно?");
        }
    }

    @Test
    void whatClosesWhileAVisitorChoosesIsSaidInWords() {
        at("2026-03-02T12:00");
        centre("late");
        Page kiosk = kiosk("late", 768, 1024);
        kiosk.locator("button[data-service=cash]").waitFor();
        // The page has not heard of it yet when it asks for the ticket.
        kiosk.evaluate("() => { const kiosk = document.querySelector('talon-kiosk'); kiosk.live.close(); }");
        node.put("/centres/late/closed?service=cash", "{\"until\":\"2026-03-02T15:00:00+03:00\"," + NO_REASON + "}");
        kiosk.locator("button[data-service=cash]").click();
        assertThat(kiosk.locator("h1")).containsText("Эта услуга откроется в 15:00", SOON);
        picture(kiosk, "refused");
    }

    @Test
    void aLongWaitIsAskedAboutFirst() {
        at("2026-03-02T12:00");
        centre("long");
        node.put("/centres/long/timetable/rules", """
                {"calendar":null,"lastTicket":false,"lastTicketBefore":0,"askOver":15}""");
        slowServices("long");
        Until.isTrue(
                "the pace of the desk is known",
                () -> node.get("/centres/long/board").json().findValues("expectedWait").stream()
                        .anyMatch(wait -> wait.path("to").asInt() > 15 * 60));
        Page kiosk = kiosk("long", 1080, 1920);
        for (int[] size : new int[][] {{1080, 1920}, {768, 1024}, {1280, 800}}) {
            kiosk.setViewportSize(size[0], size[1]);
            assertThat(kiosk.locator("button[data-service=cash]")).containsText("В очереди", SOON);
            kiosk.locator("button[data-service=cash]").click();
            assertThat(kiosk.locator("h1")).containsText("Ждать придётся");
            picture(kiosk, "long");
            kiosk.locator(".choices button").nth(1).click();
            assertThat(kiosk.locator("h1")).containsText("Что вам нужно?");
            kiosk.locator("button[data-service=cash]").click();
            kiosk.locator(".choices button").first().click();
            assertThat(kiosk.locator("main.ticket .label")).containsText("Д", SOON);
            kiosk.locator("main.ticket .done").click();
        }
    }

    @Test
    void theQuestionOfALongWaitAndAClosedCentreNeedFourArrowsAndOkOnly() {
        at("2026-03-02T12:00");
        centre("arrows");
        node.put("/centres/arrows/timetable/rules", """
                {"calendar":null,"lastTicket":false,"lastTicketBefore":0,"askOver":15}""");
        slowServices("arrows");
        Until.isTrue(
                "the pace of the desk is known",
                () -> node.get("/centres/arrows/board").json().findValues("expectedWait").stream()
                        .anyMatch(wait -> wait.path("to").asInt() > 15 * 60));
        Page kiosk = kiosk("arrows", 1080, 1920);
        assertThat(kiosk.locator("button[data-service=cash]")).containsText("В очереди", SOON);
        kiosk.keyboard().press("ArrowDown");
        kiosk.keyboard().press("ArrowDown");
        assertThat(kiosk.locator(":focus")).containsText("Касса");
        kiosk.keyboard().press("Enter");
        assertThat(kiosk.locator("h1")).containsText("Ждать придётся");
        kiosk.keyboard().press("ArrowDown");
        assertThat(kiosk.locator(":focus")).hasText("Взять талон");
        kiosk.keyboard().press("ArrowRight");
        assertThat(kiosk.locator(":focus")).hasText("Не сейчас");
        kiosk.keyboard().press("Enter");
        assertThat(kiosk.locator("h1")).containsText("Что вам нужно?");
        assertThat(kiosk.locator(":focus")).containsText("Касса");
        kiosk.keyboard().press("Enter");
        assertThat(kiosk.locator("h1")).containsText("Ждать придётся");
        kiosk.keyboard().press("ArrowUp");
        kiosk.keyboard().press("ArrowUp");
        assertThat(kiosk.locator(":focus")).hasText("Взять талон");
        kiosk.keyboard().press("Enter");
        assertThat(kiosk.locator("main.ticket .label")).containsText("Д", SOON);
        kiosk.keyboard().press("ArrowDown");
        assertThat(kiosk.locator(":focus")).containsText("Повторить");
        kiosk.keyboard().press("ArrowDown");
        assertThat(kiosk.locator(":focus")).containsText("Готово");
        kiosk.keyboard().press("Enter");
        assertThat(kiosk.locator("main.ticket")).hasCount(0);
        node.put("/centres/arrows/closed", "{\"until\":\"2026-03-02T15:00:00+03:00\"," + NO_REASON + "}");
        assertThat(kiosk.locator("main.closed"))
                .isVisible(new com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions()
                        .setTimeout(30_000));
        // The first arrow begins the menu.
        kiosk.keyboard().press("ArrowUp");
        kiosk.keyboard().press("ArrowUp");
        assertThat(kiosk.locator(":focus")).hasText("Помощь");
        kiosk.keyboard().press("Enter");
        assertThat(kiosk.locator(":focus")).hasText("Понятно");
        kiosk.keyboard().press("Enter");
        assertThat(kiosk.locator(":focus")).hasText("Помощь");
        kiosk.keyboard().press("ArrowDown");
        assertThat(kiosk.locator(":focus")).containsText("Eng");
        kiosk.keyboard().press("Enter");
        assertThat(kiosk.locator("html")).hasAttribute("lang", "en");
        Until.isTrue(
                "it says in English why no ticket is given",
                () -> kiosk.evaluate(
                                "document.querySelector('talon-kiosk').speaker.log.some((one) => one.language === 'en')")
                        .equals(true));
    }

    /** Twelve services of four minutes each, so that today's pace is known well, and five people who wait. */
    private static void slowServices(String centre) {
        for (int i = 0; i < 12; i++) {
            at("2026-03-02T11:%02d".formatted(5 * i));
            node.post("/centres/" + centre + "/tickets", "{\"service\":\"cash\"}");
            node.atDesk(centre, "4", "call-next");
            node.atDesk(centre, "4", "start");
            at("2026-03-02T11:%02d".formatted(5 * i + 4));
            node.atDesk(centre, "4", "finish");
        }
        at("2026-03-02T12:00");
        for (int i = 0; i < 5; i++) {
            node.post("/centres/" + centre + "/tickets", "{\"service\":\"cash\"}");
        }
    }

    private static void centre(String code) {
        node.createCentre(code);
        StringBuilder days = new StringBuilder();
        for (int day : List.of(1, 2, 3, 4, 5)) {
            days.append(day == 1 ? "" : ",").append("""
                    {"weekday":%d,"hours":[{"opens":"08:00","closes":"13:00"},{"opens":"14:00","closes":"18:00"}]}""".formatted(day));
        }
        node.put("/centres/" + code + "/timetable/weeks/2026-01-01", "{\"days\":[" + days + "]}");
        node.put("/centres/" + code + "/timetable/rules", """
                {"calendar":null,"lastTicket":false,"lastTicketBefore":0,"askOver":null}""");
    }

    private static Page kiosk(String centre, int width, int height) {
        Page kiosk = browsing.open("/kiosk/", width, height);
        node.post("/devices", "{\"code\":\"%s\",\"centre\":\"%s\",\"name\":\"Киоск\"}".formatted(code(kiosk), centre));
        kiosk.locator("talon-kiosk h1").waitFor();
        return kiosk;
    }

    private static String code(Page page) {
        return page.locator("talon-pairing .code").innerText().replaceAll("\\s", "");
    }

    private static void picture(Page page, String name) {
        Browsing.picture(page, "closed-" + name + "-" + page.viewportSize().width);
    }

    /** The next board brings the time: that the clock has jumped changes no board. */
    private static void somethingHappens(String centre) {
        TestNode.await(node.database()
                .slow()
                .query("UPDATE centre SET version = version + 1 WHERE code = '" + centre + "'")
                .execute());
    }

    private static void at(String local) {
        NOW.set(OffsetDateTime.parse(local + "+03:00"));
    }
}
