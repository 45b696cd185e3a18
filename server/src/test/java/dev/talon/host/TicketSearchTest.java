package dev.talon.host;

import static dev.talon.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.db.TestDatabase;
import dev.talon.queue.Label;
import io.vertx.sqlclient.Tuple;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A ticket of today is found by its number in any spelling, with its place, its state and its story. */
class TicketSearchTest {
    private static final OffsetDateTime NOON = OffsetDateTime.parse("2026-03-05T12:00:00+03:00");

    private static TestDatabase database;
    private static TestNode node;
    private static volatile OffsetDateTime now = NOON;
    private static int centres;

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

    @ParameterizedTest
    @CsvSource({"К002", "k2", "'к 002'", "K002", "' K 2 '", "К-002", "'№ k 2'", "К0002", "R002", "' r-2 '", "'№ R 0002'"
    })
    void aNumberIsFoundHoweverItIsTyped(String typed) {
        String centre = centre();
        issue(centre, "consultation");
        issue(centre, "consultation");
        issue(centre, "cash");
        issue(centre, "cash");
        assertThat(labels(find(centre, "?number=" + encoded(typed)))).containsExactly("К002");
    }

    @ParameterizedTest
    @CsvSource({"К002", "k2", "'к 002'", "' K 2 '", "К-002", "'№ k—2'", "k.2", "2", "К0002", "0002", "R002", "' r-2 '"})
    void aDeskCallsANumberHoweverItIsTyped(String typed) {
        String centre = centre();
        issue(centre, "consultation");
        issue(centre, "cash");
        issue(centre, "consultation");
        Reply called = node.atDesk(
                centre, "1", "call", "{\"ticket\":\"" + typed + "\",\"reason\":\"asked for\",\"anyKind\":true}");
        assertThat(called.text("/call/label")).as(called.json().toString()).isEqualTo("К002");
    }

    @Test
    void aDeskIsAskedForTheLetterWhereTwoTicketsHaveTheNumber() {
        String centre = centre();
        issue(centre, "consultation");
        issue(centre, "cash");
        String wanted = "{\"ticket\":\"1\",\"reason\":\"asked for\",\"anyKind\":true}";
        Reply refused = node.atDesk(centre, "1", "call", wanted);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("/type")).endsWith("several-tickets");
        assertThat(refused.text("/detail")).contains("К001", "001,");
        assertThat(node.atDesk(centre, "1", "call", wanted.replace("\"1\"", "\"7\""))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void theDatabaseAndTheServerReadANumberAlike() {
        var random = new Random(0x1abe1);
        String signs = "кКkKzд№#-–—. \u00A00123456789";
        for (int i = 0; i < 300; i++) {
            var typed = new StringBuilder();
            random.ints(1 + random.nextInt(6), 0, signs.length()).forEach(at -> typed.append(signs.charAt(at)));
            String text = typed.toString().strip();
            String there = await(node.database()
                            .reads()
                            .preparedQuery("SELECT ticket_label($1) AS label")
                            .execute(Tuple.of(text)))
                    .iterator()
                    .next()
                    .getString("label");
            assertThat(there).as(text).isEqualTo(Label.canonical(text));
        }
    }

    @Test
    void withoutItsLetterEveryTicketOfThatNumberIsFound() {
        String centre = centre();
        issue(centre, "consultation");
        issue(centre, "cash");
        issue(centre, "combined");
        assertThat(labels(find(centre, "?number=1"))).hasSize(3).allMatch(label -> label.endsWith("001"));
        assertThat(labels(find(centre, "?number=001"))).hasSize(3);
        assertThat(labels(find(centre, "?number=2"))).isEmpty();
        assertThat(find(centre, "?number=2").json().at("/total").asInt()).isZero();
    }

    @Test
    void thoseThatWaitComeFirstInTheOrderInWhichTheyWillBeCalled() {
        String centre = centre();
        now = NOON;
        String first = issue(centre, "consultation");
        now = NOON.plusSeconds(10);
        String second = issue(centre, "consultation");
        now = NOON.plusMinutes(1);
        String priority = node.post(
                        "/centres/" + centre + "/tickets",
                        "{\"service\":\"consultation\",\"category\":\"priority\",\"reason\":\"льгота\"}")
                .text("/label");
        String gone = issue(centre, "consultation");
        node.send("DELETE", "/centres/" + centre + "/tickets/" + id(centre, gone), "");
        assertThat(node.atDesk(centre, "1", "call-next", "").text("/call/label"))
                .isEqualTo(priority);
        Reply open = find(centre, "");
        assertThat(labels(open)).containsExactly(first, second, priority);
        assertThat(open.json().at("/tickets/0/ahead").asInt()).isZero();
        assertThat(open.json().at("/tickets/1/ahead").asInt()).isEqualTo(1);
        assertThat(OffsetDateTime.parse(open.text("/tickets/0/lateFrom")).toInstant())
                .isEqualTo(NOON.plusSeconds(open.json().at("/tickets/0/norm").asInt())
                        .toInstant());
        JsonNode called = open.json().at("/tickets/2");
        assertThat(called.at("/state").asText()).isEqualTo("called");
        assertThat(called.at("/desk").asText()).isEqualTo("1");
        assertThat(called.at("/category").asText()).isEqualTo("priority");
        assertThat(called.at("/ahead").isNull()).isTrue();
        assertThat(labels(find(centre, "?state=cancelled"))).containsExactly(gone);
        assertThat(labels(find(centre, "?state=all"))).containsExactly(first, second, priority, gone);
        assertThat(labels(find(centre, "?number=" + encoded(gone)))).containsExactly(gone);
    }

    @Test
    void yesterdaysTicketIsNotFoundAndAnotherCentresNeither() {
        String centre = centre();
        now = NOON;
        String label = issue(centre, "cash");
        assertThat(labels(find(centre(), "?number=" + encoded(label)))).isEmpty();
        now = NOON.plusDays(1);
        assertThat(labels(find(centre, "?number=" + encoded(label)))).isEmpty();
        now = NOON;
        assertThat(labels(find(centre, "?number=" + encoded(label)))).containsExactly(label);
        assertThat(node.get("/centres/none/tickets").status()).isEqualTo(404);
    }

    @Test
    void aTicketIsAsFarAsItsFurthestStage() {
        String centre = centre();
        String label = issue(centre, "combined");
        node.atDesk(centre, "1", "call-next", "");
        node.atDesk(centre, "1", "start", "");
        node.atDesk(centre, "1", "finish", "{}");
        JsonNode found = find(centre, "?number=" + encoded(label)).json().at("/tickets/0");
        assertThat(found.at("/state").asText()).isEqualTo("waiting");
        assertThat(found.at("/stage").asText()).isEqualTo("cash");
        assertThat(found.at("/position").asInt()).isEqualTo(2);
        assertThat(found.at("/stages").asInt()).isEqualTo(2);
    }

    private static String centre() {
        String code = "find" + ++centres;
        assertThat(node.createCentre(code).status()).isEqualTo(201);
        return code;
    }

    private static String issue(String centre, String service) {
        return node.post("/centres/" + centre + "/tickets", "{\"service\":\"" + service + "\"}")
                .text("/label");
    }

    private static String id(String centre, String label) {
        return find(centre, "?number=" + encoded(label)).text("/tickets/0/id");
    }

    private static Reply find(String centre, String query) {
        Reply reply = node.get("/centres/" + centre + "/tickets" + query);
        assertThat(reply.status()).as(reply.json().toString()).isEqualTo(200);
        return reply;
    }

    private static List<String> labels(Reply reply) {
        return reply.json().findValuesAsText("label");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
