package dev.talon.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.talon.Proof;
import dev.talon.TestNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Nothing leaves the kiosk's screen: every number of services, length of names, state of paper, size of type and notice, on
 * each kind of screen, looked at by its geometry. What is put into the page is a state; the page, its elements and its style
 * sheets are the real ones.
 */
final class KioskScreensIT {
    private static final double MILLIMETRES_AN_INCH = 25.4;

    /** Numbers of services at which the screen is laid out anew. */
    private static final List<Integer> CHANGING = List.of(1, 3, 4, 7, 8, 9, 20);

    /** Every state with every other; else each two of what makes a state together, on each screen, and another choice of the threes in each build. */
    private static final boolean WHOLE = Proof.times(0, 1) == 1;

    private static final long SEED = Proof.seed();
    private static final AtomicInteger TURNS = new AtomicInteger(Math.floorMod(SEED, 1_000_000));

    @RegisterExtension
    static final NodeOnScreens SCREENS = new NodeOnScreens("--hide-scrollbars");

    private static TestNode node;
    private static Browsing browsing;
    private static String ticket;

    @BeforeAll
    static void start() {
        node = SCREENS.node();
        browsing = SCREENS.browsing();
        node.createCentre("main");
        ticket = node.post("/centres/main/tickets", "{\"service\":\"cash\"}").text("/id");
    }

    /** @param dotsAnInch of such a screen: 21.5″, 9.7″, 10.1″ and 21.5″ again */
    @ParameterizedTest
    @CsvSource({
        "1080, 1920, 102, ru", "768, 1024, 132, ru", "1280, 800, 149, ru", "1920, 1080, 102, ru",
        "1080, 1920, 102, en", "768, 1024, 132, en", "1280, 800, 149, en", "1920, 1080, 102, en",
    })
    void everyStateStandsOnTheScreenWholeAndLegible(int width, int height, int dotsAnInch, String language) {
        Page kiosk = browsing.open("/kiosk/", width, height);
        node.post("/devices", """
                {"code":"%s","centre":"main","name":"Киоск"}""".formatted(code(kiosk)));
        kiosk.locator("button[data-service=cash]").waitFor();
        for (String script : List.of("legible.js", "kiosk-states.js", "kiosk-walk.js")) {
            kiosk.evaluate(Scripts.read(script));
        }
        double millimetre = dotsAnInch / MILLIMETRES_AN_INCH;
        var sizes = Map.of(
                "target", 20 * millimetre, "gap", 5 * millimetre, "text", 5 * millimetre, "name", 7 * millimetre);
        var which = new HashMap<String, Object>(Map.of("whole", WHOLE, "turn", TURNS.getAndIncrement()));
        if (language.equals("ru")) {
            which.put("counts", counts());
        } else {
            // The other language has other words in the same places: fewer of them are enough.
            which.putAll(Map.of("counts", List.of(1, 3, 4, 8, 20), "some", List.of(3, 20), "half", true));
        }

        var seen = (Map<?, ?>) kiosk.evaluate(
                "([language, sizes, id, which]) => kioskStates.walk(language, sizes, id, which)",
                List.of(language, sizes, ticket, which));

        assertThat((List<?>) seen.get("found")).as("-Dtalon.seed=%d", SEED).isEmpty();
        assertThat(((Number) seen.get("states")).intValue()).isGreaterThan(150);
        kiosk.context().close();
    }

    /** Those, and some of the others; a thorough build takes them all. */
    private static List<Integer> counts() {
        List<Integer> others =
                new ArrayList<>(IntStream.rangeClosed(1, 20).boxed().toList());
        others.removeAll(CHANGING);
        Collections.shuffle(others, new Random(SEED));
        return Stream.concat(CHANGING.stream(), others.stream().limit(Proof.times(3, others.size())))
                .sorted()
                .toList();
    }

    /** A code of six letters, as the screen says it. */
    private static String code(Page page) {
        return page.locator("talon-pairing .code").innerText().replaceAll("\\s", "");
    }
}
