package dev.talon.contactcentre;

import static dev.talon.table.ReportDoor.json;
import static dev.talon.table.ReportHouse.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.Until;
import dev.talon.table.ReportDoor;
import dev.talon.table.ReportHouse;
import dev.talon.web.CallerKind;
import dev.talon.web.Principal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is kept of days of calls equals the calls themselves at every moment, and a passport of kept days says the same. */
class KeptCallsTest {
    private static final List<String> OUTCOMES =
            List.of("answered", "transferred", "abandoned", "timeout", "key", "empty");

    /** Months, of any choice, whose kept days are not what their calls say. */
    private static final String DIFFERENT = """
            SELECT m.month::date || ' ' || z.zone || ' ' || coalesce(q.queues::text, 'all')
            FROM generate_series(DATE '2024-09-01', DATE '2025-01-01', interval '1 month') AS m (month)
            CROSS JOIN (VALUES ('Europe/Moscow'), ('Asia/Kamchatka'), ('America/Havana')) AS z (zone)
            CROSS JOIN (VALUES (NULL::text[]), (ARRAY['line'])) AS q (queues)
            CROSS JOIN LATERAL kept_calls_hash(m.month::date, z.zone, q.queues) AS kept
            WHERE kept.hash <> calls_hash(m.month::date, z.zone, q.queues)
               OR kept_calls_figures(m.month::date, z.zone, q.queues) <> calls_figures(m.month::date, z.zone, q.queues)""";

    private static final String KEPT = "SELECT count(*) FROM calls_day WHERE calls > 0";
    private static final String KEEP_ALL = """
            SELECT sum(keep_calls(m.month::date, z.zone, q.queues))
            FROM generate_series(DATE '2024-09-01', DATE '2025-01-01', interval '1 month') AS m (month)
            CROSS JOIN (VALUES ('Europe/Moscow'), ('Asia/Kamchatka'), ('America/Havana')) AS z (zone)
            CROSS JOIN (VALUES (NULL::text[]), (ARRAY['line'])) AS q (queues)""";

    private final Random random = new Random();
    private ReportHouse house;
    private ReportDoor door;
    private int named;

    @BeforeEach
    void open() {
        house = new ReportHouse();
        door = new ReportDoor(house, 10_000_000);
        house.execute("SET jit = off");
    }

    @AfterEach
    void close() {
        door.close();
        house.close();
    }

    @Test
    void everyMonthIsWhatItsCallsSayWhateverChangesThem() {
        load(600);
        prove("imported");
        for (String change : List.of(
                "UPDATE call SET wait = wait + 1000000 WHERE call LIKE '%3'",
                "UPDATE call SET entered_at = entered_at + interval '31 days' WHERE call LIKE '%5'",
                "DELETE FROM call WHERE call LIKE '%7'",
                "UPDATE call SET queue = 'vip' WHERE call LIKE '%9' AND queue = 'line'",
                "UPDATE contact_centre SET zone = 'Asia/Kamchatka', queues = ARRAY['line']",
                "UPDATE contact_centre SET zone = 'America/Havana', queues = NULL")) {
            keepAll();
            assertThat(house.number(KEPT)).isPositive();
            prove("kept");
            house.execute(change);
            prove(change);
        }
        keepAll();
        load(50);
        prove("more calls");
        keepAll();
        locked(() -> house.execute("TRUNCATE call"));
        assertThat(house.number(KEPT)).isZero();
        prove("nothing");
    }

    @Test
    void onlyTheDaysThatAChangeTouchesAreForgotten() {
        load(400);
        awaitThatAllIsKept();
        keepAll();
        String days = "SELECT count(DISTINCT day) FROM calls_day WHERE zone = 'Europe/Moscow'";
        long before = house.number(days);
        house.execute("UPDATE call SET wait = wait + 1 WHERE call = 'c1'");
        assertThat(house.number(days)).isEqualTo(before - 1);
    }

    @Test
    void anImportLeavesThePublishedDaysKeptAndTheirPassportSaysTheSame() {
        load(300);
        awaitThatAllIsKept();
        String kept = json(door.get("/reports/calls/passport?year=2024")).getString("hash");
        String table = json(door.get("/reports/calls?year=2024"))
                .getJsonArray("months")
                .encode();
        house.execute("TRUNCATE calls_day");
        assertThat(json(door.get("/reports/calls?year=2024"))
                        .getJsonArray("months")
                        .encode())
                .isEqualTo(table);
        assertThat(json(door.get("/reports/calls/passport?year=2024")).getString("hash"))
                .isEqualTo(kept);
        awaitThatAllIsKept();
    }

    @Test
    void whatTheTriggersDidNotSeeIsForgottenWhenItIsFound() {
        load(300);
        await(new CallDays(house.database).keep(LocalDate.of(2024, 1, 1), LocalDate.of(2024, 12, 1)));
        door.caller = new Principal(CallerKind.MANAGER, "staff:kovalev", "Ковалёв", Optional.empty());
        var closed = door.post(
                "/contact-centre/closings",
                "application/json",
                "{\"month\":\"2024-11\"}".getBytes(StandardCharsets.UTF_8));
        assertThat(closed.statusCode()).as(closed.body()).isEqualTo(201);
        house.execute("SET session_replication_role = replica");
        house.execute("UPDATE call SET ended_at = ended_at + interval '1 second'");
        house.execute("SET session_replication_role = origin");
        assertThat(house.texts("SELECT verify_calls('2024-11-01')")).containsExactly("t");
        assertThat(house.texts("SELECT hash = calls_hash('2024-11-01', 'Europe/Moscow', NULL)"
                        + " FROM kept_calls_hash('2024-11-01', 'Europe/Moscow', NULL)"))
                .containsExactly("t");
    }

    private void keepAll() {
        locked(() -> house.number(KEEP_ALL));
    }

    /** As whoever keeps days: the lock first, in a statement of its own. What an import has kept behind it is at work beside. */
    private void locked(Runnable work) {
        house.execute("BEGIN");
        house.texts("SELECT lock_calls()");
        work.run();
        house.execute("COMMIT");
    }

    private void awaitThatAllIsKept() {
        String missing = """
                SELECT coalesce(sum(missing), 0)
                FROM generate_series(DATE '2024-01-01', DATE '2024-12-01', interval '1 month') AS m (month)
                CROSS JOIN LATERAL kept_calls_hash(m.month::date, 'Europe/Moscow', NULL)""";
        Until.isTrue("all is kept", () -> house.number(missing) == 0);
        assertThat(house.number(missing)).isZero();
        assertThat(house.number(KEPT)).isPositive();
    }

    private void prove(String moment) {
        assertThat(house.texts(DIFFERENT)).as(moment).isEmpty();
    }

    /** Calls of any moment of a quarter, midnights and changes of the clock among them. */
    private void load(int calls) {
        var file = new StringBuilder("call,queue,entered_at,wait,service,outcome\n");
        for (int i = 0; i < calls; i++) {
            LocalDateTime at = random.nextInt(4) == 0
                    ? LocalDateTime.of(2024, 11, 3, 0, 0).plusMinutes(random.nextInt(1200) * 2L)
                    : LocalDateTime.of(2024, 10, 1, 0, 0).plusMinutes(random.nextInt(91 * 24) * 60L);
            String outcome = OUTCOMES.get(random.nextInt(OUTCOMES.size()));
            boolean answered = OUTCOMES.indexOf(outcome) < 2;
            file.append("c%d,%s,%sZ,%d,%s,%s\n"
                    .formatted(
                            ++named,
                            random.nextBoolean() ? "line" : "vip",
                            at.toString() + ":00",
                            random.nextInt(300),
                            answered ? random.nextInt(900) : "",
                            outcome));
        }
        var answer = door.post("/imports/calls", "text/csv", file.toString().getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
}
