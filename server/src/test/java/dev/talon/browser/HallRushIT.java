package dev.talon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.talon.Proof;
import dev.talon.TestLimits;
import dev.talon.TestNode;
import dev.talon.db.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Twenty desks press their key within some seconds, and the board of the hall is photographed each second and judged from eight metres: by geometry, in
 * millimetres on a panel of 43″. The presses are requests, the boards come over the socket; the page's clock is turned by hand, so that a second of the
 * hall is a second on any machine.
 */
final class HallRushIT {
    private static final int DESKS = 20;
    private static final int SECONDS = 70;
    private static final double LARGE_MM = 75;
    private static final double LEAST_MM = 27;
    private static final int LARGE_SECONDS = 10;
    private static final int MOST_COVERED = 5;
    /** Between two presses, of the hall's time: all twenty within five seconds. */
    private static final int BETWEEN_MS = 250;

    private static final String HEIGHTS = Scripts.read("hall-heights.js");

    private static TestDatabase database;
    private static TestNode node;
    private static Browsing browsing;

    @BeforeAll
    static void start() {
        database = TestDatabase.create();
        // A page whose clock is turned by hand must not take the silence for a broken line.
        node = TestNode.start(database.address(), TestLimits.of(Duration.ofMinutes(10), TestLimits.SEATED));
        node.createCentre("main");
        for (int desk = 1; desk <= DESKS; desk++) {
            node.put("/centres/main/desks/" + desk, "{\"stages\":[\"cash\",\"consultation\"]}");
        }
        browsing = new Browsing(node.url());
    }

    @AfterAll
    static void stop() {
        browsing.close();
        node.close();
        database.close();
    }

    @Test
    void everyCallOfTwentyDesksStandsLargeForTenSecondsAndIsNeverSmall() {
        List<String> desks = new ArrayList<>();
        IntStream.rangeClosed(1, DESKS).mapToObj(String::valueOf).forEach(desk -> {
            desks.add(desk);
            node.post(
                    "/centres/main/tickets",
                    "{\"service\":\"%s\"}".formatted(desk.length() == 1 ? "cash" : "consultation"));
            node.sit("main", desk);
        });
        long seed = Proof.seed();
        Collections.shuffle(desks, new Random(seed));
        Page hall = hall();
        Map<String, Integer> large = new TreeMap<>();
        Map<String, Integer> seen = new TreeMap<>();
        List<String> called = new ArrayList<>();
        int covered = 0;
        int second = 0;
        for (int ms = 0; second < SECONDS; ms += BETWEEN_MS) {
            if (called.size() < DESKS) {
                String desk = desks.get(called.size());
                var reply = node.post("/centres/main/desks/" + desk + "/call-next", "");
                assertThat(reply.status()).as("desk %s, seed %d", desk, seed).isEqualTo(200);
                String label = reply.text("/call/label");
                called.add(label);
                hall.waitForFunction(
                        "(label) => document.querySelector('talon-hall').board?.calls.some((call) => call.label === label)",
                        label);
            }
            hall.clock().runFor(BETWEEN_MS);
            if (ms % 1_000 != 0) {
                continue;
            }
            second++;
            Map<?, ?> picture = look(hall, "rush-%02d".formatted(second));
            boolean covers = Boolean.TRUE.equals(picture.get("covered"));
            covered = covers ? covered + 1 : 0;
            assertThat(covered).as("seconds without the list").isLessThanOrEqualTo(MOST_COVERED);
            assertThat(picture.get("faults"))
                    .as("at %d s, seed %d", second, seed)
                    .isEqualTo(List.of());
            Map<String, Double> heights = new HashMap<>();
            for (Object each : (List<?>) picture.get("numbers")) {
                Map<?, ?> number = (Map<?, ?>) each;
                double mm = ((Number) number.get("mm")).doubleValue();
                assertThat(mm).as("%s at %d s, seed %d", number, second, seed).isGreaterThanOrEqualTo(LEAST_MM);
                heights.merge(number.get("text").toString().split(" ")[0], mm, Math::max);
            }
            heights.forEach((label, mm) -> {
                seen.merge(label, 1, Integer::sum);
                if (mm >= LARGE_MM) {
                    large.merge(label, 1, Integer::sum);
                }
            });
        }
        for (String label : called) {
            assertThat(large.getOrDefault(label, 0))
                    .as("seconds in which %s is large, seed %d: %s", label, seed, large)
                    .isGreaterThanOrEqualTo(LARGE_SECONDS);
        }
        assertThat(browsing.faults()).isEmpty();
    }

    private static Page hall() {
        Page hall = browsing.screen(1920, 1080);
        hall.clock().install();
        hall.navigate(node.url() + "/hall/?sound=off");
        String code = hall.locator("talon-pairing .code").innerText();
        node.post("/devices", "{\"code\":\"%s\",\"centre\":\"main\",\"name\":\"Hall\"}".formatted(code));
        assertThat(hall.locator(".hall")).hasAttribute("data-link", "live");
        // The server says how seldom it speaks with its first word, which may be minutes away.
        hall.evaluate("""
                () => {
                  const {live} = document.querySelector("talon-hall");
                  live.every = 600000;
                  clearTimeout(live.silence);
                }""");
        Browsing.stopClock(hall);
        hall.evaluate("() => document.fonts.ready.then(() => true)");
        return hall;
    }

    private static Map<?, ?> look(Page hall, String name) {
        Browsing.stand(hall);
        Browsing.picture(hall, name);
        return (Map<?, ?>) hall.evaluate(HEIGHTS);
    }
}
