package dev.talon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.talon.browser.HallOnScreen.LARGE_MM;
import static dev.talon.browser.HallOnScreen.LEAST_MM;
import static dev.talon.browser.HallOnScreen.calls;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.browser.HallOnScreen.Measures;
import dev.talon.browser.HallOnScreen.Sign;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is called can be read from afar, on every shape of screen, whatever numbers and desks are called. */
final class HallGeometryIT {
    private static final int SECONDS = 62;
    private static final int DESKS = 20;

    @RegisterExtension
    static final NodeOnScreens SCREENS = new NodeOnScreens();

    @BeforeAll
    static void start() {
        SCREENS.node().createCentre("main");
    }

    @Test
    void ofARushOfTwentyDesksEveryCallStandsLargeForTenSeconds() {
        HallOnScreen hall = HallOnScreen.open(SCREENS, 1920, 1080);
        hall.show(calls(DESKS), List.of());
        Map<String, Integer> large = new TreeMap<>();
        int covered = 0;
        int mostCovered = 0;
        hall.run(500);
        for (int second = 0; second < SECONDS; second++) {
            Measures picture = hall.look("hall-rush-%02d".formatted(second));
            covered = picture.covered() ? covered + 1 : 0;
            mostCovered = Math.max(mostCovered, covered);
            assertThat(hall.told())
                    .as("told as shown at %d s", second)
                    .isNotEmpty()
                    .isSubsetOf(picture.labels());
            Map<String, Double> heights = new HashMap<>();
            for (Sign sign : picture.signs()) {
                assertThat(sign.mm()).as("%s at %d s", sign, second).isGreaterThanOrEqualTo(LEAST_MM);
                heights.merge(sign.label(), sign.mm(), Math::max);
            }
            heights.forEach((label, mm) -> {
                if (mm >= LARGE_MM) {
                    large.merge(label, 1, Integer::sum);
                }
            });
            hall.run(1_000);
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
        HallOnScreen hall = HallOnScreen.open(SCREENS, width, height);
        boolean strip = shape.equals("strip");
        for (int n : List.of(1, 2, 3, 4, 5, 8, 9, 20)) {
            hall.empty();
            hall.show(calls(n), n % 2 == 0 ? List.of("Касса 4 закрыта до 14:00") : List.of());
            hall.run(1_000);
            Measures big = hall.look("hall-%s-%02d-big".formatted(shape, n));
            assertThat(big.covered()).as("a new call takes the screen").isTrue();
            big.check(n == 1 || !strip ? LARGE_MM : LEAST_MM, LEAST_MM, strip);
            if (strip) {
                big.numbersAreAtLeast(LARGE_MM);
            }
            hall.run(5_000);
            Measures list = hall.look("hall-%s-%02d-list".formatted(shape, n));
            list.check(strip ? LEAST_MM : LARGE_MM, LEAST_MM, strip);
            if (strip) {
                list.numbersAreAtLeast(LARGE_MM);
            }
            hall.run(60_000);
            Measures later = hall.look("hall-%s-%02d-later".formatted(shape, n));
            later.check(n > 4 || strip ? LEAST_MM : LARGE_MM, LEAST_MM, strip);
            if (strip) {
                later.numbersAreAtLeast(LARGE_MM);
            }
            // What to do, and which page this is, beside it.
            assertThat(hall.cut("hall-%s-%02d-foot".formatted(shape, n), ".foot > span, .told"))
                    .isEqualTo(List.of());
        }
    }

    @ParameterizedTest
    @CsvSource({"1920, 1080, tv", "1080, 1920, tall", "1920, 360, strip"})
    void wideLettersAndLongNamesStayInTheirRows(int width, int height, String shape) {
        HallOnScreen hall = HallOnScreen.open(SCREENS, width, height);
        List<Map<String, Object>> calls = List.of(
                Map.of("label", "Щ999", "desk", "12"),
                Map.of("label", "Ж888", "desk", "7"),
                Map.of("label", "АБ0042", "desk", "12А"),
                Map.of("label", "Д017", "desk", "Касса 2"),
                Map.of("label", "Ш777", "desk", "К3"),
                Map.of("label", "К001", "desk", "1", "state", "serving"));
        hall.show(
                calls,
                List.of(
                        "Короткое",
                        "Длинное объявление о том, что в четверг с 9:00 до 13:00 отключают воду на улице"
                                + " Университетской, дома 2–40, и центр в это время работает без кассы"));
        for (String moment : List.of("big", "group", "later")) {
            hall.run(moment.equals("later") ? 60_000 : 2_900);
            Measures picture = hall.look("hall-%s-long-%s".formatted(shape, moment));
            assertThat(picture.faults()).as(moment).isEqualTo(List.of());
            if (shape.equals("strip")) {
                picture.numbersAreAtLeast(LARGE_MM);
            }
        }
        hall.show(calls, List.of("Широкие объявления ".repeat(11).substring(0, 200)));
        hall.run(20_000);
        assertThat((Boolean) hall.page()
                        .locator(".told span")
                        .evaluate("(said) => said.scrollHeight <= said.clientHeight + 1"))
                .as("a notice as long as it may be is read to its end")
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"1920, 1080, tv", "3840, 2160, large", "1080, 1920, tall", "1920, 360, strip"})
    void whateverADeskIsCalledNothingIsSmall(int width, int height, String shape) {
        HallOnScreen hall = HallOnScreen.open(SCREENS, width, height);
        boolean bar = shape.equals("strip");
        // The longest that a desk may be called, sixteen letters, among them.
        List<String> desks =
                List.of("Касса-2", "Регистратура", "Кабинет-врача-12", "Касса-12", "Окно-5А", "Администратор-12", "7");
        for (int n : List.of(1, 4, desks.size())) {
            hall.empty();
            int from = n < desks.size() ? 1 : 0;
            List<Map<String, Object>> calls = IntStream.range(0, n)
                    .<Map<String, Object>>mapToObj(
                            i -> Map.of("label", "Д%03d".formatted(137 + 10 * n + i), "desk", desks.get(from + i)))
                    .toList();
            hall.show(calls, List.of());
            hall.run(500);
            Map<String, Integer> seconds = new TreeMap<>();
            // A bar turns its pages by the clock of the day, whenever the calls came: who is announced last
            // is large for five seconds, then on one page of two. Two whole turns are watched.
            for (int second = 0; second < (bar ? 36 : 24); second++) {
                Measures picture = second % 8 == 1
                        ? hall.look("hall-%s-names-%d-%02d".formatted(shape, n, second))
                        : hall.measure();
                assertThat(picture.faults()).as("%d calls at %d s", n, second).isEqualTo(List.of());
                for (Sign sign : picture.signs()) {
                    assertThat(sign.mm())
                            .as("%s of %d at %d s", sign, n, second)
                            .isGreaterThanOrEqualTo(LEAST_MM);
                    if (sign.mm() >= LARGE_MM && !sign.isDesk()) {
                        seconds.merge(sign.label(), 1, Integer::sum);
                    }
                }
                hall.run(1_000);
            }
            assertThat(seconds).hasSize(n);
            // A bar has no place beside the list for those who are announced: from five calls on they take turns there.
            if (n <= 4 || !bar) {
                assertThat(seconds.values()).as("seconds of %d", n).allMatch(each -> each >= 10);
            }
        }
    }
}
