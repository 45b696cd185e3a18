package dev.talon.centre;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.talon.TestNode;
import dev.talon.db.TestDatabase;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A norm has days: a ticket takes the one of its own. */
class NormsTest {
    private static final ZoneId MOSCOW = ZoneId.of("Europe/Moscow");
    private static TestDatabase database;
    private static final AtomicReference<OffsetDateTime> NOW = new AtomicReference<>();
    private static TestNode node;

    @BeforeAll
    static void start() {
        database = TestDatabase.create();
        node = TestNode.start(database.address(), NOW::get).checkingAnswers();
        node.createCentre("north");
    }

    @AfterAll
    static void stop() {
        node.close();
        database.close();
    }

    @Test
    void aTicketTakesTheNormThatIsValidOnItsBusinessDayAndKeepsIt() {
        String norms = "/centres/north/services/cash/norms";
        assertThat(node.get(norms).json().at("/0/norm").asInt()).isEqualTo(600);
        LocalDate turn = LocalDate.now(MOSCOW).plusDays(40);
        assertThat(node.put(norms + "/" + turn, "{\"norm\":120}").status()).isEqualTo(200);
        assertThat(service().at("/norm").asInt()).as("what holds today").isEqualTo(600);
        assertThat(due(turn.minusDays(1).atTime(23, 59))).isEqualTo(Duration.ofSeconds(600));
        assertThat(due(turn.atTime(0, 1))).isEqualTo(Duration.ofSeconds(120));
        String range = "from=" + turn.minusDays(1) + "&to=" + turn + "&centre=north";
        assertThat(served(range, "")).isEqualTo("600 120");
        node.put(norms + "/" + turn.minusDays(1), "{\"norm\":60}");
        assertThat(served(range, "")).as("as at issue").isEqualTo("600 120");
        assertThat(served(range, "&norms=valid")).as("reckoned anew").isEqualTo("60 120");
        NOW.set(null);
    }

    @Test
    void aChangedServiceHasItsNormFromTodayAndTheFirstNormStays() {
        String norms = "/centres/north/services/consultation/norms";
        String today = LocalDate.now(MOSCOW).toString();
        JsonNode old = service("consultation");
        node.put("/centres/north/services/consultation", """
                {"name":{"ru":"К","en":"C"},"route":["consultation"],"prefix":"%s","norm":300}""".formatted(
                        old.at("/prefix").asText()));
        JsonNode listed = node.get(norms).json();
        assertThat(listed.at("/0/from").asText()).isEqualTo(today);
        assertThat(listed.at("/0/norm").asInt()).isEqualTo(300);
        assertThat(listed.at("/0/present").asBoolean()).isTrue();
        assertThat(listed.at("/1/norm").asInt()).isEqualTo(900);
        assertThat(node.delete(norms + "/" + today).json()).hasSize(1);
        assertThat(service("consultation").at("/norm").asInt()).isEqualTo(900);
        assertThat(node.delete(norms + "/2000-01-01").json())
                .as("there is always one")
                .hasSize(1);
        assertThat(node.put(norms + "/2026-02-30", "{\"norm\":60}").text("/errors/0/pointer"))
                .isEqualTo("from");
        assertThat(node.put("/centres/north/services/none/norms/2026-02-03", "{\"norm\":60}")
                        .status())
                .isEqualTo(404);
    }

    /** The time between issue and due of a ticket that is taken then. */
    private static Duration due(LocalDateTime at) {
        NOW.set(at.atZone(MOSCOW).toOffsetDateTime());
        JsonNode stage = node.post("/centres/north/tickets", "{\"service\":\"cash\"}")
                .json()
                .at("/stages/0");
        return Duration.between(
                OffsetDateTime.parse(stage.at("/queuedAt").asText()),
                OffsetDateTime.parse(stage.at("/dueAt").asText()));
    }

    private static String served(String range, String more) {
        return String.join(
                " ",
                node.get("/reports/stages?" + range + "&sort=queued&order=asc" + more)
                        .json()
                        .findValuesAsText("norm"));
    }

    private static JsonNode service() {
        return service("cash");
    }

    private static JsonNode service(String code) {
        for (JsonNode service : node.get("/centres/north").json().at("/services")) {
            if (service.at("/code").asText().equals(code)) {
                return service;
            }
        }
        throw new AssertionError("no " + code);
    }
}
