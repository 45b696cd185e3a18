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

/** What becomes of a visitor who was called before and waits again: their place, and from when they are awaited. */
class CalledBeforeTest {
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
        centre = "before" + ++centres;
        node.createCentre(centre);
        node.sit(centre, "1");
        node.sit(centre, "2");
    }

    private static void after(int seconds) {
        now = now.plusSeconds(seconds);
    }

    private String ticket() {
        after(1);
        return node.post("/centres/" + centre + "/tickets", "{\"service\":\"consultation\"}")
                .text("/id");
    }

    private Reply ok(String desk, String command, String body) {
        Reply reply = node.atDesk(centre, desk, command, body);
        assertThat(reply.status()).as("%s: %s", command, reply.http().body()).isBetween(200, 204);
        return reply;
    }

    private OffsetDateTime due(Reply moved) {
        return OffsetDateTime.parse(moved.text("/moved/dueAt"));
    }

    private void comesBackByTheClock(String ticket) {
        Until.isTrue(
                "the clock has brought the visitor back",
                () -> node.get("/centres/" + centre + "/tickets/" + ticket)
                        .text("/state")
                        .equals("waiting"));
    }

    @Test
    void whoCameBackAfterANoShowAndIsPutOffKeepsTheSlack() {
        String missed = ticket();
        ok("1", "call-next", "{}");
        after(90);
        ok("1", "no-show", "{}");
        for (int others = 0; others < 3; others++) {
            ticket();
        }
        ok("1", "return", "{\"ticket\":\"К001\"}");
        after(30);
        ok("1", "postpone", "{\"ticket\":\"К001\",\"minutes\":5,\"reason\":\"stepped out\"}");
        after(300);
        comesBackByTheClock(missed);
        assertThat(ok("1", "call-next", "{}").text("/call/label")).isEqualTo("К002");
        assertThat(ok("2", "call-next", "{}").text("/call/label")).isEqualTo("К003");
        ok("1", "start", "{}");
        assertThat(ok("1", "next", "{}").text("/call/label"))
                .as("its slack stays: К004 is due before it")
                .isEqualTo("К004");
        ok("2", "start", "{}");
        assertThat(ok("2", "next", "{}").text("/call/label")).isEqualTo("К001");
    }

    @Test
    void whoWasSentElsewhereWhenCalledAndIsPutOffKeepsTheSlack() {
        ticket();
        ok("1", "call-next", "{}");
        after(60);
        OffsetDateTime due = due(ok("1", "transfer", "{\"desk\":\"2\",\"comment\":\"c\"}"));
        ok("2", "postpone", "{\"ticket\":\"К001\",\"minutes\":10,\"reason\":\"stepped out\"}");
        after(240);
        assertThat(due(ok("2", "return", "{\"ticket\":\"К001\"}"))).isEqualTo(due.plusSeconds(240));
    }

    @Test
    void whoWasSetAsideIsDueAtOnceAndPutOffAfterwardsByAsLong() {
        String ticket = ticket();
        ok("1", "call-next", "{}");
        ok("1", "set-aside", "{\"minutes\":5}");
        after(120);
        OffsetDateTime back = now;
        assertThat(due(ok("1", "return", "{\"ticket\":\"К001\"}"))).isEqualTo(back);
        after(60);
        ok("1", "postpone", "{\"ticket\":\"К001\",\"minutes\":5,\"reason\":\"stepped out\"}");
        after(100);
        assertThat(due(ok("1", "return", "{\"ticket\":\"К001\"}")))
                .as("by the time it was put off, not by the time since it was set aside")
                .isEqualTo(back.plusSeconds(100));
        node.post("/centres/" + centre + "/tickets/" + ticket + "/postpone", "{\"minutes\":5,\"reason\":\"r\"}");
        after(50);
        node.post("/centres/" + centre + "/tickets/" + ticket + "/undo", "");
        ok("1", "call-next", "{}");
        ok("1", "set-aside", "{\"minutes\":5}");
        after(70);
        assertThat(due(ok("1", "return", "{\"ticket\":\"К001\"}")))
                .as("what was undone did not happen")
                .isEqualTo(now);
    }

    /** A centre whose visitors have a minute to walk to the desk. */
    private void aMinuteToWalk() {
        node.put("/centres/" + centre + "/desk-rules", "{\"severalDesks\":true,\"noShowAfter\":60}");
    }

    private String problem(String desk, String command) {
        return node.atDesk(centre, desk, command, "{}").text("/type");
    }

    private static OffsetDateTime walksFrom(Reply called) {
        return OffsetDateTime.parse(called.text("/call/walksFrom"));
    }

    @Test
    void whoWasSentElsewhereWhenCalledIsAwaitedThereFromTheirCallOn() {
        aMinuteToWalk();
        ticket();
        ok("1", "call-next", "{}");
        OffsetDateTime first = now;
        after(60);
        ok("1", "transfer", "{\"desk\":\"2\",\"comment\":\"c\"}");
        after(900);
        Reply called = ok("2", "call-next", "{}");
        assertThat(called.text("/call/label")).isEqualTo("К001");
        assertThat(walksFrom(called)).isEqualTo(now);
        assertThat(OffsetDateTime.parse(called.text("/call/calledAt")))
                .as("the first call stays")
                .isEqualTo(first);
        assertThat(called.json().at("/call/recalls").asInt()).isZero();
        OffsetDateTime here = now;
        after(30);
        assertThat(problem("2", "no-show")).endsWith("no-show-too-soon");
        assertThat(walksFrom(ok("2", "recall", "{}")))
                .as("calling again changes nothing")
                .isEqualTo(here);
        assertThat(OffsetDateTime.parse(
                        node.get("/centres/" + centre + "/desks/2").text("/call/walksFrom")))
                .isEqualTo(here);
        after(30);
        ok("2", "no-show", "{}");
    }

    @Test
    void whoseServiceWasSetAsideIsAwaitedFromTheLastCallOn() {
        aMinuteToWalk();
        ticket();
        ok("1", "call-next", "{}");
        after(10);
        ok("1", "start", "{}");
        after(100);
        ok("1", "set-aside", "{\"minutes\":5}");
        after(100);
        ok("1", "return", "{\"ticket\":\"К001\"}");
        after(10);
        assertThat(walksFrom(ok("1", "call-next", "{}"))).isEqualTo(now);
        after(5);
        ok("1", "recall", "{}");
        assertThat(problem("1", "no-show")).endsWith("no-show-too-soon");
        after(55);
        ok("1", "no-show", "{}");
        String desks = node.get("/reports/desk-times?from=2026-03-05&to=2026-03-05&centre=" + centre)
                .http()
                .body();
        assertThat(desks).as("before the service began").contains("\"walking\":10");
    }
}
