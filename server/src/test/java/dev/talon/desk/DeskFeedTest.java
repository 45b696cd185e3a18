package dev.talon.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.board.LiveScreen;
import dev.talon.db.TestDatabase;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** The pages of desks are told how their desks stand; none has to ask. */
class DeskFeedTest {
    private static TestDatabase database;
    private static TestNode node;
    private static TestNode other;

    /** A centre for each test: nobody waits there from the one before. */
    private String centre;

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
        node = TestNode.start(database.address());
        other = TestNode.start(database.address());
    }

    @AfterAll
    static void shut() {
        other.close();
        node.close();
        database.close();
    }

    @BeforeEach
    void centre(TestInfo test) {
        centre = test.getTestMethod()
                .orElseThrow()
                .getName()
                .toLowerCase(Locale.ROOT)
                .substring(0, 20);
        node.createCentre(centre);
    }

    @Test
    void everyPageIsToldOfEveryChangeWhicheverNodeMadeIt() {
        try (LiveScreen one = page(node, "1");
                LiveScreen four = page(other, "4")) {
            assertThat(one.nextDesk().getString("desk")).isEqualTo("1");
            assertThat(four.nextDesk().getString("desk")).isEqualTo("4");

            String label = issue("combined");
            one.untilDesk(view -> label.equals(next(view)));
            assertThat(node.atDesk(centre, "1", "call-next").text("/call/label"))
                    .isEqualTo(label);
            JsonObject called = one.untilDesk(view -> view.getJsonObject("call") != null);
            assertThat(called.getJsonObject("call").getString("label")).isEqualTo(label);
            assertThat(next(called)).isNull();
            node.atDesk(centre, "1", "start");
            node.atDesk(centre, "1", "finish");

            one.untilDesk(view -> view.getJsonObject("today").getInteger("served") == 1);
            four.untilDesk(view -> label.equals(next(view)));
        }
    }

    @Test
    void whatIsToldIsWhatTheDeskAnswers() {
        issue("consultation");
        try (LiveScreen page = page(node, "2")) {
            JsonObject told = page.untilDesk(view -> next(view) != null);
            var asked = new JsonObject(node.get("/centres/" + centre + "/desks/2?page=a-page-of-desk-2")
                    .json()
                    .toString());
            assertThat(told).isEqualTo(asked);
        }
    }

    @Test
    void aCommandSaysWhichVersionItBroughtAndTheNextWordIsNotOlder() {
        issue("cash");
        try (LiveScreen page = page(node, "5")) {
            page.nextDesk();
            Reply called = node.atDesk(centre, "5", "call-next");
            long version = called.json().get("version").asLong();
            assertThat(version).isPositive();
            JsonObject view = page.untilDesk(told -> told.getLong("version") >= version);
            assertThat(view.getJsonObject("call").getString("label")).isEqualTo(called.text("/call/label"));
        }
    }

    @Test
    void aPageOfAnUnknownDeskSeesTheBoardAndNothingElse() {
        try (LiveScreen page = page(node, "99")) {
            page.next();
            issue("cash");
            page.next();
            assertThat(page.desksTold()).isZero();
        }
    }

    private LiveScreen page(TestNode at, String desk) {
        return TestNode.await(LiveScreen.connect(
                at, centre, "?desk=" + desk + "&page=a-page-of-desk-" + desk, "authorization", "Bearer " + at.token()));
    }

    private String issue(String service) {
        return node.post("/centres/" + centre + "/tickets", "{\"service\":\"" + service + "\"}")
                .text("/label");
    }

    private static String next(JsonObject view) {
        JsonObject next = view.getJsonObject("next");
        return next == null ? null : next.getString("label");
    }
}
