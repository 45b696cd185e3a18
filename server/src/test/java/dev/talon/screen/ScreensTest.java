package dev.talon.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.db.TestDatabase;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.OffsetDateTime;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What screens say of themselves, which of them speaks, what is asked of them, and the proof of a call. */
class ScreensTest {
    private static final AtomicReference<OffsetDateTime> NOW =
            new AtomicReference<>(OffsetDateTime.parse("2026-05-14T10:00:00+03:00"));
    private static TestDatabase database;
    private static TestNode node;
    private static int centres;

    private String centre;

    @BeforeAll
    static void start() {
        database = TestDatabase.create();
        node = TestNode.start(database.address(), NOW::get).checkingAnswers();
    }

    @AfterAll
    static void stop() {
        node.close();
        database.close();
    }

    @BeforeEach
    void newCentre() {
        centre = "hall" + ++centres;
        node.createCentre(centre);
    }

    @Test
    void oneScreenOfAZoneSpeaksUntilItIsAway() {
        Display one = pair("One");
        Display two = pair("Two");
        assertThat(report(one, "page-of-one", "ready", "").path("speaksFor").asInt())
                .isEqualTo(12_000);
        assertThat(report(two, "page-of-two", "ready", "").path("speaksFor").asInt())
                .isZero();
        assertThat(report(two, "page-of-two", "ready", "\"hall2\"")
                        .path("speaksFor")
                        .asInt())
                .as("another zone")
                .isEqualTo(12_000);
        assertThat(report(two, "page-of-two", "muted", "").path("spoken").asBoolean())
                .as("a silent one keeps step")
                .isTrue();
        assertThat(report(two, "page-of-two", "muted", "\"hall3\"")
                        .path("spoken")
                        .asBoolean())
                .as("nobody speaks there")
                .isFalse();
        later(11);
        assertThat(report(two, "page-of-two", "ready", "").path("speaksFor").asInt())
                .isZero();
        JsonNode speaks = report(one, "page-of-one", "ready", "");
        assertThat(speaks.path("speaksFor").asInt()).isEqualTo(12_000);
        assertThat(speaks.path("spoken").asBoolean()).as("by itself").isFalse();
        assertThat(report(one, "its-other-page", "ready", "").path("speaksFor").asInt())
                .as("a second page of the same device")
                .isZero();
        later(13);
        assertThat(report(two, "page-of-two", "ready", "").path("speaksFor").asInt())
                .isEqualTo(12_000);
        assertThat(report(one, "page-of-one", "ready", "").path("speaksFor").asInt())
                .isZero();
        assertThat(report(two, "page-of-two", "blocked", "").path("speaksFor").asInt())
                .isZero();
        assertThat(report(one, "page-of-one", "ready", "").path("speaksFor").asInt())
                .as("one that is blocked gives way at once")
                .isEqualTo(12_000);
        JsonNode listed = did(node.get("/centres/" + centre + "/screens")).json();
        assertThat(listed.at("/0/told/speaks").asBoolean()).isTrue();
        assertThat(listed.at("/0/told/ahead").asLong()).isEqualTo(2_500);
        assertThat(listed.at("/1/told/sound").asText()).isEqualTo("blocked");
    }

    @Test
    void screensThatShareAZoneNeverSpeakAtOnceAndTheOneThatShowsMoreSpeaks() {
        Display narrow = pair("Narrow");
        Display wide = pair("Wide");
        Display third = pair("Third");
        String two = "\"hall2\"";
        String twoAndThree = "\"hall2\", \"hall3\"";
        assertThat(speaks(narrow, two)).isTrue();
        assertThat(speaks(wide, twoAndThree)).as("the other holds a part of it").isFalse();
        assertThat(speaks(third, "\"hall3\""))
                .as("a wider one waits for its zone")
                .isFalse();
        later(5);
        assertThat(speaks(narrow, two)).as("it gives way").isFalse();
        assertThat(speaks(wide, twoAndThree)).isTrue();
        assertThat(speaks(narrow, two)).isFalse();
        assertThat(speaks(third, "\"hall3\"")).isFalse();
        later(25);
        assertThat(speaks(narrow, two)).as("the wider one is away").isTrue();
        assertThat(speaks(third, "\"hall3\"")).isTrue();
    }

    @Test
    void screensWhoseZonesOverlapSpeakInTurns() {
        Display left = pair("Left");
        Display right = pair("Right");
        String oneAndTwo = "\"hall1\", \"hall2\"";
        String twoAndThree = "\"hall2\", \"hall3\"";
        assertThat(turn(left, oneAndTwo, "speaks").path("shared").asBoolean()).isFalse();
        JsonNode waits = turn(right, twoAndThree, "asks");
        assertThat(waits.path("speaksFor").asInt()).isZero();
        assertThat(waits.path("shared").asBoolean()).isTrue();
        assertThat(waits.path("leaves")).extracting(JsonNode::asText).containsExactly("hall2");
        later(2);
        JsonNode rest = turn(left, oneAndTwo, "speaks");
        assertThat(rest.path("speaksFor").asInt())
                .as("what is begun is ended, and no more")
                .isEqualTo(10_000);
        assertThat(rest.path("leaves")).isEmpty();
        assertThat(turn(right, twoAndThree, "asks").path("speaksFor").asInt()).isZero();
        assertThat(turn(left, oneAndTwo, "asks").path("speaksFor").asInt())
                .as("it gives the word to who has asked longer")
                .isZero();
        assertThat(turn(right, twoAndThree, "asks").path("speaksFor").asInt()).isEqualTo(12_000);
        later(1);
        assertThat(turn(left, oneAndTwo, "asks").path("speaksFor").asInt()).isZero();
        assertThat(turn(right, twoAndThree, "idle").path("speaksFor").asInt()).isZero();
        assertThat(turn(left, oneAndTwo, "asks").path("speaksFor").asInt()).isEqualTo(12_000);
        assertThat(turn(left, oneAndTwo, "idle").path("speaksFor").asInt()).isZero();
        assertThat(turn(right, twoAndThree, "asks").path("speaksFor").asInt()).isEqualTo(12_000);
        later(25);
        assertThat(turn(left, oneAndTwo, "idle").path("speaksFor").asInt())
                .as("the other is away")
                .isEqualTo(12_000);
    }

    @Test
    void whoAskedAndIsAwayKeepsNobodySilent() {
        Display left = pair("Left");
        Display right = pair("Right");
        turn(left, "\"hall1\", \"hall2\"", "speaks");
        turn(right, "\"hall2\", \"hall3\"", "asks");
        later(5);
        assertThat(turn(left, "\"hall1\", \"hall2\"", "asks").path("speaksFor").asInt())
                .isEqualTo(12_000);
    }

    private static JsonNode turn(Display display, String zones, String voice) {
        return did(as(display, "/device/report", """
                        {"page": "page-of-%d", "version": "1", "sound": "ready", "clock": "%s", "speaks": true, "voice": "%s", "zones": [%s],
                         "width": 1920, "height": 1080, "shows": "calls"}""".formatted(
                                display.id, NOW.get().plusNanos(2_500_000_000L), voice, zones)))
                .json();
    }

    @Test
    void whatIsAskedOfAScreenIsGivenToItOnce() {
        Display one = pair("One");
        did(node.post("/devices/" + one.id + "/asks", "{\"kind\": \"identify\"}"));
        JsonNode asks = report(one, "page-of-one", "ready", "").path("asks");
        assertThat(asks).hasSize(1);
        assertThat(asks.at("/0/kind").asText()).isEqualTo("identify");
        assertThat(report(one, "page-of-one", "ready", "").path("asks")).isEmpty();
        later(1);
        did(as(one, "/device/asks/" + asks.at("/0/id").asText(), "{\"result\": \"cannot\"}"));
        JsonNode asked = did(node.get("/centres/" + centre + "/screens")).json().at("/0/asked");
        assertThat(asked.path("result").asText()).isEqualTo("cannot");
        assertThat(asked.path("took").asLong()).isEqualTo(1_000);
        assertThat(node.post("/devices/2147483647/asks", "{\"kind\": \"reload\"}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aTestCallComesWithTheBoardAndIsAcknowledgedAsCallsAre() {
        Display board = pair("Board");
        Display sign = pair("Sign", "desk-display");
        long before = board().path("version").asLong();
        did(node.post("/devices/" + board.id + "/asks", "{\"kind\": \"test-call\"}"));
        assertThat(board().path("version").asLong()).isGreaterThan(before);
        assertThat(report(board, "page-of-board", "ready", "").path("asks"))
                .as("by its socket alone")
                .isEmpty();
        assertThat(board().at("/tests/0/screen").asInt()).isEqualTo(board.id);
        String at = board().at("/tests/0/at").asText();
        assertThat(asked(board).path("call").isNull()).isTrue();
        later(1);
        did(as(board, "/device/shown", "{\"calls\": [{\"desk\": \"0\", \"at\": \"%s\"}]}".formatted(at)));
        assertThat(asked(board).at("/call/shown").asLong()).isEqualTo(1_000);
        assertThat(asked(board).at("/call/sound").isNull()).isTrue();
        later(6);
        did(as(
                board,
                "/device/shown",
                "{\"calls\": [{\"desk\": \"0\", \"at\": \"%s\", \"sound\": \"played\"}]}".formatted(at)));
        assertThat(asked(board).at("/call/sound").asText()).isEqualTo("played");
        assertThat(asked(board).at("/call/sounded").asLong()).isEqualTo(7_000);
        assertThat(asked(board).path("ago").asLong()).isEqualTo(7_000);
        later(14);
        assertThat(board().path("tests")).isEmpty();

        did(node.post("/devices/" + sign.id + "/asks", "{\"kind\": \"test-call\"}"));
        did(as(
                sign,
                "/device/shown",
                "{\"calls\": [{\"desk\": \"0\", \"at\": \"%s\"}]}"
                        .formatted(board().at("/tests/0/at").asText())));
        assertThat(asked(sign).at("/call/shown").asLong()).isZero();
        later(1);
        did(node.post("/centres/" + centre + "/tickets", "{\"service\": \"cash\"}"));
        did(node.atDesk(centre, "4", "call-next"));
        did(as(
                sign,
                "/device/shown",
                "{\"calls\": [{\"desk\": \"4\", \"at\": \"%s\"}]}"
                        .formatted(proof().path("at").asText())));
        assertThat(proof().path("shown").asBoolean())
                .as("a sign proves no call")
                .isFalse();
        later(3);
        assertThat(days().at("/days/0/calls").asInt())
                .as("no test call is counted")
                .isEqualTo(1);
    }

    @Test
    void aKioskReportsAndIsAskedForAllButATestCall() {
        Display kiosk = pair("Kiosk", "kiosk");
        report(kiosk, "page-of-kiosk", "ready", "");
        JsonNode listed =
                did(node.get("/centres/" + centre + "/screens")).json().path(0);
        assertThat(listed.path("kind").asText()).isEqualTo("kiosk");
        assertThat(listed.at("/told/width").asInt()).isEqualTo(1920);
        for (String kind : new String[] {"identify", "reload", "screenshot"}) {
            did(node.post("/devices/" + kiosk.id + "/asks", "{\"kind\": \"%s\"}".formatted(kind)));
        }
        assertThat(report(kiosk, "page-of-kiosk", "ready", "").path("asks")).hasSize(3);
        Reply refused = node.post("/devices/" + kiosk.id + "/asks", "{\"kind\": \"test-call\"}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/type")).endsWith("kiosk-calls-nobody");
    }

    @Test
    void whichTalonTheScreensPageCameFromIsComparedWithTheServers() throws Exception {
        Display board = pair("Board");
        report(board, "page-of-board", "ready", "");
        assertThat(told(board).path("release").isNull()).isTrue();
        assertThat(told(board).path("current").asBoolean())
                .as("a page that does not tell")
                .isFalse();
        assertThat(told(board).path("ago").asLong()).isZero();
        release(board, "0.1.0 (commit 0000000)");
        assertThat(told(board).path("release").asText()).isEqualTo("0.1.0 (commit 0000000)");
        assertThat(told(board).path("current").asBoolean()).isFalse();
        for (String page : new String[] {"hall", "sign", "kiosk"}) {
            String html = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(node.url() + "/" + page + "/"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            Matcher release =
                    Pattern.compile("<html[^>]* data-release=\"([^\"]+)\"").matcher(html);
            assertThat(release.find()).as(page).isTrue();
            release(board, release.group(1));
            assertThat(told(board).path("current").asBoolean()).as(page).isTrue();
        }
    }

    private static void release(Display display, String release) {
        did(as(display, "/device/report", """
                        {"page": "page-of-one", "version": "1", "release": "%s", "sound": "ready", "clock": "%s", "speaks": true, "width": 1920,
                         "height": 1080, "shows": "calls"}""".formatted(release, NOW.get())));
    }

    private JsonNode board() {
        return did(node.get("/centres/" + centre + "/board")).json();
    }

    private JsonNode told(Display display) {
        return listed(display).path("told");
    }

    private JsonNode asked(Display display) {
        return listed(display).path("asked");
    }

    private JsonNode listed(Display display) {
        for (JsonNode screen : did(node.get("/centres/" + centre + "/screens")).json()) {
            if (screen.path("id").asInt() == display.id) {
                return screen;
            }
        }
        throw new AssertionError("no screen " + display.id);
    }

    @Test
    void aPictureIsTakenOfTheScreenThatWasAskedForIt() throws Exception {
        Display one = pair("One");
        Display two = pair("Two");
        byte[] jpeg = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xD9};
        String ask = did(node.post("/devices/" + one.id + "/asks", "{\"kind\": \"screenshot\"}"))
                .json()
                .path("id")
                .asText();
        String picture = "/devices/" + one.id + "/asks/" + ask + "/picture";
        assertThat(node.get(picture).status()).as("it has not come").isEqualTo(404);
        assertThat(send(one, ask, new byte[] {'G', 'I', 'F'})).isEqualTo(422);
        assertThat(send(two, ask, jpeg)).as("another screen's").isEqualTo(404);
        assertThat(send(one, ask, new byte[(3 << 20) + 1])).isEqualTo(413);
        assertThat(send(one, ask, jpeg)).isEqualTo(204);
        did(as(one, "/device/asks/" + ask, "{\"result\": \"done\"}"));
        assertThat(node.get(picture).http().headers().firstValue("content-type"))
                .hasValue("image/jpeg");
        assertThat(send(one, ask, jpeg)).as("it has answered").isEqualTo(404);
        assertThat(node.get("/devices/" + two.id + "/asks/" + ask + "/picture").status())
                .isEqualTo(404);
    }

    private static int send(Display display, String ask, byte[] picture) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(node.url() + "/api/v1/device/asks/" + ask + "/picture"))
                                .header("authorization", "Bearer " + display.secret)
                                .header("content-type", "image/jpeg")
                                .PUT(HttpRequest.BodyPublishers.ofByteArray(picture))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void aCallThatNoBoardHasShownIsToldOf() {
        Display board = pair("Board");
        did(node.post("/centres/" + centre + "/tickets", "{\"service\": \"cash\"}"));
        did(node.atDesk(centre, "4", "call-next"));
        assertThat(proof().path("missed").asBoolean()).as("still in time").isFalse();
        later(3);
        assertThat(proof().path("missed").asBoolean()).isTrue();
        assertThat(proof().path("awake").asInt()).as("it has said nothing yet").isZero();
        report(board, "page-of-board", "ready", "");
        assertThat(proof().path("awake").asInt()).isEqualTo(1);
        assertThat(days().path("awake").asInt()).isEqualTo(1);
        assertThat(days().at("/missed/0/late").asBoolean()).isFalse();
        String call = "{\"calls\": [{\"desk\": \"4\", \"at\": \"%s\"}]}"
                .formatted(proof().path("at").asText());
        did(as(board, "/device/shown", call));
        assertThat(proof().path("shown").asBoolean()).isTrue();
        assertThat(proof().path("missed").asBoolean()).isFalse();
        assertThat(days().at("/days/0/late").asInt()).isEqualTo(1);
        did(as(board, "/device/shown", call.replace("\"}]", "\", \"sound\": \"played\"}]")));
        assertThat(proof().path("heard").asBoolean()).isTrue();
        did(node.atDesk(centre, "4", "recall"));
        later(1);
        did(as(
                board,
                "/device/shown",
                "{\"calls\": [{\"desk\": \"4\", \"at\": \"%s\"}]}"
                        .formatted(proof().path("at").asText())));
        later(3);
        JsonNode today = days();
        assertThat(today.at("/days/0/shown").asInt()).isEqualTo(1);
        assertThat(today.at("/days/0/never").asInt()).isZero();
        assertThat(today.path("missed")).isEmpty();
    }

    @Test
    void aHallWithoutBoardsMissesNothing() {
        did(node.post("/centres/" + centre + "/tickets", "{\"service\": \"cash\"}"));
        did(node.atDesk(centre, "4", "call-next"));
        later(5);
        assertThat(proof().path("missed").asBoolean()).isFalse();
        assertThat(proof().path("boards").asInt()).isZero();
    }

    @Test
    void aZoneWithoutABoardMissesNothing() {
        Display board = pair("Board of hall 1");
        zones("""
                {"code": "hall1", "name": {"ru": "Зал 1"}, "arrow": null, "desks": ["1"], "screens": [%d]},
                {"code": "hall2", "name": {"ru": "Зал 2"}, "arrow": null, "desks": ["4"], "screens": []}""".formatted(board.id));
        report(board, "page-of-board", "ready", "\"hall1\"");
        did(node.post("/centres/" + centre + "/tickets", "{\"service\": \"cash\"}"));
        did(node.atDesk(centre, "4", "call-next"));
        later(5);
        assertThat(proof().path("missed").asBoolean()).isFalse();
        assertThat(proof().path("boards").asInt()).isZero();
        assertThat(proof().path("awake").asInt()).isZero();
        assertThat(days().path("boards").asInt()).as("of the centre").isEqualTo(1);
        assertThat(days().path("days")).isEmpty();
        assertThat(days().path("missed")).isEmpty();
    }

    @Test
    void aBoardOfTheDesksZoneOrOfNoneAndADeskOfNoZoneCount() {
        Display board = pair("Board");
        for (String zones : new String[] {
            // The board's own zone; a board of no zone; a desk of no zone.
            "{\"code\": \"hall2\", \"name\": {\"ru\": \"Зал 2\"}, \"arrow\": null, \"desks\": [\"4\"], \"screens\": [%d]}",
            "{\"code\": \"hall2\", \"name\": {\"ru\": \"Зал 2\"}, \"arrow\": null, \"desks\": [\"4\"], \"screens\": []}",
            "{\"code\": \"hall2\", \"name\": {\"ru\": \"Зал 2\"}, \"arrow\": null, \"desks\": [\"1\"], \"screens\": [%d]}"
        }) {
            zones(zones.formatted(board.id));
            did(node.post("/centres/" + centre + "/tickets", "{\"service\": \"cash\"}"));
            did(node.atDesk(centre, "4", "call-next"));
            later(3);
            assertThat(proof().path("missed").asBoolean()).as(zones).isTrue();
            assertThat(proof().path("boards").asInt()).as(zones).isEqualTo(1);
            assertThat(days().at("/missed/0/desk").asText()).as(zones).isEqualTo("4");
            did(node.atDesk(centre, "4", "start"));
            did(node.atDesk(centre, "4", "finish"));
        }
        assertThat(days().at("/days/0/never").asInt()).isEqualTo(3);
    }

    private void zones(String zones) {
        did(node.put("/centres/" + centre + "/zones", "{\"zones\": [" + zones + "], \"arrows\": []}"));
    }

    private record Display(int id, String secret) {}

    private Display pair(String name) {
        return pair(name, "hall-display");
    }

    private Display pair(String name, String kind) {
        Reply drawn = did(node.post("/devices/pair-code", "{\"kind\": \"%s\"}".formatted(kind)));
        String body = "{\"code\": \"%s\", \"centre\": \"%s\", \"name\": \"%s\"}";
        int id = did(node.post("/devices", body.formatted(drawn.text("/code"), centre, name)))
                .json()
                .path("id")
                .asInt();
        return new Display(id, drawn.text("/secret"));
    }

    private static JsonNode report(Display display, String page, String sound, String zones) {
        return did(as(display, "/device/report", """
                        {"page": "%s", "version": "1", "sound": "%s", "clock": "%s", "speaks": true, "zones": [%s], "width": 1920, "height": 1080,
                         "shows": "calls"}""".formatted(
                                page, sound, NOW.get().plusNanos(2_500_000_000L), zones)))
                .json();
    }

    private static boolean speaks(Display display, String zones) {
        return report(display, "page-of-" + display.id, "ready", zones)
                        .path("speaksFor")
                        .asInt()
                > 0;
    }

    private static Reply as(Display display, String path, String body) {
        return node.post(path, body, "authorization", "Bearer " + display.secret);
    }

    private JsonNode proof() {
        return did(node.get("/centres/" + centre + "/desks/4/call-proof")).json();
    }

    private JsonNode days() {
        return did(node.get("/centres/" + centre + "/call-proofs?from=2026-05-14&to=2026-05-14"))
                .json();
    }

    private static void later(int seconds) {
        NOW.updateAndGet(now -> now.plusSeconds(seconds));
    }

    private static Reply did(Reply reply) {
        assertThat(reply.status()).as(String.valueOf(reply.json())).isBetween(200, 299);
        return reply;
    }
}
