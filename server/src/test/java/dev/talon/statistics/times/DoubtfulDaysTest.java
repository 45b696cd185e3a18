package dev.talon.statistics.times;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestNode;
import dev.talon.Until;
import dev.talon.db.TestDatabase;
import java.time.OffsetDateTime;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class DoubtfulDaysTest {
    @Test
    @Timeout(120)
    void whoeverLooksForDoubtfulTimesHasTheDaysKeptForTheNextOne() {
        OffsetDateTime past = OffsetDateTime.parse("2025-03-12T12:00:00+03:00");
        var now = new AtomicReference<>(past);
        try (TestDatabase database = TestDatabase.create();
                TestNode node = TestNode.start(database.address(), now::get)) {
            node.createCentre("north");
            node.sit("north", "4");
            node.post("/centres/north/tickets", "{\"service\":\"cash\"}");
            node.post("/centres/north/desks/4/call-next", "");
            node.post("/centres/north/desks/4/start", "");
            now.set(past.plusHours(5));
            node.post("/centres/north/desks/4/finish", "{}");
            assertThat(kept(node)).isZero();
            assertThat(node.get("/reports/suspects?from=2025-03-01&to=2025-03-31")
                            .status())
                    .isEqualTo(200);
            Until.isTrue("the day is kept", () -> kept(node) > 0);
        }
    }

    private static long kept(TestNode node) {
        return TestNode.await(node.database()
                        .slow()
                        .query("SELECT count(*) FROM day_stages")
                        .execute())
                .iterator()
                .next()
                .getLong(0);
    }
}
