package dev.talon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.talon.browser.HallOnScreen.calls;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a board says beside its calls, and without any: whole on every shape of screen. */
final class HallFootIT {
    @RegisterExtension
    static final NodeOnScreens SCREENS = new NodeOnScreens();

    @BeforeAll
    static void start() {
        SCREENS.node().createCentre("main");
    }

    @ParameterizedTest
    @CsvSource({"1920, 1080, tv", "3840, 2160, large", "1080, 1920, tall", "1920, 360, strip"})
    void whatIsSaidWithoutCallsFitsEveryShapeOfScreen(int width, int height, String shape) {
        HallOnScreen hall = HallOnScreen.open(SCREENS, width, height);
        assertThat(hall.cut(
                        "hall-%s-closed".formatted(shape), ".head__clock, .quiet__title, .quiet__text, .quiet__other"))
                .isEqualTo(List.of());
        // The picture is old; then lost, over a list of calls.
        hall.show(calls(2), List.of());
        for (int seconds : List.of(8, 60)) {
            hall.page().evaluate("""
                async (seconds) => {
                  const hall = document.querySelector("talon-hall");
                  hall.offlineSince = Date.now() - 1000 * seconds;
                  hall.requestUpdate();
                  await hall.updateComplete;
                }\
                """, seconds);
            hall.run(1_000);
            assertThat(hall.page().locator(".hall")).hasAttribute("data-link", seconds < 15 ? "away" : "lost");
            assertThat(hall.cut("hall-%s-silent-%d".formatted(shape, seconds), ".foot strong, .lost > *"))
                    .isEqualTo(List.of());
        }
        hall.page().evaluate("""
            async () => {
              const hall = document.querySelector("talon-hall");
              hall.offlineSince = null;
              hall.night.at = () => true;
              hall.requestUpdate();
              await hall.updateComplete;
            }\
            """);
        assertThat(hall.cut("hall-%s-night".formatted(shape), ".darkness time")).isEqualTo(List.of());
    }

    /** Where a browser gives no sound the board asks for one touch: seen whole beside notices, pages and what is wrong, and in nobody's way. */
    @ParameterizedTest
    @CsvSource({"1920, 1080, tv", "3840, 2160, large", "1080, 1920, tall", "1920, 360, strip"})
    void theBoardThatAsksForATouchAsksItOnEveryShapeOfScreen(int width, int height, String shape) {
        HallOnScreen hall = HallOnScreen.open(SCREENS, width, height, "/hall/?sound=on", """
            Object.defineProperty(BaseAudioContext.prototype, "state", {get: () => "suspended"});
            AudioContext.prototype.resume = () => new Promise(() => {});
            """);
        String told = "Широкие объявления ".repeat(11).substring(0, 200);
        for (int n : List.of(0, 2, 20)) {
            for (List<String> notices :
                    List.of(List.<String>of(), List.of("Касса 4 закрыта до 14:00"), List.of(told))) {
                hall.empty();
                hall.show(calls(n), notices);
                // Over the list stand those who have just been called; they leave within a minute.
                hall.run(75_000);
                String name = "hall-%s-touch-%02d-%d"
                        .formatted(
                                shape, n, notices.isEmpty() ? 0 : notices.get(0).length());
                assertThat(hall.look(name).faults()).as(name).isEqualTo(List.of());
                asksForATouch(hall, name);
                if (!notices.isEmpty()) {
                    // On a large panel the feet of letters may stand a pixel or two below their line.
                    assertThat(
                                    (Boolean)
                                            hall.page()
                                                    .locator(".told span")
                                                    .evaluate(
                                                            "(said) => said.scrollHeight < said.clientHeight + parseFloat(getComputedStyle(said).fontSize) / 2"))
                            .as("%s: the notice is read to its end", name)
                            .isTrue();
                }
            }
        }
        hall.page().evaluate("""
            async () => {
              const hall = document.querySelector("talon-hall");
              hall.offlineSince = Date.now() - 8_000;
              hall.requestUpdate();
              await hall.updateComplete;
            }\
            """);
        hall.run(1_000);
        assertThat(hall.cut("hall-%s-touch-away".formatted(shape), ".foot strong"))
                .isEqualTo(List.of());
        assertThat(hall.page().locator(".foot__sound")).hasCount(0);
    }

    private static void asksForATouch(HallOnScreen hall, String name) {
        assertThat(hall.page().evaluate("""
            () => {
              const button = document.querySelector(".foot__sound");
              if (!button) return ["it does not ask"];
              const box = button.getBoundingClientRect();
              const range = document.createRange();
              range.selectNodeContents(button);
              const words = range.getBoundingClientRect();
              const mm = parseFloat(getComputedStyle(button).fontSize) * 0.727 * 952 / Math.max(innerWidth, innerHeight);
              const faults = [];
              if (box.left < 0 || box.right > innerWidth || box.top < 0 || box.bottom > innerHeight) faults.push("leaves the screen");
              if (words.left < box.left || words.right > box.right || words.height > box.height + 1) faults.push("its words leave it");
              for (const [x, y] of [[box.left + 4, box.top + box.height / 2], [box.right - 4, box.top + box.height / 2]]) {
                if (document.elementFromPoint(x, y) !== button) faults.push("something lies over it");
              }
              for (const other of document.querySelectorAll(".foot > *, .head > *")) {
                const {left, right, top, bottom} = other.getBoundingClientRect();
                if (other !== button && left < box.right - 1 && right > box.left + 1 && top < box.bottom - 1 && bottom > box.top + 1) faults.push(other.className + " runs into it");
              }
              if (mm < 8) faults.push(`its words are ${mm.toFixed(1)} mm high`);
              return faults;
            }\
            """)).as(name).isEqualTo(List.of());
    }

    @Test
    void aNoticeIsToldInEveryLanguageThatItWasWrittenIn() {
        HallOnScreen hall = HallOnScreen.open(SCREENS, 1920, 1080);
        hall.page().evaluate("""
            async () => {
              const words = await import("talon/words.js");
              words.LANGUAGES.push({code: "uk", name: "Українська", short: "Укр", tag: "uk"});
            }\
            """);
        hall.show(List.of(), List.of("По-русски"));
        hall.page().evaluate("""
            () => {
              const hall = document.querySelector("talon-hall");
              const [notice] = hall.live.board.notices;
              hall.live.board = {...hall.live.board, notices: [{...notice, texts: {ru: "По-русски", en: "In English", uk: "Українською"}}]};
              hall.live.dispatchEvent(new CustomEvent("board"));
            }\
            """);
        Set<String> told = new TreeSet<>();
        for (int turn = 0; turn < 3; turn++) {
            told.add(hall.page().locator(".told span").innerText());
            hall.run(10_000);
        }
        assertThat(told).containsExactly("In English", "По-русски", "Українською");
        hall.page().evaluate("async () => (await import('talon/words.js')).LANGUAGES.pop()");
    }
}
