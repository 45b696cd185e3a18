package dev.talon.statistics.times;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.Proof;
import dev.talon.demo.past.HistoryGenerator;
import dev.talon.statistics.PackedDayCache;
import dev.talon.statistics.StageFilter;
import dev.talon.table.DayFigures;
import dev.talon.table.ReportHouse;
import io.vertx.core.Promise;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every doubtful stage that is found by packed days, with its reasons and in its place, is what plain SQL over the stages says. */
class DoubtfulStagesProofTest {
    private static final LocalDate LAST = LocalDate.now(ZoneOffset.UTC).minusDays(1);
    private static final int SCOPES = Proof.times(8, 100);
    private static final int MORE_THAN_ALL = 1_000_000;

    private final long seed = Proof.seed();
    private final Random random = new Random(seed);
    /** Kept through whatever changes. */
    private final PackedDayCache cache = new PackedDayCache();

    private ReportHouse house;

    @BeforeEach
    void fill() throws SQLException {
        house = new ReportHouse();
        HistoryGenerator.generate(
                house.database.jdbc(),
                new HistoryGenerator.Order(3, 1, 9_000, LAST, seed),
                new HistoryGenerator.Progress() {
                    @Override
                    public void visits(long more) {}

                    @Override
                    public void step(int number, int all, String name) {}

                    @Override
                    public void done() {}
                });
        house.execute("UPDATE centre SET zone = 'Atlantic/Azores' WHERE code = 'centre-03'");
        hours("centre-01", "09:00", "17:00", "'13:00', '13:20'");
        hours("centre-03", "08:00", "16:30", "NULL, NULL");
        // Ended to the second half an hour past closing, which is not doubted, and a moment later.
        house.execute(ends("5", "0"));
        house.execute(ends("7", "0.000001"));
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void packedDaysDoubtWhatTheStagesDo() throws SQLException {
        settle();
        assertThat(house.number("SELECT count(*) FROM day_stages WHERE length(stages) > 0"))
                .isPositive();
        prove("settled");
        mark();
        // Some of the days are no longer settled, and one of the specialists works in two centres.
        house.execute("UPDATE stage SET specialist = (SELECT min(specialist) FROM stage WHERE centre_id = 1)"
                + " WHERE centre_id = 2 AND desk = '1'");
        prove("marked");
        settle();
        prove("marked, settled");
    }

    private void prove(String moment) {
        for (String which : List.of("open", "inaccurate", "accurate", "all")) {
            assertThat(of(all(), which, 1, 500).total())
                    .as("%s, %s: something to compare", moment, which)
                    .isGreaterThan(moment.equals("settled") && which.equals("accurate") ? -1 : 0);
            prove(all(), which, moment);
        }
        for (int i = 0; i < SCOPES; i++) {
            prove(scope(), List.of("open", "inaccurate", "accurate", "all").get(random.nextInt(4)), moment);
        }
    }

    private void prove(StageFilter scope, String which, String moment) {
        // All at once: plain SQL takes as long for one page.
        DoubtfulStages.Page whole = new SqlDoubtfulStages(house.database).of(scope, which, 1, MORE_THAN_ALL);
        int size = 1 + random.nextInt(40);
        int pages = (int) whole.total() / size + 1;
        for (int page : new int[] {1, 1 + random.nextInt(pages), pages}) {
            List<DoubtfulStage> expected =
                    whole.stages().stream().skip((page - 1L) * size).limit(size).toList();
            DoubtfulStages.Page found = of(scope, which, page, size);
            assertThat(found.stages())
                    .as("-Dtalon.seed=%d, %s, %s, %s, page %d of %d", seed, moment, which, scope, page, size)
                    .isEqualTo(expected);
            if (!expected.isEmpty()) {
                assertThat(found.total()).isEqualTo(whole.total());
            }
        }
    }

    /** As a request has it: on a context of Vert.x. */
    private DoubtfulStages.Page of(StageFilter scope, String which, int page, int size) {
        Promise<DoubtfulStages.Page> answer = Promise.promise();
        house.vertx.runOnContext(go -> new DoubtfulStages(house.database, cache)
                .of(scope, MarkFilter.of(which), page, size)
                .onComplete(answer));
        return ReportHouse.await(answer.future());
    }

    /** A few of the served are said to be inaccurate or right, some of these words are taken back, some were finished by night. */
    private void mark() throws SQLException {
        for (String kind : List.of("times_distrusted", "times_trusted", "times_mark_withdrawn", "finished")) {
            house.execute("""
                    INSERT INTO event (centre_id, at, kind, ticket_id, position, desk, actor, reason)
                    SELECT centre_id, clock_timestamp(), '%1$s', ticket_id, position, desk,
                           CASE WHEN '%1$s' = 'finished' THEN 'duty:close-days' ELSE 'staff:boss' END, 'why'
                    FROM stage
                    WHERE state = 'served' AND (finished_at - started_at < interval '20 seconds'
                                                OR finished_at - started_at > interval '50 minutes' OR hashtext(ticket_id::text) %% 20 = 0)
                      AND hashtext(ticket_id::text || '%1$s') %% 3 = 0""".formatted(kind));
        }
        house.execute(
                "UPDATE stage SET inaccurate = 'why' WHERE state = 'served' AND hashtext(ticket_id::text) % 50 = 0");
        house.execute(
                "UPDATE stage SET inaccurate = NULL WHERE inaccurate IS NOT NULL AND hashtext(ticket_id::text) % 2 = 0");
    }

    private void hours(String centre, String opens, String closes, String lunch) {
        house.execute("INSERT INTO working_week (centre_id) SELECT id FROM centre WHERE code = '%s'".formatted(centre));
        for (String[] span : spans(opens, closes, lunch)) {
            house.execute("""
                    INSERT INTO working_hours (centre_id, weekday, opens, closes)
                    SELECT id, day, '%s', '%s' FROM centre, generate_series(1, 5) AS day WHERE code = '%s'""".formatted(span[0], span[1], centre));
        }
    }

    private static List<String[]> spans(String opens, String closes, String lunch) {
        if (lunch.startsWith("NULL")) {
            return List.<String[]>of(new String[] {opens, closes});
        }
        String[] times = lunch.replace("'", "").split(", ");
        return List.of(new String[] {opens, times[0]}, new String[] {times[1], closes});
    }

    private static String ends(String of, String seconds) {
        return """
                UPDATE stage SET finished_at = (stage.business_day + time '17:30') AT TIME ZONE zone + interval '%s seconds'
                FROM centre
                WHERE centre.id = stage.centre_id AND code = 'centre-01' AND state = 'served' AND hashtext(ticket_id::text) %% 40 = %s
                  AND finished_at < (stage.business_day + time '17:30') AT TIME ZONE zone""".formatted(seconds, of);
    }

    private void settle() {
        for (int year = LAST.getYear() - 1; year <= LAST.getYear(); year++) {
            ReportHouse.await(new DayFigures(house.database).settle(year, Optional.empty()));
        }
    }

    private StageFilter all() {
        return StageFilter.all(LAST.minusDays(200), LAST, List.of());
    }

    private StageFilter scope() {
        LocalDate from = LAST.minusDays(random.nextInt(300));
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
                Optional.empty(),
                false);
    }

    private Optional<String> maybe(String... values) {
        return random.nextInt(5) > 0 ? Optional.empty() : Optional.of(values[random.nextInt(values.length)]);
    }
}
