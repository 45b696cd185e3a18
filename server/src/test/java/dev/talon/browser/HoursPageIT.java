package dev.talon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import dev.talon.TestNode;
import dev.talon.db.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The administrator enters a centre's hours: its week, its country's calendar, special days of the centre and of a service, a limit; and closes it at once. */
final class HoursPageIT {
    private static final String CALENDAR = """
            <?xml version="1.0" encoding="UTF-8"?>
            <calendar year="%1$d" lang="ru" country="ru">
            \t<holidays><holiday id="1" title="Новогодние каникулы"/></holidays>
            \t<days><day d="01.01" t="1" h="1"/><day d="02.20" t="2"/><day d="04.30" t="2"/></days>
            </calendar>
            """;

    private static final String EVERY_DAY = IntStream.rangeClosed(1, 7)
            .mapToObj("{\"weekday\":%d,\"hours\":[{\"opens\":\"08:00\",\"closes\":\"18:00\"}]}"::formatted)
            .collect(Collectors.joining(",", "{\"days\":[", "]}"));

    @Test
    void theHoursOfACentreAreEnteredAndShown() {
        try (TestDatabase database = TestDatabase.create();
                TestNode node = TestNode.start(database.address());
                Browsing browsing = new Browsing(node.url())) {
            node.createCentre("main");
            Page page = browsing.open("/admin/?section=hours&centre=main", 1366, 900);
            Browsing.signIn(page, "admin", TestNode.ADMIN_PASSWORD);
            assertThat(page.locator("main")).containsText("центр открыт круглосуточно");

            button(page, "Новая неделя").click();
            page.locator("[name=day1]").fill("с восьми до шести");
            page.locator("dialog button.primary").click();
            assertThat(page.locator("dialog [role=alert]")).containsText("не разобрать часы");
            page.locator("[name=day1]").fill("8:00–13:00, 14–18");
            page.locator("dialog .week-form > button").click();
            page.locator("[name=day6]").fill("9-14");
            picture(page, "week");
            page.locator("dialog button.primary").click();
            assertThat(page.locator("table.weeks")).containsText("14:00–18:00");

            int year = LocalDate.now(ZoneId.of("Europe/Moscow")).getYear() + 1;
            byte[] file = CALENDAR.formatted(year).getBytes(StandardCharsets.UTF_8);
            page.locator("input[type=file]").setInputFiles(new FilePayload("calendar.xml", "text/xml", file));
            assertThat(page.locator("main")).containsText("Центр работает по календарю «ru»");
            assertThat(page.locator("table.month")).hasCount(14);

            // A day that is touched gets hours of its own, and is as usual again.
            Locator day =
                    page.locator("table.month").nth(1).locator("button.day").nth(9);
            day.click();
            page.locator("[name=hours]").fill("10–12");
            page.locator("#why-ru").fill("Учёба сотрудников");
            page.locator("dialog button.primary").click();
            assertThat(day).hasClass(Pattern.compile(".*special.*"));
            page.locator("table.month").first().scrollIntoViewIfNeeded();
            picture(page, "calendar");

            page.locator("tr", new Page.LocatorOptions().setHasText("Касса"))
                    .first()
                    .locator("button")
                    .last()
                    .click();
            page.locator("#limit").fill("40");
            page.locator("dialog button.primary").click();
            assertThat(page.locator("main")).containsText("не больше 40");

            page.evaluate("() => scrollTo(0, 0)");
            button(page, "Закрыть сейчас").click();
            page.locator("#why-ru").fill("Нет света");
            picture(page, "close");
            page.locator("dialog button.primary").click();
            assertThat(page.locator(".closed-now")).containsText("Нет света");
            picture(page, "page");
            Browsing.wholePicture(page, "admin-hours-whole");
            page.locator(".closed-now button").click();
            assertThat(page.locator(".closed-now")).hasCount(0);
        }
    }

    @Test
    void aServiceIsNarrowedRulesAreSetAndADayOfTheCalendarIsChanged() {
        try (TestDatabase database = TestDatabase.create();
                TestNode node = TestNode.start(database.address());
                Browsing browsing = new Browsing(node.url())) {
            node.createCentre("main");
            node.put("/centres/main/timetable/weeks/2026-01-01", EVERY_DAY);
            Page page = browsing.open("/admin/?section=hours&centre=main", 1366, 900);
            Browsing.signIn(page, "admin", TestNode.ADMIN_PASSWORD);

            button(page, "Новая неделя").click();
            page.locator("#week-from").fill("2031-01-01");
            page.locator("[name=day1]").fill("10–12, 13–15, 16–18");
            page.locator("dialog button.primary").click();
            assertThat(page.locator("table.weeks tbody tr")).hasCount(2);
            assertThat(page.locator("table.weeks tbody tr").last()).containsText("16:00–18:00");

            Locator cash = page.locator("tr", new Page.LocatorOptions().setHasText("Касса"))
                    .first();
            cash.locator(".acts button").first().click();
            page.locator("[name=day1]").fill("9–11");
            page.locator("[name=day2]").fill("9–11");
            page.locator("[name=day3]").fill("10–11, 12–13");
            page.locator("dialog button.primary").click();
            assertThat(cash).containsText("пн, вт 9:00–11:00; ср 10:00–11:00, 12:00–13:00");

            page.locator(".part-top", new Page.LocatorOptions().setHasText("Последний талон"))
                    .locator("button")
                    .click();
            page.locator("#before").fill("15");
            page.locator("#ask").fill("40");
            page.locator("#follows").fill("ru");
            page.locator("dialog button.primary").click();
            assertThat(page.locator("ul.rules")).containsText("За 15 минут до закрытия");
            assertThat(page.locator("ul.rules")).containsText("дольше 40 минут");
            assertThat(page.locator("main")).containsText("Центр работает по календарю «ru»");

            Locator day =
                    page.locator("table.month").nth(1).locator("button.day").nth(9);
            day.click();
            button(page, "Изменить в календаре").click();
            page.locator("#kind").selectOption("short");
            page.locator("#shorter").fill("90");
            page.locator("dialog button.primary").click();
            assertThat(day).hasClass(Pattern.compile(".*short.*"));
            assertThat(day).hasAttribute("title", Pattern.compile(".*закрывается раньше на 90 мин.*"));
            day.click();
            button(page, "Изменить в календаре").click();
            page.locator("#kind").selectOption("off");
            page.locator("#holiday").fill("День города");
            page.locator("dialog button.primary").click();
            assertThat(day).hasClass(Pattern.compile(".*off.*"));
            assertThat(day).hasAttribute("title", Pattern.compile(".*День города.*"));
            page.evaluate("() => scrollTo(0, 0)");
            picture(page, "narrow");
        }
    }

    /** Closed on one day, with a word to visitors; other hours by keyboard alone; back to usual, and that taken back; whatever the centre does. */
    @Test
    void aServiceHasSpecialDaysOfItsOwn() {
        try (TestDatabase database = TestDatabase.create();
                TestNode node = TestNode.start(database.address());
                Browsing browsing = new Browsing(node.url())) {
            node.createCentre("main");
            node.put("/centres/main/timetable/weeks/2026-01-01", EVERY_DAY);
            Page page = browsing.tablet(1280, 800);
            page.navigate(node.url() + "/admin/?section=hours&centre=main");
            Browsing.signIn(page, "admin", TestNode.ADMIN_PASSWORD);
            Locator cash = page.locator("tr", new Page.LocatorOptions().setHasText("Касса"))
                    .first();
            assertThat(cash).containsText("как у центра");
            cash.locator("button").filter(text("Особые дни")).tap();
            assertThat(page.locator("#whose")).hasValue("cash");
            assertThat(page.locator(".calendar")).containsText("Особых дней у услуги пока нет");
            picture(page, "service-empty");

            Locator month = page.locator("table.month").nth(1);
            Locator tenth = month.locator("button.day").nth(9);
            tenth.tap();
            assertThat(page.locator("dialog[open]")).containsText("Часы центра в этот день: 8:00–18:00");
            page.locator("[name=hours]").fill("с утра");
            page.locator("dialog button.primary").tap();
            assertThat(page.locator("dialog [role=alert]")).containsText("не разобрать часы");
            page.locator("[name=hours]").fill("");
            page.locator("#why-ru").fill("Инкассация");
            picture(page, "service-day");
            page.locator("dialog button.primary").tap();
            assertThat(tenth).hasClass(Pattern.compile(".*special.*"));
            assertThat(cash).containsText("закрыто весь день · Инкассация");

            // By the keyboard, wider than the centre: it stays within the centre's hours.
            Locator eleventh = month.locator("button.day").nth(10);
            eleventh.focus();
            page.keyboard().press("Enter");
            assertThat(page.locator("[name=hours]")).isFocused();
            assertThat(page.locator("[name=hours]")).hasValue("8:00–18:00");
            page.keyboard().press("Control+A");
            page.keyboard().type("16-20");
            page.keyboard().press("Enter");
            assertThat(eleventh).hasAttribute("title", Pattern.compile("16:00–18:00.*"));
            assertThat(cash.locator(".own-week")).hasCount(2);
            assertThat(page.locator(".calendar")).not().containsText("Особых дней у услуги пока нет");
            picture(page, "service-days");

            // The centre's calendar and another service's are as before.
            page.locator("#whose").selectOption("");
            assertThat(tenth).not().hasClass(Pattern.compile(".*special.*"));
            page.locator("#whose").selectOption("consultation");
            assertThat(tenth).not().hasClass(Pattern.compile(".*special.*"));
            page.locator("#whose").selectOption("cash");
            assertThat(tenth).hasClass(Pattern.compile(".*special.*"));

            // As usual again, and that was a mistake; then for good.
            cash.locator(".own-week").first().locator("button").last().tap();
            assertThat(cash.locator(".own-week")).hasCount(1);
            page.locator(".toasts button").last().tap();
            assertThat(cash).containsText("закрыто весь день · Инкассация");
            tenth.tap();
            page.locator("dialog button").filter(text("Как обычно")).tap();
            assertThat(tenth).not().hasClass(Pattern.compile(".*special.*"));
            assertThat(cash.locator(".own-week")).hasCount(1);
            var special = node.get("/centres/main/timetable").json().at("/special");
            assertThat(special.size()).isEqualTo(1);
            assertThat(special.at("/0/service").asText()).isEqualTo("cash");
            assertThat(special.at("/0/hours/0/closes").asText()).isEqualTo("20:00");
            assertThat(browsing.faults()).isEmpty();
        }
    }

    /** Whoever is asked why nobody was served that day; in the language that the reader chose. */
    @Test
    void specialDaysThatAreOverAreReadBelowTheCalendar() {
        try (TestDatabase database = TestDatabase.create();
                TestNode node = TestNode.start(database.address());
                Browsing browsing = new Browsing(node.url())) {
            node.createCentre("main");
            String closed = "{\"hours\":[],\"reason\":{\"ru\":\"Нет света\",\"en\":\"No power\"}}";
            String late =
                    "{\"hours\":[{\"opens\":\"10:00\",\"closes\":\"12:00\"}],\"reason\":{\"ru\":\"Инкассация\",\"en\":\"Cash collection\"}}";
            node.put("/centres/main/timetable/days/2026-01-12", closed);
            node.put("/centres/main/timetable/days/2026-02-03?service=cash", late);
            node.put("/centres/main/timetable/days/2099-01-01", closed);
            Page page = browsing.open("/admin/?section=hours&centre=main", 1366, 768);
            Browsing.signIn(page, "admin", TestNode.ADMIN_PASSWORD);

            page.locator(".past-days summary").click();
            Locator days = page.locator(".past-days tbody tr");
            assertThat(days).hasCount(2);
            assertThat(days.first())
                    .containsText(Pattern.compile("3 февраля 2026\\s*Касса\\s*10:00–12:00\\s*Инкассация"));
            assertThat(days.last())
                    .containsText(Pattern.compile("12 января 2026\\s*Весь центр\\s*закрыто весь день\\s*Нет света"));
            days.last().scrollIntoViewIfNeeded();
            picture(page, "past");
            page.locator(".languages [lang=en]").click();
            assertThat(days.first()).containsText("Cash collection");
            assertThat(browsing.faults()).isEmpty();
        }
    }

    private static Locator.FilterOptions text(String words) {
        return new Locator.FilterOptions().setHasText(words);
    }

    private static Locator button(Page page, String words) {
        return page.locator("button", new Page.LocatorOptions().setHasText(words))
                .first();
    }

    private static void picture(Page page, String name) {
        Browsing.picture(page, "admin-hours-" + name);
    }
}
