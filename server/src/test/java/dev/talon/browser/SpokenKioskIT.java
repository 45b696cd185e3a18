package dev.talon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.talon.TestNode;
import dev.talon.db.TestDatabase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A visitor who does not see the kiosk: four arrows and OK, and what is said at each step, in its order. */
final class SpokenKioskIT {
    private static TestDatabase database;
    private static TestNode node;
    private static Browsing browsing;
    private static int centres;

    private String centre;
    private Page kiosk;
    private int heard;

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
    }

    @BeforeEach
    void open() {
        centre = "spoken" + ++centres;
        node.createCentre(centre);
        node.sit(centre, "1");
        node.sit(centre, "4");
        kiosk = browsing.open("/kiosk/", 1080, 1920);
        String code = kiosk.locator("talon-pairing .code").innerText().replaceAll("\\s", "");
        node.post("/devices", "{\"code\":\"%s\",\"centre\":\"%s\",\"name\":\"Киоск\"}".formatted(code, centre));
        isReady();
        heard = 0;
    }

    @Test
    void theWholeWayInRussian() {
        kiosk.keyboard().press("ArrowDown");
        hears(
                "Голосовое меню. Стрелками выбирайте, для выбора нажмите ОК.",
                "Что вам нужно?",
                "Консультация",
                "Сейчас никого нет",
                "1, всего 8.",
                "Нажмите ОК.");
        assertThat(kiosk.locator(":focus")).containsText("Консультация");
        kiosk.keyboard().press("ArrowDown");
        hears("Касса", "Сейчас никого нет", "2, всего 8.", "Нажмите ОК.");
        kiosk.keyboard().press("ArrowUp");
        hears("Консультация", "Сейчас никого нет", "1, всего 8.", "Нажмите ОК.");
        kiosk.keyboard().press("ArrowUp");
        hears("Помощь", "8, всего 8.", "Нажмите ОК.");
        kiosk.keyboard().press("ArrowRight");
        hears("Консультация", "Сейчас никого нет", "1, всего 8.", "Нажмите ОК.");
        kiosk.keyboard().press("Enter");
        hearsAmong(
                "Сфотографируйте номер",
                "По нему вас вызовут",
                "Консультация",
                "Ваш номер К001",
                "Перед вами никого",
                "Стрелка вниз — к выбору.");
        assertThat(kiosk.locator("main.ticket .label")).hasText("К001");
        kiosk.keyboard().press("ArrowDown");
        hearsAmong("Повторить", "1, всего 2.", "Нажмите ОК.");
        kiosk.keyboard().press("ArrowDown");
        hearsAmong("Готово", "2, всего 2.", "Нажмите ОК.");
        kiosk.keyboard().press("Enter");
        assertThat(kiosk.locator("h1")).hasText("Что вам нужно?");
        assertThat(kiosk.evaluate("document.querySelector('talon-kiosk').spoken"))
                .isEqualTo(false);
    }

    @Test
    void theWholeWayInEnglish() {
        kiosk.keyboard().press("ArrowUp");
        // From the first choice one step back twice over help, larger and so on to the language: the button says its
        // own.
        for (int i = 0; i < 3; i++) {
            kiosk.keyboard().press("ArrowDown");
        }
        hearsAmong("English", "4, всего 8.", "Нажмите ОК.");
        kiosk.keyboard().press("Enter");
        hearsAmong("What do you need?", "Русский", "4 of 8.", "Press OK.");
        kiosk.keyboard().press("ArrowUp");
        hearsAmong("Consultation and cash desk", "Nobody is waiting", "3 of 8.", "Press OK.");
        kiosk.keyboard().press("Enter");
        hearsAmong(
                "Take a photo of the number",
                "You will be called by it",
                "Consultation and cash desk",
                "Your number Я001",
                "Nobody ahead of you",
                "Arrow down for the choices.");
        kiosk.keyboard().press("ArrowDown");
        hearsAmong("Repeat", "1 of 2.", "Press OK.");
    }

    @Test
    void whatIsSaidSoundsToItsEndFromClips() {
        kiosk.keyboard().press("ArrowDown");
        kiosk.waitForFunction(
                "() => document.querySelector('talon-kiosk').speaker.log.filter(each => each.by).length === 6",
                null,
                new Page.WaitForFunctionOptions().setTimeout(90_000));
        assertThat(log("by")).containsOnly("phrases");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ru", "en"})
    void everyWordOfTheKioskHasItsClips(String language) {
        Object missing = kiosk.evaluate(Scripts.read("spoken-words.js"), List.of(centre, language));
        assertThat((List<?>) missing).isEmpty();
    }

    /** By the tree that a screen reader reads: each choice has a name, and says what it is. */
    @Test
    void aScreenReaderFindsTheSame() {
        kiosk.locator("button[data-service=cash]").waitFor();
        assertThat(kiosk.locator("talon-kiosk")).matchesAriaSnapshot("""
                - heading "Что вам нужно?" [level=1]
                - region "Услуги":
                  - button /Консультация/
                  - button /Касса/
                  - button /Консультация и касса/
                - navigation "Вид экрана и помощь":
                  - button /Eng/
                  - button "Крупнее"
                  - button "Кнопки ниже"
                  - button "Озвучить"
                  - button "Помощь"
                """);
        kiosk.keyboard().press("ArrowDown");
        kiosk.keyboard().press("Enter");
        assertThat(kiosk.locator("talon-kiosk")).matchesAriaSnapshot("""
                - heading "Сфотографируйте номер" [level=1]
                - paragraph: По нему вас вызовут
                - button "Повторить"
                - button /Готово/
                """);
        assertThat(kiosk.locator("p[role=status].unseen")).containsText("К001");
    }

    /** @param steps arrows down from the first choice */
    @ParameterizedTest
    @CsvSource({"0, К001, 1080, 1920", "1, Д001, 768, 1024", "2, Я001, 1280, 800", "2, Я001, 1920, 1080"})
    void aTicketOfEachKindByArrowsOnly(int steps, String label, int width, int height) {
        kiosk.setViewportSize(width, height);
        kiosk.keyboard().press("ArrowDown");
        for (int i = 0; i < steps; i++) {
            kiosk.keyboard().press("ArrowRight");
        }
        assertThat(kiosk.evaluate("getComputedStyle(document.activeElement).outlineStyle"))
                .isEqualTo("solid");
        kiosk.keyboard().press("Enter");
        assertThat(kiosk.locator("main.ticket .label")).hasText(label);
        kiosk.keyboard().press("ArrowLeft");
        kiosk.keyboard().press("Enter");
        assertThat(kiosk.locator("h1")).hasText("Что вам нужно?");
    }

    @Test
    void everyOtherScreenIsLeftByArrowsToo() {
        node.put("/centres/" + centre + "/issue-rules", "{\"kioskPriority\":true}");
        node.put("/centres/" + centre + "/timetable/limits/combined", "{\"perDay\":0}");
        kiosk.reload();
        assertThat(kiosk.locator("button[data-service=combined]")).containsText("закончились");
        // Help and back: the keys are where they were.
        kiosk.keyboard().press("ArrowUp");
        kiosk.keyboard().press("ArrowUp");
        assertThat(kiosk.locator(":focus")).hasText("Помощь");
        kiosk.keyboard().press("Enter");
        assertThat(kiosk.locator(":focus")).hasText("Понятно");
        kiosk.keyboard().press("Enter");
        assertThat(kiosk.locator(":focus")).hasText("Помощь");
        // Who has the right: no, and yes.
        kiosk.keyboard().press("ArrowUp");
        assertThat(kiosk.locator(":focus")).hasText("Льгота");
        kiosk.keyboard().press("Enter");
        assertThat(kiosk.locator(".rights-sheet")).isVisible();
        kiosk.keyboard().press("ArrowDown");
        assertThat(kiosk.locator(":focus")).hasText("У меня есть право");
        kiosk.keyboard().press("Enter");
        assertThat(kiosk.locator(".question .entitled")).isVisible();
        assertThat(kiosk.locator(":focus")).hasText("Льгота");
        // A service that is closed: to the others, and the menu goes on.
        for (int i = 0; i < 5; i++) {
            kiosk.keyboard().press("ArrowUp");
        }
        assertThat(kiosk.locator(":focus")).containsText("Консультация и касса");
        kiosk.keyboard().press("Enter");
        assertThat(kiosk.locator("h1")).hasText("Талоны на эту услугу на сегодня закончились");
        kiosk.keyboard().press("ArrowDown");
        kiosk.keyboard().press("Enter");
        assertThat(kiosk.locator(":focus")).containsText("Консультация");
        assertThat(kiosk.evaluate("document.querySelector('talon-kiosk').spoken"))
                .isEqualTo(true);
        kiosk.keyboard().press("Enter");
        assertThat(kiosk.locator(".number .entitled")).isVisible();
    }

    @Test
    void aTicketThatWasNotIssuedIsAskedForAgainByArrows() {
        kiosk.route("**/tickets", com.microsoft.playwright.Route::abort);
        kiosk.keyboard().press("ArrowDown");
        kiosk.keyboard().press("Enter");
        assertThat(kiosk.locator("h1"))
                .hasText(
                        "Талон не выдан",
                        new com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions().setTimeout(60_000));
        hearsAmong("Талон не выдан", "Нет связи с сервером. Попробуйте ещё раз или подойдите к сотруднику.");
        kiosk.keyboard().press("ArrowDown");
        hearsAmong("Попробовать ещё раз", "1, всего 2.", "Нажмите ОК.");
        kiosk.keyboard().press("ArrowLeft");
        hearsAmong("2, всего 2.", "Нажмите ОК.");
        kiosk.keyboard().press("ArrowRight");
        kiosk.unroute("**/tickets");
        kiosk.keyboard().press("Enter");
        assertThat(kiosk.locator("main.ticket .label")).hasText("К001");
    }

    /** No clip, no program and no voice for its name: its letter and what it is about are heard. */
    @Test
    void aServiceOfOnesOwnIsNeverMetWithSilence() {
        node.put("/centres/" + centre + "/services/recount", """
                {"name":{"ru":"Перерасчёт за прошлый период","en":"Recount"},"route":["consultation"],"prefix":"Ж","norm":900}""");
        kiosk.reload();
        kiosk.locator("button[data-service=recount]").waitFor();
        kiosk.waitForFunction("() => document.querySelector('talon-kiosk').speaker.banks.en");
        kiosk.keyboard().press("ArrowDown");
        while (!kiosk.locator(":focus").innerText().contains("Перерасчёт")) {
            kiosk.keyboard().press("ArrowDown");
        }
        kiosk.waitForFunction("""
                () => document.querySelector('talon-kiosk').speaker.log
                  .some((one) => one.text === 'Перерасчёт за прошлый период' && one.by === 'instead')""");
        assertThat(kiosk.evaluate("""
                () => {
                  const {phrases} = document.querySelector('talon-kiosk').speaker;
                  return phrases.ru.partsOf('Услуга Ж. Консультация.').filter((part) => part.clip).map((part) => part.clip).join(' ');
                }""")).isEqualTo("menu-within-one letter-zhe menu-consultation");
        kiosk.keyboard().press("Enter");
        assertThat(kiosk.locator("main.ticket .label")).hasText("Ж001");
        hearsAmong("Перерасчёт за прошлый период", "Ваш номер Ж001");
    }

    @Test
    void aHeadphoneSocketBeginsAndEndsTheMenu() {
        kiosk.navigate(
                node.url() + "/kiosk/?keys=plugged:F15,unplugged:F16,down:F18,ok:F19,louder:F21,repeat:ArrowLeft");
        isReady();
        press("F15");
        assertThat(kiosk.locator(":focus")).containsText("Консультация");
        press("F18");
        assertThat(kiosk.locator(":focus")).containsText("Касса");
        // A keypad of four arrows and OK alone: one of them says the screen again.
        int said = log("text").size();
        press("ArrowLeft");
        kiosk.waitForFunction("from => document.querySelector('talon-kiosk').speaker.log.length > from", said);
        assertThat(log("text").subList(said, log("text").size())).contains("Что вам нужно?", "Касса");
        assertThat(kiosk.locator(":focus")).containsText("Касса");
        press("F21");
        assertThat(((Number) kiosk.evaluate("document.querySelector('talon-kiosk').speaker.volume")).doubleValue())
                .isEqualTo(0.8);
        press("F19");
        assertThat(kiosk.locator("main.ticket .label")).hasText("Д001");
        press("F16");
        assertThat(kiosk.evaluate("document.querySelector('talon-kiosk').spoken"))
                .isEqualTo(false);
    }

    /** A key that no keyboard of the test has. */
    private void press(String key) {
        kiosk.evaluate("key => dispatchEvent(new KeyboardEvent('keydown', {key, cancelable: true}))", key);
    }

    private void isReady() {
        kiosk.waitForFunction(
                "() => { const kiosk = document.querySelector('talon-kiosk'); return kiosk?.live?.board && kiosk.speaker.banks.en; }");
    }

    /** What is said next, all of it. */
    private void hears(String... texts) {
        kiosk.waitForFunction(
                "([from, texts]) => document.querySelector('talon-kiosk').speaker.log.length >= from + texts.length",
                List.of(heard, List.of(texts)));
        List<String> all = log("text");
        assertThat(all.subList(heard, all.size())).containsExactly(texts);
        heard = all.size();
    }

    /** What is said next, and before and after it what has changed meanwhile. */
    private void hearsAmong(String... texts) {
        try {
            kiosk.waitForFunction("""
                    ([from, texts]) => {
                      const said = document.querySelector('talon-kiosk').speaker.log.slice(from).map(each => each.text);
                      return said.some((_, at) => texts.every((text, i) => said[at + i] === text));
                    }""", List.of(heard, List.of(texts)));
        } catch (com.microsoft.playwright.TimeoutError late) {
            List<String> all = log("text");
            assertThat(all.subList(heard, all.size())).containsSequence(texts);
        }
        List<String> all = log("text");
        heard += Collections.indexOfSubList(all.subList(heard, all.size()), List.of(texts)) + texts.length;
    }

    private List<String> log(String field) {
        List<String> found = new ArrayList<>();
        for (Object each : (List<?>) kiosk.evaluate("document.querySelector('talon-kiosk').speaker.log")) {
            found.add(String.valueOf(((Map<?, ?>) each).get(field)));
        }
        return found;
    }
}
