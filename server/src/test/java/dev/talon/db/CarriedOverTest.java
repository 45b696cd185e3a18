package dev.talon.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestNode;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the first Talon that served counted, signed and kept is the same in this one. */
class CarriedOverTest {
    /** Two months of two centres, with all that leaves a stage out of the means; one month of each kind is closed. */
    private static final String DAYS = """
            INSERT INTO centre (code, name_ru, name_en, zone)
            VALUES ('north', 'Север', 'North', 'Europe/Moscow'), ('east', 'Восток', 'East', 'Asia/Vladivostok');
            INSERT INTO service (centre_id, code, name_ru, name_en, route, prefix, norm, position)
            SELECT id, 'payment', 'Оплата', 'Payment', ARRAY['consultation', 'cash'], 'П', 900, 1 FROM centre;
            INSERT INTO desk (centre_id, code, stages, position)
            SELECT id, d, ARRAY['consultation', 'cash'], 1 FROM centre, unnest(ARRAY['1', '2']) AS d;
            INSERT INTO ticket (centre_id, id, business_day, service, route, norm, label, category, issued_at)
            SELECT c.id, gen_random_uuid(), day::date, 'payment', ARRAY['consultation', 'cash'], 900, 'П' || lpad(n::text, 3, '0'),
                   CASE WHEN n % 7 = 0 THEN 'priority' ELSE 'ordinary' END,
                   (day + time '09:00' + n * interval '4 minutes') AT TIME ZONE c.zone
            FROM centre c, generate_series(timestamp '2024-01-09', '2024-02-20', '1 day') AS day, generate_series(1, 30) AS n;
            INSERT INTO stage (centre_id, ticket_id, position, business_day, service, kind, state, queued_at, due_at, called_at,
                               last_called_at, calls, started_at, finished_at, postponed, desk, specialist, inaccurate)
            SELECT centre_id, id, p, business_day, service, kind, state,
                   came, came + interval '15 minutes', came + waited, came + waited + again, 1, CASE WHEN state = 'served' THEN came + waited + again + walked END,
                   came + waited + again + walked + served, n % 3, desk, 'staff:s' || desk, CASE WHEN n % 11 = 0 AND state = 'served' THEN 'left open' END
            FROM (SELECT t.*, p, CASE p WHEN 1 THEN 'consultation' ELSE 'cash' END AS kind, substr(label, 2)::integer AS n,
                         CASE WHEN substr(label, 2)::integer % 9 = p THEN 'no_show' ELSE 'served' END AS state,
                         t.issued_at + (p - 1) * interval '40 minutes' AS came,
                         (substr(label, 2)::integer % 13 + p) * interval '61.000007 seconds' AS waited,
                         interval '3.5 seconds' * (substr(label, 2)::integer % 2) AS again, interval '20.25 seconds' AS walked,
                         (substr(label, 2)::integer % 5 + 1) * interval '97.123456 seconds' AS served,
                         (substr(label, 2)::integer % 2 + 1)::text AS desk
                  FROM ticket t, generate_series(1, 2) AS p WHERE p = 1 OR substr(label, 2)::integer % 9 <> 1) AS leg;
            INSERT INTO event (centre_id, at, kind, desk, actor, reason, command_key)
            SELECT id, day AT TIME ZONE zone + hour, kind, '1', 'staff:s1', why, 'key-' || day::date || kind
            FROM centre, generate_series(timestamp '2024-01-09', '2024-02-20', '1 day') AS day,
                 (VALUES (interval '9 hours', 'desk_opened', NULL), (interval '12 hours', 'desk_paused', 'lunch'),
                         (interval '12.5 hours', 'desk_resumed', NULL), (interval '18 hours', 'desk_closed', NULL)) AS turn (hour, kind, why);
            INSERT INTO day_figures
            SELECT c.id, d.business_day, d.consultation, (d.consultation_wait_s * 1000000)::bigint, (d.consultation_service_s * 1000000)::bigint,
                   d.cash, (d.cash_wait_s * 1000000)::bigint, (d.cash_service_s * 1000000)::bigint,
                   d.both_kinds, (d.both_wait_s * 1000000)::bigint, (d.both_service_s * 1000000)::bigint,
                   d.no_show, d.cancelled, d.expired, d.inaccurate
            FROM report.day d JOIN centre c ON c.code = d.centre WHERE d.business_day < '2024-02-01';
            INSERT INTO day_passport
            SELECT f.centre_id, f.business_day, p.* FROM day_figures f, day_passport_of(f.centre_id, f.business_day) AS p;
            INSERT INTO month_closing (centre_id, month, closed_by, closed_by_name, version, hash, figures)
            SELECT id, '2024-01-01', 'staff:boss', 'Boss', 'talon 1', month_hash(id, '2024-01-01'), month_figures(id, '2024-01-01')
            FROM centre;
            INSERT INTO call_import (at, actor, form, encoding, sha256, lines, imported, duplicates)
            VALUES ('2024-03-01T00:00:00Z', 'staff:boss', 'queue_log', 'UTF-8', 'x', 60, 60, 0);
            INSERT INTO call (queue, call, ended_at, entered_at, outcome, wait, service, import_id)
            SELECT 'q' || n % 2, 'c' || n, at, at - interval '90 seconds', CASE WHEN n % 4 = 0 THEN 'abandoned' ELSE 'answered' END,
                   CASE WHEN n % 4 = 0 THEN 90000000 ELSE 30000000 + n END, CASE WHEN n % 4 <> 0 THEN 60000000 - n END, 1
            FROM (SELECT n, timestamptz '2024-01-10T06:00:00Z' + n * interval '11 hours' AS at FROM generate_series(1, 60) AS n) AS made;
            INSERT INTO calls_closing (month, zone, closed_by, closed_by_name, version, hash, figures)
            SELECT '2024-01-01', 'Europe/Moscow', 'staff:boss', 'Boss', 'talon 1', calls_hash('2024-01-01', 'Europe/Moscow', NULL),
                   calls_figures('2024-01-01', 'Europe/Moscow', NULL)""";

    private static final String AMENDMENT = """
            UPDATE stage SET inaccurate = 'a doubt of later'
            WHERE business_day = '2024-01-10' AND position = 1 AND centre_id = 1
              AND ticket_id = (SELECT id FROM ticket WHERE label = 'П005' AND business_day = '2024-01-10' AND centre_id = 1)""";

    /** A desk's walking was from the first call then, and is from the last one now, as everywhere. */
    private static final String WITHOUT_WALKING = " - 'walk_s'";

    /** What version 2 of wait and service counts besides, the column of a kind, and kinds that are not published; all of it is nothing new in what version 1 left. */
    private static final String VERSION_2 =
            " - ARRAY['consultation_wrong_service', 'consultation_not_queued', 'consultation_at_once',"
                    + " 'cash_wrong_service', 'cash_not_queued', 'cash_at_once', 'both_not_queued', 'wrong_service', 'not_queued', 'at_once',"
                    + " 'counts_from_local', 'aside_s', 'waited', 'outcome', 'counted_in', 'own_kinds']";

    /** Bytes of a packed stage, as hexadecimal digits, and of what version 2 put behind it. */
    private static final String PACKED_STAGE = "([0-9a-f]{96})00000000";

    private static final Map<String, String> KEPT = new LinkedHashMap<>();

    static {
        String months = "(VALUES (date '2024-01-01'), ('2024-02-01')) AS m (month)";
        KEPT.put("hashes", "SELECT month_hash(c.id, month) FROM centre c, " + months + " ORDER BY c.id, month");
        KEPT.put(
                "figures",
                "SELECT month_figures(c.id, month)" + VERSION_2 + " FROM centre c, " + months
                        + " ORDER BY c.id, month");
        KEPT.put(
                "passports",
                "SELECT k.hash || (k.figures" + VERSION_2 + ") FROM centre c, " + months
                        + ", kept_month(c.id, month) AS k ORDER BY c.id, month");
        KEPT.put(
                "days",
                "SELECT d::text FROM centre c, day_hashes(c.id, '2024-01-01', '2024-02-29') AS d ORDER BY c.id, d::text");
        KEPT.put("signatures", "SELECT m::text FROM month_signature m ORDER BY centre_id, month");
        KEPT.put("amendments", "SELECT a::text FROM month_amendment a ORDER BY centre_id, month, number");
        KEPT.put(
                "calls",
                "SELECT calls_hash(month, 'Europe/Moscow', NULL) || calls_figures(month, 'Europe/Moscow', NULL) FROM "
                        + months);
        KEPT.put("calls signed", "SELECT s::text FROM calls_signature s");
        KEPT.put("packed", """
                SELECT encode(p.stages, 'hex') FROM centre c, generate_series(date '2024-01-01', '2024-02-29', '1 day') AS day,
                    packed_stages(c.id, day::date) AS p
                ORDER BY c.id, day""");
        for (String view : "ticket stage visit day month desk_day call desk_time desk_pause".split(" ")) {
            KEPT.put(
                    "report." + view,
                    "SELECT (to_jsonb(v)" + (view.equals("desk_day") ? WITHOUT_WALKING : "") + VERSION_2
                            + ")::text FROM report." + view
                            + " AS v WHERE "
                            + switch (view) {
                                case "month", "call" -> "true";
                                default -> "business_day < '2024-03-01'";
                            }
                            + " ORDER BY 1");
        }
    }

    /**
     * What is asked of every Talon.
     *
     * @param later SQL that takes from an answer what a Talon of before did not have
     */
    static Map<String, String> questions(String later) {
        Map<String, String> questions = new LinkedHashMap<>();
        KEPT.forEach(
                (name, sql) -> questions.put(name, sql.replace(VERSION_2, later).replace(WITHOUT_WALKING, "")));
        return questions;
    }

    private TestDatabase database;

    @BeforeEach
    void make() throws SQLException {
        database = TestDatabase.create();
        OldSchema.make(database.address(), OldSchema.FIRST);
        OldSchema.execute(database.address(), DAYS);
        OldSchema.execute(database.address(), AMENDMENT);
        OldSchema.execute(
                database.address(),
                "GRANT USAGE ON SCHEMA report TO PUBLIC; GRANT SELECT ON ALL TABLES IN SCHEMA report TO PUBLIC");
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void figuresPassportsAndHashesAreTheSame() throws SQLException {
        Map<String, String> before = answers();
        assertThat(before.get("amendments")).contains("database:").hasLineCount(1);
        assertThat(before.values()).allMatch(answer -> !answer.isBlank());

        OldSchema.carryOver(database.address());

        Map<String, String> now = answers();
        now.compute("packed", (name, stages) -> stages.replaceAll(PACKED_STAGE, "$1"));
        assertThat(now).isEqualTo(before);
        assertThat(OldSchema.ask(database.address(), "SELECT verify_month(id, '2024-01-01') FROM centre"))
                .as("nothing differs from what was signed")
                .isEqualTo("f\nf");
        assertThat(OldSchema.ask(database.address(), "SELECT verify_calls('2024-01-01')"))
                .isEqualTo("f");
        assertThat(OldSchema.ask(database.address(), """
                        SELECT relname FROM pg_class
                        WHERE relnamespace = 'report'::regnamespace AND relkind = 'v' AND relacl::text NOT LIKE '%=r/%'"""))
                .as("what other tools were granted")
                .isEmpty();
        assertThat(OldSchema.ask(
                        database.address(),
                        "SELECT string_agg(queue || ' ' || calls, ', ' ORDER BY queue) FROM call_queue"))
                .isEqualTo("q0 30, q1 30");
    }

    @Test
    void theNodeShowsThemAndServesOn() throws SQLException {
        String hash = OldSchema.ask(database.address(), "SELECT month_hash(1, '2024-02-01')");
        String month = OldSchema.ask(database.address(), """
                SELECT consultation_wait_s || '/' || cash_service_s FROM report.month
                WHERE centre = 'north' AND month = '2024-02-01'""");
        try (TestNode node = TestNode.start(database.address())) {
            var february = node.get("/reports/monthly?year=2024&centre=north")
                    .json()
                    .path("months")
                    .get(1);
            assertThat(february.at("/consultation/wait").asInt() + "/"
                            + february.at("/cash/service").asInt())
                    .as("%s", february)
                    .isEqualTo(month);
            assertThat(node.get("/reports/monthly/passport?year=2024&month=2&centre=north")
                            .http()
                            .body())
                    .contains(hash);
            assertThat(node.post("/centres/north/tickets", "{\"service\":\"payment\"}")
                            .text("/label"))
                    .isEqualTo("П001");
        }
    }

    private Map<String, String> answers() throws SQLException {
        Map<String, String> answers = new LinkedHashMap<>();
        for (var question : KEPT.entrySet()) {
            answers.put(question.getKey(), OldSchema.ask(database.address(), question.getValue()));
        }
        return answers;
    }
}
