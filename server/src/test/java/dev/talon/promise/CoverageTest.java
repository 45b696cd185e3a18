package dev.talon.promise;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.talon.TestNode;
import dev.talon.db.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was promised and what came is kept, counted, and learned of. */
class CoverageTest {
    @Test
    void theReportCountsWhatCame() {
        try (TestDatabase database = TestDatabase.create();
                TestNode node = TestNode.start(database.address())) {
            node.createCentre("kept");
            // Ten waits of 1 to 10 minutes, promised 3 to 8; one promised less than a minute; one that was put off.
            TestNode.await(node.database().slow().query("""
                    WITH c AS (SELECT id FROM centre WHERE code = 'kept'),
                    t AS (
                        INSERT INTO ticket (centre_id, id, business_day, service, route, norm, label, issued_at, ahead, expected_from, expected_to, expected_mean,
                                            expected_spread)
                        SELECT c.id, gen_random_uuid(), '2026-03-02', 'cash', ARRAY['cash'], 600, 'Д' || lpad(i::text, 3, '0'), '2026-03-02T09:00Z',
                               CASE WHEN i = 11 THEN 0 ELSE 2 END, CASE WHEN i = 11 THEN 0 ELSE 180 END, CASE WHEN i = 11 THEN 60 ELSE 480 END, 300, 100
                        FROM c, generate_series(1, 12) AS i
                        RETURNING *, substr(label, 2)::integer AS i)
                    INSERT INTO stage (centre_id, ticket_id, position, business_day, service, kind, state, queued_at, due_at, called_at, last_called_at,
                                       calls, started_at, finished_at, desk, postponed)
                    SELECT centre_id, id, 1, business_day, service, 'cash', 'served', issued_at, issued_at, at, at, 1, at, at + interval '1 minute', '4',
                           CASE WHEN i = 12 THEN 60 ELSE 0 END
                    FROM t, LATERAL (SELECT issued_at + CASE WHEN i = 11 THEN interval '5 seconds' ELSE i * interval '1 minute' END AS at) AS called""").execute());
            JsonNode lines = node.get("/centres/kept/promises?from=2026-03-01&to=2026-03-31")
                    .json();
            JsonNode all = lines.get(0);
            assertThat(all.get("ahead").isNull()).isTrue();
            assertThat(all.get("tickets").asInt()).isEqualTo(10);
            assertThat(all.get("held").asInt()).isEqualTo(6);
            assertThat(all.get("earlier").asInt()).isEqualTo(2);
            assertThat(all.get("later").asInt()).isEqualTo(2);
            assertThat(all.get("width").asInt()).isEqualTo(300);
            JsonNode atOnce = lines.get(lines.size() - 1);
            assertThat(atOnce.get("atOnce").asBoolean()).isTrue();
            assertThat(atOnce.get("held").asInt()).isEqualTo(1);
            String csv = node.get("/centres/kept/promises?from=2026-03-01&to=2026-03-31&format=csv")
                    .http()
                    .body();
            for (String report : List.of("promises", "wait-alert-scores")) {
                String of = "/centres/kept/" + report;
                assertThat(node.get(of + "?from=2026-03-02&to=2026-03-01").text("/type"))
                        .isEqualTo("/problems/period-backwards");
                assertThat(node.get(of + "?from=2026-01-01&to=2027-01-02").text("/type"))
                        .isEqualTo("/problems/period-too-long");
            }
            assertThat(csv).contains("at_once,service,ahead,hour").contains("false,cash,1-3,,10,10,6,2,2,300");
        }
    }
}
