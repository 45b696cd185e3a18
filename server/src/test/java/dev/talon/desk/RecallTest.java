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

/** A visitor is called again as often and as soon as the centre wants it; the refusal says how often, or how soon. */
class RecallTest {
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
    void aVisitorIsCalled() {
        centre = "recall" + ++centres;
        node.createCentre(centre);
        assertThat(node.put(
                                "/centres/" + centre + "/desk-rules",
                                "{\"severalDesks\":true,\"noShowAfter\":0,\"recallLimit\":2,\"recallPause\":15}")
                        .status())
                .isEqualTo(200);
        node.post("/centres/" + centre + "/tickets", "{\"service\":\"consultation\"}");
        assertThat(at("call-next", "{}").status()).isEqualTo(200);
    }

    private Reply at(String command, String body, String... headers) {
        return node.atDesk(centre, "1", command, body, headers);
    }

    private static void after(int seconds) {
        now = now.plusSeconds(seconds);
    }

    @Test
    void notSoonerThanThePauseAfterTheCallBefore() {
        after(14);
        Reply refused = at("recall", "{}", "Accept-Language", "en");
        assertThat(refused.status() + " " + refused.text("/type")).isEqualTo("409 /problems/recall-too-soon");
        assertThat(refused.text("/detail"))
                .isEqualTo("Ticket К001 was called a moment ago: it may be called again 15 s after the last call.");
        assertThat(at("recall", "{}", "Accept-Language", "ru").text("/detail"))
                .isEqualTo("Талон К001 только что вызван: повторный вызов возможен через 15 с после прошлого.");
        assertThat(refused.json().at("/call/recalls").asInt()).as("as it is").isZero();
        after(1);
        assertThat(at("recall", "{}").json().at("/call/recallsLeft").asInt()).isEqualTo(1);
        after(14);
        assertThat(at("recall", "{}").text("/type"))
                .as("the call before was a repeat")
                .endsWith("recall-too-soon");
    }

    @Test
    void notMoreOftenThanTheLimitSinceTheLastCallToADesk() {
        for (int left = 1; left >= 0; left--) {
            after(15);
            assertThat(at("recall", "{}").json().at("/call/recallsLeft").asInt())
                    .isEqualTo(left);
        }
        after(15);
        Reply refused = at("recall", "{}", "Accept-Language", "en");
        assertThat(refused.status() + " " + refused.text("/type")).isEqualTo("409 /problems/recall-limit");
        assertThat(refused.text("/detail")).isEqualTo("Ticket К001 had all its 2 repeats of the call: mark a no-show.");
        assertThat(at("recall", "{}", "Accept-Language", "ru").text("/detail"))
                .isEqualTo("Повторных вызовов талона К001 было уже 2, больше нельзя: отметьте неявку.");
        assertThat(refused.json().at("/call/recallsLeft").asInt()).isZero();

        assertThat(at("no-show", "{}").status()).isEqualTo(200);
        assertThat(at("call", "{\"ticket\":\"К001\",\"reason\":\"is here\"}").status())
                .isEqualTo(200);
        after(15);
        assertThat(at("recall", "{}").json().at("/call/recallsLeft").asInt())
                .as("called to a desk anew")
                .isEqualTo(1);
    }
}
