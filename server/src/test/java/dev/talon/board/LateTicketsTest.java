package dev.talon.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.db.TestDatabase;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who waits longer than their norm, at any moment. */
class LateTicketsTest {
    private static final OffsetDateTime NOON = OffsetDateTime.parse("2026-03-05T12:00:00+03:00");

    private static TestDatabase database;
    private static TestNode node;
    private static volatile OffsetDateTime now = NOON;

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
    void whoPassedTheNormIsSaidWithTheMostOverdueFirstUntilTheyAreCalled() {
        node.createCentre("late");
        int norm = 900;
        assertThat(TestNode.await(node.database()
                                .slow()
                                .query("SELECT DISTINCT norm FROM service WHERE code = 'consultation'")
                                .execute())
                        .iterator()
                        .next()
                        .getInteger(0))
                .isEqualTo(norm);
        String first = issue("consultation");
        now = NOON.plusSeconds(60);
        String second = issue("consultation");
        now = NOON.plusSeconds(norm);
        assertThat(late().json().at("/total").asInt())
                .as("to the second within the norm")
                .isZero();
        assertThat(late().json().at("/tickets")).isEmpty();

        now = NOON.plusSeconds(norm + 30);
        Reply one = late();
        assertThat(one.json().at("/total").asInt()).isEqualTo(1);
        assertThat(one.text("/tickets/0/label")).isEqualTo(first);
        assertThat(one.json().at("/tickets/0/norm").asInt()).isEqualTo(norm);
        assertThat(OffsetDateTime.parse(one.text("/tickets/0/lateFrom")).toInstant())
                .isEqualTo(NOON.plusSeconds(norm).toInstant());
        assertThat(OffsetDateTime.parse(one.text("/tickets/0/queuedAt")).toInstant())
                .isEqualTo(NOON.toInstant());

        now = NOON.plusSeconds(norm + 90);
        assertThat(late().json().findValuesAsText("label")).containsExactly(first, second);
        node.atDesk("late", "1", "call-next", "");
        assertThat(late().json().findValuesAsText("label")).containsExactly(second);
        assertThat(node.get("/centres/none/late").status()).isEqualTo(404);
    }

    @Test
    void ofManyTheFirstTwentyAreSaidAndHowManyThereAre() {
        node.createCentre("many");
        now = NOON;
        for (int i = 0; i < 23; i++) {
            node.post("/centres/many/tickets", "{\"service\":\"cash\"}");
        }
        now = NOON.plusHours(2);
        Reply late = node.get("/centres/many/late");
        assertThat(late.json().at("/total").asInt()).isEqualTo(23);
        assertThat(late.json().at("/tickets")).hasSize(20);
    }

    private static String issue(String service) {
        return node.post("/centres/late/tickets", "{\"service\":\"" + service + "\"}")
                .text("/label");
    }

    private static Reply late() {
        return node.get("/centres/late/late");
    }
}
