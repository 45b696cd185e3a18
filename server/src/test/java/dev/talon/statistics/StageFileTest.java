package dev.talon.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestNode;
import dev.talon.db.TestDatabase;
import dev.talon.demo.past.HistoryGenerator;
import io.vertx.sqlclient.Tuple;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** All stages of a scope in one file, however many, and no faster than they are taken. */
class StageFileTest {
    private static final LocalDate LAST = LocalDate.now(ZoneOffset.UTC).minusDays(1);
    private static final String ALL = "/reports/stages?from=%s&to=%s&format=csv".formatted(LAST.minusYears(3), LAST);

    private static TestDatabase database;
    private static TestNode node;

    @BeforeAll
    static void fill() throws Exception {
        database = TestDatabase.create();
        node = TestNode.start(database.address());
        HistoryGenerator.generate(
                node.database().jdbc(),
                new HistoryGenerator.Order(3, 1, 60_000, LAST, 7),
                new HistoryGenerator.Progress() {
                    @Override
                    public void visits(long more) {}

                    @Override
                    public void step(int number, int all, String name) {}

                    @Override
                    public void done() {}
                });
    }

    @AfterAll
    static void stop() {
        node.close();
        database.close();
    }

    @Test
    void everyStageIsInItOnceInTheOrderOfTheDays() throws Exception {
        List<String> lines = lines(ALL);
        assertThat(lines.get(0)).startsWith("\uFEFFcentre,day,ticket,stage,");
        List<String> keys = lines.subList(1, lines.size()).stream()
                .map(line -> line.split(",", 5))
                .map(fields -> String.join(",", List.of(fields).subList(0, 4)))
                .toList();
        assertThat(keys).hasSizeGreaterThan(60_000).doesNotHaveDuplicates();
        assertThat(keys.stream().map(key -> key.split(",")[1])).isSorted();
        List<String> stages = texts("""
                SELECT concat_ws(',', centre.code, ticket.business_day, ticket.label, stage.position)
                FROM stage JOIN ticket ON ticket.centre_id = stage.centre_id AND ticket.id = stage.ticket_id
                JOIN centre ON centre.id = stage.centre_id ORDER BY 1""");
        assertThat(keys.stream().sorted().toList())
                .isEqualTo(stages.stream().sorted().toList());
    }

    @Test
    void theConditionsOfAListHoldForItsFile() throws Exception {
        String narrowed = ALL + "&centre=centre-02&outcome=late&kind=cash";
        long total = node.get(narrowed.replace("&format=csv", ""))
                .json()
                .at("/total")
                .asLong();
        assertThat(total).isPositive();
        assertThat(lines(narrowed)).hasSize((int) total + 1);
        assertThat(lines("/reports/stages?from=1990-01-01&to=1990-12-31&format=csv"))
                .hasSize(1);
    }

    @Test
    void whatNobodyTakesIsNotReadAndWhoLeavesFreesTheConnection() throws Exception {
        HttpResponse<InputStream> answer = open(ALL);
        answer.body().read();
        awaitExports("idle in transaction", 1);
        long before = awaitRest();
        // The reader rests: PostgreSQL is asked for nothing.
        assertThat(answer.body().read()).isPositive();
        assertThat(fetches()).isEqualTo(before);
        answer.body().close();
        awaitExports("idle in transaction", 0);
        assertThat(lines(ALL)).hasSizeGreaterThan(60_000);
    }

    /** Until so many connections of files are in this state, at two looks one after the other. */
    private static void awaitExports(String state, long wanted) throws InterruptedException {
        int same = 0;
        for (int look = 0; look < 600 && same < 2; look++) {
            same = exports(state) == wanted ? same + 1 : 0;
            TestNode.await(node.vertx().timer(100));
        }
        assertThat(same).as("connections that are %s", state).isEqualTo(2);
    }

    /** Until what lies between the reader and PostgreSQL is full: on a busy machine it fills up slowly. @return the last fetch */
    private static long awaitRest() {
        long last = fetches();
        for (int look = 0, same = 0; look < 600 && same < 20; look++) {
            TestNode.await(node.vertx().timer(100));
            long now = fetches();
            same = now == last ? same + 1 : 0;
            last = now;
        }
        return last;
    }

    private static long exports(String state) {
        return number(
                "SELECT count(*) FROM pg_stat_activity WHERE application_name LIKE 'talon %' AND state = $1"
                        + " AND datname = current_database() AND state_change < clock_timestamp() - interval '50 ms'",
                state);
    }

    /** When the connection of the file was last asked for something, in microseconds. */
    private static long fetches() {
        return number(
                "SELECT (extract(epoch FROM max(query_start)) * 1000000)::bigint FROM pg_stat_activity"
                        + " WHERE application_name LIKE $1 AND datname = current_database()",
                "talon %");
    }

    private static long number(String sql, String value) {
        return TestNode.await(node.database().slow().preparedQuery(sql).execute(Tuple.of(value)))
                .iterator()
                .next()
                .getLong(0);
    }

    private static List<String> texts(String sql) {
        return TestNode.await(node.database()
                .slow()
                .query(sql)
                .mapping(row -> row.getString(0))
                .execute()
                .map(rows -> java.util.stream.StreamSupport.stream(rows.spliterator(), false)
                        .toList()));
    }

    private static List<String> lines(String path) throws IOException, InterruptedException {
        try (var reader = new BufferedReader(new InputStreamReader(open(path).body(), StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }

    private static HttpResponse<InputStream> open(String path) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer =
                node.http().send(node.request("GET", path, ""), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer;
    }
}
