package dev.talon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import dev.talon.TestNode;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The hall administrator's tablet: a day by touch, two hosts at once, long names and a full queue. */
final class HostIT {
    private static final String PASSWORD = "a-long-staff-password";
    private static final String LONG =
            "Центр обслуживания клиентов на Лесной улице ".repeat(5).strip().substring(0, 200);

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
        for (String login : new String[] {"belova", "sokolova"}) {
            assertThat(node.put("/staff/" + login, """
                    {"name":"Елизавета Константиновна Преображенская-Белова","role":"host","password":"%s"}""".formatted(PASSWORD)).status())
                    .isEqualTo(201);
        }
    }

    @BeforeEach
    void createCentre() {
        centre = "hall" + ++centres;
        node.createCentre(centre);
        node.put("/centres/" + centre + "/printers/table", "{\"transport\":\"virtual\"}");
    }

    @Test
    void aDayOfTheHallByTouch() {
        var before = browsing.faults();
        Page host = host("belova", 1280, 800);
        // Somebody who cannot use the kiosk.
        String first = issue(host, "Консультация", "");
        assertThat(host.locator("dialog[open] [role=status]")).containsText("Назовите посетителю номер");
        button(host, "Готово").tap();
        String second = issue(host, "Консультация", "table");
        assertThat(host.locator("dialog[open] [role=status]")).containsText("Бумажный талон");
        button(host, "Выдать ещё").tap();
        host.locator(".issue-service").filter(text("Консультация")).first().tap();
        host.locator("#issue-priority").selectOption("Инвалиды I и II групп");
        button(host, "Выдать").tap();
        String third = host.locator(".issued-label").textContent();
        button(host, "Готово").tap();
        assertThat(lines(host)).hasText(new String[] {third, first, second});
        assertThat(host.locator(".hall-line").first().locator(".mark")).containsText("льгота");

        // The phone of the second follows.
        Page phone = browsing.open("/t/" + centre + "/" + id(second), 390, 844);
        assertThat(phone.locator("body")).containsText(Pattern.compile("Перед вами 2|2 челов"));

        // Found by its digits alone, moved out of turn with a reason, and back again.
        host.locator("#number").fill(second.substring(1));
        assertThat(lines(host)).hasText(new String[] {second});
        host.locator(".hall-line").first().tap();
        button(host, "Поставить первым").tap();
        button(host, "Ошибка сотрудника").tap();
        assertThat(host.locator(".sheet-notice")).containsText(second + " теперь первый");
        assertThat(host.locator(".sheet-state")).containsText("Следующий");
        assertThat(phone.locator("body")).not().containsText(Pattern.compile("Перед вами 2"));
        host.locator(".sheet-notice button").tap();
        assertThat(host.locator(".sheet-notice")).containsText("отменено, всё как было");
        assertThat(host.locator(".story-lines")).containsText("Поставлен первым вне очереди");
        assertThat(host.locator(".story-lines")).containsText("причина: Ошибка сотрудника");

        // Priority, and taken back.
        button(host, "Дать льготу").tap();
        button(host, "Беременные").tap();
        assertThat(host.locator(".sheet-notice")).containsText("льгота дана");
        button(host, "Снять льготу").tap();
        button(host, "Дали по ошибке").tap();
        assertThat(host.locator(".sheet-notice")).containsText("льгота снята");
        button(host, "Напечатать ещё раз").tap();
        assertThat(host.locator(".sheet-notice")).containsText("копия талона печатается");
        button(host, "Отменить талон").tap();
        button(host, "Посетитель ушёл").tap();
        assertThat(host.locator(".sheet-state")).containsText("Ушёл из очереди");
        assertThat(host.locator(".story-lines")).containsText("причина: Посетитель ушёл");
        host.locator(".sheet-notice button").tap();
        assertThat(host.locator(".sheet-notice")).containsText("отменено, всё как было");
        assertThat(host.locator(".sheet-state")).containsText("Впереди");
        button(host, "Отменить талон").tap();
        button(host, "Посетитель ушёл").tap();
        assertThat(host.locator(".sheet-state")).containsText("Ушёл из очереди");
        assertThat(phone.locator("body")).containsText("Вы ушли из очереди");
        button(host, "Закрыть").last().tap();
        host.locator(".search-clear").tap();
        assertThat(lines(host)).hasText(new String[] {third, first});

        // A desk at which somebody sits is closed with a reason and opened again.
        node.sit(centre, "1");
        host.locator(".hall-desk").first().tap();
        button(host, "Технические причины").tap();
        assertThat(host.locator(".hall-desk").first()).containsText("закрыто");
        assertThat(node.post("/centres/" + centre + "/desks/1/call-next", "").text("/type"))
                .isEqualTo("/problems/desk-shut");
        assertThat(node.sit(centre, "1").text("/type")).isEqualTo("/problems/desk-shut");
        host.locator(".hall-desk").first().tap();
        assertThat(host.locator("dialog[open]")).containsText("Окно закрыто: Технические причины");
        button(host, "Открыть окно").tap();
        assertThat(host.locator(".toasts")).containsText("Окно 1 открыто");
        assertThat(node.sit(centre, "1").status()).isEqualTo(204);
        assertThat(host.locator(".hall-desk").first()).containsText("свободно");

        // Who is called stays; the list says where they are.
        assertThat(node.atDesk(centre, "1", "call-next", "").text("/call/label"))
                .isEqualTo(third);
        assertThat(host.locator(".hall-line").filter(text(third))).containsText("Вызван к окну 1");
        host.locator(".hall-line").filter(text(third)).tap();
        assertThat(button(host, "Снять льготу")).hasCount(0);
        button(host, "Закрыть").last().tap();
        host.locator(".segment").filter(text("Все за сегодня")).tap();
        assertThat(lines(host)).hasCount(3);
        assertThat(browsing.faults()).isEqualTo(before);
    }

    @Test
    void whereTheReasonsForPriorityAreNotLoadedThePageSaysSoAndTriesAgain() {
        Page host = host("belova", 1280, 800);
        host.route("**/lists", route -> route.abort());
        host.locator(".issue").tap();
        assertThat(host.locator("dialog[open] .hint")).containsText("Причины льготы пока не загрузились");
        Browsing.picture(host, "host-issue-no-reasons");
        host.unroute("**/lists");
        assertThat(host.locator("dialog[open] .hint")).hasCount(0);
        assertThat(host.locator("#issue-priority option").filter(text("Беременные")))
                .hasCount(1);
    }

    @Test
    void theTimeOfWhoeverWasPutOffIsNoWaiting() {
        String label = node.post("/centres/" + centre + "/tickets", "{\"service\":\"cash\"}")
                .text("/label");
        TestNode.await(node.database()
                .slow()
                .query("UPDATE stage SET queued_at = queued_at - interval '2 hours', postponed = 6900 WHERE centre_id ="
                        + " (SELECT id FROM centre WHERE code = '" + centre + "')")
                .execute());
        Page host = host("belova", 1280, 800);
        assertThat(host.locator(".hall-line").filter(text(label)).locator(".line-time"))
                .hasText(Pattern.compile("\\s*[5-9]:\\d\\d\\s*"));
    }

    @Test
    void ofTwoHostsOneWinsAndTheOtherReadsWhy() {
        String label = node.post("/centres/" + centre + "/tickets", "{\"service\":\"cash\"}")
                .text("/label");
        Page first = host("belova", 1280, 800);
        Page second = host("sokolova", 768, 1024);
        for (Page page : new Page[] {first, second}) {
            page.locator(".hall-line").filter(text(label)).tap();
            button(page, "Дать льготу").tap();
        }
        button(first, "Инвалиды I и II групп").tap();
        assertThat(first.locator(".sheet-notice")).containsText("льгота дана");
        button(second, "Беременные").tap();
        assertThat(second.locator(".sheet-notice.wrong"))
                .hasText(
                        Pattern.compile("\\s*У талона " + label + " уже есть льгота: возможно, её дал коллега\\.\\s*"));
        assertThat(button(second, "Снять льготу")).isVisible();
    }

    @Test
    void aVisitorIsPutOffAndWhoeverDidNotComeIsBroughtBack() {
        var before = browsing.faults();
        Page host = host("belova", 1280, 800);
        String label = issue(host, "Консультация", "");
        button(host, "Готово").tap();
        host.locator(".hall-line").first().tap();
        button(host, "Отложить").tap();
        Browsing.picture(host, "host-put-off-how-long");
        button(host, "10 минут").tap();
        Browsing.picture(host, "host-put-off-why");
        button(host, "Отошёл").tap();
        assertThat(host.locator(".sheet-notice")).containsText(label + " отложен на 10 минут");
        Browsing.picture(host, "host-put-off");
        assertThat(host.locator(".sheet-state")).containsText("Отложен до");
        host.locator(".sheet-notice button").tap();
        assertThat(host.locator(".sheet-notice")).containsText(label + ": отменено, всё как было");
        assertThat(host.locator(".sheet-state")).containsText("Следующий");
        button(host, "Отложить").tap();
        button(host, "10 минут").tap();
        button(host, "Отошёл").tap();
        assertThat(host.locator(".sheet-state")).containsText("Отложен до");
        button(host, "Вернуть в очередь").tap();
        assertThat(host.locator(".sheet-notice")).containsText(label + " снова в очереди");
        button(host, "Передать").tap();
        button(host, "К окну").tap();
        button(host, "Окно 2").tap();
        Browsing.picture(host, "host-hand-on-why");
        button(host, "К этому сотруднику").tap();
        assertThat(host.locator(".sheet-notice")).containsText(label + " передан: Окно 2");
        host.locator(".sheet-notice button").tap();
        assertThat(host.locator(".sheet-notice")).containsText("отменено, всё как было");
        button(host, "Передать").tap();
        Browsing.picture(host, "host-hand-on");
        button(host, "Другая услуга").tap();
        button(host, "Касса").first().tap();
        button(host, "Выбрал не ту услугу").tap();
        assertThat(host.locator(".sheet-notice")).containsText(label + " передан: Касса");
        assertThat(host.locator(".story-lines")).containsText("причина: Выбрал не ту услугу");
        assertThat(host.locator(".story-lines")).containsText("Передан");
        button(host, "Закрыть").last().tap();
        node.atDesk(centre, "4", "call-next", "");
        node.post("/centres/" + centre + "/desks/4/no-show", "{}");
        assertThat(host.locator(".empty-title")).hasText("Сейчас в зале никого нет");
        host.locator(".segment").filter(text("Не подошли")).tap();
        host.locator(".hall-line").filter(text(label)).tap();
        assertThat(host.locator(".sheet-state")).containsText("Не подошёл к окну 4");
        // Soon after, as the centre wants it, without a reason.
        button(host, "Вернуть в очередь").tap();
        assertThat(host.locator(".sheet-notice")).containsText(label + " снова в очереди");
        button(host, "Закрыть").last().tap();
        node.atDesk(centre, "4", "call-next", "");
        node.post("/centres/" + centre + "/desks/4/no-show", "{}");
        node.put("/centres/" + centre + "/desk-rules", "{\"severalDesks\":true,\"noShowAfter\":0,\"returnMinutes\":0}");
        host.reload();
        host.locator(".segment").filter(text("Не подошли")).tap();
        host.locator(".hall-line").filter(text(label)).tap();
        button(host, "Вернуть в очередь").tap();
        Browsing.picture(host, "host-return");
        button(host, "Не слышал вызова").tap();
        assertThat(host.locator(".sheet-notice")).containsText(label + " снова в очереди");
        assertThat(host.locator(".story-lines")).containsText("причина: Не слышал вызова");
        assertThat(browsing.faults()).isEqualTo(before);
    }

    @Test
    void allThatWasDoneToATicketIsUndoneAlsoLaterAndByAColleague() {
        node.put("/centres/" + centre + "/kinds/legal", """
                {"name":{"ru":"Юридические лица","en":"Companies"},"countedIn":"consultation"}""");
        node.put("/centres/" + centre + "/desks/2", "{\"stages\":[\"consultation\",\"legal\"]}");
        node.post("/centres/" + centre + "/tickets", "{\"service\":\"consultation\"}");
        String label = node.post("/centres/" + centre + "/tickets", "{\"service\":\"consultation\"}")
                .text("/label");
        Page host = host("belova", 768, 1024);
        host.locator(".hall-line").filter(text(label)).tap();
        button(host, "Передать").tap();
        button(host, "Другой вид приёма").tap();
        button(host, "Юридические лица").tap();
        button(host, "Выбрал не ту услугу").tap();
        assertThat(host.locator(".sheet-notice")).containsText(label + " передан: Юридические лица");
        button(host, "Дать льготу").tap();
        button(host, "Беременные").tap();
        assertThat(host.locator(".sheet-notice")).containsText("льгота дана");
        button(host, "Отменить талон").tap();
        button(host, "Талон взят дважды").tap();
        assertThat(host.locator(".sheet-notice")).containsText("талон отменён");
        button(host, "Закрыть").last().tap();

        Page other = host("sokolova", 1280, 800);
        other.locator("#number").fill(label);
        assertThat(lines(other)).hasText(new String[] {label});
        other.locator(".hall-line").first().tap();
        assertThat(other.locator(".sheet-notice")).containsText("Ушёл из очереди");
        Browsing.picture(other, "host-undo-later");
        for (String again : new String[] {"Дана льгота", "Передан", ""}) {
            other.locator(".sheet-notice button").tap();
            assertThat(other.locator(".sheet-notice")).containsText(label + ": отменено, всё как было");
            button(other, "Закрыть").last().tap();
            other.locator(".hall-line").first().tap();
            assertThat(other.locator(".story-lines li").first()).isVisible();
            if (again.isEmpty()) {
                assertThat(other.locator(".sheet-notice button")).hasCount(0);
            } else {
                assertThat(other.locator(".sheet-notice")).containsText(again);
            }
        }
        assertThat(other.locator(".sheet-state")).containsText("Впереди 1 человек");
        assertThat(button(other, "Дать льготу")).isVisible();
    }

    @Test
    void aDeskThatIsClosedSaysSoAndGoesOnWhenItIsOpenAgain() {
        Page desk = browsing.open("/desk/?centre=" + centre + "&desk=1", 1366, 768);
        Browsing.signIn(desk, "admin", TestNode.ADMIN_PASSWORD);
        assertThat(desk.locator(".primary-action")).hasAttribute("aria-disabled", "false");
        Page host = host("belova", 1280, 800);
        host.locator(".hall-desk").first().tap();
        Browsing.picture(host, "host-close-desk");
        button(host, "Некому принимать").tap();
        assertThat(desk.locator(".door-words")).containsText("Окно 1 закрыто");
        Browsing.picture(host, "host-close-desk-undo");
        assertThat(desk.locator(".door-words")).containsText("Некому принимать");
        Browsing.picture(desk, "desk-closed-by-host");
        host.locator(".hall-desk").first().tap();
        button(host, "Открыть окно").tap();
        assertThat(desk.locator(".primary-action")).hasAttribute("aria-disabled", "false");
        // Closed by mistake: undone at once.
        host.locator(".hall-desk").first().tap();
        assertThat(answered(host, "PUT", button(host, "Технические причины")).ok())
                .isTrue();
        // The button goes within seconds: nothing else is awaited before it.
        Locator undo = host.locator(".toasts button").last();
        assertThat(answered(host, "DELETE", undo).ok()).isTrue();
        assertThat(desk.locator(".primary-action")).hasAttribute("aria-disabled", "false");
    }

    @Test
    void aMessageStaysAtTheDeskUntilItIsRead() {
        Page desk = browsing.open("/desk/?centre=" + centre + "&desk=1", 1366, 768);
        Browsing.signIn(desk, "admin", TestNode.ADMIN_PASSWORD);
        assertThat(desk.locator(".primary-action")).hasAttribute("aria-disabled", "false");
        Page host = host("belova", 1280, 800);
        host.locator(".side-top button").tap();
        host.locator("dialog[open] .segment").filter(text("1")).tap();
        Browsing.picture(host, "host-message");
        button(host, "Подойдите, пожалуйста, в зал").tap();
        assertThat(host.locator(".story-lines")).containsText("пока не прочли");
        assertThat(desk.locator(".desk-message")).containsText("Подойдите, пожалуйста, в зал");
        node.post("/centres/" + centre + "/tickets", "{\"service\":\"consultation\"}");
        Browsing.press(desk, "F2");
        assertThat(desk.locator("h1.label")).isVisible();
        Browsing.picture(desk, "desk-message");
        desk.locator(".desk-message button").click();
        assertThat(desk.locator(".desk-message")).hasCount(0);
        assertThat(host.locator(".story-lines")).containsText("прочли: 1");
        assertThat(button(host, "Отозвать")).hasCount(0);
        button(host, "Много ждут: не уходите на перерыв").tap();
        assertThat(desk.locator(".desk-message")).containsText("Много ждут");
        button(host, "Отозвать").tap();
        assertThat(desk.locator(".desk-message")).hasCount(0);
        assertThat(host.locator(".story-lines")).containsText("отозвано, никто не прочёл");
        Browsing.picture(host, "host-message-withdrawn");
    }

    @Test
    void anEmptyHallExplainsItselfAndKeysWorkToo() {
        Page host = host("belova", 1280, 800);
        assertThat(host.locator(".empty-title")).hasText("Сейчас в зале никого нет");
        Browsing.picture(host, "host-empty");
        host.keyboard().press("F3");
        host.keyboard().type("К777");
        assertThat(host.locator(".empty-title")).hasText("Талона К777 сегодня нет");
        host.keyboard().press("F2");
        assertThat(host.locator("dialog[open] h2")).hasText("Выдать талон");
        host.keyboard().press("Escape");
        assertThat(host.locator("dialog[open]")).hasCount(0);
    }

    @ParameterizedTest
    @CsvSource({"1280, 800, ru", "1280, 800, en", "768, 1024, ru", "768, 1024, en"})
    void longNamesAndAFullQueueFit(int width, int height, String language) {
        node.put("/centres/" + centre, """
                {"name":{"ru":"%s","en":"%s"},"zone":"Europe/Moscow"}""".formatted(LONG, LONG));
        for (int i = 1; i <= 6; i++) {
            String name = "Консультация по подключению и перерасчёту за прошлые годы " + i;
            node.put("/centres/" + centre + "/services/s" + i, """
                    {"name":{"ru":"%s","en":"%s"},"route":["consultation","cash"],"prefix":"%c","norm":%d}""".formatted(
                            name, name, "АБВГЖИ".charAt(i - 1), i == 1 ? 1 : 900));
            for (int visitor = 0; visitor < 5; visitor++) {
                node.post(
                        "/centres/" + centre + "/tickets",
                        "{\"service\":\"s" + i + "\""
                                + (visitor == 3 ? ",\"category\":\"priority\",\"reason\":\"Инвалидность\"" : "") + "}");
            }
        }
        node.atDesk(centre, "1", "call-next", "");
        node.atDesk(centre, "2", "call-next", "");
        node.atDesk(centre, "2", "start", "");
        Page host = host("belova", width, height);
        host.locator(".languages button[lang=" + language + "]").tap();
        assertThat(lines(host)).hasCount(30);
        assertThat(host.locator(".line-time.over").first()).isVisible();
        String size = width + "-" + language;
        fits(host, "host-list-" + size);
        if (width < 1000) {
            host.locator(".hall-places .segment").last().tap();
            Browsing.picture(host, "host-hall-" + size);
            host.locator(".hall-places .segment").first().tap();
        }
        host.locator(".hall-line").nth(4).tap();
        assertThat(host.locator(".story-lines li").first()).isVisible();
        Browsing.picture(host, "host-ticket-" + size);
        host.locator(".sheet-ways button").first().tap();
        assertThat(host.locator(".reason-list button").first()).isVisible();
        Browsing.picture(host, "host-reason-" + size);
        host.keyboard().press("Escape");
        host.locator(".issue").tap();
        assertThat(host.locator(".issue-service").first()).isVisible();
        Browsing.picture(host, "host-issue-" + size);
        host.locator(".issue-service").first().tap();
        host.locator("dialog[open] .primary").tap();
        assertThat(host.locator(".issued-label")).isVisible();
        Browsing.picture(host, "host-issued-" + size);
    }

    private Page host(String login, int width, int height) {
        Page page = browsing.tablet(width, height);
        page.navigate(node.url() + "/host/?centre=" + centre);
        Browsing.signIn(page, login, PASSWORD);
        page.locator(".hall-desk, .hall-places")
                .first()
                .waitFor(new Locator.WaitForOptions()
                        .setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED));
        return page;
    }

    private String issue(Page host, String service, String printer) {
        host.locator(".issue").tap();
        host.locator(".issue-service").filter(text(service)).first().tap();
        host.locator("#issue-printer").selectOption(printer);
        button(host, "Выдать").tap();
        host.locator(".issued-label").waitFor();
        return host.locator(".issued-label").textContent();
    }

    private String id(String label) {
        return node.get("/centres/" + centre + "/tickets?number="
                        + java.net.URLEncoder.encode(label, java.nio.charset.StandardCharsets.UTF_8))
                .text("/tickets/0/id");
    }

    private static Locator lines(Page host) {
        return host.locator(".line-label");
    }

    private static Locator button(Page page, String words) {
        return page.locator("dialog[open] button").filter(text(words));
    }

    /** What closing or opening a desk was answered. */
    private static Response answered(Page page, String method, Locator button) {
        return page.waitForResponse(
                answer -> answer.url().endsWith("/shut")
                        && answer.request().method().equals(method),
                button::tap);
    }

    private static Locator.FilterOptions text(String words) {
        return new Locator.FilterOptions().setHasText(words);
    }

    private static void fits(Page page, String name) {
        Browsing.picture(page, name);
        assertThat(page.evaluate("""
                        () => [...document.querySelectorAll('button, input, .staff-header > *')].filter(e => e.checkVisibility())
                            .filter(e => !e.closest('.hall-list, .hall-side')).map(e => [e, e.getBoundingClientRect()])
                            .filter(([, r]) => r.left < 0 || r.right > innerWidth + 0.5 || r.top < 0 || r.bottom > innerHeight + 0.5)
                            .map(([e]) => e.className + ' ' + e.textContent.trim().slice(0, 40)).join('; ')""")).as(name).isEqualTo("");
        assertThat((int) page.evaluate("document.documentElement.scrollWidth")).isEqualTo(page.viewportSize().width);
        assertThat(
                        (int)
                                page.evaluate(
                                        "Math.min(...[...document.querySelectorAll('.hall button, .staff-header button')].filter(e => e.checkVisibility()).map(e => Math.round(e.getBoundingClientRect().height)))"))
                .as("targets of a finger")
                .isGreaterThanOrEqualTo(44);
    }
}
