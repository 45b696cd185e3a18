package dev.talon.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.talon.TestNode;
import dev.talon.db.TestDatabase;
import dev.talon.statistics.SmallHistory;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The overview, the monthly table, the views for other tools and the passport say the same, whatever happens to the facts. */
class ReportsAgreeTest {
    private static final ZoneId MOSCOW = ZoneId.of("Europe/Moscow");
    private static final int YEAR = 2024;
    private static final YearMonth MARCH = YearMonth.of(YEAR, 3);

    private static final String KEPT_WRONGLY = """
            SELECT count(*) FROM centre c
            CROSS JOIN (SELECT make_date(%d, m, 1) AS month FROM generate_series(1, 12) AS m) AS months
            CROSS JOIN LATERAL kept_month(c.id, month) AS kept
            WHERE kept.hash <> month_hash(c.id, month)""";

    private static TestDatabase database;
    private static TestNode node;

    @BeforeAll
    static void start() {
        database = TestDatabase.create();
        node = TestNode.start(database.address());
        node.createCentre("one");
        node.put("/staff/boss", """
                {"name":"Борис","role":"manager","centre":"one","password":"a-long-staff-password"}""");
    }

    @AfterAll
    static void stop() {
        node.close();
        database.close();
    }

    @Test
    void fromTheImportThroughAnAmendedMonthToTheRunningDay() {
        String csv = new FactsOf2024(Map.of("one", MOSCOW)).csv();
        assertThat(node.post("/imports/stages", csv, "content-type", "text/csv").status())
                .isEqualTo(200);
        agree(YEAR, "imported");
        agree(YEAR, "read again, from what is kept");

        assertThat(asBoss("/centres/one/closings", "{\"month\":\"%s\"}".formatted(MARCH))
                        .status())
                .isEqualTo(201);
        long before = overview(MARCH).at("/total/counted").asLong();
        String signed = closing().at("/hash").asText();
        assertThat(passport()).isEqualTo(signed);

        doubt("inaccurate");
        agree(YEAR, "a stage of a closed month is not trusted");
        assertThat(overview(MARCH).at("/total/counted").asLong()).isEqualTo(before - 1);
        JsonNode amendment = closing().at("/amendments/0");
        assertThat(amendment.at("/author").asText()).isEqualTo("staff:boss");
        assertThat(passport()).isEqualTo(hash()).isNotEqualTo(signed);

        doubt("withdrawn");
        agree(YEAR, "it is trusted again");
        assertThat(overview(MARCH).at("/total/counted").asLong()).isEqualTo(before);
        assertThat(passport()).isEqualTo(signed);

        run("UPDATE stage SET finished_at = finished_at + interval '90 seconds'"
                + " WHERE state = 'served' AND business_day BETWEEN '2024-05-10' AND '2024-05-20'");
        agree(YEAR, "corrected by hand");
        run("UPDATE ticket SET route = '{consultation,cash}' WHERE business_day BETWEEN '2024-06-01' AND '2024-06-30'");
        agree(YEAR, "other routes");

        LocalDate today = LocalDate.now(MOSCOW);
        var history = new SmallHistory(node);
        var both = history.visit("one", today, "combined", "00:01");
        history.served(both, 1, "consultation", "00:01", 61, 5, 122, "1");
        history.served(both, 2, "cash", "00:05", 30, 5, 45, "4");
        agree(today.getYear(), "on the running day");
        history.ended(history.visit("one", today, "cash", "00:06"), 1, "cash", "no_show", "00:06", 60, "4");
        history.served(history.visit("one", today, "cash", "00:07"), 1, "cash", "00:07", 90, 5, 33, "4");
        agree(today.getYear(), "a little later");
    }

    private static void agree(int year, String moment) {
        JsonNode months = get("/reports/monthly?year=%d&centre=one&form=both".formatted(year))
                .at("/months");
        for (int number = 1; number <= 12; number++) {
            YearMonth month = YearMonth.of(year, number);
            JsonNode overview = overview(month);
            JsonNode table = months.get(number - 1);
            Row view = view(month);
            for (JsonNode line : overview.at("/by/kind")) {
                String kind = line.at("/key").asText();
                JsonNode figures = line.at("/figures");
                String said = "%s, %s, %s".formatted(moment, month, kind);
                assertThat(figures.at("/counted").asLong())
                        .as(said)
                        .isEqualTo(table.at("/" + kind + "/count").asLong())
                        .isEqualTo(view.getLong(kind));
                assertThat(seconds(figures.at("/wait/mean")))
                        .as(said)
                        .isEqualTo(seconds(table.at("/" + kind + "/wait")))
                        .isEqualTo(view.getLong(kind + "_wait_s"));
                assertThat(seconds(figures.at("/service/mean")))
                        .as(said)
                        .isEqualTo(seconds(table.at("/" + kind + "/service")))
                        .isEqualTo(view.getLong(kind + "_service_s"));
            }
            for (var left : Map.of("noShow", "no_show", "expired", "expired", "inaccurate", "inaccurate")
                    .entrySet()) {
                assertThat(overview.at("/total/" + left.getKey()).asLong())
                        .as("%s, %s, %s", moment, month, left)
                        .isEqualTo(view == null ? 0 : view.getLong(left.getValue()));
            }
        }
        get("/reports/monthly/passport?year=%d&centre=one".formatted(year));
        assertThat(number(KEPT_WRONGLY.formatted(year))).as(moment).isZero();
    }

    private static void doubt(String verdict) {
        JsonNode stage = get("/reports/stages?from=%s&to=%s&centre=one&outcome=served&sort=queued&order=asc"
                        .formatted(MARCH.atDay(1), MARCH.atEndOfMonth()))
                .at("/stages/0");
        String body =
                "{\"verdict\":\"%s\",\"reason\":\"Забыли закрыть\",\"stages\":[{\"ticket\":\"%s\",\"position\":%d}]}"
                        .formatted(
                                verdict,
                                stage.at("/ticket").asText(),
                                stage.at("/position").asInt());
        var reply = asBoss("/centres/one/times", body);
        assertThat(reply.status()).as(reply.json().toString()).isEqualTo(200);
    }

    private static JsonNode overview(YearMonth month) {
        return get(
                "/reports/overview?from=%s&to=%s&centre=one&by=kind".formatted(month.atDay(1), month.atEndOfMonth()));
    }

    private static JsonNode closing() {
        return get("/centres/one/closings/" + MARCH);
    }

    private static String passport() {
        return get("/reports/monthly/passport?year=%d&month=3&centre=one".formatted(YEAR))
                .at("/hash")
                .asText();
    }

    private static String hash() {
        return rows("SELECT month_hash(id, '2024-03-01') FROM centre").get(0).getString(0);
    }

    private static Row view(YearMonth month) {
        List<Row> rows =
                rows("SELECT * FROM report.month WHERE centre = 'one' AND month = '%s'".formatted(month.atDay(1)));
        return rows.isEmpty() ? null : rows.get(0);
    }

    private static Long seconds(JsonNode value) {
        return value.isNumber() ? Long.valueOf(value.asLong()) : null;
    }

    private static long number(String sql) {
        return rows(sql).get(0).getLong(0);
    }

    private static List<Row> rows(String sql) {
        return TestNode.await(node.database().slow().preparedQuery(sql).execute(Tuple.tuple())).stream()
                .toList();
    }

    private static void run(String sql) {
        TestNode.await(node.database().slow().query(sql).execute());
    }

    private static JsonNode get(String path) {
        var reply = node.get(path);
        assertThat(reply.status()).as(path).isEqualTo(200);
        return reply.json();
    }

    private static TestNode.Reply asBoss(String path, String body) {
        String session = node.post(
                        "/session", "{\"login\":\"boss\",\"password\":\"a-long-staff-password\"}", "authorization", "")
                .http()
                .headers()
                .firstValue("set-cookie")
                .orElseThrow()
                .split(";")[0];
        return node.post(
                path,
                body,
                "cookie",
                session,
                "Idempotency-Key",
                UUID.randomUUID().toString(),
                "origin",
                node.url());
    }
}
