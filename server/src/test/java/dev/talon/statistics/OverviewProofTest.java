package dev.talon.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.Proof;
import dev.talon.demo.past.HistoryGenerator;
import dev.talon.table.DayFigures;
import dev.talon.table.ReportHouse;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every figure of the overview, from packed days, is what plain SQL over the stages says: at every moment, for any scope. */
class OverviewProofTest {
    private static final Set<Breakdown> ALL = EnumSet.complementOf(EnumSet.of(Breakdown.TOTAL));
    private static final LocalDate LAST = LocalDate.now(ZoneOffset.UTC).minusDays(1);
    private static final int SCOPES = Proof.times(8, 100);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final long seed = Proof.seed();
    /** Kept through whatever changes. */
    private final PackedDayCache cache = new PackedDayCache();

    private final Random random = new Random(seed);
    private ReportHouse house;

    @BeforeEach
    void fill() throws SQLException {
        house = new ReportHouse();
        HistoryGenerator.generate(
                house.database.jdbc(), new HistoryGenerator.Order(3, 1, 6_000, LAST, seed), new Quiet());
        house.execute("INSERT INTO service_norm SELECT centre_id, code, current_date - 60, 120 FROM service");
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void packedDaysSayWhatTheStagesSay() {
        assertThat(house.number("SELECT count(*) FROM day_stages")).isPositive();
        for (int i = 0; i < SCOPES; i++) {
            prove(scope(), "settled");
        }
        prove(all(), "settled");
    }

    @Test
    void whateverChangesIsSeenAtOnce() throws SQLException {
        long before = kept();
        LocalDate past = LAST.minusDays(100);
        while (house.number("SELECT count(*) FROM stage WHERE state = 'served' AND business_day = '" + past + "'")
                == 0) {
            past = past.plusDays(1);
        }
        // A correction, a desk that was another, a category: each makes its day be read anew.
        for (String change : List.of(
                "UPDATE stage SET inaccurate = 'doubted' WHERE state = 'served' AND business_day = '%s'",
                "UPDATE stage SET desk = '99' WHERE desk IS NOT NULL AND business_day = '%s'",
                "UPDATE stage SET finished_at = finished_at + interval '1 second' WHERE business_day = '%s'",
                "UPDATE ticket SET category = 'priority' WHERE business_day = '%s'",
                "DELETE FROM stage WHERE position = 2 AND business_day = '%s'")) {
            assertThat(keptBy(change.formatted(past))).as(change).isLessThan(before);
            prove(all(), change);
            settle(before);
            assertThat(kept()).as(change).isEqualTo(before);
            prove(all(), change + ", settled");
        }
        // The centre turns out to be elsewhere: its hours are others.
        house.execute("UPDATE centre SET zone = 'Asia/Tokyo' WHERE code = 'centre-02'");
        prove(all(), "another zone");
        settle(before);
        prove(all(), "another zone, settled");
        // The running day is read from its stages.
        house.execute(
                "UPDATE stage SET state = 'serving', finished_at = NULL, inaccurate = NULL, desk = ticket_id || '/' || position"
                        + " WHERE state = 'served' AND business_day > current_date - 4");
        prove(all(), "a running day");
        house.execute("TRUNCATE stage, ticket, print_job");
        assertThat(kept()).isZero();
        prove(all(), "nothing");
        for (int year = LAST.getYear() - 1; year <= LAST.getYear(); year++) {
            ReportHouse.await(new DayFigures(house.database).settle(year, Optional.empty()));
        }
        assertThat(kept()).as("days of centres without tickets").isZero();
    }

    private void prove(StageFilter scope, String moment) {
        Overview packed = ReportHouse.await(overview(scope));
        assertThat(withoutNames(packed))
                .as("-Dtalon.seed=%d, %s, %s", seed, moment, scope)
                .isEqualTo(new SqlOverviews(house.database).of(scope, ALL));
    }

    /** As a request has it: on a context of Vert.x. */
    private io.vertx.core.Future<Overview> overview(StageFilter scope) {
        io.vertx.core.Promise<Overview> answer = io.vertx.core.Promise.promise();
        house.vertx.runOnContext(
                go -> new Overviews(house.database, cache).of(scope, ALL).onComplete(answer));
        return answer.future();
    }

    private static Overview withoutNames(Overview overview) {
        Map<String, List<Overview.Line>> by = new LinkedHashMap<>();
        overview.by()
                .forEach((word, lines) -> by.put(
                        word,
                        lines.stream()
                                .map(line ->
                                        new Overview.Line(line.key(), line.second(), Optional.empty(), line.figures()))
                                .toList()));
        return new Overview(overview.from(), overview.to(), List.of(), overview.total(), by);
    }

    private StageFilter all() {
        return new StageFilter(
                LAST.minusYears(2),
                LAST.plusDays(1),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true);
    }

    private StageFilter scope() {
        LocalDate from = LAST.minusDays(random.nextInt(380));
        return new StageFilter(
                from,
                from.plusDays(random.nextInt(200)),
                Stream.of("centre-01", "centre-02", "centre-03")
                        .filter(code -> random.nextInt(3) == 0)
                        .toList(),
                maybe("consultation", "cash", "combined", "none"),
                maybe("consultation", "cash"),
                maybe("1", "2", "77"),
                maybe(house.texts("SELECT DISTINCT specialist FROM stage WHERE specialist IS NOT NULL ORDER BY 1")
                        .toArray(String[]::new)),
                maybe("ordinary", "priority"),
                maybe("9", "12", "3").map(Integer::valueOf),
                maybe("1", "6").map(Integer::valueOf),
                maybe(Stream.of(Outcome.values()).map(Outcome::word).toArray(String[]::new))
                        .map(Outcome::of),
                random.nextBoolean());
    }

    private Optional<String> maybe(String... values) {
        return random.nextInt(5) > 0 ? Optional.empty() : Optional.of(values[random.nextInt(values.length)]);
    }

    /** Until all days are kept: a centre that an overview settles behind itself at the same moment is passed over. */
    private void settle(long all) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        do {
            for (int year = LAST.getYear() - 1; year <= LAST.getYear(); year++) {
                ReportHouse.await(new DayFigures(house.database).settle(year, Optional.empty()));
            }
        } while (kept() < all && System.nanoTime() < deadline);
    }

    /** What is kept at the moment of the change: it holds the centre's lock, so nobody settles the day meanwhile. */
    private long keptBy(String change) throws SQLException {
        try (var connection = house.database.jdbc().getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.executeUpdate(change);
            var row = statement.executeQuery("SELECT count(*) FROM day_stages");
            row.next();
            long kept = row.getLong(1);
            connection.commit();
            return kept;
        }
    }

    private long kept() {
        return house.number("SELECT count(*) FROM day_stages");
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
