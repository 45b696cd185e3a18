package dev.talon.promise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestNode;
import dev.talon.db.TestDatabase;
import org.junit.jupiter.api.Test;

class LessonsTest {
    @Test
    void whenAllCentresAskAtOnceOthersStillHaveTheirTurn() {
        try (TestDatabase database = TestDatabase.create();
                TestNode node = TestNode.start(database.address())) {
            var lessons = new Lessons(node.vertx(), node.database(), 1_000, () -> null);
            for (int i = 0; i < 500; i++) {
                assertThat(lessons.of("centre-" + i).times()).isEmpty();
            }
            // More than may wait for a connection.
            assertThat(TestNode.await(node.database().slow().query("SELECT 1").execute()))
                    .hasSize(1);
        }
    }
}
