package dev.talon.table.proof;

import dev.talon.table.ReportHouse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.StringJoiner;
import java.util.UUID;

/**
 * Tickets at the worst moments: around midnights of months and years, around changes of the clock, at any other time.
 * Their business days are taken by PostgreSQL from moment and zone, as at issue; the proof takes its own.
 */
final class RandomHistory {
    static final int FIRST_YEAR = 2019;
    static final int LAST_YEAR = 2021;

    private static final List<String> ZONES = List.of(
            "Europe/Moscow",
            "Asia/Kamchatka",
            "Europe/Kaliningrad",
            "Europe/Berlin",
            "America/New_York",
            "Australia/Lord_Howe",
            "Asia/Kathmandu",
            "Pacific/Kiritimati");
    private static final List<List<String>> ROUTES = List.of(
            List.of("consultation"),
            List.of("cash"),
            List.of("consultation", "cash"),
            List.of("consultation", "cash"),
            List.of("consultation", "consultation"),
            List.of("cash", "consultation"),
            List.of("consultation", "cash", "cash"),
            List.of("legal"),
            List.of("payment"),
            List.of("legal", "info", "payment"),
            List.of("info", "consultation", "cash"));

    /** What else than themselves kinds count in. */
    private static final Map<String, String> COLUMNS = Map.of("legal", "consultation", "payment", "cash");

    /** Among them one that changes of the clock leave out, or have twice. */
    private static final List<LocalTime> ENDS = List.of(
            LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, LocalTime.of(2, 30), LocalTime.of(4, 0), LocalTime.of(11, 59));

    private final Random random;
    private final ReportHouse house;
    private final String centre;
    private final int id;
    private final ZoneId zone;
    private final LocalTime ends;
    private final List<Fact> facts = new ArrayList<>();
    private int number;

    RandomHistory(Random random, ReportHouse house, String centre) {
        this.random = random;
        this.house = house;
        this.centre = centre;
        this.zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
        this.id = house.centre(centre, zone.getId());
        house.execute("""
                INSERT INTO stage_kind (centre_id, code, names, counted_in, position)
                VALUES (%1$d, 'legal', '{}', 'consultation', 3), (%1$d, 'payment', '{}', 'cash', 4), (%1$d, 'info', '{}', NULL, 5)""".formatted(id));
        this.ends = ENDS.get(random.nextInt(ENDS.size()));
        house.execute("UPDATE centre SET day_ends = day_ends_changed('{}', '0001-01-01', '%s') WHERE id = %d"
                .formatted(ends, id));
    }

    List<Fact> facts() {
        return facts;
    }

    /** So many tickets more. */
    void add(int tickets) {
        var ticketRows = new StringJoiner(",");
        var stageRows = new StringJoiner(",");
        for (int i = 0; i < tickets; i++) {
            ticket(ticketRows, stageRows);
        }
        house.execute("""
                INSERT INTO ticket (centre_id, id, business_day, service, route, norm, label, issued_at)
                SELECT c.id, v.id::uuid, business_day(c.zone, c.day_ends, v.issued::timestamptz), 'combined', ARRAY['cash'], 900,
                       v.label, v.issued::timestamptz
                FROM centre c, (VALUES %s) AS v (id, label, issued) WHERE c.id = %d""".formatted(ticketRows, id));
        house.execute("""
                INSERT INTO stage (centre_id, ticket_id, position, business_day, service, kind, state, queued_at, due_at,
                                   called_at, last_called_at, calls, started_at, finished_at, postponed, desk, inaccurate,
                                   counts_from, aside, aside_serving, waited, outcome)
                SELECT t.centre_id, t.id, v.position, t.business_day, t.service, v.kind, v.state, v.queued::timestamptz,
                       v.queued::timestamptz, v.called::timestamptz, v.last_called::timestamptz, 1, v.started::timestamptz,
                       v.finished::timestamptz, v.postponed, '1', v.inaccurate, v.counts_from::timestamptz, v.aside + 7, v.aside, v.came, v.outcome
                FROM (VALUES %s) AS v (id, position, kind, state, queued, called, last_called, started, finished, postponed, inaccurate,
                                       counts_from, aside, came, outcome)
                JOIN ticket t ON t.id = v.id::uuid AND t.centre_id = %d""".formatted(stageRows, id));
    }

    /** Somebody says that some times are not to be trusted, or that they are. */
    void correct() {
        for (int i = 0; i < facts.size(); i++) {
            Fact fact = facts.get(i);
            if (fact.state().equals("served") && random.nextInt(12) == 0) {
                boolean accurate = !fact.accurate();
                facts.set(i, fact.trusted(accurate));
                house.execute(
                        "UPDATE stage SET inaccurate = %s WHERE centre_id = %d AND ticket_id = '%s' AND position = %d"
                                .formatted(accurate ? "NULL" : "'doubted'", id, fact.ticket(), fact.position()));
            }
        }
    }

    private void ticket(StringJoiner tickets, StringJoiner stages) {
        Instant issued = moment();
        LocalDate date = issued.atZone(zone).toLocalDate();
        Instant ended =
                date.atTime(ends).atZone(zone).withLaterOffsetAtOverlap().toInstant();
        LocalDate day = issued.isBefore(ended) ? date.minusDays(1) : date;
        String ticket = new UUID(random.nextLong(), random.nextLong()).toString();
        tickets.add("('%s', 'Т%05d', '%s')".formatted(ticket, ++number, issued));
        Instant queued = issued;
        int position = 0;
        for (String kind : ROUTES.get(random.nextInt(ROUTES.size()))) {
            Fact fact = stage(ticket, ++position, day, COLUMNS.getOrDefault(kind, kind), queued);
            facts.add(fact);
            Optional<Instant> lastCalled = fact.called()
                    .map(called -> fact.started()
                            .map(started -> called.plus(
                                    random.nextInt(2)
                                            * Duration.between(called, started).toSeconds(),
                                    ChronoUnit.SECONDS))
                            .orElse(called));
            stages.add("('%s', %d, '%s', '%s', '%s', %s, %s, %s, %s, %d, %s, %s, %d, %s, %s)"
                    .formatted(
                            ticket,
                            position,
                            kind,
                            fact.state(),
                            queued,
                            sql(fact.called()),
                            sql(lastCalled),
                            sql(fact.started()),
                            sql(fact.finished()),
                            fact.postponed(),
                            fact.accurate() ? "NULL::text" : "'doubted'",
                            sql(fact.countsFrom()),
                            fact.aside(),
                            fact.came(),
                            fact.outcome().isEmpty() ? "NULL::text" : "'" + fact.outcome() + "'"));
            if (!fact.state().equals("served")) {
                return;
            }
            queued = fact.finished().orElseThrow();
        }
    }

    private Fact stage(String ticket, int position, LocalDate day, String kind, Instant queued) {
        String state = random.nextInt(4) > 0
                ? "served"
                : List.of("no_show", "cancelled", "expired").get(random.nextInt(3));
        boolean served = state.equals("served");
        int postponed = random.nextInt(5) == 0 ? random.nextInt(900) : 0;
        boolean came = !served || random.nextInt(8) > 0;
        boolean atOnce = !came || position > 1 && served && random.nextInt(4) == 0;
        // Now and then put off for longer than there was to wait: no wait is below zero.
        Instant called = atOnce
                ? queued
                : queued.plusSeconds(random.nextInt(9) == 0 ? 0 : postponed).plus(micros(3_000));
        Instant started = atOnce ? queued : called.plus(micros(90));
        int aside = served && random.nextInt(5) == 0 ? random.nextInt(1800) : 0;
        Instant finished =
                (served ? started : called).plusSeconds(aside).plus(micros(random.nextInt(30) == 0 ? 20_000 : 900));
        boolean wasCalled = served || state.equals("no_show");
        return new Fact(
                centre,
                ticket,
                position,
                day,
                kind,
                state,
                !served || random.nextInt(9) > 0,
                queued,
                wasCalled ? Optional.of(called) : Optional.empty(),
                served ? Optional.of(started) : Optional.empty(),
                Optional.of(finished),
                atOnce ? 0 : postponed,
                atOnce || random.nextInt(6) > 0
                        ? Optional.empty()
                        : Optional.of(queued.plus(micros(4_000)).minusSeconds(900)),
                aside,
                came,
                List.of("", "", "", "", "done", "wrong_service", "refused").get(random.nextInt(7)));
    }

    private Instant moment() {
        LocalDate day = LocalDate.of(FIRST_YEAR, 1, 1).plusDays(random.nextInt(1096));
        Instant near = switch (random.nextInt(4)) {
            case 0 -> day.withDayOfMonth(1).atStartOfDay(zone).toInstant();
            case 1 -> day.atTime(ends).atZone(zone).toInstant();
            case 2 -> {
                ZoneOffsetTransition change =
                        zone.getRules().nextTransition(day.atStartOfDay(zone).toInstant());
                yield change != null && change.getInstant().atZone(zone).getYear() <= LAST_YEAR
                        ? change.getInstant()
                        : day.atTime(12, 0).atZone(zone).toInstant();
            }
            default -> day.atTime(8, 0).atZone(zone).toInstant().plusSeconds(random.nextInt(9 * 3600));
        };
        Instant moment = near.minusSeconds(7200).plus(micros(14_400));
        int year = moment.atZone(zone).getYear();
        return year < FIRST_YEAR || year > LAST_YEAR ? near.plus(micros(60)) : moment;
    }

    /** Up to so many seconds, in microseconds; now and then exactly none, whole, or a half. */
    private Duration micros(int seconds) {
        return switch (random.nextInt(8)) {
            case 0 -> Duration.ZERO;
            case 1 -> Duration.ofSeconds(random.nextInt(seconds));
            case 2 -> Duration.ofMillis(random.nextInt(seconds) * 1000L + 500);
            default -> Duration.of(random.nextLong(seconds * 1_000_000L), ChronoUnit.MICROS);
        };
    }

    private static String sql(Optional<Instant> moment) {
        return moment.map(at -> "'" + at + "'").orElse("NULL::text");
    }
}
