package dev.talon.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.Until;
import dev.talon.db.TestDatabase;
import dev.talon.web.JsonText;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a node remembers of packed days is never older than the database, whoever changes what. */
class PackedDayCacheTest {
    private static final String HEADER =
            "centre,ticket,service,stage,queued_at,called_at,started_at,finished_at,outcome,desk,specialist\n";
    private static final StageFilter MAY =
            StageFilter.all(LocalDate.of(2024, 5, 1), LocalDate.of(2024, 5, 31), List.of());
    private static final String DAYS = "from=2024-05-01&to=2024-05-31";

    private static TestDatabase database;
    private static TestNode node;
    private static TestNode other;

    private JsonNode last;

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
        node = TestNode.start(database.address());
        other = TestNode.start(database.address());
        node.createCentre("one");
    }

    @AfterAll
    static void shut() {
        other.close();
        node.close();
        database.close();
    }

    @Test
    void everyNodeSeesWhatEveryNodeChanged() throws Exception {
        int first = load(node, "A");
        last = seen("the first file");
        String marks = "{\"verdict\": \"%s\", \"reason\": \"the clock\", \"stages\": [{\"ticket\": \"" + ticket("A-3")
                + "\", \"position\": 1}]}";
        done(other.post("/centres/one/times", marks.formatted("inaccurate")));
        changed("a mark");
        done(node.post("/centres/one/times", marks.formatted("withdrawn")));
        changed("a mark taken back");
        int second = load(other, "B");
        changed("a second file");
        sql(node, "UPDATE stage SET desk = '9' WHERE ticket_id IN (SELECT id FROM ticket WHERE label = 'A-2')");
        changed("another desk");
        done(node.post("/centres/one/closings", "{\"month\": \"2024-05\"}"));
        assertThat(seen("a closed month")).isEqualTo(last);
        done(node.post(
                "/imports/stages/" + second + "/withdrawal", "{\"confirmed\": true, \"reason\": \"the wrong file\"}"));
        changed("a file taken back");
        done(other.post(
                "/imports/stages/" + first + "/withdrawal", "{\"confirmed\": true, \"reason\": \"the wrong file\"}"));
        changed("nothing left");
    }

    @Test
    void whatDoesNotFitIsForgottenAndReadAgain() {
        var cache = new PackedDayCache(10_000);
        List<UUID> versions =
                IntStream.range(0, 100).mapToObj(n -> UUID.randomUUID()).toList();
        for (UUID version : versions) {
            PackedDay day = cache.put(
                    version, "one", MAY.from(), new String[] {"cash"}, Buffer.buffer(new byte[PackedDay.BYTES * 10]));
            assertThat(day.size()).isEqualTo(10);
        }
        Until.isTrue(
                "what is too much is forgotten",
                () -> versions.stream()
                                .filter(version -> cache.get(version).isPresent())
                                .count()
                        <= 10_000 / (PackedDay.BYTES * 10));
    }

    private void changed(String what) throws Exception {
        JsonNode now = seen(what);
        assertThat(now).as(what).isNotEqualTo(last);
        last = now;
    }

    /** The same at both nodes as without memory: at once, and when the days are packed anew. */
    private JsonNode seen(String after) throws Exception {
        JsonNode now = same(after);
        Until.isTrue("every past day is packed: " + after, () -> {
            overview(node);
            return sql(
                            node,
                            "SELECT count(*)::integer FROM ticket WHERE (centre_id, business_day) NOT IN "
                                    + "(SELECT centre_id, business_day FROM day_stages)")
                    == 0;
        });
        assertThat(same(after + ", packed")).isEqualTo(now);
        return now;
    }

    private JsonNode same(String after) throws Exception {
        JsonNode plain =
                new ObjectMapper().readTree(JsonText.encode(withoutMemory()).toString());
        for (TestNode each : List.of(node, other)) {
            assertThat(overview(each)).as(after).isEqualTo(plain);
            assertThat(each.get("/reports/stages?" + DAYS).json().at("/total").asLong())
                    .as(after)
                    .isEqualTo(plain.at("/total/stages").asLong());
        }
        return plain;
    }

    private static JsonNode overview(TestNode at) {
        Reply reply = at.get("/reports/overview?by=desk&" + DAYS);
        assertThat(reply.status()).isEqualTo(200);
        return reply.json();
    }

    /** As a request has it: on a context of Vert.x. */
    private static Overview withoutMemory() {
        Promise<Overview> answer = Promise.promise();
        node.vertx()
                .runOnContext(go -> new Overviews(node.database(), new PackedDayCache())
                        .of(MAY, Set.of(Breakdown.DESK))
                        .onComplete(answer));
        return TestNode.await(answer.future());
    }

    /** @return the import's number */
    private static int load(TestNode at, String letter) {
        var file = new StringBuilder(HEADER);
        for (int n = 1; n <= 9; n++) {
            file.append("one,%s-%d,consultation,consultation,2024-05-1%d".formatted(letter, n, n))
                    .append("T09:00:00+03:00,2024-05-1%d".formatted(n))
                    .append("T09:0%d:00+03:00,2024-05-1%d".formatted(n, n))
                    .append("T09:10:30+03:00,2024-05-1%d".formatted(n))
                    .append("T09:16:00+03:00,served,3,x\n");
        }
        Reply loaded = done(at.post("/imports/stages?file=may.csv", file.toString(), "content-type", "text/csv"));
        String found = loaded.http().headers().firstValue("location").orElseThrow();
        return Integer.parseInt(found.substring(found.lastIndexOf('/') + 1));
    }

    private static String ticket(String label) {
        Reply listed = node.get("/reports/stages?" + DAYS);
        for (JsonNode stage : listed.json().at("/stages")) {
            if (stage.at("/label").asText().equals(label)) {
                return stage.at("/ticket").asText();
            }
        }
        throw new AssertionError(listed.json());
    }

    private static Reply done(Reply reply) {
        assertThat(reply.status()).as("%s", reply.json()).isBetween(200, 299);
        return reply;
    }

    /** @return the number that it says, or how many rows it changed */
    private static int sql(TestNode at, String sql) {
        Future<Integer> answer = at.database()
                .slow()
                .preparedQuery(sql)
                .execute(Tuple.tuple())
                .map(rows -> rows.size() == 0
                        ? rows.rowCount()
                        : rows.iterator().next().getInteger(0));
        return TestNode.await(answer);
    }
}
