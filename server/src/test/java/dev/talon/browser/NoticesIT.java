package dev.talon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.BoundingBox;
import dev.talon.TestNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The hall administrator tells everybody something, and an alarm takes every screen, and is taken back. */
final class NoticesIT {
    private static final String TOLD = "В четверг с 9:00 до 13:00 нет воды: ул. Университетская, дома 2–40";

    @RegisterExtension
    static final NodeOnScreens SCREENS = new NodeOnScreens();

    private static TestNode node;
    private static Browsing browsing;

    @BeforeAll
    static void start() {
        node = SCREENS.node();
        browsing = SCREENS.browsing();
        node.createCentre("main");
    }

    @Test
    void aNoticeAndAnAlarmReachEveryScreenAndLeaveThem() {
        Page hall = device("/hall/?sound=off", 1920, 1080, "");
        Page bar = device("/hall/?sound=off", 1920, 360, "");
        Page sign = device("/sign/", 800, 480, ",\"desk\":\"4\"");
        Page strip = device("/sign/", 1920, 360, ",\"desk\":\"4\"");
        Page kiosk = device("/kiosk/?pair", 1080, 1920, "");
        var ticket = node.post("/centres/main/tickets", "{\"service\":\"cash\"}");
        Page phone = browsing.open("/t/main/" + ticket.text("/id"), 390, 844);
        Page host = signedIn("/host/?centre=main", 1280, 800);
        Map<String, Page> screens =
                Map.of("hall", hall, "bar", bar, "sign", sign, "strip", strip, "kiosk", kiosk, "phone", phone);

        button(host, "Объявления").click();
        host.locator("#notice-ru").fill(TOLD);
        inDialog(host, "Важное").click();
        Browsing.picture(host, "notices-host-form");
        inDialog(host, "Показать").click();
        assertThat(host.locator(".notice-list")).containsText(TOLD);
        Browsing.picture(host, "notices-host");
        for (Page screen : List.of(hall, bar, phone)) {
            assertThat(screen.locator(".told")).containsText(TOLD);
        }
        assertThat(kiosk.locator(".notice.told")).containsText(TOLD);
        screens.forEach((name, screen) -> Browsing.picture(screen, "notices-" + name));
        inDialog(host, "Убрать").click();
        assertThat(hall.locator(".told")).hasCount(0);
        assertThat(phone.locator(".told")).hasCount(0);
        inDialog(host, "Закрыть").click();

        node.atDesk("main", "4", "call-next");
        assertThat(sign.locator(".sign")).hasAttribute("data-state", "called");
        Browsing.picture(sign, "sign-called");
        Browsing.picture(strip, "sign-strip-called");
        // As a specialist or a visitor has who is asked something at that moment.
        screens.values()
                .forEach(screen -> screen.evaluate(
                        "() => document.body.appendChild(document.createElement('dialog')).showModal()"));
        ShortPress.of(button(host, "Тревога"));
        host.locator("#alarm-where-ru").fill("Выход через зал 2, сбор у парковки");
        Browsing.picture(host, "alarm-host-form");
        inDialog(host, "Объявить тревогу").click();
        screens.forEach((name, screen) -> {
            assertThat(screen.locator(".evacuation h1")).hasText("Покиньте здание");
            assertThat(screen.locator(".evacuation")).containsText("Выход через зал 2");
            assertThat((Boolean) screen.evaluate("() => !!document.elementFromPoint(innerWidth / 2, innerHeight /"
                            + " 2).closest('.evacuation')"))
                    .as("%s: over every dialog", name)
                    .isTrue();
            Browsing.picture(screen, "alarm-" + name);
            assertThat(screen.evaluate("""
                () => [...document.querySelectorAll(".evacuation > *")].filter((part) => {
                  const {left, top, right, bottom} = part.getBoundingClientRect();
                  return left < -1 || top < -1 || right > innerWidth + 1 || bottom > innerHeight + 1;
                }).map((part) => part.innerText)\
                """)).as(name).isEqualTo(List.of());
        });
        // A board that is loaded again while the server does not answer knows of the alarm, and calls nobody in.
        for (Page board : List.of(hall, sign)) {
            board.route("**/api/v1/**", Route::abort);
            board.reload();
            assertThat(board.locator(".evacuation h1")).hasText("Покиньте здание");
            assertThat(board.locator(".evacuation")).containsText("Выход через зал 2");
            board.unroute("**/api/v1/**");
            assertThat(board.locator("[data-link]").first()).hasAttribute("data-link", "live");
        }
        Browsing.picture(host, "alarm-host");
        ShortPress.of(host.locator(".alarm-bar .alarm-end"));
        host.locator("dialog[open] .primary").click();
        screens.forEach(
                (name, screen) -> assertThat(screen.locator(".evacuation")).hasCount(0));
        assertThat(host.locator(".alarm-bar")).hasCount(0);
        assertThat(node.get("/centres/main/board").json().at("/alarm").isNull()).isTrue();
        assertThat(browsing.faults()).allMatch(fault -> fault.contains("ERR_FAILED"));
    }

    @Test
    void anAlarmIsRaisedAndEndedByOnePressOfASecondAndByNoSlip() {
        node.createCentre("held");
        Page host = signedIn("/host/?centre=held", 1280, 800);
        var alarm = host.locator(".notice-buttons .hold");
        var end = host.locator(".alarm-bar .alarm-end");
        // A slip: the pointer leaves the button, or it is let go at once.
        assertThat((Boolean) alarm.evaluate("""
            (button) => {
              button.dispatchEvent(new PointerEvent("pointerdown", {button: 0}));
              const held = "held" in button.dataset;
              button.dispatchEvent(new PointerEvent("pointerleave"));
              return held && !("held" in button.dataset);
            }\
            """)).isTrue();
        ShortPress.of(alarm);
        assertThat(host.locator("dialog[open]")).containsText("держите кнопку секунду");
        inDialog(host, "Отмена").click();
        assertThat(node.get("/centres/held/board").json().at("/alarm").isNull()).isTrue();

        alarm.hover();
        host.mouse().down();
        assertThat(host.locator(".alarm-bar")).isVisible();
        host.mouse().up();
        assertThat(host.locator("dialog[open]")).hasCount(0);
        Browsing.picture(host, "alarm-held");
        button(host, "Куда идти").click();
        host.locator("#alarm-where-ru").fill("Выход через зал 2");
        inDialog(host, "Показать на экранах").click();
        assertThat(host.locator(".alarm-bar")).containsText("Выход через зал 2");
        assertThat(node.get("/centres/held/board").text("/alarm/texts/ru")).isEqualTo("Выход через зал 2");

        byFinger(host, end, () -> assertThat(host.locator(".alarm-bar")).hasCount(0));
        assertThat(host.locator("dialog[open]")).hasCount(0);
        assertThat(node.get("/centres/held/board").json().at("/alarm").isNull()).isTrue();
        byFinger(host, alarm, () -> assertThat(host.locator(".alarm-bar")).isVisible());
        end.focus();
        host.keyboard().down("Enter");
        assertThat(host.locator(".alarm-bar")).hasCount(0);
        host.keyboard().up("Enter");
        assertThat(node.get("/centres/held/board").json().at("/alarm").isNull()).isTrue();
        alarm.focus();
        host.keyboard().down(" ");
        assertThat(host.locator(".alarm-bar")).isVisible();
        host.keyboard().up(" ");
        ShortPress.of(end);
        inDialog(host, "Отменить тревогу").click();
        assertThat(host.locator(".alarm-bar")).hasCount(0);
        assertThat(browsing.faults()).allMatch(fault -> fault.contains("ERR_FAILED"));
    }

    @Test
    void theManagerTellsOneCentreOrAllAndTheAdministratorAll() {
        node.createCentre("south");
        Page manager = signedIn("/manager/?centre=main", 1366, 768);
        button(manager, "Объявления").click();
        manager.locator("#notice-ru").fill("В субботу не работаем");
        inDialog(manager, "во всех центрах").click();
        Browsing.picture(manager, "notices-manager-form");
        inDialog(manager, "Показать").click();
        assertThat(manager.locator(".notice-list")).containsText("во всех центрах");
        assertThat(node.get("/centres/south/board").text("/notices/0/texts/ru")).isEqualTo("В субботу не работаем");
        manager.locator("#notice-ru").fill("Касса 4 закрыта");
        inDialog(manager, "в этом центре").click();
        inDialog(manager, "Показать").click();
        assertThat(manager.locator(".notice-list li")).hasCount(2);
        Browsing.picture(manager, "notices-manager");
        assertThat(node.get("/centres/south/board").json().at("/notices").size())
                .isEqualTo(1);
        Page kiosk = device("/kiosk/?pair", 1080, 1920, "");
        // One after the other, by the clock of the server.
        for (String told : List.of("В субботу не работаем", "Касса 4 закрыта")) {
            assertThat(kiosk.locator(".notice.told"))
                    .containsText(told, new LocatorAssertions.ContainsTextOptions().setTimeout(40_000));
        }
        Page office = signedIn("/admin/?section=centres", 1366, 768);
        button(office, "Объявления для всех").click();
        assertThat(office.locator(".notice-list li")).hasCount(1);
        Browsing.picture(office, "notices-for-all");
        inDialog(office, "Убрать").click();
        assertThat(office.locator(".notice-list")).hasCount(0);
        assertThat(node.get("/centres/south/board").json().at("/notices")).isEmpty();
        manager.keyboard().press("Escape");
        button(manager, "Объявления").click();
        inDialog(manager, "Убрать").click();
        assertThat(manager.locator(".notice-list")).hasCount(0);
        inDialog(manager, "Закрыть").click();
        ShortPress.of(button(manager, "Тревога"));
        inDialog(manager, "Объявить тревогу").click();
        assertThat(kiosk.locator(".evacuation h1")).hasText("Покиньте здание");
        Browsing.picture(manager, "alarm-manager");
        ShortPress.of(manager.locator(".alarm-bar .alarm-end"));
        manager.locator("dialog[open] .primary").click();
        assertThat(kiosk.locator(".evacuation")).hasCount(0);
        assertThat(browsing.faults()).allMatch(fault -> fault.contains("ERR_FAILED"));
    }

    private static Page device(String path, int width, int height, String more) {
        Page page = browsing.open(path, width, height);
        String code = page.locator("talon-pairing .code").innerText();
        var reply = node.post(
                "/devices", "{\"code\":\"%s\",\"centre\":\"main\",\"name\":\"%d\"%s}".formatted(code, width, more));
        assertThat(reply.status()).isEqualTo(201);
        assertThat(page.locator("talon-pairing")).hasCount(0);
        return page;
    }

    private static Page signedIn(String path, int width, int height) {
        Page page = browsing.open(path, width, height);
        Browsing.signIn(page, "admin", TestNode.ADMIN_PASSWORD);
        assertThat(button(page, "Объявления")).isVisible();
        return page;
    }

    /** Held until something has come of it, as a finger holds it on a tablet. */
    private static void byFinger(Page page, Locator button, Runnable until) {
        var fingers = page.context().newCDPSession(page);
        BoundingBox box = button.boundingBox();
        fingers.send("Input.dispatchTouchEvent", touch("touchStart", "{\"x\": %f, \"y\": %f}", box));
        until.run();
        fingers.send("Input.dispatchTouchEvent", touch("touchEnd", "", box));
        fingers.detach();
    }

    private static JsonObject touch(String type, String point, BoundingBox box) {
        String at = String.format(Locale.ROOT, point, box.x + box.width / 2, box.y + box.height / 2);
        return JsonParser.parseString("{\"type\": \"%s\", \"touchPoints\": [%s]}".formatted(type, at))
                .getAsJsonObject();
    }

    private static Locator button(Page page, String words) {
        return page.locator("button:visible", new Page.LocatorOptions().setHasText(words))
                .first();
    }

    private static Locator inDialog(Page page, String words) {
        return page.locator("dialog[open] button", new Page.LocatorOptions().setHasText(words))
                .first();
    }
}
