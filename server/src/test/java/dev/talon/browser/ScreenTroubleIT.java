package dev.talon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.talon.TestNode;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the administrator learns of a board that calls do not reach, of an old page, and of a kiosk. */
final class ScreenTroubleIT {
    @RegisterExtension
    static final NodeOnScreens SCREENS = new NodeOnScreens();

    private static TestNode node;
    private static Browsing browsing;

    @BeforeAll
    static void start() {
        node = SCREENS.node();
        browsing = SCREENS.browsing();
    }

    @Test
    void aTestCallThatComesToNoSocketIsSaidNotToHaveCome() {
        node.createCentre("silent");
        Page hall = browsing.screen(1920, 1080);
        // Reports and all other questions are answered; the socket is open and brings nothing.
        hall.routeWebSocket("**/live**", socket -> {});
        hall.navigate(node.url() + "/hall/");
        pair(hall, "silent", "Табло у касс");
        Page office = office("silent");
        Locator sheet = sheetOf(office, "Табло у касс");
        sheet.locator("button:has-text('Проверка вызова')").click();
        assertThat(sheet.locator("[role=status]")).containsText("Вызов отправлен той же дорогой");
        assertThat(sheet.locator("[role=status]")).containsText("За 5 с экран не показал проверочный вызов");
        assertThat(sheet.locator("[role=status]")).containsText("Отчёты от него приходят, а вызовы нет");
        assertThat(hall.locator(".screen-layer")).hasCount(0);
        Browsing.picture(office, "admin-test-call-lost");
        hall.close();
        office.close();
    }

    @Test
    void aPageOfAnEarlierTalonIsMarkedAndLoadedAgain() {
        node.createCentre("old");
        Page sign = browsing.open("/sign/", 800, 480);
        pair(sign, "old", "Окно 4");
        Page office = office("old");
        assertThat(office.locator("main")).not().containsText("прежняя версия");
        sign.evaluate("() => { document.documentElement.dataset.release = '0.1.0 (commit 0000000)'; }");
        assertThat(office.locator("tr", row("Окно 4"))).containsText("на экране прежняя версия — загрузите заново");
        Browsing.picture(office, "admin-devices-old");
        Locator sheet = sheetOf(office, "Окно 4");
        assertThat(sheet).containsText("0.1.0 (commit 0000000)");
        sheet.locator("button:has-text('Закрыть')").click();
        assertThat(office.locator(".old-screens")).containsText("На 1 экране открыта страница прежней версии");
        office.locator(".old-screens button").click();
        assertThat(office.locator(".old-screens")).hasCount(0);
        assertThat(office.locator("main")).not().containsText("прежняя версия");
        sheetOf(office, "Окно 4");
        sheet.locator("button:has-text('Проверка вызова')").click();
        assertThat(sign.locator(".screen-layer")).containsText("А000 → 0");
        assertThat(sheet.locator("[role=status]")).containsText("Показан через 0,");
        Browsing.picture(office, "admin-sign-test");
        sign.close();
        office.close();
        assertThat(browsing.faults()).isEmpty();
    }

    @Test
    void aKioskSaysHowItIsAndIsLoadedAgainWhenItsVisitorHasDone() {
        node.createCentre("kiosk");
        Page kiosk = browsing.open("/kiosk/?pair", 1080, 1920);
        pair(kiosk, "kiosk", "Киоск у входа");
        assertThat(kiosk.locator(".services button").first()).isVisible();
        Page office = office("kiosk");
        Locator sheet = sheetOf(office, "Киоск у входа");
        assertThat(sheet).containsText("1080 × 1920");
        assertThat(sheet).containsText("голосовое меню слышно");
        assertThat(sheet.locator("button:has-text('Проверка вызова')")).hasCount(0);
        sheet.locator("button:has-text('Показать имя')").click();
        assertThat(kiosk.locator(".screen-layer")).containsText("Киоск у входа");
        Browsing.picture(kiosk, "kiosk-identify");
        kiosk.locator(".screen-layer").click();
        assertThat(kiosk.locator(".screen-layer")).hasCount(0);
        sheet.locator("button:has-text('Снимок экрана')").click();
        assertThat(sheet.locator("[role=status]")).containsText("Снимок экрана: выполнено за");
        assertThat(sheet.locator(".screen-picture img")).isVisible();
        Browsing.picture(office, "admin-kiosk");

        // What a heading says stands on several lines of the page's source, as that of a ticket does.
        kiosk.evaluate("() => document.querySelector('.kiosk')"
                + ".insertAdjacentHTML('beforeend', '<h1 class=lines>Две\\n   строки</h1>')");
        assertThat(sheet).containsText("Две строки");
        kiosk.evaluate("() => document.querySelector('.lines').remove()");

        // The longest report ends before a sign of two halves, not within it: a half is no text.
        Object cut = kiosk.evaluate("""
                async () => {
                  const {ScreenReport} = await import("/shared/screen/report.js");
                  const facts = () => ({sound: "ready", speaks: false, zones: [], shows: "а".repeat(299) + "\\u{1F600} и далее"});
                  const sent = new Promise((resolve) => {
                    const {fetch} = window;
                    window.fetch = async (input, init) => {
                      const answer = await fetch(input, init);
                      if (String(init?.body).includes("ааа")) resolve(`${answer.status} ${JSON.parse(init.body).shows.slice(-2)}`);
                      return answer;
                    };
                  });
                  const report = new ScreenReport({kind: "kiosk", facts});
                  report.start();
                  const answer = await sent;
                  report.stop();
                  return answer;
                }""");
        assertThat(cut).isEqualTo("200 аа");

        // Somebody stands there and has just turned the letters larger.
        kiosk.evaluate("() => { document.querySelector('talon-kiosk').larger = true; window.before = true; }");
        sheet.locator("button:has-text('Загрузить заново')").click();
        assertThat(sheet.locator("[role=status]")).containsText("как только посетитель закончит");
        assertThat((Boolean) kiosk.evaluate("() => window.before === true")).isTrue();
        kiosk.evaluate("() => document.querySelector('talon-kiosk').startOver()");
        kiosk.waitForFunction("() => window.before !== true");
        assertThat(sheet.locator("[role=status]")).containsText("Загрузить заново: выполнено за");
        kiosk.close();
        office.close();
        assertThat(browsing.faults()).isEmpty();
    }

    @Test
    void aLineOfSignsThatIsNotOpenSaysWhyAndWhatToDo() throws Exception {
        node.createCentre("cable");
        int free;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        var put = node.put("/centres/cable/cables/signs", """
                {"kind":"sign","address":{"transport":"tcp","host":"127.0.0.1","port":%d},"template":%s,
                 "ends":[{"number":32,"desk":"1"}]}""".formatted(
                        free, node.get("/sign-templates").json().get(0)));
        assertThat(put.status()).as(put.json().toString()).isEqualTo(200);
        Page office = browsing.open("/admin/?section=cables&centre=cable", 1366, 768);
        Browsing.signIn(office, "admin", TestNode.ADMIN_PASSWORD);
        Locator row = office.locator("tr", row("signs"));
        assertThat(row).containsText("линия не открыта");
        assertThat(row).containsText("там ничего нет: проверьте адрес, кабель и питание");
        assertThat(row).containsText("данных ещё не принимала");
        Browsing.picture(office, "admin-cables");
        office.close();
        assertThat(browsing.faults()).isEmpty();
    }

    private static void pair(Page screen, String centre, String name) {
        String code = screen.locator("talon-pairing .code").innerText();
        node.post("/devices", "{\"code\":\"%s\",\"centre\":\"%s\",\"name\":\"%s\"}".formatted(code, centre, name));
        assertThat(screen.locator("talon-pairing")).hasCount(0);
    }

    private static Page office(String centre) {
        Page office = browsing.open("/admin/?section=devices&centre=" + centre, 1366, 768);
        Browsing.signIn(office, "admin", TestNode.ADMIN_PASSWORD);
        return office;
    }

    /** Once it has reported. */
    private static Locator sheetOf(Page office, String name) {
        office.locator("tr", row(name)).locator("button:has-text('Экран')").click();
        Locator sheet = office.locator(".screen-sheet");
        assertThat(sheet.locator("button:has-text('Показать имя')")).isEnabled();
        return sheet;
    }

    private static Page.LocatorOptions row(String name) {
        return new Page.LocatorOptions().setHasText(name);
    }
}
