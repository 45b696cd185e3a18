package dev.talon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.talon.TestNode;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A whole day at the hall administrator's tablet by touch alone: every command that the contract allows to a host. */
final class HostDayIT {
    private static final String PASSWORD = "a-long-staff-password";
    private static final String CENTRE = "hostday";

    /** What a host's page does not send. */
    private static final Set<String> OTHERS = Set.of(
            // A desk begins its own break, reads its own messages, keeps its own notes and prints by number.
            "pauseDesk",
            "readMessage",
            "noteTicket",
            "reprintByNumber",
            // A kiosk's visitor calls and no longer needs it.
            "callHelp",
            "withdrawHelp",
            // The page sends it by itself when an answer never came.
            "giveUpTicketRequest");

    @RegisterExtension
    static final NodeOnScreens SCREENS = new NodeOnScreens();

    private static TestNode node;
    private static Browsing browsing;

    private Page host;

    @BeforeAll
    static void start() {
        node = SCREENS.node();
        browsing = SCREENS.browsing();
        node.put("/staff/dayhost", "{\"name\":\"Белова\",\"role\":\"host\",\"password\":\"" + PASSWORD + "\"}");
        node.createCentre(CENTRE);
        node.put("/centres/" + CENTRE + "/printers/table", "{\"transport\":\"virtual\"}");
    }

    @Test
    void everyCommandOfAHostIsGivenByTouch() {
        host = browsing.tablet(1280, 800);
        var sent = new SentCommands(host);
        host.navigate(node.url() + "/host/?centre=" + CENTRE);
        Browsing.signIn(host, "dayhost", PASSWORD);
        host.locator(".hall-desk").first().waitFor();
        tickets();
        desks();
        kiosk();
        printer();
        alert();
        everybody();
        sent.areAll(
                operation -> allowsHost(operation.getExtensions().get("x-talon-allow"))
                        && operation.getTags().stream()
                                .anyMatch(Set.of("ticket", "host", "desk", "centre", "board", "device")::contains),
                OTHERS);
        assertThat(browsing.faults()).isEmpty();
    }

    private void tickets() {
        issue("");
        in("Готово");
        String label = issue("table");
        in("Готово");
        line(label).tap();
        in("Поставить первым");
        in("Ошибка сотрудника");
        says(label + " теперь первый");
        in("Вернуть на своё место");
        says("снова на своём месте");
        in("Дать льготу");
        in("Беременные");
        says("льгота дана");
        host.locator(".sheet-notice button").tap();
        says("отменено, всё как было");
        in("Отложить");
        in("10 минут");
        in("Отошёл");
        says(label + " отложен на 10 минут");
        in("Вернуть в очередь");
        says(label + " снова в очереди");
        in("Передать");
        in("К окну");
        in("Окно 2");
        host.locator("#to-comment").fill("Документы проверены");
        host.locator(".chip-choice").filter(text("20 минут")).tap();
        in("К этому сотруднику");
        says(label + " передан: Окно 2");
        assertThat(keptFor()).isEqualTo(20);
        assertThat(host.locator(".story-lines")).containsText("К этому сотруднику: Документы проверены");
        in("Напечатать ещё раз");
        says("копия талона печатается");
        in("Отменить талон");
        in("Посетитель ушёл");
        assertThat(host.locator(".sheet-state")).containsText("Ушёл из очереди");
        button("Закрыть").last().tap();
        // What was cancelled before the last upgrade has no way back of its own.
        TestNode.await(node.database().slow().query("DELETE FROM ticket_undo").execute());
        host.locator(".segment").filter(text("Все за сегодня")).tap();
        line(label).tap();
        assertThat(host.locator(".sheet-notice button")).hasCount(0);
        in("Вернуть в очередь");
        says(label + ": талон снова в очереди, место прежнее");
        button("Закрыть").last().tap();
        host.locator(".segment").filter(text("Сейчас в зале")).tap();
        assertThat(line(label)).hasCount(1);
    }

    private void desks() {
        Locator desk = host.locator(".hall-desk").first();
        node.sit(CENTRE, "1");
        desk.tap();
        in("Технические причины");
        assertThat(desk).containsText("закрыто");
        desk.tap();
        in("Открыть окно");
        assertThat(host.locator(".toasts")).containsText("Окно 1 открыто");
        node.sit(CENTRE, "1");
        node.post("/centres/" + CENTRE + "/desks/1/pause", "{\"reason\":\"Обед\"}");
        assertThat(desk).containsText("перерыв");
        desk.tap();
        in("Закончить перерыв");
        assertThat(desk).containsText("свободно");
        host.locator(".toasts button").last().tap();
        assertThat(desk).containsText("перерыв");
        host.locator(".side-top button").tap();
        in("Подойдите, пожалуйста, в зал");
        in("Отозвать");
        assertThat(host.locator(".story-lines")).containsText("отозвано, никто не прочёл");
        button("Закрыть").last().tap();
    }

    private void kiosk() {
        host.locator(".services-top button").tap();
        in("Технические работы");
        assertThat(host.locator(".toasts")).containsText("Талоны больше не выдаются");
        host.locator(".services-top button").tap();
        in("Выдавать талоны снова");
        assertThat(host.locator(".toasts")).containsText("Талоны снова выдаются");
        var drawn = node.post("/devices/pair-code", "{\"kind\":\"kiosk\"}", "authorization", "");
        var kiosk = node.post(
                "/devices",
                "{\"code\":\"%s\",\"centre\":\"%s\",\"name\":\"У входа\"}".formatted(drawn.text("/code"), CENTRE));
        node.post("/centres/" + CENTRE + "/help-calls", "{\"kiosk\":" + kiosk.text("/id") + "}");
        host.locator(".help-call button").first().tap();
        assertThat(host.locator(".help-call")).hasCount(0);
    }

    private void printer() {
        Locator printer = host.locator(".hall-printers li").first();
        printer.locator("button").filter(text("Рулон заменён")).tap();
        assertThat(printer.locator(".roll")).containsText("0 из");
        host.locator(".toasts button").last().tap();
        assertThat(printer.locator(".roll")).not().containsText("0 из");
    }

    private void alert() {
        TestNode.await(node.database().slow().query("""
                INSERT INTO wait_alert (centre_id, business_day, kind, raised_at, about_at, norm, wait, desk, wait_with)
                SELECT id, business_day(zone, day_ends, now()), 'cash', now(), now() + interval '20 minutes', 600, 1080, '4', 480
                FROM centre WHERE code = '%s'""".formatted(CENTRE)).execute());
        host.reload();
        Locator alert = host.locator(".wait-alerts button");
        alert.tap();
        assertThat(alert).hasCount(0);
    }

    private void everybody() {
        host.locator("button").filter(text("Объявления")).tap();
        host.locator("#notice-ru").fill("Сегодня до 16:00");
        in("Показать");
        assertThat(host.locator(".notice-list")).containsText("Сегодня до 16:00");
        in("Убрать");
        assertThat(host.locator(".notice-list").filter(text("Сегодня до 16:00")))
                .hasCount(0);
        button("Закрыть").last().tap();
        ShortPress.of(host.locator("button").filter(text("Тревога")));
        in("Объявить тревогу");
        ShortPress.of(host.locator(".alarm-bar .alarm-end"));
        host.locator("dialog[open] .primary").tap();
        assertThat(host.locator(".alarm-bar")).hasCount(0);
    }

    /** For how many minutes, whole, only one desk may call whoever was handed on. */
    private int keptFor() {
        return TestNode.await(node.database().slow().query("""
                SELECT (extract(epoch FROM st.wanted_until - e.at) / 60)::integer AS minutes
                FROM stage st JOIN event e ON e.centre_id = st.centre_id AND e.ticket_id = st.ticket_id AND e.kind = 'transferred'
                WHERE st.wanted_desk = '2'""").execute())
                .iterator()
                .next()
                .getInteger("minutes");
    }

    private String issue(String printer) {
        host.locator(".issue").tap();
        host.locator(".issue-service").filter(text("Консультация")).first().tap();
        host.locator("#issue-printer").selectOption(printer);
        in("Выдать");
        return host.locator(".issued-label").textContent();
    }

    private Locator line(String label) {
        return host.locator(".hall-line").filter(text(label));
    }

    private void says(String words) {
        assertThat(host.locator(".sheet-notice")).containsText(words);
    }

    private void in(String words) {
        button(words).first().tap();
    }

    private Locator button(String words) {
        return host.locator("dialog[open] button").filter(text(words));
    }

    private static Locator.FilterOptions text(String words) {
        return new Locator.FilterOptions().setHasText(words);
    }

    private static boolean allowsHost(Object allowed) {
        return allowed != null && List.of(allowed.toString().split("[^a-z-]+")).contains("host");
    }
}
