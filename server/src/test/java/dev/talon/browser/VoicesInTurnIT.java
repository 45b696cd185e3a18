package dev.talon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import dev.talon.TestNode;
import dev.talon.Until;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two sounding boards of one air: never two voices at once, nobody is unsaid, and one takes over when the other is away. */
final class VoicesInTurnIT {
    private static final String HALL = "document.querySelector('talon-hall')";
    private static final String TEST_CALL =
            "{label: 'А000', desk: '0', at: '2026-05-14T10:00:00Z', calls: 1, state: 'called', language: 'ru', test: true}";

    @RegisterExtension
    static final NodeOnScreens SCREENS = new NodeOnScreens();

    private static TestNode node;
    private static Browsing browsing;

    /** What a page has said. */
    private record Spoken(String page, List<String> labels, List<String> shown, double from, double to) {}

    @BeforeAll
    static void start() {
        node = SCREENS.node();
        browsing = SCREENS.browsing();
    }

    @Test
    void ofTwoBoardsOfOneHallOneSpeaksAndTheOtherTakesOver() {
        node.createCentre("one");
        node.put("/centres/one/voice", "{\"repeats\":0}");
        Page first = board("one", "First");
        first.waitForFunction("() => " + HALL + ".voice.until > performance.now()");
        Page second = board("one", "Second");
        Page silent = board("one", "Silent", "/hall/?sound=off");
        String step = HALL + ".voice.lasts([" + TEST_CALL + "])";
        silent.waitForFunction("() => " + step + " > 1_000");
        assertThat(silent.evaluate("() => Math.round(" + step + ")"))
                .as("its pictures wait as long as those of the board that speaks")
                .isEqualTo(first.evaluate("() => Math.round(" + step + ")"));
        List<String> called = new ArrayList<>(rush("one", 1, 2, 3));
        awaitSaid(first, called);
        List<Spoken> all = new ArrayList<>(spoken("first", first));
        assertThat(spoken("second", second)).isEmpty();
        assertThat(all)
                .allSatisfy(one -> assertThat(one.shown())
                        .as("the words come while their picture stands")
                        .containsAll(one.labels()));
        // A test call goes the way of every call: where another board speaks, it is not heard.
        assertThat(second.evaluate(HALL + ".voice.test(" + TEST_CALL + ")")).isEqualTo("elsewhere");
        first.waitForFunction("() => " + HALL + ".voice.until > performance.now()");
        assertThat(first.evaluate(HALL + ".voice.test(" + TEST_CALL + ")")).isEqualTo("played");
        assertThat(spoken("second", second)).isEmpty();
        all = new ArrayList<>(spoken("first", first));
        assertThat(all.get(all.size() - 1).labels()).containsExactly("А000");
        first.close();
        second.waitForFunction("() => " + HALL + ".voice.until > performance.now()");
        called = new ArrayList<>(rush("one", 4, 5));
        awaitSaid(second, called);
        all.addAll(spoken("second", second));
        assertNoOverlap(all);
        second.close();
        silent.waitForFunction("() => " + step + " === 0");
        silent.close();
    }

    @Test
    void boardsWhoseHallsOverlapSpeakInTurnsAndEachCallIsSaidOnce() {
        node.createCentre("halls");
        node.put("/centres/halls/voice", "{\"repeats\":0}");
        Page left = board("halls", "Left");
        Page right = board("halls", "Right");
        JsonNode devices = node.get("/devices").json();
        String zone =
                "{\"code\":\"hall%s\",\"name\":{\"ru\":\"Зал %s\",\"en\":\"Hall %s\"},\"arrow\":null,\"desks\":[%s],\"screens\":[%s]}";
        String ids = id(devices, "Left") + "," + id(devices, "Right");
        var plan = node.put(
                "/centres/halls/zones",
                "{\"arrows\":[],\"zones\":[%s,%s,%s]}"
                        .formatted(
                                zone.formatted(1, 1, 1, "\"1\",\"2\"", id(devices, "Left")),
                                zone.formatted(2, 2, 2, "\"3\"", ids),
                                zone.formatted(3, 3, 3, "\"4\",\"5\"", id(devices, "Right"))));
        assertThat(plan.status()).as(plan.json().toString()).isEqualTo(200);
        for (Page page : List.of(left, right)) {
            page.waitForFunction("() => " + HALL + ".zones.length === 2 && " + HALL + ".report.shared");
        }
        List<String> called = rush("halls", 1, 2, 3, 4, 5);
        awaitTogether(left, right, called);
        List<Spoken> all = Stream.concat(spoken("left", left).stream(), spoken("right", right).stream())
                .toList();
        assertNoOverlap(all);
        List<String> said = all.stream().flatMap(one -> one.labels().stream()).toList();
        assertThat(said).as(all.toString()).containsExactlyInAnyOrderElementsOf(called);
        assertThat(all.stream().map(Spoken::page).collect(Collectors.toSet()))
                .as("each says what only its halls hear")
                .containsExactlyInAnyOrder("left", "right");
        left.close();
        right.close();
    }

    private static String id(JsonNode devices, String name) {
        for (JsonNode one : devices) {
            if (one.path("name").asText().equals(name)) {
                return one.path("id").asText();
            }
        }
        throw new AssertionError(name + " is not among " + devices);
    }

    /** Calls to each desk, one soon after the other. @return the labels */
    private static List<String> rush(String centre, int... desks) {
        return IntStream.of(desks)
                .mapToObj(desk -> {
                    node.post("/centres/" + centre + "/tickets", "{\"service\":\"consultation\"}");
                    node.post("/centres/" + centre + "/tickets", "{\"service\":\"cash\"}");
                    var call = node.atDesk(centre, String.valueOf(desk), "call-next");
                    assertThat(call.status()).as(call.json().toString()).isEqualTo(200);
                    return call.text("/call/label");
                })
                .toList();
    }

    private static void awaitSaid(Page page, List<String> labels) {
        page.waitForFunction(
                "(labels) => labels.every((label) => spoken.some((one) => one.to && one.labels.includes(label)))",
                labels);
    }

    private static void awaitTogether(Page one, Page other, List<String> labels) {
        Until.isTrue(
                "each call is said",
                () -> Stream.of(one, other)
                        .flatMap(page -> ((List<?>) page.evaluate("spoken.flatMap((one) => one.labels)")).stream())
                        .collect(Collectors.toSet())
                        .containsAll(labels));
        String ended = "() => spoken.every((one) => one.to) && " + HALL + ".voice.announcer.turn === 'idle'";
        one.waitForFunction(ended);
        other.waitForFunction(ended);
    }

    private static List<Spoken> spoken(String name, Page page) {
        try {
            JsonNode told = new ObjectMapper().readTree(String.valueOf(page.evaluate("JSON.stringify(spoken)")));
            List<Spoken> all = new ArrayList<>();
            for (JsonNode one : told) {
                List<String> labels = new ArrayList<>();
                one.path("labels").forEach(label -> labels.add(label.asText()));
                List<String> shown = new ArrayList<>();
                one.path("shown").forEach(label -> shown.add(label.asText()));
                assertThat(one.path("result").asText()).as(told.toString()).isEqualTo("played");
                all.add(new Spoken(
                        name,
                        labels,
                        shown,
                        one.path("from").asDouble(),
                        one.path("to").asDouble()));
            }
            return all;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertNoOverlap(List<Spoken> all) {
        List<Spoken> sorted =
                all.stream().sorted(Comparator.comparingDouble(Spoken::from)).toList();
        assertThat(sorted).isNotEmpty();
        for (int i = 1; i < sorted.size(); i++) {
            assertThat(sorted.get(i).from())
                    .as(sorted.toString())
                    .isGreaterThanOrEqualTo(sorted.get(i - 1).to());
        }
    }

    /** A board that keeps when it has sounded, by a clock that all pages share. */
    private static Page board(String centre, String name) {
        return board(centre, name, "/hall/");
    }

    private static Page board(String centre, String name, String address) {
        Page hall = browsing.open(address, 1920, 1080);
        String code = hall.locator("talon-pairing .code").innerText();
        node.post("/devices", "{\"code\":\"%s\",\"centre\":\"%s\",\"name\":\"%s\"}".formatted(code, centre, name));
        assertThat(hall.locator(".hall")).hasAttribute("data-link", "live");
        hall.evaluate("""
                () => {
                  window.spoken = [];
                  const {announcements, voice: {announcer}} = document.querySelector("talon-hall");
                  const speak = announcer.speak;
                  const now = () => performance.timeOrigin + performance.now();
                  announcer.speak = async (breath) => {
                    const shown = announcements.groups.shown.map(({call}) => call.label);
                    const one = {labels: breath.calls.map(({label}) => label), shown, from: now()};
                    const result = await speak(breath);
                    if (result !== "late") spoken.push({...one, result, to: now()});
                    return result;
                  };
                }""");
        hall.waitForFunction("() => " + HALL + ".voice.settings");
        return hall;
    }
}
