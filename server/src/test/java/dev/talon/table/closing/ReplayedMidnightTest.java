package dev.talon.table.closing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestNode;
import dev.talon.day.DayClose;
import dev.talon.db.Hints;
import dev.talon.db.TestDatabase;
import dev.talon.table.DayFigures;
import java.sql.Connection;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where clocks are put back or forward at midnight, the end of a day and its replay mean the same moment. */
class ReplayedMidnightTest {
    @ParameterizedTest
    @CsvSource({
        "Atlantic/Azores, 2025-10-25T18:00:00Z, 00:00",
        "America/Havana, 2025-11-01T18:00:00Z, 00:00",
        "America/Havana, 2025-03-08T18:00:00Z, 00:00",
        "Asia/Beirut, 2025-10-25T12:00:00Z, 00:00",
        "Asia/Beirut, 2025-03-29T12:00:00Z, 00:00",
        "America/Asuncion, 2023-09-30T18:00:00Z, 00:00",
        "Europe/Moscow, 2025-10-25T12:00:00Z, 00:00",
        "Europe/Moscow, 2025-10-25T12:00:00Z, 04:00",
        "Europe/Berlin, 2025-10-25T12:00:00Z, 02:30",
        "Europe/Berlin, 2025-03-29T12:00:00Z, 02:30",
        "America/Havana, 2025-11-01T18:00:00Z, 00:30",
    })
    void aDayThatEndsWithTwoMidnightsOrNoneIsReplayedAsItWas(String zone, OffsetDateTime evening, String ends)
            throws Exception {
        var now = new AtomicReference<>(evening);
        try (TestDatabase database = TestDatabase.create();
                TestNode node = TestNode.start(database.address(), now::get)) {
            node.createCentre("there", zone);
            node.put(
                    "/centres/there",
                    "{\"name\":{\"ru\":\"Т\",\"en\":\"T\"},\"zone\":\"%s\",\"dayEnds\":\"%s\"}".formatted(zone, ends));
            node.sit("there", "4");
            node.post("/centres/there/tickets", "{\"service\":\"cash\"}");
            node.post("/centres/there/tickets", "{\"service\":\"cash\"}");
            node.post("/centres/there/desks/4/call-next", "");
            node.post("/centres/there/desks/4/start", "");
            now.set(evening.plusDays(1));
            Hints hints = TestNode.await(Hints.start(node.vertx(), node.database()));
            var duty = new DayClose(node.vertx(), node.database(), hints, new DayFigures(node.database()), now::get);
            TestNode.await(duty.run());
            duty.close();
            TestNode.await(hints.close());
            try (Connection connection = node.database().jdbc().getConnection()) {
                Recomputed month = Recompute.run(connection, "there", YearMonth.from(evening))
                        .orElseThrow();
                assertThat(month.stages()).isEqualTo(2);
                assertThat(month.unlike()).isEmpty();
                assertThat(month.same()).isTrue();
            }
        }
    }
}
