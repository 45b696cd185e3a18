package dev.talon.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestNode;
import dev.talon.Until;
import dev.talon.db.TestDatabase;
import dev.talon.table.ReportHouse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What {@code /metrics} says of a queue. */
class QueueMetricsTest {
    private static TestDatabase database;
    private static TestNode node;

    @BeforeAll
    static void start() {
        database = TestDatabase.create();
        node = TestNode.start(database.address());
    }

    @AfterAll
    static void stop() {
        node.close();
        database.close();
    }

    @Test
    void aQueueIsToldByCentreAndKindWithWhatHappenedToday() throws Exception {
        node.createCentre("north");
        for (int i = 0; i < 3; i++) {
            assertThat(node.post("/centres/north/tickets", "{\"service\":\"cash\"}")
                            .status())
                    .isEqualTo(201);
        }
        try (Connection psql = node.database().jdbc().getConnection();
                Statement statement = psql.createStatement()) {
            statement.executeUpdate("""
                    UPDATE stage SET queued_at = queued_at - interval '1 hour'
                    WHERE ticket_id = (SELECT t.id FROM ticket t JOIN centre c ON c.id = t.centre_id WHERE c.code = 'north' ORDER BY t.label LIMIT 1)""");
        }

        Until.isTrue(
                "the queue is told", () -> told().stream().anyMatch(line -> line.startsWith("talon_queue_waiting")));
        List<String> told = told();
        assertThat(told)
                .contains(
                        "talon_queue_waiting{centre=\"north\",kind=\"cash\"} 3.0",
                        "talon_queue_waiting{centre=\"north\",kind=\"consultation\"} 0.0",
                        "talon_queue_over_norm{centre=\"north\",kind=\"cash\"} 1.0",
                        "talon_queue_stages_total{centre=\"north\",kind=\"cash\"} 3.0",
                        "talon_queue_calls_total{centre=\"north\",kind=\"cash\"} 0.0",
                        "talon_queue_no_shows_total{centre=\"north\",kind=\"cash\"} 0.0");
        assertThat(value(told, "talon_queue_longest_wait_seconds{centre=\"north\",kind=\"cash\"}"))
                .isBetween(3_600.0, 7_200.0);
        assertThat(value(told, "talon_database_unseen_seconds")).isNotNegative();
    }

    @Test
    void aLargeNetworkIsToldAsOneWithoutWhatHappenedToday() {
        node.createCentre("east");
        assertThat(node.post("/centres/east/tickets", "{\"service\":\"cash\"}").status())
                .isEqualTo(201);
        var metrics = new QueueMetrics(node.database(), () -> null, 0);
        ReportHouse.await(metrics.refresh());
        List<String> told = metrics.collect().stream()
                .flatMap(each -> each.getDataPoints().stream()
                        .map(point -> each.getMetadata().getName() + point.getLabels()))
                .toList();
        assertThat(told)
                .contains("talon_queue_waiting{centre=\"\",kind=\"cash\"}")
                .noneMatch(line -> line.contains("east") || line.startsWith("talon_queue_stages"));
    }

    private static List<String> told() {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(node.managementUrl() + "/metrics"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body()
                    .lines()
                    .toList();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double value(List<String> told, String name) {
        return told.stream()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }
}
