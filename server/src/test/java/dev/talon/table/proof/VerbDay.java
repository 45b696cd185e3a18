package dev.talon.table.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Commands at random at the desks of a centre, and what they come to by the rules of the proof. */
final class VerbDay extends VerbHall {
    /** @param host the hall administrator's session */
    VerbDay(Random random, TestNode node, long seed, String host) {
        super(random, node, seed, host);
    }

    void step(Instant at) {
        now = at;
        String desk = one(List.of("1", "4", "7"));
        if (shut.remove(desk)) {
            open(desk);
            return;
        }
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
            case 9 -> close(desk);
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

    private void called(String desk, VerbLeg leg) {
        switch (random.nextInt(10)) {
            case 0, 1, 2 -> tell(desk, "start", "{}", reply -> leg.start(now));
            case 3 -> tell(desk, "next", "{}", reply -> leg.start(now));
            case 4 -> tell(desk, "no-show", "{\"reason\":\"r\"}", reply -> leg.leave("no_show", now));
            case 5 -> setAside(desk, leg);
            case 6 -> {
                if (leg.kind.equals("consultation") && !shut.contains("7")) {
                    tell(desk, "transfer", "{\"desk\":\"7\",\"comment\":\"c\"}", reply -> {
                        leg.state = "waiting";
                        leg.desk = "";
                        leg.keepFor("7", now.plusSeconds(600));
                    });
                }
            }
            case 7 -> {
                if (leg.started == null) {
                    transferBeforeTheService(desk, leg);
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

    private void callNext(String desk) {
        tell(desk, "call-next", "{}", reply -> {
            if (reply.status() == 200) {
                came(desk, reply.text("/call/label"), null);
            } else {
                assertThat(callable(desk, null)).as("-Dtalon.seed=%d", seed).isEmpty();
            }
        });
    }
}
