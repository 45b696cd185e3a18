package dev.talon.table.closing;

import static dev.talon.table.ReportHouse.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.demo.DemoHistory;
import dev.talon.demo.past.HistoryGenerator;
import dev.talon.table.ReportHouse;
import dev.talon.web.CallerKind;
import dev.talon.web.Principal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An invented past has an event for everything that a figure stands on: its months are rebuilt to the signed hash. */
class InventedPastTest {
    private static final Principal MANAGER =
            new Principal(CallerKind.MANAGER, "staff:kovalev", "А. Ковалёв", Optional.empty());

    @Test
    void everyMonthOfAGeneratedHistoryComesBackFromEvents() throws SQLException {
        try (var house = new ReportHouse()) {
            HistoryGenerator.generate(
                    house.database.jdbc(),
                    new HistoryGenerator.Order(3, 1, 30_000, LocalDate.of(2025, 3, 31), 7),
                    new Quiet());
            int inaccurate = 0;
            for (String centre : List.of("centre-01", "centre-02", "centre-03")) {
                inaccurate += rebuilt(house, centre, YearMonth.of(2024, 4));
            }
            // Else the proof would be of nothing.
            assertThat(inaccurate).isGreaterThan(10);
            assertThat(marked(house)).isPositive();
        }
    }

    @Test
    void everyMonthOfTheDemonstrationsPastComesBackFromEvents() throws SQLException {
        try (var house = new ReportHouse()) {
            house.centre("demo", "Asia/Vladivostok");
            house.execute("""
                    INSERT INTO desk (centre_id, code, stages, position)
                    SELECT id, n::text, CASE WHEN n < 4 THEN ARRAY['consultation'] ELSE ARRAY['cash'] END, n
                    FROM centre, generate_series(1, 5) AS n""");
            var clock = InstantSource.fixed(Instant.parse("2025-01-01T09:00:00Z"));
            await(DemoHistory.fill(house.vertx, house.database, "demo", clock));
            assertThat(rebuilt(house, "demo", YearMonth.of(2024, 1))).isGreaterThan(10);
            assertThat(marked(house)).isPositive();
        }
    }

    /** Closes a year's months and takes each apart. @return stages with inaccurate times */
    private static int rebuilt(ReportHouse house, String centre, YearMonth first) throws SQLException {
        var closings = new Closings(house.database);
        int inaccurate = 0;
        for (YearMonth month = first; month.isBefore(first.plusYears(1)); month = month.plusMonths(1)) {
            Closing<?, ?> closed = await(closings.close(MANAGER, centre, month, Optional.empty()));
            try (var connection = house.database.jdbc().getConnection()) {
                Recomputed again = Recompute.run(connection, centre, month).orElseThrow();
                assertThat(again.unlike()).as("%s %s", centre, month).isEmpty();
                assertThat(again.eventHash()).as("%s %s", centre, month).isEqualTo(closed.hash());
                assertThat(again.same()).isTrue();
                assertThat(again.stages()).isPositive();
            }
            inaccurate += (int) house.number(
                    """
                    SELECT count(*) FROM stage JOIN centre c ON c.id = stage.centre_id
                    WHERE c.code = '%s' AND business_day >= '%s' AND business_day < '%s' AND inaccurate IS NOT NULL""".formatted(centre, month.atDay(1), month.plusMonths(1).atDay(1)));
        }
        return inaccurate;
    }

    /** Marks as a manager makes them: by whom, why, at the stage's desk, when the day was over and before the next. */
    private static long marked(ReportHouse house) {
        assertThat(house.number("""
                SELECT count(*) FROM stage s
                WHERE s.inaccurate = 'left running' AND NOT EXISTS (
                    SELECT FROM event e
                    WHERE e.centre_id = s.centre_id AND e.ticket_id = s.ticket_id AND e.position = s.position
                      AND e.kind = 'times_distrusted' AND e.reason = s.inaccurate AND e.actor = 'staff:kovalev'
                      AND e.desk = s.desk AND e.at > s.finished_at
                      AND (e.at AT TIME ZONE (SELECT zone FROM centre WHERE id = s.centre_id))::date = s.business_day)""")).isZero();
        return house.number("SELECT count(*) FROM event WHERE kind = 'times_distrusted'");
    }

    private static final class Quiet implements HistoryGenerator.Progress {
        @Override
        public void visits(long more) {}

        @Override
        public void step(int number, int all, String name) {}

        @Override
        public void done() {}
    }
}
