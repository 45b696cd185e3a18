package dev.talon.table;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * History whose means are the published figures of 2024: stages of two centres spread around each figure so that the mean
 * is exact, in every second month half a second less, which still rounds up to it. Beside them stand stages that must not
 * count.
 */
public final class FactsOf2024 {
    static final int STAGES_A_MONTH = 40;
    private static final int BOTH = 14;
    private static final Duration HALF_A_SECOND = Duration.ofMillis(500);
    private static final String[] OTHERS = {"no_show", "cancelled", "expired", "served"};

    private record Leg(Duration waited, Duration served) {}

    private final Random random = new Random(2024);
    private final StringBuilder csv = new StringBuilder(
            "centre,ticket,service,stage,queued_at,called_at,started_at,finished_at,outcome,desk,specialist\n");
    /** By month: the waits and services of tickets that went through both, summed over their stages. */
    private final Map<Integer, List<Leg>> through = new TreeMap<>();

    private final Map<String, ZoneId> centres;
    private int number;

    public FactsOf2024(Map<String, ZoneId> centres) {
        this.centres = new TreeMap<>(centres);
        for (int month = 1; month <= 12; month++) {
            month(month);
        }
    }

    public String csv() {
        return csv.toString();
    }

    /** Tickets of the given months that went through both, in the exact half-up arithmetic of seconds. */
    long measured(int month, boolean wait) {
        List<Leg> legs = through.get(month);
        long micros = legs.stream()
                .map(leg -> wait ? leg.waited() : leg.served())
                .mapToLong(duration -> duration.toNanos() / 1000)
                .sum();
        return Math.floorDiv(2 * micros + legs.size() * 1_000_000L, 2 * legs.size() * 1_000_000L);
    }

    private void month(int month) {
        List<Leg> consultation = spread(month, 0);
        List<Leg> cash = spread(month, 2);
        through.put(month, new ArrayList<>());
        for (int i = 0; i < STAGES_A_MONTH; i++) {
            if (i < BOTH) {
                both(month, consultation.get(i), cash.get(i));
            } else {
                one(month, "consultation", consultation.get(i), "served", "T");
                one(month, "cash", cash.get(i), "served", "T");
            }
        }
        for (String outcome : OTHERS) {
            // The served ones are those that the test flags: their labels begin with X.
            one(month, "consultation", new Leg(Duration.ofHours(5), Duration.ofHours(3)), outcome, "X");
            one(month, "cash", new Leg(Duration.ofHours(4), Duration.ofHours(3)), outcome, "X");
        }
    }

    /** Pairs around the mean. */
    private List<Leg> spread(int month, int column) {
        List<Duration> waits = around(Duration.ofSeconds(Published2024.seconds(month, column)), month);
        List<Duration> services = around(Duration.ofSeconds(Published2024.seconds(month, column + 1)), month);
        List<Leg> legs = new ArrayList<>();
        for (int i = 0; i < STAGES_A_MONTH; i++) {
            legs.add(new Leg(waits.get(i), services.get(i)));
        }
        return legs;
    }

    private List<Duration> around(Duration published, int month) {
        Duration mean = month % 2 == 0 ? published.minus(HALF_A_SECOND) : published;
        List<Duration> values = new ArrayList<>();
        while (values.size() < STAGES_A_MONTH) {
            Duration off = Duration.ofNanos(random.nextLong(mean.toNanos() / 1000) * 1000);
            values.add(mean.minus(off));
            values.add(mean.plus(off));
        }
        Collections.shuffle(values, random);
        return values;
    }

    private void one(int month, String kind, Leg leg, String outcome, String prefix) {
        String centre = centre();
        line(centre, prefix + ++number, kind, kind, opens(centre, day(month)), leg, outcome);
    }

    private void both(int month, Leg consultation, Leg cash) {
        String centre = centre();
        String ticket = "T" + ++number;
        Instant queued = opens(centre, day(month));
        Instant finished = line(centre, ticket, "combined", "consultation", queued, consultation, "served");
        line(centre, ticket, "combined", "cash", finished, cash, "served");
        through.get(month)
                .add(new Leg(
                        consultation.waited().plus(cash.waited()),
                        consultation.served().plus(cash.served())));
    }

    private Instant line(
            String centre, String ticket, String service, String kind, Instant queued, Leg leg, String outcome) {
        Instant called = queued.plus(leg.waited());
        Instant started = called.plusMillis(random.nextInt(60_000));
        Instant finished = started.plus(leg.served());
        boolean served = outcome.equals("served");
        boolean wasCalled = served || outcome.equals("no_show");
        csv.append(String.join(
                        ",",
                        centre,
                        ticket,
                        service,
                        kind,
                        at(centre, queued),
                        wasCalled ? at(centre, called) : "",
                        served ? at(centre, started) : "",
                        served ? at(centre, finished) : "",
                        outcome,
                        wasCalled ? "3" : "",
                        wasCalled ? "Петрова" : ""))
                .append('\n');
        return finished;
    }

    private String at(String centre, Instant moment) {
        return moment.atZone(centres.get(centre)).toOffsetDateTime().toString();
    }

    private String centre() {
        return List.copyOf(centres.keySet()).get(random.nextInt(centres.size()));
    }

    private Instant opens(String centre, LocalDate day) {
        return day.atTime(8, 0).atZone(centres.get(centre)).toInstant().plusSeconds(random.nextInt(8 * 3600));
    }

    /** A working day, the month's first and last among them. */
    private LocalDate day(int month) {
        LocalDate day = LocalDate.of(
                2024, month, 1 + random.nextInt(YearMonth.of(2024, month).lengthOfMonth()));
        return day.getDayOfWeek() == DayOfWeek.SUNDAY ? day(month) : day;
    }
}
