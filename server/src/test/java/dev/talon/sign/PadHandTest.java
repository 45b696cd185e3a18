package dev.talon.sign;

import static dev.talon.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestNode;
import dev.talon.board.Paces;
import dev.talon.db.Hints;
import dev.talon.db.TestDatabase;
import dev.talon.desk.DeskCalls;
import dev.talon.desk.DeskPauses;
import dev.talon.hardware.pad.PadKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

/** A key that was long on its way. */
class PadHandTest {
    @Test
    void aKeyPressedAWhileAgoCallsNobodyNow() throws Exception {
        try (TestDatabase database = TestDatabase.create();
                TestNode node = TestNode.start(database.address())) {
            node.createCentre("north");
            String label = node.post("/centres/north/tickets", "{\"service\":\"consultation\"}")
                    .text("/label");
            Hints hints = await(Hints.start(node.vertx(), node.database()));
            var calls = new DeskCalls(node.database(), hints, new Paces(node.vertx(), node.database()), () -> null);
            var pauses = new DeskPauses(node.database(), hints);
            var hand = new PadHand(calls, pauses, InstantSource.fixed(Instant.now()));

            await(hand.press("north", "1", PadKey.CALL, "pads", Duration.ofSeconds(10)));
            assertThat(node.get("/centres/north/desks/1").text("/next/label")).isEqualTo(label);

            await(hand.press("north", "1", PadKey.CALL, "pads", Duration.ofSeconds(4)));
            assertThat(node.get("/centres/north/desks/1").text("/call/label")).isEqualTo(label);
            await(hints.close());
        }
    }
}
