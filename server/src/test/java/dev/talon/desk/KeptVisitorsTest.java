package dev.talon.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.db.TestDatabase;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Visitors who are kept for a desk or a person are handed only to those who can call them, and go only to them. */
class KeptVisitorsTest {
    private static volatile OffsetDateTime now;
    private static TestDatabase database;
    private static TestNode node;
    private static int centres;

    private String centre;
    private String anna;
    private String boris;

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
    void twoSpecialists() {
        now = OffsetDateTime.parse("2026-03-05T10:00:00+03:00");
        centre = "kept" + ++centres;
        node.createCentre(centre);
        node.put("/centres/" + centre + "/desks/3", "{\"stages\":[\"consultation\",\"cash\"]}");
        anna = person("anna");
        boris = person("boris");
        sit(anna, "1");
        sit(boris, "3");
    }

    private String person(String name) {
        String login = name + centres;
        node.put("/staff/" + login, """
                {"name":"%s","role":"specialist","centre":"%s","password":"a-long-staff-password"}""".formatted(login, centre));
        return node.post(
                        "/session",
                        "{\"login\":\"%s\",\"password\":\"a-long-staff-password\"}".formatted(login),
                        "authorization",
                        "")
                .http()
                .headers()
                .firstValue("set-cookie")
                .orElseThrow()
                .split(";")[0];
    }

    private Reply by(String cookie, String path, String body) {
        return node.post("/centres/" + centre + path, body, "cookie", cookie, "origin", node.url());
    }

    private void sit(String cookie, String desk) {
        assertThat(by(cookie, "/desks/" + desk + "/hold", "{\"page\":\"page-of-" + desk + "\"}")
                        .status())
                .isEqualTo(204);
    }

    private Reply ok(String cookie, String path, String body) {
        Reply reply = by(cookie, path, body);
        assertThat(reply.status()).as("%s: %s", path, reply.http().body()).isBetween(200, 204);
        now = now.plusSeconds(10);
        return reply;
    }

    private String issued(String service) {
        now = now.plusSeconds(1);
        return node.post("/centres/" + centre + "/tickets", "{\"service\":\"" + service + "\"}")
                .text("/id");
    }

    private static String problem(Reply reply) {
        return reply.status() + " " + reply.text("/type").replace("/problems/", "");
    }

    @Test
    void nobodyElseContinuesWithAStageThatIsKept() {
        issued("consultation");
        ok(anna, "/desks/1/call-next", "{}");
        ok(anna, "/desks/1/start", "{}");
        ok(anna, "/desks/1/transfer", "{\"service\":\"cash\",\"backTo\":\"specialist\"}");
        ok(boris, "/desks/3/call-next", "{}");
        Reply started = ok(boris, "/desks/3/start", "{}");
        assertThat(started.json().at("/call/continuable").asBoolean()).isFalse();
        assertThat(problem(by(boris, "/desks/3/finish", "{\"continue\":true}"))).isEqualTo("409 nothing-to-continue");
        ok(boris, "/desks/3/finish", "{}");
        assertThat(by(boris, "/desks/3/call-next", "{}").status()).isEqualTo(204);
        assertThat(ok(anna, "/desks/1/call-next", "{}").text("/call/label")).isEqualTo("К001");
    }

    @Test
    void whoeverIsKeptForAPersonIsCalledByThemWhateverTheirDeskServes() {
        issued("cash");
        ok(anna, "/desks/1/call", "{\"ticket\":\"Д001\",\"reason\":\"one question\",\"anyKind\":true}");
        ok(anna, "/desks/1/start", "{}");
        ok(anna, "/desks/1/set-aside", "{\"minutes\":5}");
        ok(anna, "/desks/1/return", "{\"ticket\":\"Д001\"}");
        assertThat(node.get("/centres/" + centre + "/desks/3")
                        .json()
                        .at("/waiting")
                        .size())
                .as("nobody waits whom this desk may call")
                .isZero();
        assertThat(by(boris, "/desks/3/call-next", "{}").status()).isEqualTo(204);
        assertThat(ok(anna, "/desks/1/next", "{}").text("/call/label")).isEqualTo("Д001");
    }

    @Test
    void aVisitorIsHandedOnlyToADeskWhoseSpecialistServesThem() {
        String ticket = issued("cash");
        assertThat(node.put("/centres/" + centre + "/specialists/boris" + centres, "{\"kinds\":[\"consultation\"]}")
                        .status())
                .isBetween(200, 204);
        assertThat(problem(node.post("/centres/" + centre + "/tickets/" + ticket + "/transfer", "{\"desk\":\"3\"}")))
                .isEqualTo("409 not-this-desk");
        node.sit(centre, "4");
        assertThat(node.post("/centres/" + centre + "/desks/4/call-next", "{}").status())
                .isEqualTo(200);
        assertThat(problem(node.post("/centres/" + centre + "/desks/4/transfer", "{\"desk\":\"3\"}")))
                .isEqualTo("409 not-this-desk");
        assertThat(problem(node.post(
                        "/centres/" + centre + "/desks/4/transfer", "{\"specialist\":\"boris" + centres + "\"}")))
                .isEqualTo("409 not-this-person");
        node.put("/staff/guest" + centres, """
                {"name":"Guest","role":"manager","password":"a-long-staff-password"}""");
        assertThat(problem(node.post(
                        "/centres/" + centre + "/desks/4/transfer", "{\"specialist\":\"guest" + centres + "\"}")))
                .as("somebody who sits nowhere here")
                .isEqualTo("404 no-such-person");
    }

    @Test
    void nobodyWaitsForADeskThatIsClosed() {
        String ticket = issued("consultation");
        node.put("/centres/" + centre + "/desks/2/shut", "{\"reason\":\"nobody\"}");
        assertThat(problem(node.post("/centres/" + centre + "/tickets/" + ticket + "/transfer", "{\"desk\":\"2\"}")))
                .isEqualTo("409 desk-shut");
        node.delete("/centres/" + centre + "/desks/2/shut");
        assertThat(node.post("/centres/" + centre + "/tickets/" + ticket + "/transfer", "{\"desk\":\"2\"}")
                        .status())
                .isEqualTo(200);
        assertThat(by(anna, "/desks/1/call-next", "{}").status()).isEqualTo(204);
        node.put("/centres/" + centre + "/desks/2/shut", "{\"reason\":\"nobody\"}");
        assertThat(ok(anna, "/desks/1/call-next", "{}").text("/call/label")).isEqualTo("К001");

        // There and back to a desk that is closed meanwhile.
        ok(anna, "/desks/1/start", "{}");
        ok(anna, "/desks/1/transfer", "{\"service\":\"cash\",\"backTo\":\"desk\"}");
        ok(boris, "/desks/3/call-next", "{}");
        ok(boris, "/desks/3/start", "{}");
        node.put("/centres/" + centre + "/desks/1/shut", "{\"reason\":\"nobody\"}");
        ok(boris, "/desks/3/finish", "{}");
        assertThat(ok(boris, "/desks/3/call-next", "{}").text("/call/label")).isEqualTo("К001");
    }

    @Test
    void whatChangedNothingChangesNothingWhenItIsRepeatedLater() {
        String key = "desk-kept-" + centre;
        String shut = "/centres/" + centre + "/desks/2/shut";
        node.put(shut, "{\"reason\":\"nobody\"}");
        assertThat(node.send("PUT", shut, "{\"reason\":\"lunch\"}", "Idempotency-Key", key)
                        .status())
                .isEqualTo(204);
        node.delete(shut);
        assertThat(node.send("PUT", shut, "{\"reason\":\"lunch\"}", "Idempotency-Key", key)
                        .status())
                .isEqualTo(204);
        assertThat(node.get("/centres/" + centre + "/desks/2")
                        .json()
                        .at("/shut")
                        .isNull())
                .isTrue();
        assertThat(problem(node.send("PUT", shut, "{\"reason\":\"another\"}", "Idempotency-Key", key)))
                .isEqualTo("422 key-reused");
        assertThat(node.send("DELETE", shut, "", "Idempotency-Key", key + "-open")
                        .status())
                .isEqualTo(204);
        node.put(shut, "{\"reason\":\"nobody\"}");
        assertThat(node.send("DELETE", shut, "", "Idempotency-Key", key + "-open")
                        .status())
                .isEqualTo(204);
        assertThat(node.get("/centres/" + centre + "/desks/2").text("/shut/reason"))
                .isEqualTo("nobody");

        String pause = "/desks/1/pause";
        ok(anna, pause, "{\"reason\":\"lunch\"}");
        ok(anna, pause + "?page=page-of-1", "{\"reason\":\"tea\"}");
        String ticket = issued("consultation");
        node.delete("/centres/" + centre + "/tickets/" + ticket);
        assertThat(node.send(
                                "DELETE",
                                "/centres/" + centre + "/tickets/" + ticket,
                                "",
                                "Idempotency-Key",
                                key + "-leave")
                        .status())
                .isEqualTo(200);
        assertThat(node.post("/centres/" + centre + "/tickets/" + ticket + "/restore", "")
                        .status())
                .isEqualTo(200);
        assertThat(problem(node.send(
                        "DELETE", "/centres/" + centre + "/tickets/" + ticket, "", "Idempotency-Key", key + "-leave")))
                .as("it was left cancelled then, and is not cancelled now")
                .isEqualTo("409 not-in-queue");
    }

    @Test
    void whoComesBackEarlyIsForEverybodyOnceTheMinutesSinceThenHavePassed() {
        issued("consultation");
        ok(anna, "/desks/1/call-next", "{}");
        ok(anna, "/desks/1/set-aside", "{\"minutes\":50}");
        ok(anna, "/desks/1/return", "{\"ticket\":\"К001\"}");
        now = now.plusSeconds(10 * 60 - 11);
        assertThat(by(boris, "/desks/3/call-next", "{}").status())
                .as("still Anna's")
                .isEqualTo(204);
        now = now.plusSeconds(1);
        assertThat(ok(boris, "/desks/3/call-next", "{}").text("/call/label")).isEqualTo("К001");
    }

    @Test
    void whoWasSetAsideAtADeskThatIsClosedWaitsForThePersonElsewhere() {
        issued("consultation");
        ok(anna, "/desks/1/call-next", "{}");
        ok(anna, "/desks/1/set-aside", "{\"minutes\":5}");
        assertThat(node.put("/centres/" + centre + "/desks/1/shut", "{\"reason\":\"r\"}")
                        .status())
                .isEqualTo(204);
        sit(anna, "2");
        String ticket = ok(anna, "/desks/2/return", "{\"ticket\":\"К001\"}").text("/moved/ticket");
        assertThat(by(boris, "/desks/3/call-next", "{}").status()).isEqualTo(204);
        assertThat(ok(anna, "/desks/2/call-next", "{}").text("/call/label")).isEqualTo("К001");
        assertThat(ticket).isNotEmpty();
    }

    @Test
    void thoseWhoAreSetAsideAreSeenWhereverTheirSpecialistSits() {
        issued("consultation");
        ok(anna, "/desks/1/call-next", "{}");
        ok(anna, "/desks/1/set-aside", "{\"minutes\":50}");
        leave(anna, "1");
        sit(anna, "2");
        assertThat(seen(anna, "2")).isEqualTo("К001");
        Reply clara = by(person("clara"), "/desks/1/hold", "{\"page\":\"page-of-clara\"}");
        assertThat(clara.status()).isEqualTo(204);
        assertThat(seen(anna, "1")).as("her own, wherever she looks").isEqualTo("К001");
        assertThat(node.get("/centres/" + centre + "/desks/1").json().at("/aside"))
                .as("Clara does not see them")
                .isEmpty();
        leave(anna, "2");
        assertThat(node.get("/centres/" + centre + "/desks/1").text("/aside/0/label"))
                .as("of somebody who is at no desk: who sits there may call them")
                .isEqualTo("К001");
    }

    private void leave(String cookie, String desk) {
        String hold = "/centres/" + centre + "/desks/" + desk + "/hold?page=page-of-" + desk;
        assertThat(node.delete(hold, "cookie", cookie, "origin", node.url()).status())
                .isEqualTo(204);
    }

    private String seen(String cookie, String desk) {
        return node.get("/centres/" + centre + "/desks/" + desk, "cookie", cookie, "authorization", "")
                .text("/aside/0/label");
    }

    @Test
    void whomOneSetAsideIsCalledByNumberInTurnAndAnotherNot() {
        issued("consultation");
        issued("consultation");
        ok(anna, "/desks/1/call-next", "{}");
        ok(anna, "/desks/1/set-aside", "{\"minutes\":50}");
        Reply own = ok(anna, "/desks/1/call", "{\"ticket\":\"К001\",\"reason\":\"is back\"}");
        assertThat(own.json().at("/call/outOfTurn").isNull()).isTrue();
        ok(anna, "/desks/1/no-show", "{}");
        ok(boris, "/desks/3/call", "{\"ticket\":\"К001\",\"reason\":\"came late\"}");
        node.post(
                "/centres/" + centre + "/tickets",
                "{\"service\":\"consultation\",\"category\":\"priority\",\"reason\":\"r\"}");
        node.post("/centres/" + centre + "/tickets", "{\"service\":\"consultation\"}");
        Reply report = node.get("/centres/" + centre + "/by-hand?from=2026-03-05&to=2026-03-05");
        assertThat(of(report, "boris", "calledOutOfTurn")).isEqualTo(1);
        assertThat(of(report, "boris", "returned")).as("by a call of a no-show").isEqualTo(1);
        assertThat(of(report, "anna", "calledOutOfTurn")).isZero();
        assertThat(of(report, "anna", "returned")).isZero();
        assertThat(report.json().findValues("issuedWithPriority").stream()
                        .mapToInt(one -> one.asInt())
                        .sum())
                .isEqualTo(1);
    }

    private int of(Reply report, String name, String what) {
        for (var person : report.json()) {
            if (person.at("/name").asText().startsWith(name)) {
                return person.at("/" + what).asInt();
            }
        }
        return 0;
    }
}
