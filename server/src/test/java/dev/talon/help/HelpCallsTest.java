package dev.talon.help;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.db.TestDatabase;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Help that a visitor at a kiosk asks for: one call, one answer, and what is counted. */
class HelpCallsTest {
    private static final OffsetDateTime NOON = OffsetDateTime.parse("2026-03-05T12:00:00+03:00");

    private static TestDatabase database;
    private static TestNode node;
    private static volatile OffsetDateTime now = NOON;
    private static int centres;

    private String path;
    private String[] kiosk;

    @BeforeAll
    static void start() {
        database = TestDatabase.create();
        node = TestNode.start(database.address(), () -> now).checkingAnswers();
    }

    @AfterAll
    static void stop() {
        node.close();
        database.close();
    }

    @BeforeEach
    void open() {
        now = NOON;
        String code = "help" + ++centres;
        node.createCentre(code);
        path = "/centres/" + code;
        kiosk = kiosk(code, "У входа");
    }

    @Test
    void theBoardHasTheCallUntilItIsAnsweredAndThenThatSomebodyComes() {
        Reply called = node.post(path + "/help-calls", "{}", kiosk);
        assertThat(called.status()).isEqualTo(201);
        assertThat(called.json().at("/answeredAt").isNull()).isTrue();
        assertThat(OffsetDateTime.parse(called.text("/until"))).isEqualTo(NOON.plusSeconds(60));
        JsonNode help = board();
        assertThat(help).hasSize(1);
        assertThat(help.at("/0/name").asText()).isEqualTo("У входа");
        now = NOON.plusSeconds(20);
        String[] specialist = token("specialist");
        assertThat(answer(called, specialist).status()).isEqualTo(204);
        assertThat(OffsetDateTime.parse(board().at("/0/answeredAt").asText())).isEqualTo(now);
        Reply second = answer(called, token("host"));
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.text("/detail")).contains("Туда уже идёт");
        now = NOON.plusSeconds(20 + 121);
        assertThat(board()).isEmpty();
    }

    @Test
    void aRepeatedCallIsOneCall() {
        String[] once = {kiosk[0], kiosk[1], "idempotency-key", "one-touch-" + path.substring(9)};
        Reply first = node.post(path + "/help-calls", "{}", once);
        Reply again = node.post(path + "/help-calls", "{}", once);
        assertThat(again.text("/id")).isEqualTo(first.text("/id"));
        assertThat(board()).hasSize(1);
        assertThat(days().at("/0/calls").asInt()).isEqualTo(1);
    }

    @Test
    void whileACallWaitsAnotherPressIsTheSameCallAndItsKeyHasThatAnswerForEver() {
        Reply first = node.post(path + "/help-calls", "{}", kiosk);
        String[] keyed = {kiosk[0], kiosk[1], "idempotency-key", "second-touch-" + path.substring(9)};
        now = NOON.plusSeconds(10);
        assertThat(node.post(path + "/help-calls", "{}", keyed).json()).isEqualTo(first.json());
        assertThat(board()).hasSize(1);
        now = NOON.plusSeconds(61);
        assertThat(node.post(path + "/help-calls", "{}", keyed).json()).isEqualTo(first.json());
        Reply next = node.post(path + "/help-calls", "{}", kiosk);
        assertThat(next.text("/id")).isNotEqualTo(first.text("/id"));
        assertThat(days().at("/0/calls").asInt()).isEqualTo(2);
    }

    @Test
    void whatBecameOfCallsIsCounted() {
        Reply inTime = node.post(path + "/help-calls", "{}", kiosk);
        now = NOON.plusSeconds(30);
        answer(inTime, token("host"));
        Reply late = node.post(path + "/help-calls", "{}", kiosk);
        now = NOON.plusSeconds(130);
        answer(late, token("host"));
        Reply withdrawn = node.post(path + "/help-calls", "{}", kiosk);
        assertThat(node.send("DELETE", path + "/help-calls/" + withdrawn.text("/id"), "", kiosk)
                        .status())
                .isEqualTo(204);
        assertThat(answer(withdrawn, token("host")).text("/type")).endsWith("help-withdrawn");
        node.post(path + "/help-calls", "{}", kiosk);
        now = NOON.plusSeconds(300);
        JsonNode day = days().get(0);
        assertThat(day.path("calls").asInt()).isEqualTo(4);
        assertThat(day.path("answered").asInt()).isEqualTo(1);
        assertThat(day.path("late").asInt()).isEqualTo(1);
        assertThat(day.path("never").asInt()).isEqualTo(1);
        assertThat(day.path("withdrawn").asInt()).isEqualTo(1);
        assertThat(day.path("meanSeconds").asInt()).isEqualTo(65);
    }

    @Test
    void aKioskTakesBackOnlyItsOwnAndStaffNameAKiosk() {
        Reply called = node.post(path + "/help-calls", "{}", kiosk);
        String[] other = kiosk(path.substring(9), "Зал 2");
        assertThat(node.send("DELETE", path + "/help-calls/" + called.text("/id"), "", other)
                        .status())
                .isEqualTo(404);
        assertThat(node.post(path + "/help-calls", "{}", token("host")).status())
                .isEqualTo(404);
        assertThat(answer(called, kiosk).status()).isEqualTo(403);
    }

    private Reply answer(Reply call, String... headers) {
        return node.post(path + "/help-calls/" + call.text("/id") + "/answer", "", headers);
    }

    private JsonNode board() {
        return node.get(path + "/board").json().path("help");
    }

    private JsonNode days() {
        return node.get(path + "/help-calls?from=2026-03-05&to=2026-03-05")
                .json()
                .path("days");
    }

    private static String[] kiosk(String centre, String name) {
        Reply drawn = node.post("/devices/pair-code", "{\"kind\": \"kiosk\"}", "authorization", "");
        node.post(
                "/devices",
                "{\"code\": \"%s\", \"centre\": \"%s\", \"name\": \"%s\"}"
                        .formatted(drawn.text("/code"), centre, name));
        return new String[] {"authorization", "Bearer " + drawn.text("/secret")};
    }

    private static String[] token(String role) {
        String token = node.post("/tokens", "{\"name\":\"of " + role + "\",\"role\":\"" + role + "\"}")
                .text("/token");
        return new String[] {"authorization", "Bearer " + token, "accept-language", "ru"};
    }
}
