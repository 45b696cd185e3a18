package dev.talon.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.UUID;

/**
 * Invents a working day: people come, most before lunch; specialists serve them one after another, so that waits follow
 * from how many come and how long each takes. The same centre and date always give the same day.
 */
final class DemoDay {
    /** @param route kinds, in order */
    record Service(String code, List<String> route, String prefix, int norm) {}

    /** @param desks codes of those that work, by kind */
    record House(ZoneId zone, List<Service> services, Map<String, List<String>> desks) {}

    private static final LocalTime OPEN = LocalTime.of(8, 0);
    private static final int OPEN_MINUTES = 9 * 60;
    /** After closing, those inside are served for so long; who is left then, is left overnight. */
    private static final Duration AFTER_HOURS = Duration.ofMinutes(25);

    /** How busy each half hour of the day is. */
    private static final double[] BUSY = {
        0.8, 1.1, 1.5, 1.7, 1.6, 1.3, 1.0, 1.0, 1.4, 1.5, 1.2, 0.9, 0.8, 0.8, 0.7, 0.6, 0.5, 0.3
    };

    private static final double BUSIEST = 1.7;
    private static final Map<String, Integer> MEAN_SECONDS = Map.of("consultation", 445, "cash", 205);

    private final LocalDate date;
    private final House house;
    private final Random random;
    /** A centre has slower and quicker months. */
    private final double pace;

    DemoDay(LocalDate date, House house, long seed) {
        this.date = date;
        this.house = house;
        this.random = random(seed * 31 + date.toEpochDay());
        this.pace = 0.78
                + random(seed + date.getYear() * 12L + date.getMonthValue()).nextDouble() * 0.24;
    }

    List<DemoVisit> visits() {
        List<DemoVisit> visits = arrivals();
        Map<String, PriorityQueue<Instant>> free = new HashMap<>();
        var queue = new PriorityQueue<DemoVisit>(
                Comparator.comparing(DemoVisit::queued).thenComparing(visit -> visit.id));
        queue.addAll(visits);
        while (!queue.isEmpty()) {
            DemoVisit visit = queue.remove();
            String kind = visit.next().orElseThrow();
            visit.legs.add(leg(visit, kind, free.computeIfAbsent(kind, this::desks)));
            if (visit.next().isPresent()) {
                queue.add(visit);
            }
        }
        return visits;
    }

    private List<DemoVisit> arrivals() {
        List<Instant> moments = new ArrayList<>();
        int count = 120 + random.nextInt(61);
        while (moments.size() < count) {
            int second = random.nextInt(OPEN_MINUTES * 60);
            if (random.nextDouble() * BUSIEST < BUSY[second / 1800]) {
                moments.add(at(OPEN).plusSeconds(second).plusMillis(random.nextInt(1000)));
            }
        }
        moments.sort(Comparator.naturalOrder());
        Map<String, Integer> numbers = new HashMap<>();
        List<DemoVisit> visits = new ArrayList<>();
        for (Instant moment : moments) {
            Service service = service();
            int number = numbers.merge(service.prefix(), 1, Integer::sum);
            visits.add(new DemoVisit(
                    new UUID(random.nextLong(), random.nextLong()),
                    service,
                    service.prefix() + "%03d".formatted(number),
                    moment));
        }
        return visits;
    }

    private Service service() {
        double dice = random.nextDouble();
        int legs = dice < 0.18 ? 2 : 1;
        String kind = dice < 0.62 ? "consultation" : "cash";
        return house.services().stream()
                .filter(service -> service.route().size() == legs
                        && (legs > 1 || service.route().contains(kind)))
                .findFirst()
                .orElse(house.services().get(random.nextInt(house.services().size())));
    }

    /** When each desk that works today is free; about two thirds of them do. */
    private PriorityQueue<Instant> desks(String kind) {
        int desks = house.desks().getOrDefault(kind, List.of("1")).size();
        int working = Math.max(1, (desks * 2 + random.nextInt(2)) / 3);
        var free = new PriorityQueue<Instant>();
        for (int i = 0; i < working; i++) {
            free.add(at(OPEN));
        }
        return free;
    }

    private DemoVisit.Leg leg(DemoVisit visit, String kind, PriorityQueue<Instant> free) {
        Instant queued = visit.queued();
        Instant called = max(queued, free.peek()).plusMillis(3_000 + random.nextInt(20_000));
        Duration patience = Duration.ofMinutes(12 + random.nextInt(240));
        if (called.isAfter(queued.plus(patience))) {
            return left(kind, "cancelled", queued, queued.plus(patience));
        }
        if (called.isAfter(at(OPEN).plus(Duration.ofMinutes(OPEN_MINUTES)).plus(AFTER_HOURS))) {
            return left(
                    kind,
                    "expired",
                    queued,
                    date.plusDays(1).atStartOfDay(house.zone()).toInstant());
        }
        free.remove();
        Optional<String> desk = Optional.of(desk(kind));
        Instant started = called.plusMillis(8_000 + random.nextInt(35_000));
        if (random.nextInt(55) == 0) {
            Instant given = called.plusSeconds(90 + random.nextInt(60));
            free.add(given);
            return new DemoVisit.Leg(
                    kind, "no_show", queued, Optional.of(called), Optional.empty(), given, desk, Optional.empty());
        }
        Instant finished = started.plusMillis(millis(kind));
        free.add(finished.plusMillis(5_000 + random.nextInt(25_000)));
        boolean forgotten = random.nextInt(300) == 0;
        return new DemoVisit.Leg(
                kind,
                "served",
                queued,
                Optional.of(called),
                Optional.of(started),
                forgotten ? finished.plusSeconds(1_800 + random.nextInt(3_600)) : finished,
                desk,
                forgotten ? Optional.of("left running") : Optional.empty());
    }

    private static DemoVisit.Leg left(String kind, String state, Instant queued, Instant when) {
        return new DemoVisit.Leg(
                kind, state, queued, Optional.empty(), Optional.empty(), when, Optional.empty(), Optional.empty());
    }

    private String desk(String kind) {
        List<String> desks = house.desks().getOrDefault(kind, List.of("1"));
        return desks.get(random.nextInt(desks.size()));
    }

    /** Many short services and a few long ones. */
    private long millis(String kind) {
        double spread = Math.exp(random.nextGaussian() * 0.5 - 0.125);
        return Math.round(MEAN_SECONDS.get(kind) * pace * spread * 1000);
    }

    /** Neighbouring seeds begin alike; spread, they do not. */
    private static Random random(long seed) {
        return new Random(seed * 0x9E3779B97F4A7C15L);
    }

    private Instant at(LocalTime time) {
        return date.atTime(time).atZone(house.zone()).toInstant();
    }

    private static Instant max(Instant one, Instant two) {
        return one.isAfter(two) ? one : two;
    }
}
