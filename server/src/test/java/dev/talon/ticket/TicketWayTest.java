package dev.talon.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.db.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The way of a ticket as its visitor and its specialists go it, over HTTP. */
class TicketWayTest {
    private static TestDatabase database;
    private static TestNode node;
    private static int centres;

    private String centre;

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
        node = TestNode.start(database.address()).checkingAnswers();
    }

    @AfterAll
    static void shut() {
        node.close();
        database.close();
    }

    @BeforeEach
    void createCentre() {
        centre = "c" + ++centres;
        assertThat(node.createCentre(centre).status()).isEqualTo(201);
    }

    @Test
    void numbersRunFromOneUnderEachPrefix() {
        assertThat(issue("consultation").text("/label")).isEqualTo("К001");
        assertThat(issue("consultation").text("/label")).isEqualTo("К002");
        assertThat(issue("cash").text("/label")).isEqualTo("Д001");
        assertThat(issue("combined").text("/label")).isEqualTo("Я001");
    }

    @Test
    void numbersGoOnAfterNineHundredNinetyNine() {
        TestNode.await(node.database()
                .fast()
                .query("INSERT INTO counter SELECT id, (now() AT TIME ZONE zone)::date, 'К', 998 FROM centre"
                        + " WHERE code = '" + centre + "'")
                .execute());
        assertThat(issue("consultation").text("/label")).isEqualTo("К999");
        assertThat(issue("consultation").text("/label")).isEqualTo("К1000");
    }

    @Test
    void aTicketSaysHowManyAreAheadAndWhatItsRouteIs() {
        issue("consultation");
        Reply second = issue("combined");
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.json().get("ahead").asInt()).isEqualTo(1);
        assertThat(second.json().get("expectedWait").isNull()).isTrue();
        assertThat(second.text("/stages/0/state")).isEqualTo("waiting");
        assertThat(second.text("/stages/1/kind")).isEqualTo("cash");
        assertThat(second.text("/stages/1/state")).isEqualTo("planned");
        assertThat(second.text("/url")).endsWith("/t/" + centre + "/" + second.text("/id"));
        Reply read = node.get(tickets() + "/" + second.text("/id"), "authorization", "");
        assertThat(read.json().get("ahead").asInt()).isEqualTo(1);
        assertThat(read.text("/state")).isEqualTo("waiting");
    }

    @Test
    void theVisitorIsCalledServedAndDone() {
        Reply ticket = issue("cash");
        Reply call = desk(4, "call-next");
        assertThat(call.status()).isEqualTo(200);
        assertThat(call.text("/call/label")).isEqualTo(ticket.text("/label"));
        assertThat(call.text("/call/ticket")).isEqualTo(ticket.text("/id"));
        assertThat(call.text("/call/desk")).isEqualTo("4");
        assertThat(call.text("/call/stage")).isEqualTo("cash");
        assertThat(call.text("/call/reason")).matches("ожидание 0:0\\d, норматив 10:00");
        assertThat(state(ticket)).isEqualTo("called");
        assertThat(desk(4, "recall").json().at("/call/calls").asInt()).isEqualTo(2);
        assertThat(desk(4, "start").text("/call/state")).isEqualTo("serving");
        assertThat(desk(4, "finish").text("/call/state")).isEqualTo("served");
        assertThat(state(ticket)).isEqualTo("served");
        assertThat(desk(4, "call-next").status()).isEqualTo(204);
    }

    @Test
    void aCombinedTicketGoesFromConsultationToCash() {
        Reply ticket = issue("combined");
        assertThat(desk(4, "call-next").status()).isEqualTo(204);
        desk(1, "call-next");
        desk(1, "start");
        desk(1, "finish");
        assertThat(state(ticket)).isEqualTo("waiting");
        Reply cash = desk(4, "call-next");
        assertThat(cash.text("/call/label")).isEqualTo(ticket.text("/label"));
        assertThat(cash.json().at("/call/position").asInt()).isEqualTo(2);
        desk(4, "start");
        desk(4, "finish");
        assertThat(state(ticket)).isEqualTo("served");
    }

    @Test
    void aDeskOfBothKindsContinuesWithAWaitOfZero() {
        node.put("/centres/" + centre + "/desks/9", "{\"stages\":[\"consultation\",\"cash\"]}");
        Reply ticket = issue("combined");
        assertThat(desk(9, "call-next").json().at("/call/continuable").asBoolean())
                .isTrue();
        desk(9, "start");
        Reply next = desk(9, "finish", "{\"continue\":true}", "Idempotency-Key", "continue-once");
        assertThat(next.text("/call/stage")).isEqualTo("cash");
        assertThat(next.text("/call/state")).isEqualTo("serving");
        assertThat(next.json().at("/call/wait").asInt()).isZero();
        Reply again = desk(9, "finish", "{\"continue\":true}", "Idempotency-Key", "continue-once");
        assertThat(again.text("/call/stage")).isEqualTo("cash");
        assertThat(again.text("/call/state")).isEqualTo("serving");
        assertThat(desk(9, "finish").text("/call/state")).isEqualTo("served");
        assertThat(state(ticket)).isEqualTo("served");
    }

    @Test
    void aDeskThatCannotContinueSaysSoAndChangesNothing() {
        issue("combined");
        desk(1, "call-next");
        desk(1, "start");
        Reply refused = desk(1, "finish", "{\"continue\":true}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("/type")).isEqualTo("/problems/nothing-to-continue");
        assertThat(desk(1, "finish").status()).isEqualTo(200);
    }

    @Test
    void theEarliestDueIsCalledFirstAndPriorityIsBounded() {
        Reply first = issue("consultation");
        Reply urgent =
                node.post(tickets(), "{\"service\":\"consultation\",\"category\":\"priority\",\"reason\":\"льгота\"}");
        assertThat(urgent.json().get("ahead").asInt()).isZero();
        Reply call = desk(1, "call-next");
        assertThat(call.text("/call/label")).isEqualTo(urgent.text("/label"));
        assertThat(call.text("/call/reason")).contains("с приоритетом");
        assertThat(desk(2, "call-next").text("/call/label")).isEqualTo(first.text("/label"));
    }

    @Test
    void aBusyDeskNamesTheTicketItHolds() {
        issue("cash");
        issue("cash");
        desk(4, "call-next");
        Reply second = desk(4, "call-next");
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.http().headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(second.text("/type")).isEqualTo("/problems/desk-busy");
        assertThat(second.text("/call/label")).isEqualTo("Д001");
        assertThat(second.text("/detail")).contains("Д001");
    }

    @Test
    void aGivenTicketIsCalledByLabelOrIdWithAReason() {
        issue("consultation");
        Reply wanted = issue("consultation");
        Reply call = desk(2, "call", "{\"ticket\":\"k2\",\"reason\":\"инвалид\"}");
        assertThat(call.status()).isEqualTo(200);
        assertThat(call.text("/call/label")).isEqualTo(wanted.text("/label"));
        assertThat(call.text("/call/reason")).endsWith("вне очереди: инвалид");
        Reply again = desk(3, "call", "{\"ticket\":\"" + wanted.text("/id") + "\",\"reason\":\"x\"}");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text("/type")).isEqualTo("/problems/not-waiting");
        assertThat(desk(3, "call", "{\"ticket\":\"К777\",\"reason\":\"x\"}").status())
                .isEqualTo(404);
    }

    @Test
    void nobodyCame() {
        Reply ticket = issue("cash");
        desk(5, "call-next");
        assertThat(desk(5, "no-show").text("/call/state")).isEqualTo("no_show");
        assertThat(state(ticket)).isEqualTo("no_show");
        assertThat(desk(5, "start").status()).isEqualTo(409);
    }

    @Test
    void theVisitorLeavesTheQueue() {
        Reply ticket = issue("cash");
        String address = tickets() + "/" + ticket.text("/id");
        assertThat(node.delete(address, "authorization", "").text("/state")).isEqualTo("cancelled");
        assertThat(node.delete(address, "authorization", "").text("/state")).isEqualTo("cancelled");
        assertThat(desk(4, "call-next").status()).isEqualTo(204);
        Reply served = issue("cash");
        desk(4, "call-next");
        desk(4, "start");
        assertThat(node.delete(tickets() + "/" + served.text("/id")).status()).isEqualTo(409);
    }

    @Test
    void aRepeatedKeyDoesEachCommandOnce() {
        String body = "{\"service\":\"cash\"}";
        Reply once = node.post(tickets(), body, "Idempotency-Key", "kiosk-press-1");
        Reply twice = node.post(tickets(), body, "Idempotency-Key", "kiosk-press-1");
        assertThat(twice.status()).isEqualTo(201);
        assertThat(twice.text("/id")).isEqualTo(once.text("/id"));
        assertThat(issue("cash").text("/label")).as("a repeat leaves no gap").isEqualTo("Д002");
        Reply call = desk(4, "call-next", "", "Idempotency-Key", "desk-press-1");
        Reply again = desk(4, "call-next", "", "Idempotency-Key", "desk-press-1");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text("/call/ticket")).isEqualTo(call.text("/call/ticket"));
        desk(4, "start", "", "Idempotency-Key", "desk-press-2");
        desk(4, "finish", "", "Idempotency-Key", "desk-press-3");
        Reply finished = desk(4, "finish", "", "Idempotency-Key", "desk-press-3");
        assertThat(finished.status()).isEqualTo(200);
        assertThat(finished.text("/call/state")).isEqualTo("served");
        Reply repeated = desk(4, "call-next", "", "Idempotency-Key", "desk-press-1");
        assertThat(repeated.text("/call/ticket"))
                .as("a very late repeat calls nobody")
                .isEqualTo(call.text("/call/ticket"));
        Reply otherDesk = desk(5, "call-next", "", "Idempotency-Key", "desk-press-1");
        assertThat(otherDesk.status()).isEqualTo(422);
    }

    @Test
    void aDeskThatWasTakenOutOfServiceCallsNobody() {
        issue("cash");
        assertThat(node.delete("/centres/" + centre + "/desks/5").status()).isEqualTo(204);
        Reply refused = desk(5, "call-next");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("/type")).isEqualTo("/problems/desk-closed");
    }

    @Test
    void badInputNamesTheFieldAndTheCure() {
        Reply missing = node.post(tickets(), "{}");
        assertThat(missing.status()).isEqualTo(400);
        assertThat(missing.http().headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(missing.text("/detail")).contains("service");
        Reply wrong = node.post(tickets(), "{\"service\":\"cash\",\"category\":\"vip\"}");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.text("/errors/0/pointer")).isEqualTo("/category");
        Reply key = node.post(tickets(), "{\"service\":\"cash\"}", "Idempotency-Key", "no");
        assertThat(key.text("/errors/0/pointer")).isEqualTo("Idempotency-Key");
        assertThat(node.post(tickets(), "{\"service\":\"nothing\"}").status()).isEqualTo(404);
        assertThat(node.post(tickets(), "not json").status()).isEqualTo(400);
        assertThat(node.post("/centres/nowhere/tickets", "{\"service\":\"cash\"}")
                        .status())
                .isEqualTo(404);
        assertThat(node.get("/nothing/here").status()).isEqualTo(404);
    }

    @Test
    void everyChangeLeavesAnEventAndBumpsTheVersion() {
        long before = version();
        issue("cash");
        desk(4, "call-next");
        desk(4, "recall");
        desk(4, "start");
        desk(4, "finish");
        assertThat(version()).isGreaterThanOrEqualTo(before + 5);
        var events = TestNode.await(node.database()
                .fast()
                .query("SELECT string_agg(e.kind, ' ' ORDER BY e.id) FROM event e JOIN centre c ON c.id = e.centre_id"
                        + " WHERE c.code = '" + centre + "' AND e.ticket_id IS NOT NULL")
                .execute());
        assertThat(events.iterator().next().getString(0)).isEqualTo("issued called recalled started finished");
    }

    private Reply issue(String service) {
        return node.post(tickets(), "{\"service\":\"" + service + "\"}");
    }

    private Reply desk(int desk, String command) {
        return desk(desk, command, "");
    }

    private Reply desk(int desk, String command, String body, String... headers) {
        return node.atDesk(centre, Integer.toString(desk), command, body, headers);
    }

    private String state(Reply ticket) {
        Reply read = node.get(tickets() + "/" + ticket.text("/id"));
        assertThat(read.status()).as(read.http().body()).isEqualTo(200);
        return read.text("/state");
    }

    private long version() {
        return node.get("/centres/" + centre + "/board").json().get("version").asLong();
    }

    private String tickets() {
        return "/centres/" + centre + "/tickets";
    }
}
