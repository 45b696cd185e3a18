package dev.talon.table.proof;

import dev.talon.TestNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A visitor at a desk is handed on, or set aside. */
abstract class VerbTransfers extends VerbCommands {
    VerbTransfers(Random random, TestNode node, long seed, String host) {
        super(random, node, seed, host);
    }

    void transfer(String desk, VerbLeg leg) {
        boolean wrong = random.nextInt(3) == 0;
        String back = wrong ? "" : one(List.of("", "desk", "specialist"));
        boolean elsewhere = !desk.equals("7") || List.of("consultation", "cash").contains(leg.kind);
        String to = leg.kind.equals("consultation") && desk.equals("7") ? "1" : desk.equals("7") ? "4" : "7";
        boolean away = !wrong && elsewhere && !shut.contains(to) && random.nextBoolean();
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

    /** To a service or a kind: in place of this one, or, from the wrong service, after one that took no time. */
    void transferBeforeTheService(String desk, VerbLeg leg) {
        boolean wrong = random.nextBoolean();
        boolean toKind = random.nextBoolean();
        String goal = one(toKind ? KINDS : SERVICES);
        List<String> route = new ArrayList<>(toKind ? List.of(goal) : ROUTES.get(goal));
        if (toKind) {
            route.addAll(ahead.get(leg.label));
        }
        String body = "{\"%s\":\"%s\",\"wrongService\":%b}".formatted(toKind ? "kind" : "service", goal, wrong);
        tell(desk, "transfer", body, reply -> {
            if (wrong) {
                leg.start(now);
                end(leg, "wrong_service");
                ahead.put(leg.label, route);
                goOn(leg).due = leg.due;
            } else {
                leg.state = "waiting";
                leg.desk = "";
                leg.kind = route.get(0);
                leg.keepForAll();
                ahead.put(leg.label, route.subList(1, route.size()));
            }
        });
    }

    void transferToKind(String desk, VerbLeg leg) {
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

    void setAside(String desk, VerbLeg leg) {
        int minutes = 1 + random.nextInt(8);
        tell(desk, "set-aside", "{\"minutes\":%d}".formatted(minutes), reply -> leg.setAside(now, minutes));
    }
}
