package dev.talon.table.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import java.util.List;
import java.util.Random;

/** What is done in the hall and not at a desk. */
abstract class VerbHall extends VerbTransfers {
    VerbHall(Random random, TestNode node, long seed, String host) {
        super(random, node, seed, host);
    }

    /** The hall administrator closes a free desk: while it is closed, nobody is kept for it. */
    void close(String desk) {
        assertThat(node.put("/centres/one/desks/" + desk + "/shut", "{\"reason\":\"r\"}")
                        .status())
                .isEqualTo(204);
        shut.add(desk);
    }

    void open(String desk) {
        assertThat(node.delete("/centres/one/desks/" + desk + "/shut").status()).isEqualTo(204);
        assertThat(node.atDesk("one", desk, "undo", "{}").status())
                .as("the desk was closed")
                .isEqualTo(409);
    }

    /** The hall administrator hands somebody on who waits, and what was planned is no more; puts off, brings back, cancels. */
    void atTheHall(VerbLeg leg) {
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
            if (!shut.contains(desk)) {
                without(
                        leg,
                        "transfer",
                        "{\"desk\":\"%s\"}".formatted(desk),
                        () -> leg.keepFor(desk, now.plusSeconds(600)));
            }
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

    /** Moved out of turn, if anybody is before it, and put off; then both are undone, the last one first. */
    void movedOrNot(VerbLeg leg) {
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

    /** Before a service opens only the hall administrator gives its tickets, and their wait counts from the opening. */
    void issue() {
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
}
