package dev.talon.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.Proof;
import dev.talon.TestLimits;
import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.TestSettings;
import dev.talon.Until;
import dev.talon.board.BoardRoutes;
import dev.talon.db.TestDatabase;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody is kept for a desk that is closed or a person who has gone, whichever way that came about: Boris calls them at once. */
class KeptForNobodyTest {
    private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-03-05T10:00:00+03:00");
    private static TestDatabase database;
    private static TestNode node;
    private static int centres;

    private String centre;
    private String anna;
    private String boris;

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
        node = TestNode.start(database.address(), () -> NOW).checkingAnswers();
    }

    @AfterAll
    static void shut() {
        node.close();
        database.close();
    }

    @BeforeEach
    void annaAtOneAndBorisAtTwo() {
        centre = "gone" + ++centres;
        node.createCentre(centre);
        anna = person("anna");
        boris = person("boris");
        sit(anna, "1");
        sit(boris, "2");
    }

    private String person(String name) {
        ok(node.put("/staff/" + name + centres, account(name, true)));
        return node.post(
                        "/session",
                        "{\"login\":\"%s%d\",\"password\":\"a-long-staff-password\"}".formatted(name, centres),
                        "authorization",
                        "")
                .http()
                .headers()
                .firstValue("set-cookie")
                .orElseThrow()
                .split(";")[0];
    }

    private String account(String name, boolean active) {
        return """
                {"name":"%s","role":"specialist","centre":"%s","password":"a-long-staff-password","active":%b}""".formatted(name, centre, active);
    }

    private void sit(String cookie, String desk) {
        ok(by(cookie, desk, "hold", "{\"page\":\"page-of-" + desk + "\"}"));
    }

    private Reply by(String cookie, String desk, String command, String body) {
        return node.post(
                "/centres/" + centre + "/desks/" + desk + "/" + command, body, "cookie", cookie, "origin", node.url());
    }

    private static Reply ok(Reply reply) {
        assertThat(reply.status()).as(reply.http().body()).isBetween(200, 204);
        return reply;
    }

    private String issued() {
        return node.post("/centres/" + centre + "/tickets", "{\"service\":\"consultation\"}")
                .text("/id");
    }

    private Reply handOn(String ticket, String goal) {
        return node.post("/centres/" + centre + "/tickets/" + ticket + "/transfer", goal);
    }

    private void nobodyIsCalledByBoris() {
        assertThat(by(boris, "2", "call-next", "{}").status()).as("kept").isEqualTo(204);
    }

    private void borisCalls() {
        assertThat(ok(by(boris, "2", "call-next", "{}")).text("/call/label")).isEqualTo("К001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"shut", "removed", "serves-others", "its-specialist-serves-others"})
    void whoIsKeptForADesk(String gone) {
        ok(handOn(issued(), "{\"desk\":\"1\"}"));
        nobodyIsCalledByBoris();
        String desk = "/centres/" + centre + "/desks/1";
        ok(
                switch (gone) {
                    case "shut" -> node.put(desk + "/shut", "{\"reason\":\"r\"}");
                    case "removed" -> node.delete(desk);
                    case "serves-others" -> node.put(desk, "{\"stages\":[\"cash\"]}");
                    default -> node.put("/centres/" + centre + "/specialists/anna" + centres, "{\"kinds\":[\"cash\"]}");
                });
        borisCalls();
    }

    @ParameterizedTest
    @ValueSource(strings = {"leaves", "is-closed-out", "desk-removed", "desk-taken-over", "has-no-account-any-more"})
    void whoIsKeptForAPerson(String gone) {
        String ticket = issued();
        ok(handOn(ticket, "{\"specialist\":\"anna" + centres + "\"}"));
        nobodyIsCalledByBoris();
        assertThat(deskOf(ticket)).isEqualTo("1");
        String desk = "/centres/" + centre + "/desks/1";
        ok(
                switch (gone) {
                    case "leaves" -> leave(anna);
                    case "is-closed-out" -> node.put(desk + "/shut", "{\"reason\":\"r\"}");
                    case "desk-removed" -> node.delete(desk);
                    case "desk-taken-over" -> node.post(desk + "/hold", "{\"page\":\"page-of-another\",\"take\":true}");
                    default -> node.put("/staff/anna" + centres, account("anna", false));
                });
        assertThat(deskOf(ticket)).as("awaited nowhere").isIn("", "null");
        borisCalls();
    }

    private Reply leave(String cookie) {
        return node.delete(
                "/centres/" + centre + "/desks/1/hold?page=page-of-1", "cookie", cookie, "origin", node.url());
    }

    private String deskOf(String ticket) {
        Reply found = node.get("/centres/" + centre + "/tickets?state=waiting");
        assertThat(found.text("/tickets/0/id")).isEqualTo(ticket);
        return found.text("/tickets/0/desk");
    }

    @Test
    void whoeverWasSetAsideAndIsBack() {
        issued();
        ok(by(anna, "1", "call-next", "{}"));
        ok(by(anna, "1", "set-aside", "{\"minutes\":5}"));
        ok(by(anna, "1", "return", "{\"ticket\":\"К001\"}"));
        nobodyIsCalledByBoris();
        ok(leave(anna));
        sit(anna, "3");
        nobodyIsCalledByBoris();
        ok(node.delete("/centres/" + centre + "/desks/3/hold?page=page-of-3", "cookie", anna, "origin", node.url()));
        borisCalls();
    }

    @Test
    void whoIsToComeBackToSomebodyWhoHasGoneGoesOnAtOnce() {
        node.put("/centres/" + centre + "/desks/2", "{\"stages\":[\"consultation\",\"cash\"]}");
        issued();
        ok(by(anna, "1", "call-next", "{}"));
        ok(by(anna, "1", "start", "{}"));
        ok(by(anna, "1", "transfer", "{\"service\":\"cash\",\"backTo\":\"specialist\"}"));
        ok(by(boris, "2", "call-next", "{}"));
        ok(by(boris, "2", "start", "{}"));
        assertThat(by(boris, "2", "finish", "{\"continue\":true}").text("/type"))
                .endsWith("nothing-to-continue");
        ok(leave(anna));
        assertThat(ok(by(boris, "2", "finish", "{\"continue\":true}")).text("/call/stage"))
                .isEqualTo("consultation");
    }

    @Test
    void nobodyIsHandedToAPersonWhoIsNotThere() {
        String ticket = issued();
        ok(leave(anna));
        Reply refused = handOn(ticket, "{\"specialist\":\"anna" + centres + "\"}");
        assertThat(refused.status() + " " + refused.text("/type")).isEqualTo("409 /problems/person-away");
        ok(by(boris, "2", "call-next", "{}"));
        assertThat(by(boris, "2", "transfer", "{\"specialist\":\"anna" + centres + "\"}")
                        .text("/type"))
                .endsWith("person-away");
    }

    /** Whichever comes first: a closed desk keeps nobody. */
    @Test
    void handedOnAtTheVeryMomentAtWhichTheDeskIsClosed() throws Exception {
        for (int round = 0; round < Proof.times(5, 100); round++) {
            String ticket = issued();
            var together = new CyclicBarrier(2);
            CompletableFuture<Reply> handed = CompletableFuture.supplyAsync(() -> {
                meet(together);
                return handOn(ticket, "{\"desk\":\"1\"}");
            });
            CompletableFuture<Reply> closed = CompletableFuture.supplyAsync(() -> {
                meet(together);
                return node.put("/centres/" + centre + "/desks/1/shut", "{\"reason\":\"r\"}");
            });
            assertThat(List.of(200, 409)).contains(handed.get().status());
            assertThat(closed.get().status()).isEqualTo(204);
            ok(by(boris, "2", "call-next", "{}"));
            ok(by(boris, "2", "start", "{}"));
            ok(by(boris, "2", "finish", "{}"));
            ok(node.delete("/centres/" + centre + "/desks/1/shut"));
        }
    }

    private static void meet(CyclicBarrier together) {
        try {
            together.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** A page that is heard no more, as of a machine that was switched off. */
    @Test
    void aSilentDeskKeepsNobody() {
        ok(handOn(issued(), "{\"specialist\":\"anna" + centres + "\"}"));
        nobodyIsCalledByBoris();
        try (TestNode impatient = TestNode.start(
                TestSettings.over(database.address()),
                TestLimits.of(BoardRoutes.USUAL_BEAT, Duration.ofMillis(300)),
                () -> NOW)) {
            Until.isTrue(
                    "the silent desk is free",
                    () -> impatient
                            .get("/centres/" + centre + "/desks/1")
                            .json()
                            .at("/holder")
                            .isNull());
            Until.isTrue("Boris, whose page is heard, calls", () -> {
                sit(boris, "2");
                return by(boris, "2", "call-next", "{}").status() == 200;
            });
        }
    }
}
