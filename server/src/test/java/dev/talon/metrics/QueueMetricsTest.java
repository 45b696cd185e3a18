package dev.talon.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestNode;
import dev.talon.Until;
import dev.talon.db.TestDatabase;
import dev.talon.schedule.Timetables;
import dev.talon.table.ReportHouse;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
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
    void aQueueIsToldByCentreAndKind() throws Exception {
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
                "the queue is told",
                () -> told().stream().anyMatch(line -> line.startsWith("talon_queue_waiting{centre=\"north")));
        List<String> told = told();
        assertThat(told)
                .contains(
                        "talon_queue_waiting{centre=\"north\",kind=\"cash\"} 3.0",
                        "talon_queue_waiting{centre=\"north\",kind=\"consultation\"} 0.0",
                        "talon_queue_over_norm{centre=\"north\",kind=\"cash\"} 1.0",
                        "talon_queue_calls_total{centre=\"north\",kind=\"cash\"} 0.0",
                        "talon_centre_open{centre=\"north\"} 0.0",
                        "talon_queue_no_shows_total{centre=\"north\",kind=\"cash\"} 0.0");
        assertThat(value(told, "talon_queue_longest_wait_seconds{centre=\"north\",kind=\"cash\"}"))
                .isBetween(3_600.0, 7_200.0);
        assertThat(value(told, "talon_database_unseen_seconds")).isNotNegative();
    }

    @Test
    void whatHappensIsCountedOnceAndNothingFalls() {
        node.createCentre("west");
        QueueMetrics metrics = metrics(500);
        assertThat(counters(metrics))
                .hasSize(8)
                .allSatisfy((name, value) -> assertThat(value).as(name).isZero());

        // A combined ticket is one ticket, and two services.
        String first =
                node.post("/centres/west/tickets", "{\"service\":\"combined\"}").text("/id");
        assertThat(node.post("/centres/west/tickets", "{\"service\":\"cash\"}").status())
                .isEqualTo(201);
        Map<String, Double> before = counters(metrics);
        assertThat(before).containsEntry("issued consultation", 1.0).containsEntry("issued cash", 1.0);

        Map<String, Double> last = before;
        for (String[] command : new String[][] {
            {"call-next", ""},
            {"no-show", ""},
            {"return", "{\"ticket\":\"" + first + "\",\"reason\":\"back\"}"},
            {"call", "{\"ticket\":\"" + first + "\",\"reason\":\"back\"}"},
            {"undo", ""},
            {"call", "{\"ticket\":\"" + first + "\",\"reason\":\"back\"}"},
            {"start", ""},
            {"transfer", "{\"kind\":\"cash\"}"},
            {"undo", ""},
            {"finish", ""},
            {"serve", "{\"service\":\"consultation\"}"},
            {"undo", ""}
        }) {
            TestNode.Reply done = node.atDesk("west", "1", command[0], command[1]);
            assertThat(done.status()).as(command[0] + " " + done.json()).isBetween(200, 201);
            Map<String, Double> now = counters(metrics);
            last.forEach((name, value) ->
                    assertThat(now.get(name)).as(name + " after " + command[0]).isGreaterThanOrEqualTo(value));
            last = now;
        }
        assertThat(last)
                .containsEntry("calls consultation", 3.0)
                .containsEntry("no_shows consultation", 1.0)
                .containsEntry("served consultation", 2.0)
                .containsEntry("issued consultation", 1.0)
                .containsEntry("issued cash", 1.0);
    }

    @Test
    void aCentreIsOpenByItsHoursAndElseWhileSomebodySitsAtADesk() {
        node.createCentre("hours");
        QueueMetrics metrics = metrics(500);
        assertThat(open(metrics)).isZero();
        node.sit("hours", "1");
        assertThat(open(metrics)).isOne();
        var days = new StringJoiner(",");
        for (int day = 1; day <= 7; day++) {
            days.add("{\"weekday\":%d,\"opens\":\"00:00\",\"closes\":\"00:00\"}".formatted(day));
        }
        assertThat(node.put("/centres/hours/hours", "{\"namesHidden\":false,\"days\":[" + days + "]}")
                        .status())
                .isEqualTo(200);
        assertThat(open(metrics)).isOne();
        // On another day of the week only.
        int other = OffsetDateTime.now(ZoneId.of("Europe/Moscow"))
                .minusDays(3)
                .getDayOfWeek()
                .getValue();
        node.put(
                "/centres/hours/hours",
                "{\"namesHidden\":false,\"days\":[{\"weekday\":%d,\"opens\":\"09:00\",\"closes\":\"10:00\"}]}"
                        .formatted(other));
        assertThat(open(metrics)).isZero();
    }

    @Test
    void aLargeNetworkIsToldAsOneWithoutWhatHappens() {
        node.createCentre("east");
        assertThat(node.post("/centres/east/tickets", "{\"service\":\"cash\"}").status())
                .isEqualTo(201);
        List<String> told = read(metrics(0)).stream()
                .flatMap(each -> each.getDataPoints().stream()
                        .map(point -> each.getMetadata().getName() + point.getLabels()))
                .toList();
        assertThat(told)
                .contains("talon_queue_waiting{centre=\"\",kind=\"cash\"}")
                .noneMatch(line -> line.contains("east")
                        || line.startsWith("talon_queue_issued")
                        || line.startsWith("talon_centre_open"));
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

    private static QueueMetrics metrics(int centres) {
        return new QueueMetrics(
                node.database(), new Timetables(node.vertx(), node.database()), () -> null, centres, Duration.ZERO);
    }

    /** What the counters of the centre west say, by "issued cash". */
    private static Map<String, Double> counters(QueueMetrics metrics) {
        Map<String, Double> counters = new TreeMap<>();
        read(metrics)
                .forEach(each -> each.getDataPoints().stream()
                        .filter(point -> "west".equals(point.getLabels().get("centre")))
                        .forEach(point -> {
                            if (point instanceof CounterSnapshot.CounterDataPointSnapshot counter) {
                                counters.put(
                                        each.getMetadata().getName().replace("talon_queue_", "") + " "
                                                + point.getLabels().get("kind"),
                                        counter.getValue());
                            }
                        }));
        return counters;
    }

    private static double open(QueueMetrics metrics) {
        return read(metrics).stream()
                .filter(each -> each.getMetadata().getName().equals("talon_centre_open"))
                .flatMap(each -> each.getDataPoints().stream())
                .filter(point -> "hours".equals(point.getLabels().get("centre")))
                .mapToDouble(point -> ((GaugeSnapshot.GaugeDataPointSnapshot) point).getValue())
                .findFirst()
                .orElseThrow();
    }

    private static MetricSnapshots read(QueueMetrics metrics) {
        ReportHouse.await(metrics.refresh());
        return metrics.collect();
    }

    private static double value(List<String> told, String name) {
        return told.stream()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }
}
