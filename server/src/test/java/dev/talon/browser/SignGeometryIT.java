package dev.talon.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.talon.TestNode;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sign over a desk, on every shape of screen: nothing leaves it, and a called number is the largest thing on it. */
final class SignGeometryIT {
    /** Puts a desk's state on the page as if it had come; out: what leaves the screen or runs into something, and the number's height of the screen's. */
    private static final String SHOW = """
        async ([desk, state, label, arrow, until, also]) => {
          const sign = document.querySelector("talon-sign");
          sign.live.close();
          sign.desk = desk || null;
          const at = new Date(sign.live.now()).toISOString();
          const ends = until ? new Date(Date.now() + 1_800_000).toISOString() : null;
          sign.live.board = {...sign.board, at, desks: [{desk, stages: ["cash"], state, label: label || null, service: label ? "cash" : null, since: at, until: ends, arrow: arrow || null}],
            calls: state === "called" ? [{label, desk, service: "cash", stage: "cash", state, at, calls: 1}] : []};
          sign.live.dispatchEvent(new CustomEvent("board"));
          sign.offlineSince = also === "away" ? Date.now() - 60_000 : null;
          sign.away = also === "away";
          sign.dark = also === "night";
          await sign.updateComplete;
          if (also === "night") {
            const faults = [];
            const root = document.documentElement;
            const dark = document.querySelector(".darkness");
            const time = dark.querySelector("time");
            // With the demo's mark and without, where the picture has moved against burn-in, and wherever the clock has wandered to.
            for (const demo of [true, false]) {
              root.toggleAttribute("data-demo", demo);
              const mark = demo ? parseFloat(getComputedStyle(root).paddingTop) : 0;
              if (demo && mark < 1) faults.push("the demo has no mark");
              for (const moved of ["", "translate(4px, 3px)", "translate(-4px, -4px)"]) {
                document.querySelector(".sign").style.transform = moved;
                for (const [across, down] of [[0, 0], [99, 0], [0, 99], [99, 99], [37, 61]]) {
                  dark.style.setProperty("--across", across);
                  dark.style.setProperty("--down", down);
                  const range = document.createRange();
                  range.selectNodeContents(time);
                  for (const {left, top, right, bottom} of [range.getBoundingClientRect(), time.getBoundingClientRect()]) {
                    if (left < -.5 || top < mark - .5 || right > innerWidth + .5 || bottom > innerHeight + .5) faults.push(`the clock leaves the screen: demo ${demo}, ${moved}, ${across}, ${down}`);
                  }
                  const lit = [[1, mark + 1], [innerWidth - 1, innerHeight - 1]].some(([x, y]) => !dark.contains(document.elementFromPoint(x, y)));
                  if (lit) faults.push(`the panel is not dark to its edge: demo ${demo}, ${moved}`);
                }
                document.querySelector(".sign").style.transform = "";
              }
            }
            return {faults, share: null};
          }
          const parts = [...document.querySelectorAll(".sign__word, .sign__number, .sign__arrow, .sign__label, .sign__state > *, .sign__help")];
          const boxes = parts.map((part) => {
            const range = document.createRange();
            range.selectNodeContents(part);
            const {left, top, right, bottom, height} = range.getBoundingClientRect();
            // A face is higher than its capitals: a fifth above and below them is air.
            return {name: `${part.className || part.localName} ${part.innerText}`, left, top: top + height / 5, right, bottom: bottom - height / 5};
          });
          // The picture moves by a few dots, so that nothing burns in; what stands at the very edge looks cut, too.
          const edge = parseFloat(getComputedStyle(document.querySelector(".sign")).paddingRight) / 2;
          const faults = boxes.filter((b) => b.left < edge || b.right > innerWidth - edge || b.top < -1 || b.bottom > innerHeight + 1).map((b) => `${b.name} leaves the screen`);
          boxes.forEach((a, i) => boxes.slice(i + 1).forEach((b) => {
            const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
            const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
            if (across > 2 && down > 2) faults.push(`${a.name} runs into ${b.name}`);
          }));
          const number = document.querySelector(".sign__label");
          return {faults, share: number ? (parseFloat(getComputedStyle(number).fontSize) * 0.727) / innerHeight : null};
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

    @ParameterizedTest
    @CsvSource({"800, 480, .3", "1920, 1080, .3", "3840, 2160, .3", "1080, 1920, .07", "1920, 360, .45"})
    void everyStateFitsAndACalledNumberIsLarge(int width, int height, double share) {
        Page sign = browsing.open("/sign/", width, height);
        String code = sign.locator("talon-pairing .code").innerText();
        var reply = node.post(
                "/devices", "{\"code\":\"%s\",\"centre\":\"main\",\"name\":\"Sign\",\"desk\":\"4\"}".formatted(code));
        assertThat(reply.status()).isEqualTo(201);
        sign.waitForFunction("() => document.querySelector('talon-sign')?.live?.board");
        List<List<Object>> states = List.of(
                List.of("5", "idle", "", "", false),
                List.of("12", "paused", "", "", true),
                List.of("12", "paused", "", "", false),
                List.of("3", "closed", "", "", false),
                List.of("5", "called", "Д042", "", false),
                List.of("12", "called", "К007", "left", false),
                List.of("12А", "called", "АБ0042", "down", false),
                List.of("7", "serving", "Щ999", "", false),
                List.of("Регистратура", "idle", "", "", false),
                List.of("Регистратура", "called", "Д042", "left", false),
                List.of("Регистратура", "serving", "К007", "", false),
                List.of("Кабинет врача 12", "paused", "", "", true),
                List.of("Кабинет врача 12", "called", "Щ999", "right", false),
                List.of("Кабинет врача 12", "serving", "Щ999", "", false),
                List.of("Кабинет врача 12", "called", "Щ999", "right", false, "away"),
                List.of("12", "serving", "Щ999", "", false, "away"),
                List.of("5", "idle", "", "", false, "away"),
                List.of("", "idle", "", "", false),
                List.of("5", "closed", "", "", false, "night"));
        for (int i = 0; i < states.size(); i++) {
            var seen = (java.util.Map<?, ?>) sign.evaluate(SHOW, states.get(i));
            Browsing.picture(sign, "sign-%dx%d-%d".formatted(width, height, i));
            assertThat(seen.get("faults")).as("%s", states.get(i)).isEqualTo(List.of());
            if (states.get(i).subList(1, 5).equals(List.of("idle", "", "", false))
                    && states.get(i).size() == 5) {
                // Nobody is to come to a desk because it says that it is free.
                assertThat(sign.locator(".sign").innerText())
                        .contains(states.get(i).get(0).equals("") ? "Окно не назначено" : "Ожидайте вызова")
                        .doesNotContain("Свободно");
            } else if (Boolean.TRUE.equals(states.get(i).get(4))) {
                assertThat(sign.locator(".sign").innerText()).containsPattern("Перерыв до \\d\\d:\\d\\d");
            }
            if (seen.get("share") != null && !states.get(i).get(2).equals("АБ0042")) {
                assertThat(((Number) seen.get("share")).doubleValue())
                        .as("%s", states.get(i))
                        // A desk with a long name takes its room from the number, but no more than that.
                        .isGreaterThan(states.get(i).get(0).toString().length() > 4 ? 0.75 * share : share);
            }
        }
    }
}
