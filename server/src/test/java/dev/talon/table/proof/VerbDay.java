package dev.talon.table.proof;

import static dev.talon.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.queue.TicketId;
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
import java.util.UUID;
import java.util.function.Predicate;

/** Commands at random at the desks of a centre, and what they come to by the rules of the proof. */
final class VerbDay {
    private static final Map<String, List<String>> ROUTES = Map.of(
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
    private static final List<String> SERVICES = List.of("consultation", "cash", "combined", "lawyer", "advice");
    private static final List<String> KINDS = List.of("consultation", "cash", "legal", "info");
    private static final Map<String, List<String>> DESKS =
            Map.of("1", List.of("consultation"), "4", List.of("cash"), "7", KINDS);

    /** All that a command may change: undoing it leaves every letter of this as it was. */
    private static final String EVERYTHING = """
            SELECT coalesce(jsonb_agg(to_jsonb(s) ORDER BY s.ticket_id, s.position), '[]')::text
                   || (SELECT coalesce(jsonb_agg(to_jsonb(t) ORDER BY t.id), '[]')::text FROM ticket t)
                   || coalesce((SELECT string_agg(d::text, '') FROM centre c, day_hashes(c.id, '2026-03-05', '2026-03-05') AS d), '')
                   || coalesce((SELECT string_agg(d::text, '') FROM day_sums d), '')
            FROM stage s""";

    /** Who is called before whom. */
    private static final Comparator<VerbLeg> ORDER =
            Comparator.comparing((VerbLeg leg) -> leg.due).thenComparing(leg -> leg.queued);

    /** Seconds that a stage may wait, by the ticket's service; others a quarter of an hour. */
    private static final Map<String, Integer> NORMS = Map.of("advice", 600, "cash", 600);

    final Random random;
    final List<VerbLeg> legs = new ArrayList<>();
    /** What is left of a ticket's route, by its label: kinds, and after an @ the desk that such a stage is kept for. */
    private final Map<String, List<String>> ahead = new HashMap<>();

    /** A service that has narrower hours than its centre, and when it opens. */
    static final String OPENS_LATER = "consultation";

    static final Instant OPENS = Instant.parse("2026-03-05T05:40:00Z");

    private final Map<String, String> services = new HashMap<>();
    private final Set<String> priority = new HashSet<>();
    private final TestNode node;
    private final long seed;
    private final String host;
    private Instant now;

    /** @param host the hall administrator's session */
    VerbDay(Random random, TestNode node, long seed, String host) {
        this.host = host;
        this.random = random;
        this.node = node;
        this.seed = seed;
    }

    void comeBackByClock(Instant at) {
        for (VerbLeg leg : of(one -> one.state.equals("postponed") && !one.until.isAfter(at))) {
            leg.comeBack(leg.until);
        }
    }

    void step(Instant at) {
        now = at;
        String desk = one(List.of("1", "4", "7"));
        Optional<VerbLeg> here =
                of(leg -> leg.desk.equals(desk) && List.of("called", "serving").contains(leg.state)).stream()
                        .findFirst();
        if (here.isEmpty()) {
            free(desk);
        } else if (here.get().state.equals("called")) {
            called(desk, here.get());
        } else {
            serving(desk, here.get());
        }
    }

    private void free(String desk) {
        switch (random.nextInt(12)) {
            case 0, 1, 2 -> issue();
            case 3, 4 -> callNext(desk);
            case 5 ->
                any("waiting", "postponed", "no_show")
                        .ifPresent(leg -> tell(
                                desk,
                                "call",
                                "{\"ticket\":\"%s\",\"reason\":\"r\",\"anyKind\":true}".formatted(leg.label),
                                reply -> leg.call(desk, now)));
            case 6 -> {
                String service = one(SERVICES);
                if (DESKS.get(desk).contains(ROUTES.get(service).get(0))) {
                    tell(desk, "serve", "{\"service\":\"%s\"}".formatted(service), reply -> {
                        VerbLeg leg = begin(reply.text("/call/label"), service);
                        leg.call(desk, now);
                        leg.start(now);
                        leg.came = false;
                        leg.due = now;
                    });
                }
            }
            case 7 ->
                any("waiting").ifPresent(leg -> {
                    int minutes = 1 + random.nextInt(10);
                    tell(
                            desk,
                            "postpone",
                            "{\"ticket\":\"%s\",\"minutes\":%d,\"reason\":\"r\"}".formatted(leg.label, minutes),
                            reply -> leg.putOff(now, minutes));
                });
            case 8 -> any("waiting", "waiting", "postponed", "no_show").ifPresent(this::atTheHall);
            case 9 -> closedAndOpened(desk);
            case 10 ->
                of(leg -> leg.state.equals("cancelled") && leg.desk.isEmpty() && leg.until == null).stream()
                        .findAny()
                        .ifPresent(leg -> {
                            assertThat(node.post(path(leg) + "restore", "").status())
                                    .isEqualTo(200);
                            leg.state = "waiting";
                            leg.finished = null;
                        });
            default ->
                any("postponed", "no_show")
                        .ifPresent(leg -> tell(
                                desk,
                                "return",
                                "{\"ticket\":\"%s\",\"reason\":\"r\"}".formatted(leg.label),
                                reply -> comeBack(leg)));
        }
    }

    /** The hall administrator closes a free desk, and opens it again: who was kept for that desk alone is so no more. */
    private void closedAndOpened(String desk) {
        String shut = "/centres/one/desks/" + desk + "/shut";
        assertThat(node.put(shut, "{\"reason\":\"r\"}").status()).isEqualTo(204);
        of(leg -> List.of("waiting", "postponed").contains(leg.state) && leg.keptFor.equals(desk))
                .forEach(VerbLeg::keepForAll);
        assertThat(node.delete(shut).status()).isEqualTo(204);
        assertThat(node.atDesk("one", desk, "undo", "{}").status())
                .as("the desk was closed")
                .isEqualTo(409);
    }

    /** The hall administrator hands somebody on who waits, and what was planned is no more; puts off, brings back, cancels. */
    private void atTheHall(VerbLeg leg) {
        if (!leg.state.equals("no_show") && random.nextInt(6) == 0) {
            without(leg, "cancel", "", () -> leg.leave("cancelled", now));
        } else if (leg.state.equals("waiting") && random.nextInt(5) == 0) {
            String category = lines("SELECT category FROM ticket WHERE label = '%s'".formatted(leg.label))
                    .get(0);
            without(
                    leg,
                    "category",
                    "{\"category\":\"%s\",\"reason\":\"r\"}"
                            .formatted(category.equals("priority") ? "ordinary" : "priority"),
                    () -> changeCategory(leg, !category.equals("priority")));
        } else if (leg.state.equals("waiting") && random.nextInt(5) == 0) {
            movedOrNot(leg);
        } else if (!leg.state.equals("waiting")) {
            without(leg, "return", "{\"reason\":\"r\"}", () -> comeBack(leg));
        } else if (random.nextInt(3) == 0) {
            int minutes = 1 + random.nextInt(10);
            without(
                    leg,
                    "postpone",
                    "{\"minutes\":%d,\"reason\":\"r\"}".formatted(minutes),
                    () -> leg.putOff(now, minutes));
        } else if (leg.started != null || random.nextInt(3) == 0) {
            String desk = leg.kind.equals("cash") ? "4" : leg.kind.equals("consultation") ? "1" : "7";
            without(
                    leg,
                    "transfer",
                    "{\"desk\":\"%s\"}".formatted(desk),
                    () -> leg.keepFor(desk, now.plusSeconds(600)));
        } else {
            String service = one(SERVICES);
            without(leg, "transfer", "{\"service\":\"%s\"}".formatted(service), () -> {
                List<String> route = ROUTES.get(service);
                leg.kind = route.get(0);
                leg.keepForAll();
                ahead.put(leg.label, route.subList(1, route.size()));
            });
        }
    }

    private String path(VerbLeg leg) {
        String id = lines("SELECT id::text FROM ticket WHERE label = '%s'".formatted(leg.label))
                .get(0);
        return "/centres/one/tickets/" + new TicketId(UUID.fromString(id)) + "/";
    }

    /** Moved out of turn, if anybody is before it, and put off; then both are undone, the last one first. */
    private void movedOrNot(VerbLeg leg) {
        String path = path(leg);
        String before = everything();
        Reply moved = node.post(path + "move", "{\"first\":true,\"reason\":\"r\"}");
        if (moved.status() == 200) {
            String between = everything();
            assertThat(node.post(path + "postpone", "{\"minutes\":5,\"reason\":\"r\"}")
                            .status())
                    .isEqualTo(200);
            assertThat(node.post(path + "undo", "").status()).isEqualTo(200);
            assertThat(everything()).as("-Dtalon.seed=%d", seed).isEqualTo(between);
            assertThat(node.post(path + "undo", "").status()).isEqualTo(200);
        }
        assertThat(everything()).as("-Dtalon.seed=%d undo of a move", seed).isEqualTo(before);
    }

    /** A command without a desk; every third is undone at once, and then nothing is other than before. */
    private void without(VerbLeg leg, String command, String body, Runnable rule) {
        String path = path(leg);
        String before = everything();
        Reply reply = command.equals("cancel")
                ? node.delete(path.substring(0, path.length() - 1))
                : node.post(path + command, body);
        assertThat(reply.status())
                .as(
                        "-Dtalon.seed=%d %s %s: %s",
                        seed, command, body, reply.http().body())
                .isEqualTo(200);
        if (random.nextInt(3) == 0) {
            Reply undone = node.post(path + "undo", "");
            assertThat(undone.status())
                    .as(
                            "-Dtalon.seed=%d undo of %s: %s",
                            seed, command, undone.http().body())
                    .isEqualTo(200);
            assertThat(everything())
                    .as("-Dtalon.seed=%d undo of %s %s", seed, command, body)
                    .isEqualTo(before);
        } else {
            rule.run();
        }
    }

    private void called(String desk, VerbLeg leg) {
        switch (random.nextInt(10)) {
            case 0, 1, 2 -> tell(desk, "start", "{}", reply -> leg.start(now));
            case 3 -> tell(desk, "next", "{}", reply -> leg.start(now));
            case 4 -> tell(desk, "no-show", "{\"reason\":\"r\"}", reply -> leg.leave("no_show", now));
            case 5 -> setAside(desk, leg);
            case 6 -> {
                if (leg.kind.equals("consultation")) {
                    tell(desk, "transfer", "{\"desk\":\"7\",\"comment\":\"c\"}", reply -> {
                        leg.state = "waiting";
                        leg.desk = "";
                        leg.keepFor("7", now.plusSeconds(600));
                    });
                }
            }
            case 7 -> {
                String kind = one(KINDS);
                if (leg.started == null) {
                    tell(desk, "transfer", "{\"kind\":\"%s\"}".formatted(kind), reply -> {
                        leg.state = "waiting";
                        leg.desk = "";
                        leg.kind = kind;
                        leg.keepForAll();
                    });
                }
            }
            case 8 -> without(leg, "cancel", "", () -> leg.leave("cancelled", now));
            default -> tell(desk, "recall", "{}", reply -> {});
        }
    }

    private void serving(String desk, VerbLeg leg) {
        List<String> left = ahead.get(leg.label);
        switch (random.nextInt(8)) {
            case 0, 1 -> {
                String outcome = one(List.of("", "", "done", "refused", "wrong_service"));
                tell(desk, "finish", outcome.isEmpty() ? "{}" : "{\"outcome\":\"%s\"}".formatted(outcome), reply -> {
                    end(leg, outcome);
                    goOn(leg);
                });
            }
            case 2 -> {
                boolean keptElsewhere = !left.isEmpty()
                        && left.get(0).contains("@")
                        && !left.get(0).endsWith("@")
                        && !left.get(0).endsWith("@" + desk);
                if (!left.isEmpty() && DESKS.get(desk).contains(kind(left.get(0))) && !keptElsewhere) {
                    tell(desk, "finish", "{\"continue\":true}", reply -> {
                        end(leg, "");
                        VerbLeg next = goOn(leg);
                        next.due = now.plus(slack(leg.label));
                        next.call(desk, now);
                        next.start(now);
                    });
                }
            }
            case 3, 4 ->
                tell(desk, "next", "{}", reply -> {
                    end(leg, "");
                    VerbLeg next = goOn(leg);
                    if (!reply.json().at("/call").isNull()) {
                        came(desk, reply.text("/call/label"), next);
                    } else {
                        assertThat(callable(desk, next))
                                .as("-Dtalon.seed=%d", seed)
                                .isEmpty();
                    }
                });
            case 5 -> setAside(desk, leg);
            case 6 -> transferToKind(desk, leg);
            default -> transfer(desk, leg);
        }
    }

    /** Whoever is called in turn is the first of those whom the desk may call. @param but who begins to wait by this command */
    private void came(String desk, String label, VerbLeg but) {
        VerbLeg first = callable(desk, but).stream()
                .min(ORDER)
                .orElseThrow(() -> new AssertionError("-Dtalon.seed=%d %s at %s".formatted(seed, label, desk)));
        assertThat(label).as("-Dtalon.seed=%d at %s", seed, desk).isEqualTo(first.label);
        first.call(desk, now);
    }

    private List<VerbLeg> callable(String desk, VerbLeg but) {
        return of(leg -> leg != but && leg.state.equals("waiting") && leg.isFor(desk, DESKS.get(desk), now));
    }

    private List<VerbLeg> waiting(String kind) {
        return of(leg -> leg.state.equals("waiting") && leg.kind.equals(kind)).stream()
                .sorted(ORDER)
                .toList();
    }

    /** After a no-show it is due after two others of its kind, as far as there are any. */
    private void comeBack(VerbLeg leg) {
        if (leg.state.equals("no_show")) {
            List<VerbLeg> others = waiting(leg.kind);
            leg.due = others.isEmpty()
                    ? now
                    : others.get(Math.min(2, others.size()) - 1).due.plus(1, ChronoUnit.MICROS);
        }
        leg.comeBack(now);
    }

    private Duration norm(String label) {
        return Duration.ofSeconds(NORMS.getOrDefault(services.get(label), 900));
    }

    /** How long after it was queued a stage of the ticket is due. */
    private Duration slack(String label) {
        return priority.contains(label) ? norm(label).dividedBy(2) : norm(label);
    }

    /** With priority it is due half a norm sooner, but overtakes nobody who is late; taken back, by as much later. */
    private void changeCategory(VerbLeg leg, boolean gets) {
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

    private void transfer(String desk, VerbLeg leg) {
        boolean wrong = random.nextInt(3) == 0;
        String back = wrong ? "" : one(List.of("", "desk", "specialist"));
        boolean elsewhere = !desk.equals("7") || List.of("consultation", "cash").contains(leg.kind);
        boolean away = !wrong && elsewhere && random.nextBoolean();
        String to = leg.kind.equals("consultation") && desk.equals("7") ? "1" : desk.equals("7") ? "4" : "7";
        String service = one(SERVICES);
        String body = "{%s,\"wrongService\":%b%s}"
                .formatted(
                        away ? "\"desk\":\"%s\"".formatted(to) : "\"service\":\"%s\"".formatted(service),
                        wrong,
                        back.isEmpty() ? "" : ",\"backTo\":\"%s\"".formatted(back));
        tell(desk, "transfer", body, reply -> {
            end(leg, wrong ? "wrong_service" : "transferred");
            List<String> route = new ArrayList<>(away ? List.of(leg.kind) : ROUTES.get(service));
            if (!back.isEmpty()) {
                // One person sits at every desk here.
                route.add(leg.kind + "@" + (back.equals("desk") ? desk : ""));
            }
            if (!wrong) {
                route.addAll(ahead.get(leg.label));
            }
            ahead.put(leg.label, route);
            VerbLeg next = goOn(leg);
            next.due = away || wrong ? leg.due : next.due;
            if (away) {
                next.keepFor(to, now.plusSeconds(600));
            }
        });
    }

    private void transferToKind(String desk, VerbLeg leg) {
        boolean wrong = random.nextBoolean();
        String kind = one(KINDS);
        tell(desk, "transfer", "{\"kind\":\"%s\",\"wrongService\":%b}".formatted(kind, wrong), reply -> {
            end(leg, wrong ? "wrong_service" : "transferred");
            List<String> route = new ArrayList<>(List.of(kind));
            route.addAll(ahead.get(leg.label));
            ahead.put(leg.label, route);
            goOn(leg).due = leg.due;
        });
    }

    private void setAside(String desk, VerbLeg leg) {
        int minutes = 1 + random.nextInt(8);
        tell(desk, "set-aside", "{\"minutes\":%d}".formatted(minutes), reply -> leg.setAside(now, minutes));
    }

    private void callNext(String desk) {
        tell(desk, "call-next", "{}", reply -> {
            if (reply.status() == 200) {
                came(desk, reply.text("/call/label"), null);
            } else {
                assertThat(callable(desk, null)).as("-Dtalon.seed=%d", seed).isEmpty();
            }
        });
    }

    /** Before a service opens only the hall administrator gives its tickets, and their wait counts from the opening. */
    private void issue() {
        String service = one(SERVICES);
        String body = "{\"service\":\"%s\"}".formatted(service);
        boolean early = service.equals(OPENS_LATER) && now.isBefore(OPENS);
        Reply reply = node.post("/centres/one/tickets", body);
        if (early) {
            assertThat(reply.status()).as("-Dtalon.seed=%d", seed).isEqualTo(409);
            reply = node.post("/centres/one/tickets", body, "cookie", host, "authorization", "");
        }
        VerbLeg leg = begin(reply.text("/label"), service);
        leg.countsFrom = early ? OPENS : null;
        leg.due = early ? OPENS.plus(slack(leg.label)) : leg.due;
    }

    private VerbLeg begin(String label, String service) {
        List<String> route = ROUTES.get(service);
        ahead.put(label, route.subList(1, route.size()));
        services.put(label, service);
        VerbLeg leg = new VerbLeg(label, 1, route.get(0), now, now.plus(slack(label)));
        legs.add(leg);
        return leg;
    }

    private void end(VerbLeg leg, String outcome) {
        leg.leave("served", now);
        leg.outcome = outcome;
    }

    /** The stage that follows one that has ended; null: none does. */
    private VerbLeg goOn(VerbLeg leg) {
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

    private static String kind(String ahead) {
        return ahead.split("@")[0];
    }

    private interface Rule {
        void of(Reply reply);
    }

    /** Gives a command; every third is undone at once, and then nothing is other than before. */
    private void tell(String desk, String command, String body, Rule rule) {
        String before = everything();
        Reply reply = node.atDesk("one", desk, command, body);
        assertThat(reply.status())
                .as(
                        "-Dtalon.seed=%d %s %s at %s: %s",
                        seed, command, body, desk, reply.http().body())
                .isIn(200, 204);
        if (reply.status() == 200 && random.nextInt(3) == 0) {
            Reply undone = node.atDesk("one", desk, "undo", "{}");
            assertThat(undone.status())
                    .as(
                            "-Dtalon.seed=%d undo of %s: %s",
                            seed, command, undone.http().body())
                    .isEqualTo(200);
            assertThat(everything())
                    .as("-Dtalon.seed=%d undo of %s %s", seed, command, body)
                    .isEqualTo(before);
            assertThat(node.atDesk("one", desk, "undo", "{}").status())
                    .as("twice")
                    .isEqualTo(409);
        } else {
            rule.of(reply);
        }
    }

    private String everything() {
        return lines(EVERYTHING).get(0);
    }

    List<String> lines(String sql) {
        List<String> lines = new ArrayList<>();
        await(node.database().slow().query(sql).execute()).forEach(row -> lines.add(row.getString(0)));
        return lines;
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

    private Optional<VerbLeg> any(String... states) {
        List<VerbLeg> some = of(leg -> List.of(states).contains(leg.state));
        return some.isEmpty() ? Optional.empty() : Optional.of(one(some));
    }

    private List<VerbLeg> of(Predicate<VerbLeg> which) {
        return legs.stream().filter(which).toList();
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
