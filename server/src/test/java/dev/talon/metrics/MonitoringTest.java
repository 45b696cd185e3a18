package dev.talon.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.talon.TestNode;
import dev.talon.TestSettings;
import dev.talon.Until;
import dev.talon.db.TestDatabase;
import dev.talon.debian.AptGet;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of {@code docs/monitoring}, tried by Prometheus' own tool, and against what a node tells. */
class MonitoringTest {
    private static final Path FOLDER = Path.of("docs", "monitoring");
    private static final Pattern METRIC = Pattern.compile("\\btalon_[a-z_]+");
    /** Of its histogram. */
    private static final Pattern PART = Pattern.compile("_(bucket|sum|count)$");

    @TempDir
    Path temporary;

    @Test
    void theConfigurationAndTheRulesAreRightAndEachAlertComesWhenItShould() throws Exception {
        assertThat(promtool("", "check", "config", "prometheus.yml")).contains("14 rules found");
        assertThat(promtool("", "test", "rules", "alerts-test.yml")).contains("SUCCESS");
    }

    @Test
    void everyAlertIsTried() throws IOException {
        Set<String> alerts = named("alerts.yml", Pattern.compile("(?<=- alert: )\\w+"));
        assertThat(alerts).isNotEmpty();
        assertThat(named("alerts-test.yml", Pattern.compile("(?<=alertname: )\\w+")))
                .isEqualTo(alerts);
    }

    @Test
    void whatRulesAndDashboardAskForIsToldAndNamedAsPrometheusWants() throws Exception {
        String told;
        try (TestDatabase database = TestDatabase.create()) {
            TestNode node = TestNode.start(
                    TestSettings.backingUp(database.address(), temporary.resolve("backups")), () -> null);
            try {
                node.createCentre("north");
                node.post("/centres/north/tickets", "{\"service\":\"cash\"}");
                node.post("/hooks", "{\"name\":\"CRM\",\"url\":\"http://127.0.0.1:1/\"}");
                try (Connection psql = node.database().jdbc().getConnection();
                        Statement statement = psql.createStatement()) {
                    statement.executeUpdate("""
                            INSERT INTO device (kind, token_hash, centre_id, name, paired_at)
                            SELECT 'hall-display', sha256('board'), id, 'Board', now() FROM centre""");
                }
                Until.isTrue("the queue is told", () -> scraped(node).contains("talon_hook_working{"));
                told = scraped(node);
            } finally {
                node.close();
            }
        }
        String own = told.lines()
                .filter(line -> line.matches("(# (HELP|TYPE) )?talon_.*"))
                .collect(Collectors.joining("\n", "", "\n"));
        assertThat(promtool(own, "check", "metrics")).isEmpty();

        Set<String> asked = new TreeSet<>(named("alerts.yml", METRIC));
        JsonNode dashboard =
                new ObjectMapper().readTree(FOLDER.resolve("grafana.json").toFile());
        for (JsonNode panel : dashboard.path("panels")) {
            assertThat(panel.path("targets")).as(panel.path("title").asText()).isNotEmpty();
            panel.path("targets")
                    .forEach(target -> METRIC.matcher(target.path("expr").asText())
                            .results()
                            .forEach(found -> asked.add(found.group())));
        }
        Set<String> types = METRIC.matcher(
                        own.lines().filter(line -> line.startsWith("# TYPE ")).collect(Collectors.joining("\n")))
                .results()
                .map(found -> found.group())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(asked)
                .hasSizeGreaterThan(8)
                .allSatisfy(metric ->
                        assertThat(types).contains(PART.matcher(metric).replaceFirst("")));
    }

    private static String scraped(TestNode node) {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(node.managementUrl() + "/metrics"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Set<String> named(String file, Pattern pattern) throws IOException {
        return pattern.matcher(Files.readString(FOLDER.resolve(file)))
                .results()
                .map(found -> found.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** @return what it said; it must end well */
    private static String promtool(String in, String... arguments) throws Exception {
        var line = new ArrayList<String>();
        line.add(AptGet.unpacked("usr/bin/promtool", "prometheus").toString());
        line.addAll(List.of(arguments));
        Process process = new ProcessBuilder(line)
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .start();
        try (var out = process.getOutputStream()) {
            out.write(in.getBytes(StandardCharsets.UTF_8));
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
