package dev.talon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.talon.browser.HallOnScreen.LARGE_MM;
import static dev.talon.browser.HallOnScreen.LEAST_MM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.browser.HallOnScreen.Measures;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A bar over a counter: up to four calls beside one another, each number over its desk. */
final class HallBarIT {
    private static final int MOST = 4;

    /**
     * Numbers that begin with the same letters and lead to desks of one name.
     *
     * @param zone empty: none
     * @param most how many of them have room
     */
    private record Ways(String letters, String desk, String zone, int most) {
        List<Map<String, Object>> calls(int n) {
            return IntStream.range(10 * (n + 1), 10 * (n + 1) + n)
                    .mapToObj(i -> {
                        Map<String, Object> call = new HashMap<>(Map.of("label", letters + i, "desk", desk));
                        if (!zone.isEmpty()) {
                            call.put(
                                    "zone",
                                    Map.of("code", "z", "name", Map.of("ru", zone, "en", zone), "arrow", "left"));
                        }
                        return call;
                    })
                    .toList();
        }

        @Override
        public String toString() {
            return String.join("-", letters, desk, zone);
        }
    }

    private static final Map<String, List<Ways>> WAYS = Map.of(
            "1920x360 ru",
                    List.of(
                            new Ways("К0", "7", "", 4),
                            new Ways("Щ9", "12", "", 4),
                            new Ways("Д0", "7", "зал 2", 4),
                            new Ways("Д0", "7", "Второй этаж", 4),
                            new Ways("АБ00", "12", "зал 2", 3),
                            new Ways("Щ9", "Администратор-12", "", 3),
                            new Ways("Щ9", "Администратор-12", "Второй этаж", 2)),
            "1920x360 en",
                    List.of(
                            new Ways("К0", "7", "", 4),
                            new Ways("Д0", "12А", "", 4),
                            new Ways("Щ9", "12", "зал 2", 4),
                            new Ways("К0", "Регистратура", "", 3)),
            "1920x600 ru", List.of(new Ways("Щ9", "Регистратура", "зал 2", 2)));

    @RegisterExtension
    static final NodeOnScreens SCREENS = new NodeOnScreens();

    @BeforeAll
    static void start() {
        SCREENS.node().createCentre("main");
    }

    /** As many as are large, each with its way; who finds no room on the picture is named below it, and comes next. */
    @ParameterizedTest
    @CsvSource({"1920, 360, ru", "1920, 360, en", "1920, 600, ru"})
    void eachCallIsLargeWithItsWay(int width, int height, String language) {
        HallOnScreen hall = HallOnScreen.open(SCREENS, width, height, "/hall/?sound=off&language=" + language, "");
        for (Ways ways : WAYS.get("%dx%d %s".formatted(width, height, language))) {
            for (int n = 1; n <= MOST + 1; n++) {
                hall.empty();
                hall.show(ways.calls(n), n == 2 ? List.of("Касса 4 закрыта до 14:00") : List.of());
                String name = "hall-bar-%d-%s-%s-%d".formatted(height, language, ways, n);
                hall.run(1_000);
                Measures big = hall.look(name + "-big");
                assertThat(big.covered()).as(name).isTrue();
                big.check(LEAST_MM, LEAST_MM, true).numbersAreAtLeast(LARGE_MM);
                assertThat(hall.page().locator(".call-out__row")).hasCount(Math.min(n, ways.most()));
                assertThat(hall.page().locator(".call-out__also .pair").count() > 0)
                        .as("%s: others are named below", name)
                        .isEqualTo(n > ways.most());
                if (!ways.zone().isEmpty()) {
                    assertThat(hall.page().locator(".call-out__zone").first()).hasText(ways.zone());
                    assertThat(hall.page().locator(".call-out__zone").first()).isVisible();
                }
                hall.run(5_000);
                Measures list = hall.look(name + "-list");
                assertThat(list.covered()).as(name).isFalse();
                list.check(LEAST_MM, LEAST_MM, true).numbersAreAtLeast(LARGE_MM);
            }
        }
    }
}
