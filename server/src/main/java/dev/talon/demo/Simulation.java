package dev.talon.demo;

import dev.talon.desk.Call;
import dev.talon.desk.DeskCalls;
import dev.talon.desk.DeskCommand;
import dev.talon.desk.DeskHolds;
import dev.talon.queue.Category;
import dev.talon.queue.Kind;
import dev.talon.ticket.Tickets;
import dev.talon.words.Languages;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Simulates visitors and specialists, somewhat faster than in reality. */
final class Simulation {
    private static final Logger LOG = LoggerFactory.getLogger(Simulation.class);

    private record Specialist(String desk, String name) {}

    private static final List<Specialist> SPECIALISTS = List.of(
            new Specialist("1", "О. Смирнова"), new Specialist("2", "Д. Лебедев"), new Specialist("4", "Н. Орлова"));

    /** Seconds. */
    private static final int HEARTBEAT = 10;

    private static final int FIRST_VISITORS = 9;
    private static final int ENOUGH_WAITING = 14;

    private final Vertx vertx;
    private final Tickets tickets;
    private final DeskCalls calls;
    private final DeskHolds holds;
    private volatile boolean running;
    /** Timers of a stopped run belong to no run. */
    private volatile int run;

    Simulation(Vertx vertx, Tickets tickets, DeskCalls calls, DeskHolds holds) {
        this.vertx = vertx;
        this.tickets = tickets;
        this.calls = calls;
        this.holds = holds;
    }

    boolean running() {
        return running;
    }

    synchronized void start() {
        if (running) {
            return;
        }
        running = true;
        int mine = ++run;
        for (int i = 0; i < FIRST_VISITORS; i++) {
            after(mine, 0.2 + i * 1.3, () -> arrive(mine, false));
        }
        after(mine, 15, () -> arrive(mine, true));
        for (Specialist specialist : SPECIALISTS) {
            sit(mine, specialist);
            after(mine, between(2, 6), () -> work(mine, specialist));
        }
    }

    /** Leaves everything as it is; a call in progress stays with its desk. */
    synchronized void stop() {
        if (running) {
            running = false;
            run++;
            SPECIALISTS.forEach(specialist -> holds.leave(
                            Demo.CENTRE, specialist.desk(), page(specialist), "demo:" + specialist.name())
                    .onFailure(Simulation::shrug));
        }
    }

    private void arrive(int mine, boolean again) {
        double chance = ThreadLocalRandom.current().nextDouble();
        String service = chance < 0.5 ? "consultation" : chance < 0.8 ? "cash" : "combined";
        var order = new Tickets.Order(
                Demo.CENTRE,
                service,
                ThreadLocalRandom.current().nextInt(15) == 0 ? Category.PRIORITY : Category.ORDINARY,
                "ru",
                Optional.empty(),
                "demo",
                Optional.empty());
        tickets.issue(order)
                .onSuccess(ticket -> {
                    if (again) {
                        boolean full = ticket.ahead().orElse(0) >= ENOUGH_WAITING;
                        after(mine, full ? between(120, 200) : between(30, 75), () -> arrive(mine, true));
                    }
                })
                .onFailure(fault -> {
                    shrug(fault);
                    after(mine, 20, () -> arrive(mine, again));
                });
    }

    private void sit(int mine, Specialist specialist) {
        holds.hold(
                        Demo.CENTRE,
                        specialist.desk(),
                        page(specialist),
                        specialist.name(),
                        false,
                        "demo:" + specialist.name())
                .onComplete(held -> after(mine, HEARTBEAT, () -> sit(mine, specialist)));
    }

    /** Continues with whatever state the desk is in. */
    private void work(int mine, Specialist specialist) {
        calls.at(Demo.CENTRE, specialist.desk(), Languages.DEFAULT)
                .compose(held -> held.isPresent()
                        ? io.vertx.core.Future.succeededFuture(held)
                        : calls.callNext(command(specialist)))
                .onSuccess(call -> call.ifPresentOrElse(
                        at -> serve(mine, specialist, at),
                        () -> after(mine, between(4, 9), () -> work(mine, specialist))))
                .onFailure(fault -> {
                    shrug(fault);
                    after(mine, 15, () -> work(mine, specialist));
                });
    }

    private void serve(int mine, Specialist specialist, Call call) {
        switch (call.state()) {
            case CALLED -> {
                boolean nobodyComes = ThreadLocalRandom.current().nextInt(25) == 0;
                after(
                        mine,
                        nobodyComes ? 45 : between(7, 18),
                        () -> (nobodyComes
                                        ? calls.noShow(command(specialist), Optional.of("не подошёл"))
                                        : calls.start(command(specialist)))
                                .onComplete(done -> work(mine, specialist)));
            }
            case SERVING -> {
                double seconds = call.stage().equals(Kind.CASH) ? between(35, 90) : between(50, 140);
                after(
                        mine,
                        seconds,
                        () -> calls.finish(command(specialist), false, Optional.empty())
                                .onComplete(done -> after(mine, between(3, 10), () -> work(mine, specialist))));
            }
            default -> after(mine, 5, () -> work(mine, specialist));
        }
    }

    private void after(int mine, double seconds, Runnable act) {
        vertx.setTimer(Math.max(1, Math.round(seconds * 1000)), id -> {
            if (run == mine) {
                act.run();
            }
        });
    }

    private static DeskCommand command(Specialist specialist) {
        return new DeskCommand(
                Demo.CENTRE,
                specialist.desk(),
                "demo:" + specialist.name(),
                Optional.of(page(specialist)),
                Optional.empty(),
                Optional.empty(),
                Languages.DEFAULT);
    }

    private static String page(Specialist specialist) {
        return "simulation-" + specialist.desk();
    }

    private static double between(double from, double to) {
        return ThreadLocalRandom.current().nextDouble(from, to);
    }

    private static void shrug(Throwable fault) {
        LOG.debug("The simulation goes on: {}", fault.getMessage());
    }
}
