package dev.talon.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.Until;
import dev.talon.db.TestDatabase;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a specialist does with a visitor beside calling, serving and finishing, and what the figures say of it. */
class DeskVerbsTest {
    private static volatile OffsetDateTime now = OffsetDateTime.parse("2026-03-05T10:00:00+03:00");
    private static TestDatabase database;
    private static TestNode node;
    private static int centres;

    private String centre;

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

    @BeforeEach
    void centre() {
        now = OffsetDateTime.parse("2026-03-05T10:00:00+03:00");
        centre = "verbs" + ++centres;
        node.createCentre(centre);
        node.sit(centre, "1");
        node.sit(centre, "2");
    }

    private static void after(int seconds) {
        now = now.plusSeconds(seconds);
    }

    private String ticket(String service) {
        return node.post("/centres/" + centre + "/tickets", "{\"service\":\"" + service + "\"}")
                .text("/id");
    }

    private Reply at(String desk, String command, String body) {
        return node.atDesk(centre, desk, command, body);
    }

    private Reply ok(String desk, String command, String body) {
        Reply reply = at(desk, command, body);
        assertThat(reply.status()).as("%s: %s", command, reply.http().body()).isBetween(200, 204);
        return reply;
    }

    private Reply stage(String ticket) {
        return node.get("/centres/" + centre + "/tickets/" + ticket + "/story");
    }

    @Test
    void theTimeForWhichAVisitorIsPutOffIsNoWaiting() {
        String first = ticket("consultation");
        after(60);
        String second = ticket("consultation");
        Reply moved = ok("1", "postpone", "{\"ticket\":\"" + first + "\",\"minutes\":10,\"reason\":\"stepped out\"}");
        assertThat(moved.text("/moved/state")).isEqualTo("postponed");
        assertThat(OffsetDateTime.parse(moved.text("/moved/until"))).isEqualTo(now.plusMinutes(10));
        assertThat(node.get("/centres/" + centre + "/desks/1").text("/next/label"))
                .isEqualTo("К002");
        after(300);
        assertThat(ok("1", "return", "{\"ticket\":\"К001\"}").text("/moved/state"))
                .isEqualTo("waiting");
        assertThat(node.get("/centres/" + centre + "/desks/1").text("/next/label"))
                .as("it overtakes nobody who is due before it with its slack")
                .isEqualTo("К002");
        assertThat(ok("1", "call-next", "{}").text("/call/label")).isEqualTo("К002");
        assertThat(ok("2", "call-next", "{}").json().at("/call/wait").asInt())
                .as("6 minutes less the 5 put off")
                .isEqualTo(60);
        assertThat(second).isNotEqualTo(first);
    }

    @Test
    void theClockBringsBackAndTheTimeCountsToThatMoment() {
        String first = ticket("consultation");
        after(60);
        ok("1", "postpone", "{\"ticket\":\"" + first + "\",\"minutes\":10,\"reason\":\"stepped out\"}");
        after(900);
        Until.isTrue(
                "the clock has brought the visitor back",
                () -> node.get("/centres/" + centre + "/tickets/" + first)
                        .text("/state")
                        .equals("waiting"));
        assertThat(ok("1", "call-next", "{}").json().at("/call/wait").asInt())
                .as("16 minutes less the 10 put off")
                .isEqualTo(360);
    }

    @Test
    void theTimeForWhichAVisitorIsSetAsideIsNoService() {
        String first = ticket("consultation");
        after(120);
        ok("1", "call-next", "{}");
        after(30);
        ok("1", "start", "{}");
        after(60);
        assertThat(ok("1", "set-aside", "{\"minutes\":5,\"reason\":\"fills in a form\"}")
                        .text("/moved/desk"))
                .isEqualTo("1");
        Reply desk = node.get("/centres/" + centre + "/desks/1");
        assertThat(desk.text("/aside/0/label")).isEqualTo("К001");
        assertThat(desk.json().at("/aside/0/served").asBoolean()).isTrue();
        after(200);
        ok("1", "return", "{\"ticket\":\"К001\"}");
        after(40);
        ok("1", "call-next", "{}");
        after(10);
        ok("1", "start", "{}");
        after(90);
        ok("1", "finish", "{}");
        Reply story = stage(first);
        assertThat(story.json().at("/stages/0/wait").asInt()).isEqualTo(120);
        assertThat(story.json().at("/stages/0/walking").asInt()).isEqualTo(30);
        assertThat(story.json().at("/stages/0/serving").asInt()).isEqualTo(150);
        assertThat(story.json().at("/stages/0/aside").asInt()).isEqualTo(250);
        String desks = node.get("/reports/desk-times?from=2026-03-05&to=2026-03-05&centre=" + centre)
                .http()
                .body();
        assertThat(desks)
                .as("the desk served as long")
                .contains("\"serving\":150")
                .contains("\"walking\":30");
    }

    @Test
    void whoDidNotComeComesBackAfterTwoOthers() {
        ticket("consultation");
        after(10);
        ok("1", "call-next", "{}");
        after(90);
        ok("1", "no-show", "{}");
        for (int i = 0; i < 3; i++) {
            ticket("consultation");
            after(1);
        }
        assertThat(ok("1", "return", "{\"ticket\":\"К001\"}").text("/moved/state"))
                .isEqualTo("waiting");
        assertThat(ok("1", "call-next", "{}").text("/call/label")).isEqualTo("К002");
        assertThat(ok("2", "call-next", "{}").text("/call/label")).isEqualTo("К003");
        ok("1", "start", "{}");
        Reply next = ok("1", "next", "{}");
        assertThat(next.text("/call/label")).isEqualTo("К001");
        assertThat(next.json().at("/call/wait").asInt())
                .as("the first call stays")
                .isEqualTo(10);
        assertThat(next.json().at("/call/returned").asInt()).isEqualTo(1);
    }

    @Test
    void whoWasSetAsideIsAwaitedFromTheLastCallOn() {
        node.put("/centres/" + centre + "/desk-rules", "{\"severalDesks\":false,\"noShowAfter\":60}");
        ticket("consultation");
        ok("1", "call-next", "");
        after(20);
        ok("1", "set-aside", "{\"minutes\":10}");
        after(300);
        Reply called = ok("1", "call", "{\"ticket\":\"К001\",\"reason\":\"is back\"}");
        assertThat(OffsetDateTime.parse(called.text("/call/walksFrom"))).isEqualTo(now);
        assertThat(OffsetDateTime.parse(called.text("/call/calledAt"))).isEqualTo(now.minusSeconds(320));
        after(10);
        assertThat(at("1", "no-show", "{}").text("/type")).isEqualTo("/problems/no-show-too-soon");
        after(60);
        ok("1", "no-show", "{}");
    }

    @Test
    void aNoShowOfLongAgoComesBackWithAReasonOnly() {
        ticket("consultation");
        ok("1", "call-next", "{}");
        after(90);
        ok("1", "no-show", "{}");
        after(31 * 60);
        assertThat(at("1", "return", "{\"ticket\":\"К001\"}").text("/type")).endsWith("return-needs-reason");
        ok("1", "return", "{\"ticket\":\"К001\",\"reason\":\"did not hear\"}");
    }

    @Test
    void whoWasAtTheWrongServiceLeavesTheMeansAndKeepsThePlace() {
        String first = ticket("consultation");
        after(100);
        ok("1", "call-next", "{}");
        ok("1", "start", "{}");
        after(20);
        Reply moved = ok("1", "transfer", "{\"service\":\"cash\",\"wrongService\":true,\"comment\":\"pays\"}");
        assertThat(moved.text("/moved/service")).isEqualTo("cash");
        assertThat(moved.text("/moved/stage")).isEqualTo("cash");
        Reply story = stage(first);
        assertThat(story.text("/stages/0/outcome")).isEqualTo("wrong_service");
        assertThat(OffsetDateTime.parse(moved.text("/moved/dueAt")))
                .isEqualTo(OffsetDateTime.parse("2026-03-05T10:15:00+03:00"));
    }

    @Test
    void whoIsCalledForTheWrongServiceLeavesTheMeansAndKeepsThePlaceWithoutBeingServed() {
        String first = ticket("combined");
        after(100);
        ok("1", "call-next", "{}");
        after(20);
        Reply moved = ok("1", "transfer", "{\"service\":\"cash\",\"wrongService\":true}");
        assertThat(moved.text("/moved/service")).isEqualTo("cash");
        assertThat(OffsetDateTime.parse(moved.text("/moved/dueAt")))
                .isEqualTo(OffsetDateTime.parse("2026-03-05T10:15:00+03:00"));
        Reply story = stage(first);
        assertThat(story.text("/stages/0/outcome")).isEqualTo("wrong_service");
        assertThat(story.json().at("/stages/0/service").asInt())
                .as("no time was served")
                .isZero();
        assertThat(story.json().at("/stages")).hasSize(2);
        ok("1", "undo", "{}");
        assertThat(stage(first).json().at("/stages")).hasSize(1);
        assertThat(stage(first).text("/stages/0/outcome")).isIn("", "null");
        ok("1", "start", "{}");
    }

    @Test
    void whoIsOnlyCalledIsHandedToAnotherServiceInPlaceOfThisOne() {
        String first = ticket("combined");
        after(100);
        ok("1", "call-next", "{}");
        Reply moved = ok("1", "transfer", "{\"service\":\"cash\",\"reason\":\"has the papers\"}");
        assertThat(moved.text("/moved/service") + " " + moved.text("/moved/state"))
                .isEqualTo("cash waiting");
        assertThat(stage(first).json().at("/stages")).hasSize(1);
        node.sit(centre, "4");
        ok("4", "call-next", "{}");
        ok("4", "start", "{}");
        after(30);
        ok("4", "finish", "{}");
        Reply story = stage(first);
        assertThat(story.json().at("/stages"))
                .as("the cash stage that was planned is no more")
                .hasSize(1);
        assertThat(story.json().at("/stages/0/wait").asInt())
                .as("the first call stays")
                .isEqualTo(100);

        ticket("consultation");
        ok("1", "call-next", "{}");
        ok("1", "start", "{}");
        ok("1", "set-aside", "{}");
        ok("1", "call", "{\"ticket\":\"К001\",\"reason\":\"is back\"}");
        assertThat(at("1", "transfer", "{\"service\":\"cash\",\"wrongService\":true}")
                        .text("/type"))
                .as("its service has begun")
                .endsWith("service-begun");
    }

    @Test
    void whoIsSentToTheCashDeskComesBackToTheSameSpecialist() {
        String first = ticket("consultation");
        after(60);
        ok("1", "call-next", "{}");
        assertThat(at("1", "transfer", "{\"service\":\"cash\",\"backTo\":\"desk\"}")
                        .status())
                .as("only of a visitor who is being served")
                .isEqualTo(409);
        ok("1", "start", "{}");
        after(120);
        assertThat(at("1", "transfer", "{\"service\":\"cash\",\"backTo\":\"desk\",\"wrongService\":true}")
                        .text("/type"))
                .endsWith("no-way-back");
        ok("1", "transfer", "{\"service\":\"cash\",\"backTo\":\"desk\",\"reason\":\"pays\"}");
        node.sit(centre, "4");
        ok("4", "call-next", "{}");
        ok("4", "start", "{}");
        after(60);
        ticket("consultation");
        ok("4", "finish", "{}");
        after(1);
        Reply other = ok("2", "call-next", "{}");
        assertThat(other.text("/call/label"))
                .as("another desk has to leave them alone")
                .isEqualTo("К002");
        Reply back = ok("1", "call-next", "{}");
        assertThat(back.text("/call/label")).isEqualTo("К001");
        assertThat(back.json().at("/call/position").asInt()).isEqualTo(3);
        Reply story = stage(first);
        assertThat(story.json().at("/stages").size()).isEqualTo(3);
        assertThat(story.text("/stages/0/outcome")).isEqualTo("transferred");
    }

    @Test
    void whoIsHandedOnWithoutADeskMeanwhileStillComesBackToTheRightOne() {
        String first = ticket("consultation");
        ok("1", "call-next", "{}");
        ok("1", "start", "{}");
        ok("1", "transfer", "{\"service\":\"cash\",\"backTo\":\"desk\"}");
        Reply moved =
                node.post("/centres/" + centre + "/tickets/" + first + "/transfer", "{\"service\":\"consultation\"}");
        assertThat(moved.status()).as("%s", moved.http().body()).isEqualTo(200);
        ok("2", "call-next", "{}");
        ok("2", "start", "{}");
        ok("2", "transfer", "{\"service\":\"cash\",\"backTo\":\"desk\"}");
        node.sit(centre, "4");
        ok("4", "call-next", "{}");
        ok("4", "start", "{}");
        ok("4", "finish", "{}");
        after(1);
        assertThat(at("1", "call-next", "{}").status())
                .as("they come back to desk 2")
                .isEqualTo(204);
        assertThat(ok("2", "call-next", "{}").text("/call/label")).isEqualTo("К001");
    }

    @Test
    void whoComesBackIsForEverybodyOnceTheCentresMinutesHavePassed() {
        ticket("consultation");
        ok("1", "call-next", "{}");
        ok("1", "start", "{}");
        ok("1", "transfer", "{\"service\":\"cash\",\"backTo\":\"desk\"}");
        node.sit(centre, "4");
        ok("4", "call-next", "{}");
        ok("4", "start", "{}");
        ok("4", "finish", "{}");
        after(14 * 60 + 59);
        assertThat(at("2", "call-next", "{}").status()).isEqualTo(204);
        after(1);
        assertThat(ok("2", "call-next", "{}").text("/call/label")).isEqualTo("К001");
    }

    @Test
    void oneIsServedWithoutATicket() {
        Reply served = ok("1", "serve", "{\"service\":\"consultation\"}");
        assertThat(served.text("/call/state")).isEqualTo("serving");
        after(60);
        ok("1", "finish", "{\"outcome\":\"done\"}");
        Reply overview = node.get("/reports/overview?from=2026-03-05&to=2026-03-05&centre=" + centre);
        assertThat(overview.json().at("/total/counted").asInt()).isEqualTo(1);
        assertThat(overview.json().at("/total/notQueued").asInt()).isEqualTo(1);
        assertThat(overview.json().at("/total/wait/mean").isNull()).isTrue();
        assertThat(overview.json().at("/total/service/mean").asInt()).isEqualTo(60);
    }

    @Test
    void theLastCommandIsUndoneWithinAMinute() {
        ticket("consultation");
        after(10);
        ok("1", "call-next", "{}");
        assertThat(node.get("/centres/" + centre + "/desks/1").text("/undoable/what"))
                .isEqualTo("called");
        Reply undone = ok("1", "undo", "{}");
        assertThat(undone.text("/undone")).isEqualTo("called");
        assertThat(at("1", "undo", "{}").text("/type")).endsWith("nothing-to-undo");
        after(10);
        assertThat(ok("1", "call-next", "{}").json().at("/call/wait").asInt()).isEqualTo(20);
        after(61);
        assertThat(at("1", "undo", "{}").status()).isEqualTo(409);
    }
}
