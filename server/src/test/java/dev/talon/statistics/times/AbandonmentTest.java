package dev.talon.statistics.times;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.talon.TestNode;
import dev.talon.db.TestDatabase;
import dev.talon.document.CsvTimes;
import dev.talon.statistics.SmallHistory;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who gave up after waiting longer than their norm. */
class AbandonmentTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final String REPORT = "/reports/gave-up?from=2026-03-02&to=2026-03-02&centre=north";

    @Test
    void whoLeftOrDidNotComeAfterTheirNormIsCountedBesideTheOthers() {
        try (TestDatabase database = TestDatabase.create();
                TestNode node = TestNode.start(database.address())) {
            node.createCentre("north");
            var history = new SmallHistory(node);
            int norm = Integer.parseInt(TestNode.await(node.database()
                            .slow()
                            .query("SELECT norm::text FROM service WHERE code = 'consultation'")
                            .execute())
                    .iterator()
                    .next()
                    .getString(0));
            // At the norm is within it; a second more is not.
            gone(history, "no_show", norm);
            gone(history, "no_show", norm + 1);
            gone(history, "no_show", norm + 500);
            gone(history, "cancelled", norm + 1);
            // Left a minute after coming, without a call.
            gone(history, "cancelled", 0);
            var served = history.visit("north", DAY, "consultation", "09:00");
            history.served(served, 1, "consultation", "09:00", norm + 900, 0, 60, "1");
            JsonNode all = node.get(REPORT).json();
            assertThat(all).hasSize(4);
            is(all.get(0), "cancelled", 2, 1, norm + 1);
            is(all.get(1), "no_show", 3, 2, norm + 500);
            assertThat(all.get(0).hasNonNull("service")).isFalse();
            assertThat(all.get(2).at("/service").asText()).isEqualTo("consultation");
            List<String> csv =
                    node.get(REPORT + "&format=csv").http().body().lines().toList();
            assertThat(csv)
                    .containsExactly(
                            "\uFEFFservice,outcome,stages,late,longest",
                            ",cancelled,2,1," + CsvTimes.of(norm + 1),
                            ",no_show,3,2," + CsvTimes.of(norm + 500),
                            "consultation,cancelled,2,1," + CsvTimes.of(norm + 1),
                            "consultation,no_show,3,2," + CsvTimes.of(norm + 500));
            assertThat(node.get(REPORT + "&service=cash").json()).isEmpty();
        }
    }

    private static void gone(SmallHistory history, String state, int wait) {
        var visit = history.visit("north", DAY, "consultation", "09:00");
        history.ended(visit, 1, "consultation", state, "09:00", wait, wait == 0 ? null : "1");
    }

    private static void is(JsonNode line, String outcome, int stages, int late, int longest) {
        assertThat(line.at("/outcome").asText()).isEqualTo(outcome);
        assertThat(line.at("/stages").asInt()).isEqualTo(stages);
        assertThat(line.at("/late").asInt()).isEqualTo(late);
        assertThat(line.at("/longest").asInt()).isEqualTo(longest);
    }
}
