package dev.talon.table;

import static dev.talon.table.ReportHouse.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The sums that PostgreSQL takes, against a straightforward computation over the same stages. */
class MonthlyFactsTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Moscow");
    private static final LocalDate TODAY = LocalDate.now(ZONE);

    private record Leg(
            UUID ticket,
            LocalDate day,
            String kind,
            String state,
            Duration waited,
            Duration service,
            boolean accurate) {
        boolean counts() {
            return state.equals("served") && accurate;
        }
    }

    private ReportHouse house;

    @BeforeEach
    void open() {
        house = new ReportHouse();
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void sumsAreTheFactsOnSettledDaysAndOnTheRunningOne() {
        int one = house.centre("one", "Europe/Moscow");
        int two = house.centre("two", "Asia/Kamchatka");
        var random = new Random(2024);
        Map<Integer, List<Leg>> legs = new LinkedHashMap<>();
        for (int centre : List.of(one, two)) {
            legs.put(centre, new ArrayList<>());
            for (int ticket = 0; ticket < 600; ticket++) {
                LocalDate day = random.nextInt(10) == 0 ? TODAY : TODAY.minusDays(random.nextInt(500));
                legs.get(centre).addAll(issue(centre, random, day, ticket));
            }
        }
        for (int year : List.of(TODAY.getYear() - 1, TODAY.getYear())) {
            assertFacts(year, legs, "unsettled");
            await(new DayFigures(house.database).settle(year, Optional.empty()));
            assertFacts(year, legs, "settled");
        }
        assertThat(house.number("SELECT count(*) FROM day_summary")).isPositive();
        assertThat(house.number("SELECT count(*) FROM day_summary WHERE business_day >= current_date - 1"))
                .isZero();
    }

    @Test
    void aDayWhoseFactsChangeIsForgottenWithTheChange() {
        int centre = house.centre("one", "Europe/Moscow");
        LocalDate day = LocalDate.of(2024, 5, 14);
        UUID first = ticket(centre, day, 1, "consultation");
        insert(centre, first, 1, day, "consultation", "served", 60, 0, 120, null);
        settle(2024);
        assertThat(settledDays()).isOne();
        assertThat(may(2024).consultation()).isEqualTo(new Sums(1, 60_000_000, 120_000_000));

        // A correction.
        house.execute("UPDATE stage SET inaccurate = 'left running'");
        assertThat(settledDays()).isZero();
        assertThat(may(2024).consultation()).isEqualTo(Sums.NONE);
        assertThat(may(2024).excluded().inaccurate()).isOne();
        settle(2024);
        assertThat(settledDays()).isOne();
        assertThat(may(2024).excluded().inaccurate()).isOne();

        // More history.
        UUID second = ticket(centre, day, 2, "cash");
        insert(centre, second, 1, day, "cash", "served", 30, 10, 40, null);
        assertThat(settledDays()).isZero();
        assertThat(may(2024).cash()).isEqualTo(new Sums(1, 20_000_000, 40_000_000));
        settle(2024);

        house.execute("DELETE FROM stage WHERE kind = 'cash'");
        assertThat(settledDays()).isZero();
        assertThat(may(2024).cash()).isEqualTo(Sums.NONE);
        settle(2024);
        house.execute("TRUNCATE stage");
        assertThat(settledDays()).isZero();
    }

    @Test
    void aDayIsNotSettledWhileAnybodyIsStillWaiting() {
        int centre = house.centre("one", "Europe/Moscow");
        LocalDate day = LocalDate.of(2024, 5, 14);
        UUID waiting = ticket(centre, day, 1, "consultation");
        house.execute("""
                INSERT INTO stage (centre_id, ticket_id, position, business_day, service, kind, state, queued_at, due_at)
                VALUES (%d, '%s', 1, '%s', 'consultation', 'consultation', 'waiting', '%s', '%s')""".formatted(centre, waiting, day, day + "T09:00Z", day + "T09:15Z"));
        settle(2024);
        assertThat(settledDays()).isZero();
        house.execute("UPDATE stage SET state = 'expired', finished_at = '2024-05-15T00:00Z'");
        assertThat(may(2024).excluded()).isEqualTo(new Excluded(0, 0, 1, 0, 0));
        settle(2024);
        assertThat(settledDays()).isOne();
        assertThat(may(2024).excluded()).isEqualTo(new Excluded(0, 0, 1, 0, 0));
    }

    @Test
    void aDayThatIsBeingChangedIsNotSettledBehindTheChange() throws Exception {
        int centre = house.centre("one", "Europe/Moscow");
        LocalDate day = LocalDate.of(2024, 5, 14);
        insert(centre, ticket(centre, day, 1, "consultation"), 1, day, "consultation", "served", 60, 0, 120, null);
        try (var connection = house.database.jdbc().getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("UPDATE stage SET inaccurate = 'left running'");
            settle(2024);
            assertThat(settledDays()).isZero();
            connection.commit();
        }
        settle(2024);
        assertThat(may(2024).excluded().inaccurate()).isOne();
    }

    private void settle(int year) {
        await(new DayFigures(house.database).settle(year, Optional.empty()));
    }

    private long settledDays() {
        return house.number("SELECT count(*) FROM day_summary");
    }

    private MonthFacts may(int year) {
        return await(new MonthlyFacts(house.database).of(year, List.of("one"))).months().stream()
                .filter(month -> month.month() == 5)
                .findFirst()
                .orElse(MonthFacts.none(5));
    }

    private void assertFacts(int year, Map<Integer, List<Leg>> legs, String when) {
        List<Integer> centres = List.copyOf(legs.keySet());
        var facts = new MonthlyFacts(house.database);
        assertThat(await(facts.of(year, List.of("one"))).months())
                .as("%s %d, one centre", when, year)
                .isEqualTo(expected(year, legs.get(centres.get(0))));
        assertThat(await(facts.of(year, List.of())).months())
                .as("%s %d, pooled", when, year)
                .isEqualTo(expected(
                        year, legs.values().stream().flatMap(List::stream).toList()));
        assertThat(await(facts.of(year, List.of("none"))).months()).isEmpty();
    }

    private static List<MonthFacts> expected(int year, List<Leg> legs) {
        Map<Integer, MonthFacts> months = new TreeMap<>();
        Map<UUID, List<Leg>> visits = new LinkedHashMap<>();
        for (Leg leg : legs) {
            if (leg.day().getYear() != year) {
                continue;
            }
            visits.computeIfAbsent(leg.ticket(), ticket -> new ArrayList<>()).add(leg);
            boolean consultation = leg.counts() && leg.kind().equals("consultation");
            boolean cash = leg.counts() && leg.kind().equals("cash");
            add(
                    months,
                    leg.day(),
                    new MonthFacts(
                            0,
                            consultation ? sums(List.of(leg)) : Sums.NONE,
                            cash ? sums(List.of(leg)) : Sums.NONE,
                            Sums.NONE,
                            new Excluded(
                                    leg.state().equals("no_show") ? 1 : 0,
                                    leg.state().equals("cancelled") ? 1 : 0,
                                    leg.state().equals("expired") ? 1 : 0,
                                    leg.state().equals("served") && !leg.accurate() ? 1 : 0,
                                    0)));
        }
        for (List<Leg> visit : visits.values()) {
            if (visit.stream().allMatch(Leg::counts)
                    && visit.stream().map(Leg::kind).distinct().count() == 2) {
                add(months, visit.get(0).day(), new MonthFacts(0, Sums.NONE, Sums.NONE, sums(visit), Excluded.NONE));
            }
        }
        return List.copyOf(months.values());
    }

    private static void add(Map<Integer, MonthFacts> months, LocalDate day, MonthFacts facts) {
        int month = day.getMonthValue();
        months.put(month, months.getOrDefault(month, MonthFacts.none(month)).plus(facts));
    }

    private static Sums sums(List<Leg> legs) {
        Duration wait = legs.stream().map(Leg::waited).reduce(Duration.ZERO, Duration::plus);
        Duration service = legs.stream().map(Leg::service).reduce(Duration.ZERO, Duration::plus);
        return new Sums(1, wait.toNanos() / 1000, service.toNanos() / 1000);
    }

    private List<Leg> issue(int centre, Random random, LocalDate day, int number) {
        String service = List.of("consultation", "cash", "combined").get(random.nextInt(3));
        List<String> route = service.equals("combined") ? List.of("consultation", "cash") : List.of(service);
        UUID ticket = ticket(centre, day, number, service);
        List<Leg> legs = new ArrayList<>();
        for (String kind : route) {
            int dice = random.nextInt(20);
            String state = dice < 16
                    ? "served"
                    : List.of("no_show", "cancelled", "expired", "served").get(dice - 16);
            boolean accurate = dice != 19;
            double wait = Math.abs(random.nextGaussian()) * 600;
            int postponed = random.nextInt(5) == 0 ? random.nextInt(60) : 0;
            double took = Math.abs(random.nextGaussian()) * 400;
            legs.add(insert(
                    centre,
                    ticket,
                    legs.size() + 1,
                    day,
                    kind,
                    state,
                    wait + postponed,
                    postponed,
                    took,
                    accurate ? null : "clock"));
            if (!state.equals("served")) {
                break;
            }
        }
        return legs;
    }

    private UUID ticket(int centre, LocalDate day, int number, String service) {
        UUID id = UUID.randomUUID();
        house.execute("""
                INSERT INTO ticket (centre_id, id, business_day, service, route, norm, label, issued_at)
                VALUES (%d, '%s', '%s', '%s', ARRAY['consultation'], 900, '%s', now())""".formatted(centre, id, day, service, "T" + number));
        return id;
    }

    private Leg insert(
            int centre,
            UUID ticket,
            int position,
            LocalDate day,
            String kind,
            String state,
            double wait,
            int postponed,
            double service,
            String inaccurate) {
        Instant queued = day.atTime(9, 0).toInstant(ZoneOffset.UTC);
        Instant called = micros(queued, wait);
        Instant started = called.plusSeconds(20);
        Instant finished = micros(started, service);
        boolean wasCalled = state.equals("served") || state.equals("no_show");
        boolean served = state.equals("served");
        house.execute("""
                INSERT INTO stage (centre_id, ticket_id, position, business_day, service, kind, state, queued_at, due_at,
                                   called_at, last_called_at, started_at, finished_at, postponed, inaccurate)
                VALUES (%d, '%s', %d, '%s', 'combined', '%s', '%s', '%s', '%s', %s, %s, %s, '%s', %d, %s)""".formatted(
                        centre,
                        ticket,
                        position,
                        day,
                        kind,
                        state,
                        queued,
                        queued,
                        wasCalled ? quoted(called) : "NULL",
                        wasCalled ? quoted(called) : "NULL",
                        served ? quoted(started) : "NULL",
                        finished,
                        postponed,
                        inaccurate == null ? "NULL" : quoted(inaccurate)));
        return new Leg(
                ticket,
                day,
                kind,
                state,
                Duration.between(queued, called).minusSeconds(postponed),
                Duration.between(started, finished),
                inaccurate == null);
    }

    private static Instant micros(Instant from, double seconds) {
        return from.plus(Math.round(seconds * 1_000_000), ChronoUnit.MICROS);
    }

    private static String quoted(Object value) {
        return "'" + value + "'";
    }
}
