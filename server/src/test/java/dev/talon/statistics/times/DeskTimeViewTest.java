package dev.talon.statistics.times;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.talon.TestNode;
import dev.talon.db.TestDatabase;
import dev.talon.statistics.SmallHistory;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What other tools read of desks is what the pages show, in random histories; and where names are hidden, it has none. */
class DeskTimeViewTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);
    private static final LocalDate LAST = FIRST.plusDays(13);
    private static final List<String[]> CENTRES = List.of(
            new String[] {"moscow", "Europe/Moscow"},
            new String[] {"kamchatka", "Asia/Kamchatka"},
            new String[] {"azores", "Atlantic/Azores"});
    private static final String EVENT = """
            INSERT INTO event (centre_id, at, kind, desk, actor, reason)
            SELECT id, $2::timestamp AT TIME ZONE zone, $3, $4, 'staff:anna', $5 FROM centre WHERE code = $1""";
    private static final String VIEW = """
            SELECT concat_ws('|', centre, business_day, desk, serving_s, walking_s, doubtful_s, coalesce(idle_s::text, '-'),
                             coalesce(idle_waiting_s::text, '-'), paused_s, coalesce(closed_s::text, '-'), '{'
                             || coalesce((SELECT string_agg(format('"%s": %s', key, value), ', ' ORDER BY key COLLATE "C")
                                          FROM jsonb_each_text(pauses)), '') || '}') AS line
            FROM report.desk_time WHERE business_day BETWEEN $1 AND $2
            ORDER BY centre, business_day, length(desk), desk""";

    private static TestDatabase database;
    private static TestNode node;

    @BeforeAll
    static void start() {
        database = TestDatabase.create();
        node = TestNode.start(database.address());
        var random = new Random(20_260_302);
        var history = new SmallHistory(node);
        for (String[] centre : CENTRES) {
            node.createCentre(centre[0], centre[1]);
            for (String desk : List.of("1", "2", "4", "5")) {
                attend(random, centre[0], desk);
                for (int i = 0; i < 25; i++) {
                    serve(random, history, centre, desk);
                }
            }
        }
        node.put("/centres/moscow/hours", """
                {"namesHidden":true,"days":[{"weekday":1,"opens":"09:00","closes":"18:00"},{"weekday":3,"opens":"10:00","closes":"19:30"}]}""");
        node.put("/centres/azores/hours", """
                {"namesHidden":false,"days":[{"weekday":1,"opens":"20:00","closes":"04:00"},{"weekday":3,"opens":"00:00","closes":"24:00"}]}""");
    }

    @AfterAll
    static void stop() {
        node.close();
        database.close();
    }

    @Test
    void theViewSaysWhatTheInterfaceSaysInSumAndDayByDay() {
        List<String> whole = view(FIRST, LAST);
        assertThat(whole).hasSizeGreaterThan(100);
        assertThat(whole).isEqualTo(asked(FIRST, LAST, ""));
        List<String> byDay = new ArrayList<>();
        for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
            byDay.addAll(asked(day, day, ""));
            assertThat(asked(day, day, "&desk=2"))
                    .isEqualTo(view(day, day).stream()
                            .filter(line -> line.split("\\|")[2].equals("2"))
                            .toList());
        }
        assertThat(byDay).as("however much is asked for, a day is the same").containsExactlyInAnyOrderElementsOf(whole);
    }

    @Test
    void breaksAreRowsByReason() {
        assertThat(texts("""
                SELECT concat_ws('|', centre, business_day, desk, sum(paused_s)) FROM report.desk_pause
                GROUP BY centre, business_day, desk ORDER BY 1""")).isNotEmpty().isEqualTo(texts("""
                SELECT concat_ws('|', centre, business_day, desk, (SELECT sum(value::bigint) FROM jsonb_each_text(pauses)))
                FROM report.desk_time WHERE (SELECT sum(value::bigint) FROM jsonb_each_text(pauses)) > 0 ORDER BY 1"""));
        assertThat(texts("SELECT DISTINCT reason FROM report.desk_pause ORDER BY 1"))
                .containsExactly("документы", "обед");
    }

    @Test
    void whereACentreHidesNamesNoViewHasThem() {
        for (String view :
                texts("SELECT relname FROM pg_class WHERE relnamespace = 'report'::regnamespace AND relkind = 'v'")) {
            boolean ofCentres = !texts("""
                    SELECT attname FROM pg_attribute WHERE attrelid = 'report.%s'::regclass AND attname = 'centre'""".formatted(view)).isEmpty();
            if (ofCentres) {
                assertThat(texts(
                                "SELECT to_jsonb(v)::text FROM report.%s AS v WHERE centre = 'moscow' AND to_jsonb(v)::text LIKE '%%staff:%%'"
                                        .formatted(view)))
                        .as(view)
                        .isEmpty();
            }
        }
        assertThat(texts("SELECT DISTINCT specialist FROM report.stage WHERE centre = 'azores' ORDER BY 1"))
                .containsExactly("staff:anna", "staff:boris");
        assertThat(texts("SELECT count(*)::text FROM report.desk_day WHERE centre = 'moscow'"))
                .as("one row a desk and day")
                .isEqualTo(
                        texts(
                                "SELECT count(DISTINCT (business_day, desk))::text FROM report.desk_day WHERE centre = 'moscow'"));
        assertThat(texts("SELECT sum(stages)::text FROM report.desk_day WHERE centre = 'moscow'"))
                .isEqualTo(
                        texts("SELECT count(*)::text FROM report.stage WHERE centre = 'moscow' AND desk IS NOT NULL"));
    }

    /** Opens, pauses, comes back and closes in turn, now and then forgetting one of them, for a day or for many. */
    private static void attend(Random random, String centre, String desk) {
        LocalDateTime at = FIRST.minusDays(10).atTime(8, 0);
        while (at.isBefore(LAST.plusDays(2).atStartOfDay())) {
            at = at.plusMinutes(1 + random.nextInt(random.nextInt(6) == 0 ? 5_000 : 500));
            String kind = List.of("desk_opened", "desk_paused", "desk_resumed", "desk_closed")
                    .get(random.nextInt(4));
            String reason = random.nextBoolean() ? "обед" : "документы";
            run(EVENT, Tuple.of(centre, at, kind, desk, kind.equals("desk_paused") ? reason : null));
        }
    }

    private static void serve(Random random, SmallHistory history, String[] centre, String desk) {
        LocalDate day = FIRST.plusDays(random.nextInt(14));
        String at = LocalTime.ofSecondOfDay(random.nextInt(86_399)).toString();
        String kind = desk.compareTo("4") < 0 ? "consultation" : "cash";
        history.served(
                history.visit(centre[0], centre[1], day, kind, "ordinary", at),
                1,
                kind,
                at,
                random.nextInt(4_000),
                random.nextInt(120),
                random.nextInt(4_000),
                desk,
                random.nextBoolean() ? "staff:anna" : "staff:boris",
                random.nextInt(8) == 0 ? "забыли закончить" : null);
    }

    private static List<String> view(LocalDate from, LocalDate to) {
        return lines(TestNode.await(node.database().slow().preparedQuery(VIEW).execute(Tuple.of(from, to))));
    }

    private static List<String> asked(LocalDate from, LocalDate to, String more) {
        var reply = node.get("/reports/desk-times?from=" + from + "&to=" + to + more);
        assertThat(reply.status()).as(reply.json().toString()).isEqualTo(200);
        return StreamSupport.stream(reply.json().spliterator(), false)
                .map(DeskTimeViewTest::line)
                .toList();
    }

    private static String line(JsonNode row) {
        return String.join(
                "|",
                row.at("/centre").asText(),
                row.at("/day").asText(),
                row.at("/desk").asText(),
                row.at("/serving").asText(),
                row.at("/walking").asText(),
                row.at("/doubtful").asText(),
                optional(row.at("/idle")),
                optional(row.at("/idleWaiting")),
                row.at("/paused").asText(),
                optional(row.at("/closed")),
                row.at("/pauses").toString().replace(":", ": ").replace(",", ", "));
    }

    private static String optional(JsonNode seconds) {
        return seconds.isNull() ? "-" : seconds.asText();
    }

    private static void run(String sql, Tuple values) {
        TestNode.await(node.database().slow().preparedQuery(sql).execute(values));
    }

    private static List<String> texts(String sql) {
        return lines(TestNode.await(node.database().slow().query(sql).execute()));
    }

    private static List<String> lines(Iterable<Row> rows) {
        List<String> lines = new ArrayList<>();
        rows.forEach(row -> lines.add(row.getString(0)));
        return lines;
    }
}
