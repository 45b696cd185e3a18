package dev.talon.table.proof;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;

/** The visitors of a centre as the proof follows them, and who is called before whom, by rules of its own. */
abstract class VerbQueue {
    static final Map<String, List<String>> ROUTES = Map.of(
            "consultation",
            List.of("consultation"),
            "cash",
            List.of("cash"),
            "combined",
            List.of("consultation", "cash"),
            "lawyer",
            List.of("legal", "cash"),
            "advice",
            List.of("info", "consultation"));

    static final List<String> SERVICES = List.of("consultation", "cash", "combined", "lawyer", "advice");

    static final List<String> KINDS = List.of("consultation", "cash", "legal", "info");

    static final Map<String, List<String>> DESKS =
            Map.of("1", List.of("consultation"), "4", List.of("cash"), "7", KINDS);

    /** Who is called before whom. */
    static final Comparator<VerbLeg> ORDER =
            Comparator.comparing((VerbLeg leg) -> leg.due).thenComparing(leg -> leg.queued);

    /** Seconds that a stage may wait, by the ticket's service; others a quarter of an hour. */
    static final Map<String, Integer> NORMS = Map.of("advice", 600, "cash", 600);

    final Random random;

    final List<VerbLeg> legs = new ArrayList<>();

    /** What is left of a ticket's route, by its label: kinds, and after an @ the desk that such a stage is kept for. */
    final Map<String, List<String>> ahead = new HashMap<>();

    /** A service that has narrower hours than its centre, and when it opens. */
    static final String OPENS_LATER = "consultation";

    static final Instant OPENS = Instant.parse("2026-03-05T05:40:00Z");

    final Map<String, String> services = new HashMap<>();

    final Set<String> priority = new HashSet<>();

    /** Desks that the hall administrator has closed. */
    final Set<String> shut = new HashSet<>();

    final long seed;

    Instant now;

    VerbQueue(Random random, long seed) {
        this.random = random;
        this.seed = seed;
    }

    void comeBackByClock(Instant at) {
        for (VerbLeg leg : of(one -> one.state.equals("postponed") && !one.until.isAfter(at))) {
            leg.comeBack(leg.until);
        }
    }

    List<VerbLeg> callable(String desk, VerbLeg but) {
        return of(leg -> leg != but
                && leg.state.equals("waiting")
                && leg.isFor(desk, DESKS.get(desk), isThere(leg.keptFor, leg.kind), now));
    }

    /** Whether a desk is open and serves a kind; whoever sits at the desks always is there. */
    boolean isThere(String desk, String kind) {
        return desk.isEmpty() || !shut.contains(desk) && DESKS.get(desk).contains(kind);
    }

    List<VerbLeg> waiting(String kind) {
        return of(leg -> leg.state.equals("waiting") && leg.kind.equals(kind)).stream()
                .sorted(ORDER)
                .toList();
    }

    /** After a no-show it is due after two others of its kind, as far as there are any. */
    void comeBack(VerbLeg leg) {
        if (leg.state.equals("no_show")) {
            List<VerbLeg> others = waiting(leg.kind);
            leg.due = others.isEmpty()
                    ? now
                    : others.get(Math.min(2, others.size()) - 1).due.plus(1, ChronoUnit.MICROS);
        }
        leg.comeBack(now);
    }

    Duration norm(String label) {
        return Duration.ofSeconds(NORMS.getOrDefault(services.get(label), 900));
    }

    /** How long after it was queued a stage of the ticket is due. */
    Duration slack(String label) {
        return priority.contains(label) ? norm(label).dividedBy(2) : norm(label);
    }

    /** With priority it is due half a norm sooner, but overtakes nobody who is late; taken back, by as much later. */
    void changeCategory(VerbLeg leg, boolean gets) {
        Duration half = norm(leg.label).dividedBy(2);
        if (gets) {
            priority.add(leg.label);
            Instant sooner = leg.due.minus(half);
            for (VerbLeg other : waiting(leg.kind)) {
                if (ORDER.compare(other, leg) < 0 && other.isLate(norm(other.label), now)) {
                    Instant after = other.due.plus(1, ChronoUnit.MICROS);
                    sooner = sooner.isBefore(after) ? after : sooner;
                }
            }
            sooner = sooner.isAfter(leg.due) ? leg.due : sooner;
            leg.advance = Duration.between(sooner, leg.due);
            leg.due = sooner;
        } else {
            priority.remove(leg.label);
            leg.due = leg.due.plus(leg.advance == null ? half : leg.advance);
            leg.advance = null;
        }
    }

    VerbLeg begin(String label, String service) {
        List<String> route = ROUTES.get(service);
        ahead.put(label, route.subList(1, route.size()));
        services.put(label, service);
        VerbLeg leg = new VerbLeg(label, 1, route.get(0), now, now.plus(slack(label)));
        legs.add(leg);
        return leg;
    }

    void end(VerbLeg leg, String outcome) {
        leg.leave("served", now);
        leg.outcome = outcome;
    }

    /** The stage that follows one that has ended; null: none does. */
    VerbLeg goOn(VerbLeg leg) {
        List<String> left = ahead.get(leg.label);
        if (left.isEmpty()) {
            return null;
        }
        ahead.put(leg.label, left.subList(1, left.size()));
        VerbLeg next = new VerbLeg(leg.label, leg.position + 1, kind(left.get(0)), now, now.plus(slack(leg.label)));
        if (left.get(0).contains("@")) {
            next.due = now;
            next.keepFor(left.get(0).substring(left.get(0).indexOf('@') + 1), now.plusSeconds(900));
        }
        legs.add(next);
        return next;
    }

    static String kind(String ahead) {
        return ahead.split("@")[0];
    }

    /** The lines of the canonical form, in its order. */
    List<String> expected() {
        return legs.stream()
                .sorted(Comparator.comparing((VerbLeg leg) -> leg.label).thenComparing(leg -> leg.position))
                .map(VerbLeg::line)
                .toList();
    }

    /** Each stage with the moment when it is due, in the same order. */
    List<String> places() {
        return legs.stream()
                .sorted(Comparator.comparing((VerbLeg leg) -> leg.label).thenComparing(leg -> leg.position))
                .map(VerbLeg::place)
                .toList();
    }

    Optional<VerbLeg> any(String... states) {
        List<VerbLeg> some = of(leg -> List.of(states).contains(leg.state));
        return some.isEmpty() ? Optional.empty() : Optional.of(one(some));
    }

    List<VerbLeg> of(Predicate<VerbLeg> which) {
        return legs.stream().filter(which).toList();
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
