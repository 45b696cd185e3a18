package dev.talon.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.Proof;
import dev.talon.TestNode;
import dev.talon.board.Openings;
import dev.talon.board.ServiceRates;
import dev.talon.db.Hints;
import dev.talon.db.TestDatabase;
import dev.talon.desk.Call;
import dev.talon.desk.DeskCalls;
import dev.talon.desk.DeskCommand;
import dev.talon.desk.DeskHolds;
import dev.talon.promise.Promises;
import dev.talon.queue.Category;
import dev.talon.schedule.Timetables;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Eight kiosks and sixteen desks at once, for thousands of tickets, on the statements themselves. */
class RushHourTest {
    private static final int TICKETS = Proof.times(4_000, 20_000);
    private static final int KIOSKS = 8;
    private static final int DESKS = 16;
    private static final String CENTRE = "rush";

    @Test
    void noNumberTwiceNoGapEveryTicketCalledOnce() throws Exception {
        try (TestDatabase database = TestDatabase.create();
                TestNode node = TestNode.start(database.address())) {
            node.createCentre(CENTRE);
            for (int desk = 1; desk <= DESKS; desk++) {
                node.put("/centres/" + CENTRE + "/desks/" + desk, "{\"stages\":[\"consultation\",\"cash\"]}");
            }
            rush(node);
            check(node);
        }
    }

    private static void rush(TestNode node) throws Exception {
        Hints hints = TestNode.await(Hints.start(node.vertx(), node.database()));
        var paces = new ServiceRates(node.vertx(), node.database());
        var tickets = new Tickets(
                node.database(),
                hints,
                new Promises(node.vertx(), node.database(), () -> null),
                new Openings(node.vertx(), node.database(), new Timetables(node.vertx(), node.database()), () -> null),
                () -> null,
                "http://talon",
                printer -> {});
        var calls = new DeskCalls(node.database(), hints, paces, () -> null);
        var holds = new DeskHolds(node.vertx(), node.database(), hints, Duration.ofHours(1));
        for (int desk = 1; desk <= DESKS; desk++) {
            TestNode.await(holds.hold(CENTRE, Integer.toString(desk), "page-of-a-test", "Somebody", false, "test"));
        }
        var toIssue = new AtomicInteger(TICKETS);
        var issued = new AtomicInteger();
        var served = new AtomicInteger();
        List<Future<?>> all = new ArrayList<>();
        IntStream.range(0, KIOSKS).forEach(kiosk -> all.add(new Kiosk(tickets, toIssue, issued).work()));
        IntStream.rangeClosed(1, DESKS).forEach(desk -> all.add(new Desk(calls, desk, served).work()));
        Future.all(all).toCompletionStage().toCompletableFuture().get(8, TimeUnit.MINUTES);
        holds.close();
        TestNode.await(hints.close());
        assertThat(issued).hasValue(TICKETS);
        assertThat(served).hasValue(TICKETS);
    }

    /** Issues until nothing is left to issue; presses each key twice now and then, as hurried people do. */
    private record Kiosk(Tickets tickets, AtomicInteger left, AtomicInteger issued) {
        Future<Void> work() {
            Promise<Void> done = Promise.promise();
            next(done);
            return done.future();
        }

        private void next(Promise<Void> done) {
            int number = left.getAndDecrement();
            if (number <= 0) {
                done.complete();
                return;
            }
            var order = new Tickets.Order(
                    CENTRE,
                    number % 3 == 0 ? "cash" : "consultation",
                    number % 10 == 0 ? Category.PRIORITY : Category.ORDINARY,
                    "ru",
                    Optional.empty(),
                    "test",
                    Optional.of(UUID.randomUUID().toString()));
            Future<Ticket> first = tickets.issue(order);
            Future<Ticket> second = number % 50 == 0 ? tickets.issue(order) : first;
            Future.all(first, second)
                    .onSuccess(both -> {
                        assertThat(second.result().label())
                                .isEqualTo(first.result().label());
                        issued.incrementAndGet();
                        next(done);
                    })
                    .onFailure(done::fail);
        }
    }

    /** Serves until every ticket was served by somebody. */
    private record Desk(DeskCalls calls, int number, AtomicInteger served) {
        Future<Void> work() {
            Promise<Void> done = Promise.promise();
            next(done);
            return done.future();
        }

        private void next(Promise<Void> done) {
            if (served.get() >= TICKETS) {
                done.complete();
                return;
            }
            calls.callNext(command())
                    .compose(call -> call.isPresent() ? serve(call.get()) : Future.succeededFuture())
                    .onSuccess(v -> next(done))
                    .onFailure(done::fail);
        }

        private Future<Void> serve(Call call) {
            return calls.start(command())
                    .compose(started -> calls.finish(command(), false, java.util.Optional.empty()))
                    .map(finished -> {
                        assertThat(finished.label()).isEqualTo(call.label());
                        served.incrementAndGet();
                        return null;
                    });
        }

        private DeskCommand command() {
            String key = UUID.randomUUID().toString();
            return new DeskCommand(
                    CENTRE,
                    Integer.toString(number),
                    "test",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(key),
                    "ru");
        }
    }

    private static void check(TestNode node) {
        Row labels = one(node, """
                SELECT count(*) AS tickets, count(DISTINCT label) AS labels,
                       bool_and(highest = counted) AS without_gap
                FROM ticket, LATERAL (
                    SELECT max(substr(t.label, 2)::int) AS highest, count(*) AS counted
                    FROM ticket t WHERE left(t.label, 1) = left(ticket.label, 1)) AS series
                WHERE ticket.label IN ('К001', 'Д001')""");
        assertThat(labels.getBoolean("without_gap")).isTrue();
        Row tickets = one(node, "SELECT count(*) AS n, count(DISTINCT label) AS labels FROM ticket");
        assertThat(tickets.getLong("n")).isEqualTo(TICKETS);
        assertThat(tickets.getLong("labels")).isEqualTo(TICKETS);
        Row calls =
                one(node, "SELECT count(*) AS n, count(DISTINCT ticket_id) AS stages FROM event WHERE kind = 'called'");
        assertThat(calls.getLong("n")).as("every ticket is called once").isEqualTo(TICKETS);
        assertThat(calls.getLong("stages")).isEqualTo(TICKETS);
        Row states = one(node, "SELECT count(*) FILTER (WHERE state <> 'served') AS open FROM stage");
        assertThat(states.getLong("open")).isZero();
        // A ticket that stood in the queue before another was called, and was due earlier, was called no later than it:
        // what overtook it can only have been under way in the same moment.
        Row order = one(node, """
                SELECT count(*) AS overtaken
                FROM (SELECT called_at, queued_at, due_at,
                             min(called_at) OVER (ORDER BY due_at DESC, queued_at DESC
                                                  ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS later_due_called
                      FROM stage) AS s
                WHERE later_due_called < called_at - interval '1 second' AND queued_at < later_due_called - interval '1 second'""");
        assertThat(order.getLong("overtaken"))
                .as("called in the order of due time")
                .isZero();
    }

    private static Row one(TestNode node, String sql) {
        return TestNode.await(node.database().slow().query(sql).execute())
                .iterator()
                .next();
    }
}
