package dev.talon.statistics.quarters;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.db.TestDatabase;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A day by quarter hours as it went at the desks, and who changed the queue by hand. */
class QuarterHoursTest {
    private static final OffsetDateTime TEN = OffsetDateTime.parse("2026-03-05T10:00:00+03:00");
    private static final String DAY = "2026-03-05";

    private static TestDatabase database;
    private static TestNode node;
    private static volatile OffsetDateTime now = TEN;

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
        node = TestNode.start(database.address(), () -> now).checkingAnswers();
    }

    @AfterAll
    static void shut() {
        node.close();
        database.close();
    }

    @Test
    void quartersSayWhoCameHowLongTheLongestWaitedAndHowManyDesksServed() {
        node.createCentre("quarters");
        issue("quarters", 0);
        issue("quarters", 60);
        issue("quarters", 960);
        at(1800);
        node.atDesk("quarters", "1", "call-next", "");
        node.atDesk("quarters", "1", "start", "");
        at(2700);
        node.atDesk("quarters", "1", "finish", "{}");
        JsonNode day = day("quarters");
        assertThat(day.at("/quarters")).hasSize(3);
        assertThat(day.at("/quarters/0/arrivals").asInt()).isEqualTo(2);
        assertThat(day.at("/quarters/1/arrivals").asInt()).isEqualTo(1);
        assertThat(day.at("/quarters/0/longest").asInt())
                .as("who came first, at the quarter's end")
                .isEqualTo(900);
        assertThat(day.at("/quarters/0/late").asInt()).isZero();
        assertThat(day.at("/quarters/1/longest").asInt()).isEqualTo(1800);
        assertThat(day.at("/quarters/1/late").asInt()).isEqualTo(2);
        assertThat(day.at("/quarters/2/served").asInt()).isEqualTo(1);
        assertThat(day.at("/quarters/2/deskSeconds").asInt())
                .as("its visitor says that it was open")
                .isEqualTo(900);
        assertThat(day.at("/bad/cause").asText()).isEqualTo("more_than_desks_can");
        assertThat(day.at("/comparedDays").asInt()).isZero();
        assertThat(node.get("/centres/quarters/quarter-hours?day=2026-03-09")
                        .json()
                        .at("/quarters"))
                .isEmpty();
        assertThat(node.get("/centres/none/quarter-hours?day=" + DAY).status()).isEqualTo(404);
    }

    @Test
    void whoIsPutOffDoesNotWaitMeanwhile() {
        node.createCentre("away");
        String back = issue("away", 0);
        String gone = issue("away", 10);
        String still = issue("away", 20);
        String mistaken = issue("away", 30);
        int second = 840;
        for (String ticket : new String[] {back, gone, still, mistaken}) {
            at(second);
            change("away", ticket, "postpone", "{\"minutes\":50,\"reason\":\"вышел\"}");
            second += 10;
        }
        at(880);
        change("away", mistaken, "undo", "{}");
        at(1900);
        assertThat(node.delete("/centres/away/tickets/" + mistaken).status()).isEqualTo(200);
        at(2700);
        change("away", back, "return", "{}");
        assertThat(node.delete("/centres/away/tickets/" + gone).status()).isEqualTo(200);
        at(3500);
        JsonNode day = day("away");
        assertThat(day.at("/quarters")).hasSize(4);
        assertThat(day.at("/quarters").findValuesAsText("longest"))
                .as("before being put off each has waited as long as it is; whose being put off was undone waits on;"
                        + " put off nobody waits; then the time before and after counts")
                .containsExactly("870", "1770", "1870", "1640");
        assertThat(day.at("/quarters").findValuesAsText("late")).containsExactly("0", "1", "1", "1");
    }

    private static void change(String centre, String ticket, String command, String body) {
        Reply reply = node.post("/centres/" + centre + "/tickets/" + ticket + "/" + command, body);
        assertThat(reply.status()).as(reply.json().toString()).isBetween(200, 204);
    }

    @Test
    void outcomesAreCountedByTheServiceThatWasChosen() {
        node.createCentre("ends");
        for (String outcome : new String[] {"done", "wrong_service", "done"}) {
            issue("ends", 0);
            node.atDesk("ends", "1", "call-next", "");
            node.atDesk("ends", "1", "start", "");
            at(600);
            Reply finished = node.atDesk("ends", "1", "finish", "{\"outcome\":\"" + outcome + "\"}");
            assertThat(finished.status()).as(finished.json().toString()).isEqualTo(200);
        }
        JsonNode ended = node.get("/centres/ends/day-outcomes?day=" + DAY).json();
        assertThat(ended.findValuesAsText("outcome")).containsExactly("done", "wrong_service");
        assertThat(ended.at("/0/stages").asInt()).isEqualTo(2);
        assertThat(ended.at("/0/name/ru").asText()).isEqualTo("Вопрос решён");
        assertThat(ended.at("/1/service").asText()).isEqualTo("consultation");
        assertThat(ended.at("/1/tickets").asInt()).isEqualTo(1);
        assertThat(ended.at("/1/taken").asInt()).isEqualTo(3);
    }

    @Test
    void eachPersonIsCountedForWhatTheyDidByHand() {
        node.createCentre("hands");
        issue("hands", 0);
        String second = issue("hands", 60);
        String third = issue("hands", 120);
        at(180);
        node.post("/centres/hands/tickets/" + second + "/move", "{\"reason\":\"плохо\",\"first\":true}");
        node.post("/centres/hands/tickets/" + third + "/move", "{\"reason\":\"плохо\",\"first\":true}");
        node.send("DELETE", "/centres/hands/tickets/" + third + "/move", "");
        node.post("/centres/hands/tickets/" + third + "/category", "{\"category\":\"priority\",\"reason\":\"льгота\"}");
        node.atDesk("hands", "1", "call", "{\"ticket\":\"К001\",\"reason\":\"просил\"}");
        JsonNode people =
                node.get("/centres/hands/by-hand?from=" + DAY + "&to=" + DAY).json();
        assertThat(people).hasSize(1);
        assertThat(people.at("/0/actor").asText()).startsWith("token:");
        assertThat(people.at("/0/movedFirst").asInt()).isEqualTo(2);
        assertThat(people.at("/0/movedBack").asInt()).isEqualTo(1);
        assertThat(people.at("/0/priorityGiven").asInt()).isEqualTo(1);
        assertThat(people.at("/0/calledOutOfTurn").asInt()).isEqualTo(1);
        assertThat(node.get("/centres/hands/by-hand?from=2026-03-06&to=2026-03-09")
                        .json())
                .isEmpty();
        node.put("/centres/hands/hours", "{\"namesHidden\":true,\"days\":[]}");
        JsonNode hidden =
                node.get("/centres/hands/by-hand?from=" + DAY + "&to=" + DAY).json();
        assertThat(hidden.at("/0/actor").isNull()).isTrue();
        assertThat(hidden.at("/0/movedFirst").asInt()).isEqualTo(2);
    }

    @Test
    void aReasonOfTheListIsFoundWhateverStandsInItAndAComment() {
        node.createCentre("why");
        node.put("/centres/why/lists/transfer", """
                {"items": [{"code": "wrong", "names": {"ru": "Не туда", "en": "Wrong"}},
                           {"code": "papers", "names": {"ru": "Не туда: нет бумаг", "en": "Wrong: no papers"}}]}""");
        String[] comments = {"", ", \"comment\": \"нужен паспорт: срочно\""};
        String[] reasons = {"Не туда: нет бумаг", "Не туда", "Просил"};
        int second = 0;
        for (String reason : reasons) {
            for (String comment : comments) {
                String ticket = issue("why", second++);
                Reply handed = node.post(
                        "/centres/why/tickets/" + ticket + "/transfer",
                        "{\"service\": \"cash\", \"reason\": \"%s\"%s}".formatted(reason, comment));
                assertThat(handed.status()).as(handed.json().toString()).isEqualTo(200);
            }
        }
        JsonNode why =
                node.get("/centres/why/transfers?from=" + DAY + "&to=" + DAY).json();
        assertThat(why.findValuesAsText("reason")).containsExactly("papers", "wrong", "null");
        assertThat(why.findValuesAsText("times")).containsOnly("2");
    }

    @Test
    void aPeriodHasItsOrderAndItsLength() {
        node.createCentre("spans");
        for (String path : new String[] {"by-hand", "last-tickets", "call-proofs", "transfers", "help-calls"}) {
            assertThat(node.get("/centres/spans/" + path + "?from=2026-03-02&to=2026-03-01")
                            .text("/type"))
                    .isEqualTo("/problems/period-backwards");
            assertThat(node.get("/centres/spans/" + path + "?from=2025-01-01&to=2026-03-01")
                            .text("/type"))
                    .isEqualTo("/problems/period-too-long");
        }
    }

    private static JsonNode day(String centre) {
        Reply reply = node.get("/centres/" + centre + "/quarter-hours?day=" + DAY);
        assertThat(reply.status()).as(reply.json().toString()).isEqualTo(200);
        return reply.json();
    }

    private static String issue(String centre, int second) {
        at(second);
        return node.post("/centres/" + centre + "/tickets", "{\"service\":\"consultation\"}")
                .text("/id");
    }

    private static void at(int second) {
        now = TEN.plusSeconds(second);
    }
}
