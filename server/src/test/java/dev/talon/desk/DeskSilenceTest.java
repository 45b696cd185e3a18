package dev.talon.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.Limits;
import dev.talon.TestLimits;
import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.board.LiveScreen;
import dev.talon.db.TestDatabase;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What becomes of a desk of which nobody hears any more, and that a socket that answers is hearing enough. */
class DeskSilenceTest {
    private static final Limits SHORT = TestLimits.of(Duration.ofMillis(100), Duration.ofSeconds(2));

    private static TestDatabase database;
    private static TestNode node;

    @BeforeAll
    static void start() {
        database = TestDatabase.create();
        node = TestNode.start(database.address(), SHORT);
    }

    @AfterAll
    static void stop() {
        node.close();
        database.close();
    }

    @Test
    void aSilentDeskIsFreedUnlessItHasAVisitorOrABreak() {
        node.createCentre("silent");
        node.post("/centres/silent/tickets", "{\"service\":\"consultation\"}");
        String label = node.atDesk("silent", "2", "call-next").text("/call/label");
        node.atDesk("silent", "3", "pause", "{\"reason\":\"обед\"}");
        String since = node.get("/centres/silent/desks/3").text("/pause/since");
        try (LiveScreen screen = LiveScreen.open(node, "silent")) {
            node.sit("silent", "1");
            screen.until(board -> !state(board, "1").equals("closed"));
            screen.until(board -> state(board, "1").equals("closed"));
        }
        // Desk 1 was the last to be heard: whoever looked for silent desks has passed the others over.
        assertThat(node.get("/centres/silent/desks/2").text("/call/label")).isEqualTo(label);
        assertThat(node.get("/centres/silent/desks/2").json().at("/held").asBoolean())
                .isTrue();
        assertThat(node.get("/centres/silent/desks/3").text("/pause/since")).isEqualTo(since);
        String[] somebody = somebody();
        for (String desk : List.of("2", "3")) {
            Reply asked =
                    node.post("/centres/silent/desks/" + desk + "/hold", "{\"page\":\"page-of-somebody\"}", somebody);
            assertThat(asked.text("/type"))
                    .as("nobody sits down without asking")
                    .isEqualTo("/problems/desk-held");
        }
        assertThat(node.post("/centres/silent/desks/3/hold", "{\"page\":\"another-page-of-a-test\"}")
                        .status())
                .as("whoever comes back at another page has their desk and their break")
                .isEqualTo(204);
        assertThat(node.get("/centres/silent/desks/3").text("/pause/since")).isEqualTo(since);
        assertThat(node.delete("/centres/silent/desks/3/pause").status()).isEqualTo(204);
        assertThat(events("silent", "3")).containsExactly("desk_opened", "desk_paused", "desk_resumed");
    }

    @Test
    void aBreakOfADayThatIsOverEndsWhenItsDeskWasLastHeard() {
        node.createCentre("overnight");
        node.atDesk("overnight", "1", "pause", "{\"reason\":\"обед\"}");
        try (LiveScreen screen = LiveScreen.open(node, "overnight")) {
            TestNode.await(node.database().slow().query("""
                            UPDATE desk SET seen_at = seen_at - interval '1 day', paused_at = paused_at - interval '1 day'
                            WHERE code = '1' AND centre_id = (SELECT id FROM centre WHERE code = 'overnight')""").execute());
            screen.until(board -> state(board, "1").equals("closed"));
        }
        assertThat(events("overnight", "1")).endsWith("desk_closed");
    }

    @Test
    void aSocketThatAnswersHoldsTheDeskHoweverLongThePageSaysNothing() {
        node.createCentre("socket");
        LiveScreen page = TestNode.await(LiveScreen.connect(
                node, "socket", "?desk=1&page=page-of-a-test", "authorization", "Bearer " + node.token()));
        try (page;
                LiveScreen screen = LiveScreen.open(node, "socket")) {
            node.sit("socket", "1");
            // A desk that is held by nothing is freed again and again meanwhile.
            for (int i = 0; i < 2; i++) {
                node.sit("socket", "2");
                screen.until(board -> !state(board, "2").equals("closed"));
                screen.until(board -> state(board, "2").equals("closed"));
            }
            assertThat(node.get("/centres/socket/desks/1?page=page-of-a-test")
                            .json()
                            .at("/held")
                            .asBoolean())
                    .isTrue();
            page.close();
            screen.until(board -> state(board, "1").equals("closed"));
        }
    }

    private static String state(JsonObject board, String desk) {
        return board.getJsonArray("desks").stream()
                .map(JsonObject.class::cast)
                .filter(one -> one.getString("desk").equals(desk))
                .findFirst()
                .orElseThrow()
                .getString("state");
    }

    private static List<String> events(String centre, String desk) {
        List<String> kinds = new ArrayList<>();
        TestNode.await(node.database().slow().preparedQuery("""
                        SELECT e.kind FROM event e JOIN centre c ON c.id = e.centre_id
                        WHERE c.code = $1 AND e.desk = $2 ORDER BY e.id""").execute(io.vertx.sqlclient.Tuple.of(centre, desk)))
                .forEach(row -> kinds.add(row.getString(0)));
        return kinds;
    }

    private static String[] somebody() {
        String token = node.post("/tokens", "{\"name\":\"Somebody\",\"role\":\"specialist\"}")
                .text("/token");
        return new String[] {"authorization", "Bearer " + token};
    }
}
