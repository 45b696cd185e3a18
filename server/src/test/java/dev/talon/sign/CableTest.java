package dev.talon.sign;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.talon.Limits;
import dev.talon.TestLimits;
import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.Until;
import dev.talon.board.LiveScreen;
import dev.talon.db.TestDatabase;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signs and pads on cables of the server, from the desk's command to the byte, and back. */
class CableTest {
    private static TestDatabase database;
    /** Whoever presses a pad here does not wait until a service may be finished with one press. */
    private static final PadLimits PADS = new PadLimits(
            PadLimits.USUAL.betweenCalls(),
            PadLimits.USUAL.oldest(),
            PadLimits.USUAL.twiceFrom(),
            PadLimits.USUAL.twiceWithin(),
            PadLimits.USUAL.walk(),
            Duration.ZERO,
            PadLimits.USUAL.atOnce(),
            PadLimits.USUAL.thenEvery());

    private static TestNode node;
    private static int centres;

    private final String centre = "cable" + ++centres;
    private final FakeCable signs = new FakeCable(11);
    private final FakeCable pads = new FakeCable(1);
    private LiveScreen screen;

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
        node = TestNode.start(database.address(), TestLimits.of(Limits.USUAL.beat(), TestLimits.SEATED, PADS))
                .checkingAnswers();
    }

    @BeforeEach
    void setUp() {
        node.createCentre(centre);
        screen = LiveScreen.open(node, centre);
    }

    @AfterEach
    void clear() {
        screen.close();
        signs.close();
        pads.close();
    }

    @AfterAll
    static void close() {
        node.close();
        database.close();
    }

    @Test
    void aSignFollowsItsDeskFromTheCallToTheEnd() throws Exception {
        put("signs", signs(signs.port(), "1"));
        signs.await("01 20 20 20 20 20 20 20 20 20 07");

        issue("consultation");
        desk("call-next");
        signs.await("01 20 21 CA 30 30 31 3E 31 20 07");
        desk("start");
        signs.await("01 20 20 CA 30 30 31 3E 31 20 07");
        desk("finish");
        signs.await("01 20 20 20 20 20 20 20 20 20 07");
        assertThat(node.get("/centres/" + centre + "/cables")
                        .json()
                        .at("/0/kind")
                        .asText())
                .isEqualTo("sign");
    }

    @Test
    void inAnAlarmEverySignTellsToLeaveAndAfterItWhatItsDeskDoes() throws Exception {
        put("signs", signs(signs.port(), "1"));
        signs.await("01 20 20 20 20 20 20 20 20 20 07");
        String alarm = "/centres/" + centre + "/alarm";
        assertThat(node.put(alarm, "{\"ru\": \"\", \"en\": \"\"}").status()).isEqualTo(204);
        signs.await("01 20 21 C2 DB D5 CE C4 20 20 07");
        issue("consultation");
        desk("call-next");
        assertThat(node.delete(alarm).status()).isEqualTo(204);
        signs.await("01 20 21 CA 30 30 31 3E 31 20 07");
    }

    @Test
    void aSignSaysThatItsSpecialistIsOnABreak() throws Exception {
        put("signs", signs(signs.port(), "1"));
        String desk = "/centres/" + centre + "/desks/1";
        assertThat(node.sit(centre, "1").status()).isEqualTo(204);
        assertThat(node.post(desk + "/pause", "{\"reason\":\"обед\"}").status()).isEqualTo(204);
        signs.await("01 20 20 CF C5 D0 C5 D0 DB C2 07");
        screen.until(board -> state(board).equals("paused"));

        assertThat(node.delete(desk + "/pause").status()).isEqualTo(204);
        signs.await("01 20 20 20 20 20 20 20 20 20 07");
    }

    @ParameterizedTest
    @CsvSource({"105, 2", "12А, 2", "ОКНО-7, 2"})
    void aSignThatWouldCutItsDeskIsRefusedWithWhatFits(String code, int room) {
        node.put("/centres/" + centre + "/desks/" + URLEncoder.encode(code, UTF_8), "{\"stages\":[\"consultation\"]}");
        Reply refused = node.put("/centres/" + centre + "/cables/signs", signs(signs.port(), code));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/type")).endsWith("sign-too-narrow");
        assertThat(refused.text("/errors/0/pointer")).isEqualTo("/ends/0/desk");
        assertThat(refused.text("/detail")).contains("7 зн.", "К999>" + code, "до " + room + " зн.");
        assertThat(node.get("/centres/" + centre + "/cables").json()).isEmpty();

        JsonObject wider = new JsonObject(signs(signs.port(), code));
        wider.getJsonObject("template").put("textWidth", 5 + code.length());
        put("signs", wider.encode());
        assertThat(node.get("/centres/" + centre + "/cables").text("/0/ends/0/shortened"))
                .as("the thousandth ticket of a day")
                .isEqualTo("1000>" + code);
    }

    @Test
    void theListSaysWhyALineIsNotOpenAndWhenItsSignsTookWhatTheyShow() throws Exception {
        int port = signs.port();
        signs.close();
        put("signs", signs(port, "1"));
        assertThat(untilTheList("/0/fault", "absent").at("/0/heardAt").isNull()).isTrue();
        try (FakeCable there = new FakeCable(11)) {
            put("signs", signs(there.port(), "1"));
            there.await("01 20 20 20 20 20 20 20 20 20 07");
            assertThat(untilTheList("/0/fault", null).at("/0/heardAt").asText()).startsWith("20");
            assertThat(node.get("/centres/" + centre + "/cables")
                            .json()
                            .at("/0/connected")
                            .asBoolean())
                    .isTrue();
        }
        // That a sign takes nothing more is noticed by what is sent to it: what its desk does now, and not only what is
        // sent again every half minute.
        String label = issue("consultation").text("/label");
        desk("call-next");
        screen.untilCalled(label);
        desk("start");
        screen.until(board -> state(board).equals("serving"));
        desk("finish");
        screen.until(board -> !state(board).equals("serving"));
        assertThat(untilTheList("/0/connected", "false").at("/0/heardAt").isNull())
                .as("when it was heard last stays")
                .isFalse();
    }

    /** @param value null: until nothing is said there, and something was heard */
    private JsonNode untilTheList(String pointer, String value) {
        return Until.found(
                "the list says " + value + " at " + pointer,
                () -> Optional.of(node.get("/centres/" + centre + "/cables").json())
                        .filter(cables -> value == null
                                ? cables.at(pointer).isNull()
                                        && !cables.at("/0/heardAt").isNull()
                                : cables.at(pointer).asText().equals(value)));
    }

    @Test
    void aSignThatLacksALetterOfItsDeskIsRefused() {
        node.put("/centres/" + centre + "/desks/" + URLEncoder.encode("7Ж", UTF_8), "{\"stages\":[\"consultation\"]}");
        JsonObject latin = new JsonObject(signs(signs.port(), "7Ж"));
        latin.getJsonObject("template").put("charset", "ISO-8859-1");
        Reply refused = node.put("/centres/" + centre + "/cables/signs", latin.encode());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/type")).endsWith("sign-lacks-letters");
    }

    @Test
    void aChangedCableIsDrivenAsItIsNow() throws Exception {
        put("signs", signs(signs.port(), "1"));
        signs.await("01 20 20 20 20 20 20 20 20 20 07");
        try (FakeCable other = new FakeCable(11)) {
            put("signs", signs(other.port(), "1"));
            other.await("01 20 20 20 20 20 20 20 20 20 07");
        }
    }

    @Test
    void aPadGivesTheCommandThatFitsTheMoment() throws Exception {
        node.sit(centre, "1");
        putPads();
        String label = issue("consultation").text("/label");

        pads.send(0x01, 33, 0x31);
        screen.untilCalled(label);
        pads.send(0x01, 33, 0x32);
        screen.until(board -> state(board).equals("serving"));
        pads.send(0x01, 33, 0x34);
        screen.until(board -> !state(board).equals("serving"));
        assertThat(actors(label)).as("the pad acts for whoever sits there").containsOnly("token:1");
    }

    @Test
    void onABreakTheCallKeyEndsTheBreakAndCallsNobodyYet() throws Exception {
        putPads();
        String label = issue("consultation").text("/label");
        String desk = "/centres/" + centre + "/desks/1";
        assertThat(node.sit(centre, "1").status()).isEqualTo(204);
        assertThat(node.post(desk + "/pause", "{\"reason\":\"обед\"}").status()).isEqualTo(204);
        screen.until(board -> state(board).equals("paused"));

        pads.send(0x01, 33, 0x31);
        screen.until(board -> !state(board).equals("paused"));
        assertThat(node.get(desk).text("/next/label")).as("nobody was called").isEqualTo(label);
        pads.send(0x01, 33, 0x31);
        screen.untilCalled(label);
    }

    @Test
    void theEndKeyTakesNobodyAwayInTheFirstMinuteUnlessPressedTwice() throws Exception {
        node.sit(centre, "1");
        putPads();
        String label = issue("consultation").text("/label");
        pads.send(0x01, 33, 0x31);
        screen.untilCalled(label);

        pads.send(0x01, 33, 0x34, 0x01, 33, 0x32);
        screen.until(board -> state(board).equals("serving"));
        assertThat(node.get("/centres/" + centre + "/desks/1").text("/call/state"))
                .as("one press of the end key changed nothing, the start key after it did")
                .isEqualTo("serving");
    }

    @Test
    void aCableThatCannotBeIsRefusedWithTheReason() {
        String path = "/centres/" + centre + "/cables/signs";
        assertThat(node.put(path, signs(9, "99")).text("/type")).contains("no-such-desk");
        assertThat(node.put(path, """
                {"kind":"sign","address":{"transport":"tcp","host":"127.0.0.1","port":9},"ends":[]}""").text("/type")).contains("cable-lacks");
        assertThat(node.get("/centres/" + centre + "/cables").json()).isEmpty();
        assertThat(node.delete(path).status()).isEqualTo(404);
    }

    @Test
    void aKeyOfAMomentThatIsOverDoesNothingAndTheDeskIsToldThatItsPadIsAway() throws Exception {
        node.sit(centre, "1");
        pads.keepBeforeListening(0x01, 33, 0x31);
        String label = issue("consultation").text("/label");
        putPads();
        pads.send(0x01, 33, 0x32, 0x01, 33, 0x31);
        screen.untilCalled(label);
        assertThat(node.get(desk()).text("/call/state"))
                .as("the call that the converter had kept was none: there was nobody to start with")
                .isEqualTo("called");

        pads.close();
        untilPadIs("away");
        assertThat(node.get("/centres/" + centre + "/desks/2").json().at("/pad").isNull())
                .as("a desk without a pad")
                .isTrue();
    }

    private void putPads() {
        put("pads", """
                {"kind":"pad","protocol":"frames","address":{"transport":"tcp","host":"127.0.0.1","port":%d},
                 "ends":[{"number":33,"desk":"1"}]}""".formatted(pads.port()));
        untilPadIs("connected");
    }

    /** Every change of a pad's line is on the board's version. */
    private void untilPadIs(String state) {
        while (!node.get(desk()).text("/pad").equals(state)) {
            screen.next();
        }
    }

    private String desk() {
        return "/centres/" + centre + "/desks/1";
    }

    private void put(String cable, String body) {
        Reply put = node.put("/centres/" + centre + "/cables/" + cable, body);
        assertThat(put.status()).as(put.json().toString()).isEqualTo(200);
    }

    private static String signs(int port, String desk) {
        String template = node.get("/sign-templates").json().get(0).toString();
        return """
                {"kind":"sign","address":{"transport":"tcp","host":"127.0.0.1","port":%d},"template":%s,
                 "ends":[{"number":32,"desk":"%s","arrow":"right"}]}""".formatted(port, template, desk);
    }

    private Reply issue(String service) {
        return node.post("/centres/" + centre + "/tickets", "{\"service\":\"" + service + "\"}");
    }

    private void desk(String command) {
        assertThat(node.atDesk(centre, "1", command).status()).isEqualTo(200);
    }

    /** Of desk 1. */
    private static String state(JsonObject board) {
        return board.getJsonArray("desks").stream()
                .map(desk -> (JsonObject) desk)
                .filter(desk -> desk.getString("desk").equals("1"))
                .findFirst()
                .orElseThrow()
                .getString("state");
    }

    private List<String> actors(String label) {
        List<String> actors = new ArrayList<>();
        node.database()
                .fast()
                .preparedQuery("""
                        SELECT DISTINCT e.actor FROM event e JOIN ticket t ON t.centre_id = e.centre_id AND t.id = e.ticket_id
                        JOIN centre c ON c.id = t.centre_id WHERE c.code = $1 AND t.label = $2""")
                .execute(Tuple.of(centre, label))
                .await()
                .forEach(row -> actors.add(row.getString(0)));
        return actors;
    }
}
