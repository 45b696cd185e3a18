package dev.talon.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.db.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a specialist sees of the queue. */
class DeskViewTest {
    private static final String CENTRE = "/centres/view";

    private static TestDatabase database;
    private static TestNode node;

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
        node = TestNode.start(database.address());
        node.createCentre("view");
    }

    @AfterAll
    static void shut() {
        node.close();
        database.close();
    }

    @Test
    void aDeskSeesOnlyThoseWhoWaitForAStageItServes() {
        Reply combined = node.post(CENTRE + "/tickets", "{\"service\":\"combined\"}");
        node.post(CENTRE + "/tickets", "{\"service\":\"cash\"}");

        assertThat(desk("1").text("/waiting/0/service")).isEqualTo("combined");
        assertThat(desk("1").json().at("/waiting/0/count").asInt()).isEqualTo(1);
        assertThat(desk("1").json().get("waiting")).hasSize(1);
        assertThat(desk("4").json().get("waiting")).hasSize(1);
        assertThat(desk("4").text("/waiting/0/service")).isEqualTo("cash");

        node.atDesk(CENTRE.substring("/centres/".length()), "1", "call-next");
        node.atDesk(CENTRE.substring("/centres/".length()), "1", "start");
        node.atDesk(CENTRE.substring("/centres/".length()), "1", "finish");
        assertThat(desk("1").json().get("waiting")).isEmpty();
        assertThat(desk("4").json().get("waiting")).hasSize(2);
        assertThat(desk("4").json().at("/waiting").findValuesAsText("since")).allMatch(since -> !since.isEmpty());
        assertThat(desk("4").json().at("/today/served").asInt()).isZero();
        assertThat(desk("1").json().at("/today/served").asInt()).isEqualTo(1);
        assertThat(combined.status()).isEqualTo(201);
    }

    private static Reply desk(String code) {
        return node.get(CENTRE + "/desks/" + code);
    }
}
