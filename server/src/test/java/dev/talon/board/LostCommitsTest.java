package dev.talon.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestNode;
import dev.talon.db.TestDatabase;
import org.junit.jupiter.api.Test;

/** After a standby took over that lacked the last commits, or a backup was put beneath a running node. */
class LostCommitsTest {
    private static final String CASH = "{\"service\":\"cash\"}";

    @Test
    void screensTakeTheDatabasesWordNewOnesToo() {
        try (TestDatabase database = TestDatabase.create();
                TestNode node = TestNode.start(database.address())) {
            node.createCentre("north");
            try (LiveScreen screen = LiveScreen.open(node, "north")) {
                for (int i = 0; i < 5; i++) {
                    node.post("/centres/north/tickets", CASH);
                }
                screen.until(board -> waiting(board) == 5);
                lose(node);
                screen.until(board -> waiting(board) == 0);
                assertThat(screen.versions().get(screen.versions().size() - 1)).isOne();
                try (LiveScreen late = LiveScreen.open(node, "north")) {
                    assertThat(waiting(late.next())).isZero();
                }
                node.post("/centres/north/tickets", CASH);
                screen.until(board -> waiting(board) == 1);
            }
        }
    }

    private static int waiting(io.vertx.core.json.JsonObject board) {
        return board.getJsonArray("waiting").stream()
                .mapToInt(service -> ((io.vertx.core.json.JsonObject) service).getInteger("count"))
                .sum();
    }

    /** All at once, as the databases change. */
    private static void lose(TestNode node) {
        TestNode.await(node.database().slow().query("""
                        DO $$ BEGIN
                            DELETE FROM print_job;
                            DELETE FROM stage;
                            DELETE FROM ticket;
                            UPDATE centre SET version = 1;
                        END $$""").execute());
    }
}
