package dev.talon.demo.past;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.table.Form;
import dev.talon.table.MonthlyTable;
import dev.talon.table.ReportHouse;
import dev.talon.table.publication.Reports;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two years of three small centres, as {@code talon generate} makes them. */
class HistoryGeneratorTest {
    private static final HistoryGenerator.Order ORDER =
            new HistoryGenerator.Order(3, 2, 30_000, LocalDate.of(2025, 3, 31), 7);

    /** Whatever the schema has: indexes, keys and triggers, each as it would be made. */
    private static final String SCHEMA = """
            SELECT pg_get_indexdef(indexrelid) FROM pg_index WHERE indrelid::regclass::text IN ('ticket', 'stage', 'event')
            UNION ALL
            SELECT conrelid::regclass || ' ' || conname || ' ' || convalidated || pg_get_constraintdef(oid) FROM pg_constraint
            WHERE connamespace = 'public'::regnamespace
            UNION ALL
            SELECT tgrelid::regclass || ' ' || tgname || tgenabled::text FROM pg_trigger WHERE NOT tgisinternal
            ORDER BY 1""";

    private static final String FINGERPRINT = """
            SELECT md5(string_agg(t::text || s::text, '' ORDER BY t.id, s.position))
            FROM ticket t JOIN stage s ON s.centre_id = t.centre_id AND s.ticket_id = t.id""";

    private static ReportHouse house;
    private static List<String> before;
    private static final Told TOLD = new Told();

    private static final class Told implements HistoryGenerator.Progress {
        final List<String> steps = new ArrayList<>();
        long visits;

        @Override
        public void visits(long more) {
            visits += more;
        }

        @Override
        public void step(int number, int all, String name) {
            steps.add(number + "/" + all + " " + name);
        }

        @Override
        public void done() {
            steps.add("done");
        }
    }

    @BeforeAll
    static void generate() throws SQLException {
        house = new ReportHouse();
        before = house.texts(SCHEMA);
        HistoryGenerator.generate(house.database.jdbc(), ORDER, TOLD);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void packedDaysAreStoredPlainToBeReadQuickly() {
        assertThat(house.number("SELECT count(*) FROM day_stages WHERE length(stages) > 2000"))
                .isPositive();
        assertThat(house.number("SELECT count(*) FROM day_stages WHERE pg_column_compression(stages) IS NOT NULL"))
                .isZero();
    }

    @Test
    void thereAreAsManyVisitsAsWereOrdered() {
        assertThat(house.number("SELECT count(*) FROM ticket")).isEqualTo(60_000);
        assertThat(house.number("SELECT count(*) FROM ticket WHERE business_day > '2024-03-31'"))
                .isEqualTo(30_000);
        assertThat(house.number("SELECT count(*) FROM centre")).isEqualTo(3);
        assertThat(house.texts("SELECT min(business_day) || ' ' || max(business_day) FROM ticket"))
                .containsExactly("2023-04-01 2025-03-31");
        assertThat(TOLD.visits).isEqualTo(60_000);
        int steps = TOLD.steps.size() - 1;
        assertThat(TOLD.steps).endsWith("done");
        assertThat(TOLD.steps.subList(0, steps)).isNotEmpty().allMatch(step -> step.contains("/" + steps + " "));
    }

    @Test
    void theSchemaIsWhatItWas() {
        assertThat(house.texts(SCHEMA)).isEqualTo(before).anyMatch(part -> part.contains("stage_waiting"));
    }

    @Test
    void theSameOrderGivesTheSamePastAndAnotherSeedAnother() throws SQLException {
        assertThat(fingerprint(7)).isEqualTo(fingerprint(7)).isNotEqualTo(fingerprint(8));
    }

    private static String fingerprint(long seed) throws SQLException {
        try (var own = new ReportHouse()) {
            var order = new HistoryGenerator.Order(2, 1, 3_000, ORDER.last(), seed);
            HistoryGenerator.generate(own.database.jdbc(), order, new Told());
            return own.texts(FINGERPRINT).get(0);
        }
    }

    @Test
    void everyDayIsSettledWithTheFiguresThatItsStagesHave() {
        List<String> settled = house.texts("SELECT d::text FROM day_summary d ORDER BY centre_id, business_day");
        assertThat(settled).hasSizeBetween(3 * 725, 3 * 731);
        house.execute("CREATE TABLE kept AS TABLE day_summary");
        house.execute("DELETE FROM day_summary");
        for (int year : List.of(2023, 2024, 2025)) {
            ReportHouse.await(new dev.talon.table.DayFigures(house.database).settle(year, Optional.empty()));
        }
        assertThat(house.texts("SELECT d::text FROM day_summary d ORDER BY centre_id, business_day"))
                .isEqualTo(settled);
        house.execute("DROP TABLE kept");
    }

    @Test
    void everyStageIsDueAsTheRuleSays() {
        assertThat(house.number("""
                SELECT count(*) FROM stage s JOIN ticket t ON t.centre_id = s.centre_id AND t.id = s.ticket_id
                WHERE s.due_at <> due_at(s.queued_at, t.norm, t.category)""")).isZero();
        assertThat(house.number("SELECT count(*) FROM ticket WHERE category = 'priority'"))
                .isPositive();
    }

    @Test
    void nobodyServesTwoAtOnceAndNobodyIsCalledBeforeTheyCome() {
        assertThat(house.number("""
                SELECT count(*)
                FROM (SELECT called_at, lag(finished_at) OVER (PARTITION BY centre_id, desk ORDER BY called_at) AS before
                      FROM stage WHERE desk IS NOT NULL) AS at_desk
                WHERE called_at < before""")).isZero();
        assertThat(house.number("""
                SELECT count(*)
                FROM (SELECT called_at, lag(finished_at) OVER (PARTITION BY specialist ORDER BY called_at) AS before
                      FROM stage WHERE specialist IS NOT NULL) AS at_desk
                WHERE called_at < before""")).isZero();
        assertThat(house.number("""
                SELECT count(*) FROM stage
                WHERE called_at - queued_at < postponed * interval '1 second'
                   OR (queued_at AT TIME ZONE (SELECT zone FROM centre WHERE id = centre_id))::date <> business_day""")).isZero();
    }

    @Test
    void everyTicketHasItsStory() {
        assertThat(house.number("SELECT count(*) FROM event WHERE kind = 'issued'"))
                .isEqualTo(60_000);
        for (String pair : List.of("served finished", "no_show no_show", "cancelled cancelled", "expired expired")) {
            String[] words = pair.split(" ");
            assertThat(house.number("SELECT count(*) FROM stage WHERE state = '" + words[0] + "'"))
                    .as(pair)
                    .isPositive()
                    .isEqualTo(house.number("SELECT count(*) FROM event WHERE kind = '" + words[1] + "'"));
        }
        assertThat(house.number("""
                SELECT count(*) FROM stage JOIN event USING (centre_id, ticket_id, position)
                WHERE event.kind = 'called' AND event.at <> called_at
                   OR event.kind = 'started' AND event.at <> started_at
                   OR event.kind = 'finished' AND event.at <> finished_at""")).isZero();
        assertThat(house.number("""
                SELECT count(*) FROM (SELECT at, lag(at) OVER (PARTITION BY centre_id, ticket_id ORDER BY id) AS before
                                      FROM event) AS story
                WHERE at < before""")).isZero();
    }

    @Test
    void monthsLookLikeACentres() {
        for (String centre : List.of("centre-01", "centre-02", "centre-03")) {
            MonthlyTable table =
                    ReportHouse.await(new Reports(house.database).monthly(2024, List.of(centre), Form.PUBLISHED));
            for (MonthlyTable.Month month : table.months()) {
                assertThat(month.consultation().waiting().orElseThrow())
                        .as("%s", month)
                        .isBetween(30L, 1500L);
                assertThat(month.consultation().service().orElseThrow())
                        .as("%s", month)
                        .isBetween(300L, 700L);
                assertThat(month.cash().waiting().orElseThrow()).as("%s", month).isBetween(20L, 1500L);
                assertThat(month.cash().service().orElseThrow()).as("%s", month).isBetween(120L, 350L);
            }
        }
        // Mondays more than Fridays, the morning more than the evening, a long tail of services.
        assertThat(house.number("SELECT count(*) FROM ticket WHERE extract(isodow FROM business_day) = 1"))
                .isGreaterThan(house.number("SELECT count(*) FROM ticket WHERE extract(isodow FROM business_day) = 5"));
        assertThat(house.number("""
                SELECT count(*) FROM stage
                WHERE kind = 'cash' AND state = 'served' AND inaccurate IS NULL AND finished_at - started_at > interval '15 min'""")).isBetween(50L, 3000L);
        assertThat(house.number("SELECT count(*) FROM stage WHERE inaccurate IS NOT NULL"))
                .isBetween(20L, 500L);
        assertThat(house.number("SELECT count(*) FROM stage WHERE postponed > 0"))
                .isPositive();
        assertThat(house.number("SELECT count(*) FROM ticket WHERE category = 'priority'"))
                .isBetween(3000L, 4200L);
    }
}
