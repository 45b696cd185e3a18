package dev.talon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.talon.TestNode;
import dev.talon.db.TestDatabase;
import dev.talon.hardware.fake.FakePrinter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A visitor who does not see the kiosk, where papers come out and notices change while it speaks: nothing is cut off but by a key. */
final class SpokenTicketIT {
    private static final String SPEAKER = "document.querySelector('talon-kiosk').speaker";
    private static final Page.WaitForFunctionOptions LONG = new Page.WaitForFunctionOptions().setTimeout(90_000);

    /** One of each kiosk's own: it serves one line at a time, and must not keep another kiosk's paper waiting. */
    private static final List<FakePrinter> DEVICES = new ArrayList<>();

    private static TestDatabase database;
    private static TestNode node;
    private static Browsing browsing;

    @BeforeAll
    static void start() {
        database = TestDatabase.create();
        node = TestNode.start(database.address());
        browsing = new Browsing(node.url());
    }

    @AfterAll
    static void stop() {
        browsing.close();
        node.close();
        database.close();
        DEVICES.forEach(FakePrinter::close);
        DEVICES.clear();
    }

    @Test
    void thePaperThatComesOutCutsTheNumberOffNeverAndItIsRepeatedWhenAsked() {
        Page kiosk = kiosk("paper");
        kiosk.keyboard().press("ArrowDown");
        kiosk.keyboard().press("Enter");
        assertThat(kiosk.locator("main.ticket h1")).hasText("Возьмите талон");
        List<String> all = List.of(
                "Ждите вызова: номер появится на табло",
                "Консультация",
                "Ваш номер К001",
                "Перед вами никого",
                "Возьмите талон");
        kiosk.waitForFunction(
                "(all) => all.every((text) => " + SPEAKER + ".log.some((one) => one.text === text && one.by))",
                all,
                LONG);
        List<String> said = said(kiosk);
        // A paper that is out before anything was said is what the screen begins with.
        if (said.contains("Печатаем талон…")) {
            assertThat(said).containsSubsequence(all);
        }
        // It stays as long as it is read out, and then its whole time, which each key begins anew.
        kiosk.waitForFunction("() => document.querySelector('talon-kiosk').shown.left !== null", null, LONG);
        kiosk.waitForFunction("() => document.querySelector('talon-kiosk').shown.left < 23", null, LONG);
        kiosk.keyboard().press("ArrowDown");
        assertThat(kiosk.locator(":focus")).hasText("Повторить");
        kiosk.waitForFunction(
                "() => document.querySelector('talon-kiosk').shown.endsAt > Date.now() + 23000", null, LONG);
        long before = said(kiosk).stream().filter("Ваш номер К001"::equals).count();
        kiosk.keyboard().press("Enter");
        kiosk.waitForFunction(
                "(before) => " + SPEAKER
                        + ".log.filter((one) => one.text === 'Ваш номер К001' && one.by).length > before",
                (int) before,
                LONG);
        kiosk.keyboard().press("ArrowDown");
        assertThat(kiosk.locator(":focus")).containsText("Готово");
        kiosk.keyboard().press("Enter");
        assertThat(kiosk.locator("main.start")).isVisible();
        // A server without a speech program says so.
        assertThat(browsing.faults()).allMatch(fault -> fault.contains("/speech?"));
        kiosk.context().close();
    }

    /** Each of several notices has the place for ten seconds; who listens is told of each once. */
    @Test
    void eachNoticeIsSaidOnceAndNoneCutsAChoiceOff() {
        Page kiosk = kiosk("noticed");
        List<String> notices = List.of("Лифт не работает", "Вход со двора");
        for (String text : notices) {
            var told = node.put("/centres/noticed/notices/n" + notices.indexOf(text), """
                    {"level": "info", "texts": {"ru": "%s", "en": ""}, "from": null, "until": null}""".formatted(text));
            assertThat(told.status()).as(told.json().toString()).isEqualTo(200);
        }
        kiosk.waitForFunction("() => document.querySelector('talon-kiosk').live.board.notices.length === 2");
        kiosk.evaluate("""
                () => {
                  const {speaker} = document.querySelector("talon-kiosk");
                  const stop = speaker.stop;
                  window.cuts = 0;
                  speaker.stop = () => { cuts++; stop.call(speaker); };
                }""");
        kiosk.keyboard().press("ArrowDown");
        String eachIsSaid =
                "(notices) => notices.every((one) => " + SPEAKER + ".log.some((note) => note.text === one && note.by))";
        kiosk.waitForFunction(eachIsSaid, notices, LONG);
        // The first comes again, and the second.
        String shows = "(text) => document.querySelector('.notice h2')?.textContent.includes(text)";
        for (String text : List.of(notices.get(0), notices.get(1), notices.get(0))) {
            kiosk.waitForFunction(shows, text, LONG);
        }
        List<String> said = said(kiosk);
        assertThat(said.stream().filter(notices::contains)).containsExactlyInAnyOrderElementsOf(notices);
        assertThat(said).contains("Консультация", "1, всего 8.", "Нажмите ОК.");
        assertThat(kiosk.evaluate("cuts")).as("only the first key").isEqualTo(1);
        kiosk.context().close();
    }

    @Test
    void anAlarmIsReadOutAndWhenItHasEndedTheScreenIs() {
        Page kiosk = kiosk("alarmed");
        kiosk.keyboard().press("ArrowDown");
        kiosk.waitForFunction("() => " + SPEAKER + ".log.some((one) => one.by)", null, LONG);
        node.put("/centres/alarmed/alarm", "{\"ru\": \"\", \"en\": \"\"}");
        String how = "Спокойно идите к ближайшему выходу, не пользуйтесь лифтом";
        kiosk.waitForFunction(
                "(how) => " + SPEAKER + ".log.some((one) => one.text === how && one.by === 'phrases')", how, LONG);
        assertThat(said(kiosk)).containsSubsequence("Покиньте здание", "Leave the building", how);
        int before = said(kiosk).size();
        node.delete("/centres/alarmed/alarm");
        kiosk.waitForFunction(
                "() => " + SPEAKER + ".log.filter((one) => one.text === 'Что вам нужно?').length === 2", null, LONG);
        assertThat(before).isPositive();
        kiosk.context().close();
    }

    /** What something said, in its order. */
    private static List<String> said(Page kiosk) {
        List<String> found = new ArrayList<>();
        for (Object each : (List<?>) kiosk.evaluate(SPEAKER + ".log")) {
            if (((Map<?, ?>) each).get("by") != null) {
                found.add(String.valueOf(((Map<?, ?>) each).get("text")));
            }
        }
        return found;
    }

    private static Page kiosk(String centre) {
        FakePrinter device = FakePrinter.start();
        DEVICES.add(device);
        node.createCentre(centre);
        node.sit(centre, "1");
        node.put("/centres/" + centre + "/printers/hall", """
                {"transport":"tcp","host":"127.0.0.1","port":%d}""".formatted(device.port()));
        Page page = browsing.open("/kiosk/", 1080, 1920);
        String code = page.locator("talon-pairing .code").innerText().replaceAll("\\s", "");
        node.post("/devices", """
                {"code":"%s","centre":"%s","name":"Киоск","printer":"hall"}""".formatted(code, centre));
        page.waitForFunction(
                "() => { const kiosk = document.querySelector('talon-kiosk'); return kiosk?.live?.board && kiosk.speaker.banks.en; }");
        return page;
    }
}
