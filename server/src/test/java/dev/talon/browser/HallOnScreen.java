package dev.talon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.talon.TestNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A paired hall board whose clock stands but for what the test lets it run, and whose calls come from the test. It is measured: heights
 * are in millimetres on a panel of 43″.
 */
record HallOnScreen(Page page) {
    static final double LARGE_MM = 75;
    static final double LEAST_MM = 27;
    /** Numbers stand in the middle of their rows, as far as anybody sees. */
    private static final double MIDDLE = 0.03;

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

    /**
     * A number or a desk on the screen.
     *
     * @param place where on the screen, such as {@code beside} or {@code also}; it ends in {@code desk} for a desk
     * @param row   the classes of the row that it stands in
     * @param off   how far it stands off the middle of its row, as a share of the row's height
     */
    record Sign(String text, double mm, String place, String row, double off) {
        private static Sign of(Map<?, ?> sign) {
            return new Sign(
                    sign.get("text").toString(),
                    ((Number) sign.get("mm")).doubleValue(),
                    sign.get("place").toString(),
                    sign.get("row").toString(),
                    sign.get("off") instanceof Number off ? off.doubleValue() : Double.NaN);
        }

        String label() {
            return text.split("\\s")[0];
        }

        boolean isDesk() {
            return place.endsWith("desk");
        }

        private boolean isAlso() {
            return place.equals("also");
        }
    }

    /** @param covered whether the list lies under calls that have just come */
    record Measures(List<?> faults, boolean covered, List<Sign> signs) {
        private static Measures of(Map<?, ?> measured) {
            return new Measures(
                    (List<?>) measured.get("faults"),
                    Boolean.TRUE.equals(measured.get("covered")),
                    ((List<?>) measured.get("numbers"))
                            .stream().map(each -> Sign.of((Map<?, ?>) each)).toList());
        }

        Set<String> labels() {
            return signs.stream().map(Sign::label).collect(Collectors.toCollection(TreeSet::new));
        }

        /** Of numbers alone: a bar has no room for desks as high. */
        Measures numbersAreAtLeast(double least) {
            for (Sign sign : signs) {
                if (!sign.isDesk() && !sign.isAlso()) {
                    assertThat(sign.mm()).as("%s", sign).isGreaterThanOrEqualTo(least);
                }
            }
            return this;
        }

        /** @param small of what stands beside those who are announced */
        Measures check(double large, double small, boolean bar) {
            assertThat(faults).isEqualTo(List.of());
            for (Sign sign : signs) {
                boolean beside = sign.place().startsWith("beside") || sign.isAlso();
                assertThat(sign.mm()).as("%s", sign).isGreaterThanOrEqualTo(beside ? small : large);
                boolean alone = sign.row().contains("call-out__row");
                if (!bar && !alone && !sign.isAlso()) {
                    assertThat(sign.off()).as("%s", sign).isLessThan(MIDDLE);
                }
            }
            return this;
        }
    }

    static HallOnScreen open(NodeOnScreens screens, int width, int height) {
        return open(screens, width, height, "/hall/?sound=off", "");
    }

    /** @param before a script that runs before the page's own */
    static HallOnScreen open(NodeOnScreens screens, int width, int height, String address, String before) {
        TestNode node = screens.node();
        Page page = screens.browsing().screen(width, height);
        page.addInitScript(before);
        page.clock().install();
        page.navigate(node.url() + address);
        String code = page.locator("talon-pairing .code").innerText();
        var device = node.post("/devices", "{\"code\":\"%s\",\"centre\":\"main\",\"name\":\"Hall\"}".formatted(code));
        assertThat(device.status()).isEqualTo(201);
        assertThat(page.locator(".quiet__title"))
                .hasText(Pattern.compile("Сейчас приёма нет|No service at the moment"));
        Browsing.stopClock(page);
        assertThat(page.locator(".hall")).hasAttribute("data-link", "live");
        page.evaluate("() => document.fonts.ready.then(() => true)");
        return new HallOnScreen(page);
    }

    /** Calls of as many desks. */
    static List<Map<String, Object>> calls(int n) {
        String letters = "КДЯ";
        return IntStream.range(0, n)
                .<Map<String, Object>>mapToObj(i -> Map.of(
                        "label", "%c%03d".formatted(letters.charAt(i % 3), 7 * (i + 1)), "desk", String.valueOf(i + 1)))
                .toList();
    }

    void show(List<Map<String, Object>> calls, List<String> notices) {
        page.evaluate(SHOW, List.of(calls, notices));
    }

    /** Nobody is called, and nothing is left of those who were. */
    void empty() {
        show(List.of(), List.of());
        run(12_000);
    }

    void run(long ms) {
        page.clock().runFor(ms);
    }

    /** The labels that this board has the server told of as shown. */
    Set<String> told() {
        Set<String> labels = new TreeSet<>();
        ((List<?>) page.evaluate("() => document.querySelector('talon-hall').drawn.map((call) => call.label)"))
                .forEach(label -> labels.add(label.toString()));
        return labels;
    }

    Measures look(String name) {
        Browsing.stand(page);
        Browsing.picture(page, name);
        return measure();
    }

    Measures measure() {
        return Measures.of((Map<?, ?>) page.evaluate(HEIGHTS));
    }

    /** Which of some parts of the page are not there, leave the screen, or are cut. */
    Object cut(String name, String parts) {
        look(name);
        return page.evaluate("""
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
}
