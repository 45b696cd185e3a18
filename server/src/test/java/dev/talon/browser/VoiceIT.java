package dev.talon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import dev.talon.Proof;
import dev.talon.TestNode;
import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What the hall says: the sentence and its clips, the graph that plays them, a rush, and a browser that forbids sound. */
final class VoiceIT {
    private static final int LONGEST_MS = 7_000;
    private static final int RUSHES = Proof.times(20, 200);
    /** Each is computed as a sound and listened to. */
    private static final int HEARD = Proof.times(200, 1_000);

    /** Of a decoder: what it adds to a clip is silence. */
    private static final double DECODED_MS = 30;

    private static final double LOUD = 0.02;
    private static final double SILENT = 0.004;

    @RegisterExtension
    static final NodeOnScreens SCREENS = new NodeOnScreens();

    private static TestNode node;
    private static Browsing allowed;
    /** Is asked what the voice's parts would do, on clocks of their own; it sounds in a centre of its own. */
    private static Page asked;

    @BeforeAll
    static void start() {
        node = SCREENS.node();
        allowed = SCREENS.browsing();
        node.createCentre("main");
        node.createCentre("asked");
        asked = prepared("asked");
    }

    @Test
    void aThousandRandomCallsHaveTheirClipsInOrder() {
        JsonNode told = ask("voice.sentences('asked', %d, 1000)".formatted(seed()));
        assertThat(told.path("faults")).as(told.toString()).isEmpty();
        assertThat(told.path("longest").asInt()).isBetween(3_000, LONGEST_MS);
    }

    /** What a listener would hear of them: not clipped, no clip silent or much louder than others, no gaps, at most seven seconds. */
    @Test
    void randomCallsSoundAsTheyShouldByTheirWaveforms() {
        JsonNode told = ask("voice.waveforms('asked', %d, %d)".formatted(seed(), HEARD));
        assertThat(told.path("faults")).as(told.toString()).isEmpty();
        assertThat(told.path("breaths").asInt()).as(told.toString()).isGreaterThanOrEqualTo(HEARD);
        assertThat(told.path("longest").asDouble()).as(told.toString()).isBetween(3.0, 7.0);
        System.out.println("Waveforms of random calls: " + told);
    }

    @Test
    void aDeskThatIsAWordIsNeverSpelled() {
        JsonNode told = ask("voice.wordDesks('asked', %d, 1000)".formatted(seed()));
        assertThat(told.path("faults")).as(told.toString()).isEmpty();
        assertThat(told.path("named").toString()).isEqualTo("[\"number\",\"own\",\"picture\"]");
    }

    @Test
    void aZoneWhoseNameIsWrittenInRussianOnlyIsSaidInBothLanguages() {
        assertThat(ask("voice.toZone('asked', {ru: 'Зал 2', en: ''})").toString())
                .contains("en/to-hall", "ru/to-hall");
    }

    @Test
    void aClipThatIsMissingEndsNoRepeats() {
        assertThat(ask("voice.repeated('missing')").asInt()).isEqualTo(2);
        assertThat(ask("voice.repeated('played')").asInt()).isEqualTo(2);
        assertThat(ask("voice.repeated('blocked')").asInt()).isEqualTo(1);
    }

    @Test
    void theGraphSoundsWhereTheSentenceSaysAndIsSilentBetween() {
        JsonNode told = ask(
                "voice.graph('asked', {label: 'К042', desk: '7', language: 'en', state: 'called', at: '', calls: 1})");
        assertThat(told.path("peak").asDouble()).isBetween(0.3, 0.99);
        assertThat(told.path("ends").asDouble() * 1000)
                .isEqualTo(100 + told.path("ms").asDouble(), within(1.0));
        assertThat(told.path("parts")).hasSizeGreaterThan(7);
        told.path("parts")
                .forEach(loud -> assertThat(loud.asDouble()).as(told.toString()).isGreaterThan(LOUD));
        told.path("decoded")
                .forEach(more -> assertThat(more.asDouble()).as(told.toString()).isLessThan(DECODED_MS));
        told.path("gaps").forEach(gap -> {
            if (gap.path("ms").asDouble() > DECODED_MS) {
                assertThat(gap.path("loud").asDouble()).as(told.toString()).isLessThan(SILENT);
            }
        });
        assertThat(told.path("after").asDouble()).isLessThan(SILENT);
    }

    @Test
    void inTwoMinutesOfARushNothingOverlapsAndNobodyWhoHasComeIsCalled() {
        // In one rush of thirty somebody has come between two breaths of a group.
        for (int i = 0; i < RUSHES; i++) {
            long seed = seed();
            JsonNode told =
                    ask("voice.rush('asked', {from: %d, ms: 120000, desks: 20, every: 600, lost: 0})".formatted(seed));
            String found = "seed " + seed + ": " + told;
            assertThat(told.path("calls").asInt()).as(found).isGreaterThan(30);
            assertThat(told.path("said").asInt()).as(found).isGreaterThan(5);
            assertThat(told.path("overlaps").asInt()).as(found).isZero();
            assertThat(told.path("gone").asInt()).as(found).isZero();
            assertThat(told.path("longest").asInt()).as(found).isLessThanOrEqualTo(LONGEST_MS);
            // At most one breath of what is repeated lies between a picture and its words.
            assertThat(told.path("late").asInt()).as(found).isLessThanOrEqualTo(LONGEST_MS + 1_000);
        }
    }

    @Test
    void aThousandBoardsThatAreLostLateOrDoubledLoseNoCall() {
        JsonNode told = ask(
                "voice.rush('asked', {from: %d, ms: 1000000, desks: 6, every: 12000, lost: 0.6})".formatted(seed()));
        assertThat(told.path("boards").asInt()).as(told.toString()).isGreaterThan(1_000);
        assertThat(told.path("overlaps").asInt()).as(told.toString()).isZero();
        assertThat(told.path("unsaid")).as(told.toString()).isEmpty();
    }

    /** The server is away while a group is said: the rest waits for more time, or is left to whoever has it by then. */
    @Test
    void noBreathBeginsThatTheScreenCouldNotEndWithinItsTime() {
        JsonNode renewed = ask("voice.lease('asked', 16000)");
        assertThat(renewed.path("began").size()).as(renewed.toString()).isGreaterThan(1);
        renewed.path("began")
                .forEach(breath -> assertThat(breath.path("within").asBoolean())
                        .as(renewed.toString())
                        .isTrue());
        assertThat(renewed.at("/began/1/at").asInt()).isGreaterThanOrEqualTo(16_000);
        JsonNode lost = ask("voice.lease('asked', 0)");
        assertThat(lost.path("began")).as(lost.toString()).hasSize(1);
        assertThat(lost.at("/told/0/result").asText()).isEqualTo("played");
        for (int i = 1; i < lost.path("told").size(); i++) {
            assertThat(lost.at("/told/" + i + "/result").asText()).isEqualTo("elsewhere");
        }
    }

    /** One that was late waits for its turn as what has not begun does: it asks for it, and outlasts what the others have to say. */
    @Test
    void whatHasBegunToBeSaidIsNotGivenUpWhileOthersSpeakInTheirTurn() {
        JsonNode told = ask("voice.lease('asked', 50000, true)");
        assertThat(told.path("told"))
                .as(told.toString())
                .allSatisfy(end -> assertThat(end.path("result").asText()).isEqualTo("played"));
        assertThat(told.at("/began/1/at").asInt()).as(told.toString()).isGreaterThanOrEqualTo(50_000);
        assertThat(told.at("/turns/0/turn").asText()).as(told.toString()).isEqualTo("asks");
        assertThat(told.at("/turns/0/at").asInt()).as(told.toString()).isLessThan(11_000);
        JsonNode lost = ask("voice.lease('asked', 0, true)");
        assertThat(lost.path("told")
                        .path(lost.path("told").size() - 1)
                        .path("result")
                        .asText())
                .as("others have had their turns for a minute: %s", lost)
                .isEqualTo("elsewhere");
    }

    /** The time that is left swings between six and eleven seconds, and many a breath needs seven. */
    @Test
    void theScreenThatSpeaksGivesNoCallUpHoweverLongItWaits() {
        JsonNode rush = ask("voice.renewals('asked', 40, Infinity)");
        assertThat(rush.path("ends").path("played").asInt()).as(rush.toString()).isEqualTo(160);
        assertThat(rush.path("ends")).as(rush.toString()).hasSize(1);
        JsonNode lost = ask("voice.renewals('asked', 8, 30000)");
        assertThat(lost.path("ends").path("elsewhere").asInt())
                .as(lost.toString())
                .isPositive();
        // Its time was last renewed at 25 s, to 36; what waits is kept 15 s longer.
        assertThat(lost.path("gaveUp").asInt()).as(lost.toString()).isBetween(50_000, 60_000);
        assertThat(lost.path("waiting").asInt()).as(lost.toString()).isZero();
    }

    @Test
    void underAnAlarmNobodyIsCalledOutAndAfterItWhoWasCalledIs() {
        node.createCentre("alarmed");
        Page hall = paired("alarmed");
        hall.waitForFunction("() => document.querySelector('talon-hall').voice.until > performance.now()");
        hall.evaluate("""
                () => {
                  const voice = document.querySelector("talon-hall").voice;
                  window.told = [];
                  voice.addEventListener("said", ({detail}) => told.push(detail.result));
                  const {announcer} = voice;
                  const announce = announcer.announce.bind(announcer);
                  window.announced = 0;
                  announcer.announce = (calls) => { announced++; return announce(calls); };
                }""");
        node.put("/centres/alarmed/alarm", "{\"ru\": \"\", \"en\": \"\"}");
        assertThat(hall.locator(".evacuation")).isVisible();
        hall.waitForFunction("() => document.querySelector('talon-hall').voice.alarm.sounded > 0");
        call("alarmed");
        hall.waitForFunction("() => document.querySelector('talon-hall').board?.calls.length === 1");
        // As long as calls are gathered for their gong, and more.
        hall.waitForFunction("(from) => performance.now() > from + 1500", hall.evaluate("() => performance.now()"));
        assertThat(hall.evaluate("() => announced + told.length")).isEqualTo(0);
        assertThat(hall.locator(".call-out")).hasCount(0);
        assertThat(node.get("/centres/alarmed/desks/4/call-proof")
                        .json()
                        .path("shown")
                        .asBoolean())
                .as("nobody sees a call under an alarm")
                .isFalse();
        node.delete("/centres/alarmed/alarm");
        assertThat(hall.locator(".call-out")).isVisible();
        hall.waitForFunction("() => told.includes('played')");
        hall.close();
    }

    /** A test driver's own questions count as touches; the old browsers are asked without. */
    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "CHROMIUM_80")
    void aBrowserThatForbidsSoundAsksForOneTouch(OldChromiumBuild build) {
        String centre = "hall" + build.ordinal();
        node.createCentre(centre);
        try (var browser = new OldChromium(build)) {
            browser.resize(1920, 1080);
            browser.open(node.url() + "/hall/");
            String code = "document.querySelector('talon-pairing').shadowRoot.querySelector('.code')";
            browser.await("document.querySelector('talon-pairing') && " + code);
            node.post(
                    "/devices",
                    "{\"code\":\"%s\",\"centre\":\"%s\",\"name\":\"Hall\"}"
                            .formatted(browser.evaluate(code + ".innerText").asText(), centre));
            String voice = "document.querySelector('talon-hall').voice";
            browser.await("document.querySelector('.foot__sound') && %s.settings".formatted(voice));
            browser.evaluate(
                    "%s.addEventListener('said', (event) => (window.told = event.detail.result));0".formatted(voice));
            call(centre);
            browser.await("window.told");
            assertThat(browser.evaluate("window.told").asText()).isEqualTo("blocked");
            assertThat(browser.evaluate(voice + ".state").asText()).isEqualTo("blocked");
            browser.click(300, 300);
            browser.await("!document.querySelector('.foot__sound')");
            // A report later it is the one that speaks.
            browser.await(voice + ".until > performance.now()");
            browser.evaluate("window.told = '';0");
            call(centre);
            browser.await("window.told");
            assertThat(browser.evaluate("window.told").asText()).isEqualTo("played");
            assertThat(browser.errors()).isEmpty();
        }
    }

    @Test
    void aBrowserThatAllowsItSpeaksWithoutATouch() {
        Page hall = paired();
        assertThat(hall.locator(".foot__sound")).hasCount(0);
        assertThat(result(hall)).isEqualTo("played");
        assertThat(allowed.faults()).isEmpty();
        hall.close();
    }

    /** Hundreds of sentences, many at once: each is a graph of its own, and none is left behind. */
    @Test
    void hundredsOfSentencesLeaveNoSoundBehind() {
        Page page = prepared("main");
        page.waitForFunction(
                "() => { const {voice} = document.querySelector('talon-hall'); return voice.banks.ru && voice.until > performance.now(); }");
        told(page, "voice.day(100)");
        PageMemory before = PageMemory.of(page);
        JsonNode said = told(page, "voice.day(400)");
        PageMemory after = PageMemory.of(page);
        assertThat(said.path("played").asInt()).as(said.toString()).isEqualTo(400);
        assertThat(after.sounds()).as(before + " " + after).isLessThanOrEqualTo(before.sounds() + 100);
        assertThat(after.nodes()).as(before + " " + after).isLessThanOrEqualTo(before.nodes() + 60);
        assertThat(after.heap()).as(before + " " + after).isLessThan(before.heap() + 2);
        page.close();
    }

    @Test
    void aBoardFollowsHowItsCentreSpeaksAndIsNotLoadedAgain() {
        node.createCentre("quiet");
        Page hall = paired("quiet");
        String settings = "() => document.querySelector('talon-hall').voice.settings";
        hall.waitForFunction(settings + "?.speaks === true");
        node.put("/centres/quiet/voice", "{\"speaks\":false}");
        hall.waitForFunction(settings + ".speaks === false");
        hall.close();
    }

    /** The end of a real call: what became of its words. */
    private static String result(Page hall) {
        hall.evaluate("""
                () => new Promise((resolve) => {
                  const voice = document.querySelector("talon-hall").voice;
                  const look = () => (voice.settings && voice.until > performance.now() ? resolve() : setTimeout(look, 20));
                  look();
                })""");
        hall.evaluate("""
                () => {
                  window.told = new Promise((resolve) => document.querySelector("talon-hall").voice
                    .addEventListener("said", (event) => resolve(event.detail.result), {once: true}));
                }""");
        call("main");
        return String.valueOf(hall.evaluate("window.told"));
    }

    /** Of one visitor, whose visit before has ended. */
    private static void call(String centre) {
        node.atDesk(centre, "4", "start");
        node.atDesk(centre, "4", "finish");
        node.post("/centres/" + centre + "/tickets", "{\"service\":\"cash\"}");
        node.atDesk(centre, "4", "call-next");
    }

    private static Page paired() {
        return paired("main");
    }

    private static Page paired(String centre) {
        Page hall = allowed.open("/hall/", 1920, 1080);
        String code = hall.locator("talon-pairing .code").innerText();
        node.post("/devices", "{\"code\":\"%s\",\"centre\":\"%s\",\"name\":\"Hall\"}".formatted(code, centre));
        assertThat(hall.locator(".hall")).hasAttribute("data-link", "live");
        return hall;
    }

    private static Page prepared(String centre) {
        Page page = paired(centre);
        page.evaluate(Scripts.read("voice.js"));
        page.waitForFunction("window.voice");
        return page;
    }

    /** Of the page's own generator, which wants a small one. */
    private static long seed() {
        return Math.floorMod(Proof.seed(), 2_000_000_000L) + 1;
    }

    private static JsonNode ask(String question) {
        return told(asked, question);
    }

    private static JsonNode told(Page page, String question) {
        Object told = page.evaluate("async () => JSON.stringify(await %s)".formatted(question));
        try {
            return new ObjectMapper().readTree(String.valueOf(told));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
