package dev.talon.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.table.Form;
import dev.talon.table.MonthlyTable;
import dev.talon.table.ReportHouse;
import dev.talon.table.publication.Reports;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoHistoryTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2025-01-01T09:00:00Z"));

    @Test
    void theLastTwelveMonthsAreFilledOnceAndLookLikeACentre() {
        try (var house = new ReportHouse()) {
            house.centre("demo", "Asia/Vladivostok");
            house.execute("""
                    INSERT INTO desk (centre_id, code, stages, position)
                    SELECT id, n::text, CASE WHEN n < 4 THEN ARRAY['consultation'] ELSE ARRAY['cash'] END, n
                    FROM centre, generate_series(1, 5) AS n""");
            long made =
                    DemoHistory.fill(house.vertx, house.database, "demo", CLOCK).await();
            assertThat(made).isEqualTo(33_000);
            assertThat(DemoHistory.fill(house.vertx, house.database, "demo", CLOCK)
                            .await())
                    .isZero();
            assertThat(house.number("SELECT count(*) FROM ticket")).isEqualTo(made);
            assertThat(house.number("SELECT count(*) FROM ticket WHERE extract(isodow FROM business_day) = 7"))
                    .isZero();
            // 366 days less 52 Sundays, eight days of the new year (one a Sunday) and four holidays more.
            assertThat(house.number("SELECT count(DISTINCT business_day) FROM ticket"))
                    .isBetween(295L, 306L);

            MonthlyTable table = new Reports(house.database)
                    .monthly(2024, List.of("demo"), Form.PUBLISHED)
                    .await();
            for (MonthlyTable.Month month : table.months()) {
                assertThat(month.consultation().waiting().orElseThrow())
                        .as("%s", month)
                        .isBetween(60L, 1200L);
                assertThat(month.consultation().service().orElseThrow())
                        .as("%s", month)
                        .isBetween(300L, 600L);
                assertThat(month.cash().waiting().orElseThrow()).as("%s", month).isBetween(30L, 1200L);
                assertThat(month.cash().service().orElseThrow()).as("%s", month).isBetween(120L, 300L);
                assertThat(month.excluded().noShow()).isPositive();
            }
            assertThat(table.excluded().cancelled()).isPositive();
            assertThat(table.excluded().inaccurate()).isPositive();

            // A demo that was asleep goes on where it stopped; the first week of January nobody works.
            InstantSource later = InstantSource.fixed(CLOCK.instant().plusSeconds(7 * 24 * 3600));
            assertThat(DemoHistory.fill(house.vertx, house.database, "demo", later)
                            .await())
                    .isZero();
            InstantSource afterHolidays = InstantSource.fixed(CLOCK.instant().plusSeconds(14 * 24 * 3600));
            assertThat(DemoHistory.fill(house.vertx, house.database, "demo", afterHolidays)
                            .await())
                    .isBetween(400L, 1000L);
        }
    }
}
