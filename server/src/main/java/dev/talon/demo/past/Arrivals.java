package dev.talon.demo.past;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;

/** Generates the visitors of a day: when they come, and for what. */
final class Arrivals {
    /** Of all visitors: those with a ticket for both kinds, for a consultation; the rest pays. */
    private static final double BOTH = 0.29;

    private static final double CONSULTATION = 0.43;
    /** Of the visitors of a centre with kinds of its own, those who come for them. */
    private static final double OWN = 0.22;

    private static final List<String> USUAL = List.of("consultation", "cash");
    private static final double PRIORITY = 0.06;
    private static final double ENGLISH = 0.02;

    private Arrivals() {}

    /** In order of their coming. */
    static List<SimulatedVisit> of(PastCentre centre, Hours hours, long opens, int count, SplittableRandom random) {
        long[] moments = new long[count];
        for (int i = 0; i < count; i++) {
            moments[i] = opens + hours.arrival(random);
        }
        Arrays.sort(moments);
        Map<String, Integer> numbers = new HashMap<>();
        List<SimulatedVisit> visits = new ArrayList<>(count);
        for (long moment : moments) {
            PastCentre.Service service = service(centre.services(), random);
            var visit = new SimulatedVisit(
                    id(random), service, random.nextDouble() < PRIORITY, random.nextDouble() < ENGLISH, moment);
            visit.label = label(service.prefix(), numbers.merge(service.prefix(), 1, Integer::sum));
            visits.add(visit);
        }
        return visits;
    }

    private static PastCentre.Service service(List<PastCentre.Service> services, SplittableRandom random) {
        List<PastCentre.Service> own = services.stream()
                .filter(service -> !USUAL.containsAll(service.route()))
                .toList();
        if (!own.isEmpty() && random.nextDouble() < OWN) {
            return own.get(random.nextInt(own.size()));
        }
        double dice = random.nextDouble();
        List<String> route = dice < BOTH
                ? List.of("consultation", "cash")
                : List.of(dice < BOTH + CONSULTATION ? "consultation" : "cash");
        for (PastCentre.Service service : services) {
            if (service.route().equals(route)) {
                return service;
            }
        }
        return services.get(random.nextInt(services.size()));
    }

    private static String label(String prefix, int number) {
        String digits = Integer.toString(number);
        return prefix + "0".repeat(Math.max(0, 3 - digits.length())) + digits;
    }

    /** A random UUID (version 4), from our own chance. */
    private static UUID id(SplittableRandom random) {
        return new UUID(
                random.nextLong() & 0xFFFFFFFFFFFF0FFFL | 0x4000L,
                random.nextLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L);
    }
}
