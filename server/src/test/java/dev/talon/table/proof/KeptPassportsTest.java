package dev.talon.table.proof;

import static dev.talon.table.ReportHouse.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.Proof;
import dev.talon.table.DayFigures;
import dev.talon.table.ReportHouse;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is kept of settled days for passports and for contacts in person equals the stages themselves at every moment. */
class KeptPassportsTest {
    private static final int TICKETS = 150;

    /** Months whose kept hash, figures or contacts are not those of their stages. */
    private static final String DIFFERENT = """
            SELECT c.code || ' ' || m.month::date || ': ' || kept.figures || ' and ' || month_figures(c.id, m.month::date)
            FROM centre c
            CROSS JOIN generate_series(DATE '%d-01-01', DATE '%d-12-01', interval '1 month') AS m (month)
            CROSS JOIN LATERAL kept_month(c.id, m.month::date) AS kept
            WHERE kept.hash <> month_hash(c.id, m.month::date)
               OR NOT '{"stages": 0}'::jsonb || kept.figures
                      @> CASE WHEN month_figures(c.id, m.month::date) ->> 'stages' = '0' THEN '{"stages": 0}'
                              ELSE month_figures(c.id, m.month::date) END
               OR coalesce((kept.figures ->> 'contacts')::bigint, 0) <> (
                      SELECT count(DISTINCT ticket_id) FROM stage s
                      WHERE s.centre_id = c.id AND s.state = 'served'
                        AND s.business_day >= m.month::date AND s.business_day < m.month::date + interval '1 month')
               OR coalesce((kept.figures ->> 'contacts')::bigint + (kept.figures ->> 'contacts_no_show')::bigint
                           + (kept.figures ->> 'contacts_cancelled')::bigint + (kept.figures ->> 'contacts_expired')::bigint
                           + (kept.figures ->> 'contacts_open')::bigint, 0) <> (
                      SELECT count(DISTINCT ticket_id) FROM stage s
                      WHERE s.centre_id = c.id
                        AND s.business_day >= m.month::date AND s.business_day < m.month::date + interval '1 month')""".formatted(RandomHistory.FIRST_YEAR, RandomHistory.LAST_YEAR);

    static LongStream seeds() {
        return Proof.seeds(12);
    }

    @ParameterizedTest(name = "-Dtalon.seed={0}")
    @MethodSource("seeds")
    void everyMonthIsWhatItsStagesSay(long seed) {
        var random = new Random(seed);
        try (var house = new ReportHouse()) {
            List<RandomHistory> centres = IntStream.range(0, 2)
                    .mapToObj(n -> new RandomHistory(random, house, "centre" + n))
                    .toList();
            for (String moment : List.of("first", "with more tickets")) {
                centres.forEach(centre -> centre.add(1 + random.nextInt(TICKETS)));
                prove(house, seed, moment);
                for (int year = RandomHistory.FIRST_YEAR; year <= RandomHistory.LAST_YEAR; year++) {
                    await(new DayFigures(house.database).settle(year, Optional.empty()));
                }
                assertThat(house.number("SELECT count(*) FROM day_summary WHERE stages > 0"))
                        .as("-Dtalon.seed=%d", seed)
                        .isPositive();
                prove(house, seed, moment + ", settled");
                centres.get(random.nextInt(2)).correct();
                prove(house, seed, moment + ", corrected");
                house.execute("UPDATE ticket SET route = ARRAY['consultation', 'cash'] WHERE label LIKE '%1'");
                prove(house, seed, moment + ", with other routes");
            }
        }
    }

    private static void prove(ReportHouse house, long seed, String moment) {
        assertThat(house.texts(DIFFERENT))
                .as("-Dtalon.seed=%d, %s", seed, moment)
                .isEmpty();
    }
}
