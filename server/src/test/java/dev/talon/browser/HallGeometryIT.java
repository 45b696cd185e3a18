package dev.talon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.talon.TestNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is called can be read from afar: heights in millimetres on a panel of 43″, by geometry, on every shape of screen. */
final class HallGeometryIT {
    private static final double LARGE_MM = 75;
    private static final double LEAST_MM = 27;
    /** Numbers stand in the middle of their rows, as far as anybody sees. */
    private static final double MIDDLE = 0.03;

    private static final int SECONDS = 62;
    private static final int DESKS = 20;
    private static final String HEIGHTS = Scripts.read("hall-heights.js");
    /** Puts a board on the page as if it had come; [calls, notices]. */
    private static final String SHOW = """
        async ([calls, notices]) => {
          const hall = document.querySelector("talon-hall");
          hall.live.close();
          const at = new Date(hall.live.now()).toISOString();
          const old = new Map(hall.board.calls.map((call) => [call.label, call.at]));
          hall.live.board = {...hall.board, at, version: hall.board.version + 1,
            calls: calls.map((call) => ({calls: 1, at: old.get(call.label) ?? at, service: "cash", stage: "cash", state: "called", ...call})),
            notices: notices.map((ru, i) => ({code: `n${i}`, level: i ? "warning" : "info", texts: {ru}, from: at, until: null}))};
          hall.live.dispatchEvent(new CustomEvent("board"));
          await hall.updateComplete;
        }\
        """;

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
    void ofARushOfTwentyDesksEveryCallStandsLargeForTenSeconds() {
        Page hall = hall(1920, 1080);
        show(hall, calls(DESKS), List.of());
        Map<String, Integer> large = new TreeMap<>();
        Map<String, Integer> seen = new TreeMap<>();
        int covered = 0;
        int mostCovered = 0;
        hall.clock().runFor(500);
        for (int second = 0; second < SECONDS; second++) {
            Map<?, ?> picture = look(hall, "hall-rush-%02d".formatted(second));
            covered = Boolean.TRUE.equals(picture.get("covered")) ? covered + 1 : 0;
            mostCovered = Math.max(mostCovered, covered);
            Set<String> read = numbers(picture);
            assertThat(drawn(hall))
                    .as("told as shown at %d s", second)
                    .isNotEmpty()
                    .isSubsetOf(read);
            Map<String, Double> heights = new HashMap<>();
            for (Object each : (List<?>) picture.get("numbers")) {
                Map<?, ?> number = (Map<?, ?>) each;
                double mm = ((Number) number.get("mm")).doubleValue();
                assertThat(mm).as("%s at %d s", number, second).isGreaterThanOrEqualTo(LEAST_MM);
                heights.merge(number.get("text").toString().split("\\s")[0], mm, Math::max);
            }
            heights.forEach((label, mm) -> {
                seen.merge(label, 1, Integer::sum);
                if (mm >= LARGE_MM) {
                    large.merge(label, 1, Integer::sum);
                }
            });
            hall.clock().runFor(1_000);
        }
        for (Map<String, Object> call : calls(DESKS)) {
            assertThat(large.getOrDefault(call.get("label").toString(), 0))
                    .as("seconds in which %s is large", call.get("label"))
                    .isGreaterThanOrEqualTo(10);
        }
        assertThat(mostCovered).as("seconds in which the list is covered").isBetween(4, 5);
    }

    @ParameterizedTest
    @CsvSource({"1920, 1080, tv", "3840, 2160, large", "1080, 1920, tall", "1920, 360, strip"})
    void whateverIsCalledFitsEveryShapeOfScreen(int width, int height, String shape) {
        Page hall = hall(width, height);
        boolean strip = shape.equals("strip");
        for (int n : List.of(1, 2, 3, 4, 5, 8, 9, 20)) {
            show(hall, List.of(), List.of());
            hall.clock().runFor(12_000);
            show(hall, calls(n), n % 2 == 0 ? List.of("Касса 4 закрыта до 14:00") : List.of());
            hall.clock().runFor(1_000);
            Map<?, ?> big = look(hall, "hall-%s-%02d-big".formatted(shape, n));
            assertThat(big.get("covered")).as("a new call takes the screen").isEqualTo(true);
            check(big, n == 1 || !strip ? LARGE_MM : LEAST_MM, LEAST_MM, strip);
            if (strip) {
                numbersAreAtLeast(big, LARGE_MM);
            }
            hall.clock().runFor(5_000);
            Map<?, ?> list = look(hall, "hall-%s-%02d-list".formatted(shape, n));
            check(list, strip ? LEAST_MM : LARGE_MM, LEAST_MM, strip);
            if (strip) {
                numbersAreAtLeast(list, LARGE_MM);
            }
            hall.clock().runFor(60_000);
            Map<?, ?> later = look(hall, "hall-%s-%02d-later".formatted(shape, n));
            check(later, n > 4 || strip ? LEAST_MM : LARGE_MM, LEAST_MM, strip);
            if (strip) {
                numbersAreAtLeast(later, LARGE_MM);
            }
            // What to do, and which page this is, beside it.
            assertThat(whole(hall, "hall-%s-%02d-foot".formatted(shape, n), ".foot > span, .told"))
                    .isEqualTo(List.of());
        }
    }

    @ParameterizedTest
    @CsvSource({"1920, 1080, tv", "1080, 1920, tall", "1920, 360, strip"})
    void wideLettersAndLongNamesStayInTheirRows(int width, int height, String shape) {
        Page hall = hall(width, height);
        List<Map<String, Object>> calls = List.of(
                Map.of("label", "Щ999", "desk", "12"),
                Map.of("label", "Ж888", "desk", "7"),
                Map.of("label", "АБ0042", "desk", "12А"),
                Map.of("label", "Д017", "desk", "Касса 2"),
                Map.of("label", "Ш777", "desk", "К3"),
                Map.of("label", "К001", "desk", "1", "state", "serving"));
        show(
                hall,
                calls,
                List.of(
                        "Короткое",
                        "Длинное объявление о том, что в четверг с 9:00 до 13:00 отключают воду на улице"
                                + " Университетской, дома 2–40, и центр в это время работает без кассы"));
        for (String moment : List.of("big", "group", "later")) {
            hall.clock().runFor(moment.equals("later") ? 60_000 : 2_900);
            Map<?, ?> picture = look(hall, "hall-%s-long-%s".formatted(shape, moment));
            assertThat(picture.get("faults")).as(moment).isEqualTo(List.of());
            if (shape.equals("strip")) {
                numbersAreAtLeast(picture, LARGE_MM);
            }
        }
        show(hall, calls, List.of("Широкие объявления ".repeat(11).substring(0, 200)));
        hall.clock().runFor(20_000);
        assertThat((Boolean)
                        hall.locator(".told span").evaluate("(said) => said.scrollHeight <= said.clientHeight + 1"))
                .as("a notice as long as it may be is read to its end")
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"1920, 1080, tv", "3840, 2160, large", "1080, 1920, tall", "1920, 360, strip"})
    void whatIsSaidWithoutCallsFitsEveryShapeOfScreen(int width, int height, String shape) {
        Page hall = hall(width, height);
        assertThat(whole(
                        hall,
                        "hall-%s-closed".formatted(shape),
                        ".head__clock, .quiet__title, .quiet__text, .quiet__other"))
                .isEqualTo(List.of());
        // The picture is old; then lost, over a list of calls.
        show(hall, calls(2), List.of());
        for (int seconds : List.of(8, 60)) {
            hall.evaluate("""
                async (seconds) => {
                  const hall = document.querySelector("talon-hall");
                  hall.offlineSince = Date.now() - 1000 * seconds;
                  hall.requestUpdate();
                  await hall.updateComplete;
                }\
                """, seconds);
            hall.clock().runFor(1_000);
            assertThat(hall.locator(".hall")).hasAttribute("data-link", seconds < 15 ? "away" : "lost");
            assertThat(whole(hall, "hall-%s-silent-%d".formatted(shape, seconds), ".foot strong, .lost > *"))
                    .isEqualTo(List.of());
        }
        hall.evaluate("""
            async () => {
              const hall = document.querySelector("talon-hall");
              hall.offlineSince = null;
              hall.night.at = () => true;
              hall.requestUpdate();
              await hall.updateComplete;
            }\
            """);
        assertThat(whole(hall, "hall-%s-night".formatted(shape), ".darkness time"))
                .isEqualTo(List.of());
    }

    /** Where a browser gives no sound the board asks for one touch: seen whole beside notices, pages and what is wrong, and in nobody's way. */
    @ParameterizedTest
    @CsvSource({"1920, 1080, tv", "3840, 2160, large", "1080, 1920, tall", "1920, 360, strip"})
    void theBoardThatAsksForATouchAsksItOnEveryShapeOfScreen(int width, int height, String shape) {
        Page hall = hall(width, height, "/hall/?sound=on", """
            Object.defineProperty(BaseAudioContext.prototype, "state", {get: () => "suspended"});
            AudioContext.prototype.resume = () => new Promise(() => {});
            """);
        String told = "Широкие объявления ".repeat(11).substring(0, 200);
        for (int n : List.of(0, 2, 20)) {
            for (List<String> notices :
                    List.of(List.<String>of(), List.of("Касса 4 закрыта до 14:00"), List.of(told))) {
                show(hall, List.of(), List.of());
                hall.clock().runFor(12_000);
                show(hall, calls(n), notices);
                // Over the list stand those who have just been called; they leave within a minute.
                hall.clock().runFor(75_000);
                String name = "hall-%s-touch-%02d-%d"
                        .formatted(
                                shape, n, notices.isEmpty() ? 0 : notices.get(0).length());
                assertThat(look(hall, name).get("faults")).as(name).isEqualTo(List.of());
                asksForATouch(hall, name);
                if (!notices.isEmpty()) {
                    // On a large panel the feet of letters may stand a pixel or two below their line.
                    assertThat(
                                    (Boolean)
                                            hall.locator(".told span")
                                                    .evaluate(
                                                            "(said) => said.scrollHeight < said.clientHeight + parseFloat(getComputedStyle(said).fontSize) / 2"))
                            .as("%s: the notice is read to its end", name)
                            .isTrue();
                }
            }
        }
        hall.evaluate("""
            async () => {
              const hall = document.querySelector("talon-hall");
              hall.offlineSince = Date.now() - 8_000;
              hall.requestUpdate();
              await hall.updateComplete;
            }\
            """);
        hall.clock().runFor(1_000);
        assertThat(whole(hall, "hall-%s-touch-away".formatted(shape), ".foot strong"))
                .isEqualTo(List.of());
        assertThat(hall.locator(".foot__sound")).hasCount(0);
    }

    private static void asksForATouch(Page hall, String name) {
        assertThat(hall.evaluate("""
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

    /** Which of some parts of the page are not there, leave the screen, or are cut. */
    private static Object whole(Page hall, String name, String parts) {
        look(hall, name);
        return hall.evaluate("""
            (parts) => {
              const found = [...document.querySelectorAll(parts)];
              if (found.length === 0) return ["none of " + parts];
              return found.filter((part) => {
                const range = document.createRange();
                range.selectNodeContents(part);
                const {left, top, right, bottom} = range.getBoundingClientRect();
                return left < -1 || right > innerWidth + 1 || top < -8 || bottom > innerHeight + 8;
              }).map((part) => part.innerText);
            }\
            """, parts);
    }

    @Test
    void aNoticeIsToldInEveryLanguageThatItWasWrittenIn() {
        Page hall = hall(1920, 1080);
        hall.evaluate("""
            async () => {
              const words = await import("talon/words.js");
              words.LANGUAGES.push({code: "uk", name: "Українська", short: "Укр", tag: "uk"});
            }\
            """);
        show(hall, List.of(), List.of("По-русски"));
        hall.evaluate("""
            () => {
              const hall = document.querySelector("talon-hall");
              const [notice] = hall.live.board.notices;
              hall.live.board = {...hall.live.board, notices: [{...notice, texts: {ru: "По-русски", en: "In English", uk: "Українською"}}]};
              hall.live.dispatchEvent(new CustomEvent("board"));
            }\
            """);
        Set<String> told = new TreeSet<>();
        for (int turn = 0; turn < 3; turn++) {
            told.add(hall.locator(".told span").innerText());
            hall.clock().runFor(10_000);
        }
        assertThat(told).containsExactly("In English", "По-русски", "Українською");
        hall.evaluate("async () => (await import('talon/words.js')).LANGUAGES.pop()");
    }

    @ParameterizedTest
    @CsvSource({
        "1920, 1080, tv, 75",
        "3840, 2160, large, 75",
        "1080, 1920, tall, 75",
        "1920, 360, strip, 75",
    })
    void whateverADeskIsCalledNothingIsSmall(int width, int height, String shape, double large) {
        Page hall = hall(width, height);
        // The longest that a desk may be called, sixteen letters, among them.
        List<String> desks =
                List.of("Касса-2", "Регистратура", "Кабинет-врача-12", "Касса-12", "Окно-5А", "Администратор-12", "7");
        for (int n : List.of(1, 4, desks.size())) {
            show(hall, List.of(), List.of());
            hall.clock().runFor(12_000);
            int from = n < desks.size() ? 1 : 0;
            List<Map<String, Object>> calls = java.util.stream.IntStream.range(0, n)
                    .<Map<String, Object>>mapToObj(
                            i -> Map.of("label", "Д%03d".formatted(137 + 10 * n + i), "desk", desks.get(from + i)))
                    .toList();
            show(hall, calls, List.of());
            hall.clock().runFor(500);
            Map<String, Integer> seconds = new TreeMap<>();
            // A bar turns its pages by the clock of the day, whenever the calls came: those who are announced last are
            // large for five seconds, and
            // then on one page of two. Each has two whole turns of it, whatever the clock says.
            for (int second = 0; second < (shape.equals("strip") ? 36 : 24); second++) {
                Map<?, ?> picture = second % 8 == 1
                        ? look(hall, "hall-%s-names-%d-%02d".formatted(shape, n, second))
                        : (Map<?, ?>) hall.evaluate(HEIGHTS);
                assertThat(picture.get("faults"))
                        .as("%d calls at %d s", n, second)
                        .isEqualTo(List.of());
                for (Object each : (List<?>) picture.get("numbers")) {
                    Map<?, ?> number = (Map<?, ?>) each;
                    double mm = ((Number) number.get("mm")).doubleValue();
                    assertThat(mm).as("%s of %d at %d s", number, n, second).isGreaterThanOrEqualTo(LEAST_MM);
                    if (mm >= large && !number.get("place").toString().endsWith("desk")) {
                        seconds.merge(number.get("text").toString().split("\\s")[0], 1, Integer::sum);
                    }
                }
                hall.clock().runFor(1_000);
            }
            assertThat(seconds).hasSize(n);
            // A bar has no place beside the list for those who are announced: from five calls on they take turns there.
            if (n <= 4 || !shape.equals("strip")) {
                assertThat(seconds.values()).as("seconds of %d", n).allMatch(each -> each >= 10);
            }
        }
    }

    /** As many as are large, each with its way; who finds no room on the picture is named below it, and comes next. */
    @ParameterizedTest
    @CsvSource({
        "1920, 360, ru, К0, 7, '', 4",
        "1920, 360, en, К0, 7, '', 4",
        "1920, 360, ru, Щ9, 12, '', 4",
        "1920, 360, en, Д0, 12А, '', 4",
        "1920, 360, ru, Д0, 7, зал 2, 4",
        "1920, 360, en, Щ9, 12, зал 2, 4",
        "1920, 360, ru, Д0, 7, Второй этаж, 4",
        "1920, 360, ru, АБ00, 12, зал 2, 3",
        "1920, 360, en, К0, Регистратура, '', 3",
        "1920, 360, ru, Щ9, Администратор-12, '', 3",
        "1920, 360, ru, Щ9, Администратор-12, Второй этаж, 2",
        "1920, 600, ru, Щ9, Регистратура, зал 2, 2",
    })
    void onABarEachCallIsLargeWithItsWay(
            int width, int height, String language, String letters, String desk, String zone, int most) {
        Page hall = hall(width, height, "/hall/?sound=off&language=" + language, "");
        String name = "hall-bar-%dx%d-%s-%s-%s-%s".formatted(width, height, language, letters, desk, zone);
        for (int n = 1; n <= 5; n++) {
            show(hall, List.of(), List.of());
            hall.clock().runFor(12_000);
            int first = 10 * n;
            List<Map<String, Object>> calls = java.util.stream.IntStream.range(first, first + n)
                    .mapToObj(i -> {
                        Map<String, Object> call = new HashMap<>(Map.of("label", letters + (i + 10), "desk", desk));
                        if (!zone.isEmpty()) {
                            call.put(
                                    "zone",
                                    Map.of("code", "z", "name", Map.of("ru", zone, "en", zone), "arrow", "left"));
                        }
                        return call;
                    })
                    .toList();
            show(hall, calls, n == 2 ? List.of("Касса 4 закрыта до 14:00") : List.of());
            hall.clock().runFor(1_000);
            Map<?, ?> big = look(hall, "%s-%d-big".formatted(name, n));
            assertThat(big.get("covered")).isEqualTo(true);
            check(big, LEAST_MM, LEAST_MM, true);
            numbersAreAtLeast(big, LARGE_MM);
            assertThat(hall.locator(".call-out__row")).hasCount(Math.min(n, most));
            assertThat(hall.locator(".call-out__also .pair").count() > 0)
                    .as("others are named below")
                    .isEqualTo(n > most);
            if (!zone.isEmpty()) {
                assertThat(hall.locator(".call-out__zone").first()).hasText(zone);
                assertThat(hall.locator(".call-out__zone").first()).isVisible();
            }
            hall.clock().runFor(5_000);
            Map<?, ?> list = look(hall, "%s-%d-list".formatted(name, n));
            assertThat(list.get("covered")).isEqualTo(false);
            check(list, LEAST_MM, LEAST_MM, true);
            numbersAreAtLeast(list, LARGE_MM);
        }
    }

    private Page hall(int width, int height) {
        return hall(width, height, "/hall/?sound=off", "");
    }

    private Page hall(int width, int height, String address, String before) {
        Page hall = browsing.screen(width, height);
        hall.addInitScript(before);
        hall.clock().install();
        hall.navigate(node.url() + address);
        String code = hall.locator("talon-pairing .code").innerText();
        var device = node.post("/devices", "{\"code\":\"%s\",\"centre\":\"main\",\"name\":\"Hall\"}".formatted(code));
        assertThat(device.status()).isEqualTo(201);
        assertThat(hall.locator(".quiet__title"))
                .hasText(java.util.regex.Pattern.compile("Сейчас приёма нет|No service at the moment"));
        Browsing.stopClock(hall);
        assertThat(hall.locator(".hall")).hasAttribute("data-link", "live");
        hall.evaluate("() => document.fonts.ready.then(() => true)");
        return hall;
    }

    private static void show(Page hall, List<Map<String, Object>> calls, List<String> notices) {
        hall.evaluate(SHOW, List.of(calls, notices));
    }

    /** The labels that this board has the server told of as shown. */
    private static Set<String> drawn(Page hall) {
        Set<String> labels = new TreeSet<>();
        ((List<?>) hall.evaluate("() => document.querySelector('talon-hall').drawn.map((call) => call.label)"))
                .forEach(label -> labels.add(label.toString()));
        return labels;
    }

    /** The labels that somebody in the hall can read. */
    private static Set<String> numbers(Map<?, ?> picture) {
        Set<String> labels = new TreeSet<>();
        for (Object each : (List<?>) picture.get("numbers")) {
            labels.add(((Map<?, ?>) each).get("text").toString().split("\\s")[0]);
        }
        return labels;
    }

    private static List<Map<String, Object>> calls(int n) {
        String letters = "КДЯ";
        return java.util.stream.IntStream.range(0, n)
                .<Map<String, Object>>mapToObj(i -> Map.of(
                        "label", "%c%03d".formatted(letters.charAt(i % 3), 7 * (i + 1)), "desk", String.valueOf(i + 1)))
                .toList();
    }

    private static Map<?, ?> look(Page hall, String name) {
        Browsing.stand(hall);
        Browsing.picture(hall, name);
        return (Map<?, ?>) hall.evaluate(HEIGHTS);
    }

    /** Numbers alone: a bar has no room for desks as high. */
    private static void numbersAreAtLeast(Map<?, ?> picture, double least) {
        for (Object each : (List<?>) picture.get("numbers")) {
            Map<?, ?> number = (Map<?, ?>) each;
            String place = number.get("place").toString();
            if (!place.endsWith("desk") && !place.equals("also")) {
                assertThat(((Number) number.get("mm")).doubleValue())
                        .as("%s", number)
                        .isGreaterThanOrEqualTo(least);
            }
        }
    }

    private static void check(Map<?, ?> picture, double large, double small, boolean strip) {
        assertThat(picture.get("faults")).isEqualTo(List.of());
        for (Object each : (List<?>) picture.get("numbers")) {
            Map<?, ?> number = (Map<?, ?>) each;
            String place = number.get("place").toString();
            double mm = ((Number) number.get("mm")).doubleValue();
            boolean beside = place.startsWith("beside") || place.equals("also");
            assertThat(mm).as("%s", number).isGreaterThanOrEqualTo(beside ? small : large);
            boolean alone = number.get("row").toString().contains("call-out__row");
            if (!strip && !alone && !place.equals("also")) {
                assertThat(((Number) number.get("off")).doubleValue())
                        .as("%s", number)
                        .isLessThan(MIDDLE);
            }
        }
    }
}
