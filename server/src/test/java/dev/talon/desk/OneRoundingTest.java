package dev.talon.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.db.TestDatabase;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;

/** The same wait is the same number of seconds wherever somebody reads it. */
class OneRoundingTest {
    private static final OffsetDateTime NOON = OffsetDateTime.parse("2026-03-05T12:00:00+03:00");
    private static volatile OffsetDateTime now = NOON;

    @Test
    void inTheAnswerOfTheCallOnTheBoardAndInReports() {
        try (TestDatabase database = TestDatabase.create()) {
            TestNode node = TestNode.start(database.address(), () -> now);
            node.createCentre("one");
            node.post("/centres/one/tickets", "{\"service\":\"consultation\"}");
            node.post("/centres/one/tickets", "{\"service\":\"consultation\"}");
            now = NOON.plus(Duration.ofMillis(90_500));
            Reply called = node.atDesk("one", "1", "call-next");
            assertThat(called.json().at("/call/wait").asLong()).isEqualTo(91);
            Reply board = node.get("/centres/one/board");
            assertThat(board.json().findValues("longest").get(0).asLong()).isEqualTo(91);
            String day = "?from=2026-03-05&to=2026-03-05&centre=one";
            assertThat(node.get("/reports/stages" + day).json().at("/stages").findValuesAsText("wait"))
                    .contains("91");
            String csv =
                    node.get("/reports/stages" + day + "&format=csv").http().body();
            assertThat(csv)
                    .contains(",2026-03-05T09:00:00.000000Z,2026-03-05T09:01:30.500000Z,")
                    .contains(",0:01:31,");
            node.close();
        }
    }
}
