package dev.talon.printing;

import dev.talon.agent.AgentHub;
import dev.talon.db.Database;
import dev.talon.db.Hints;
import dev.talon.db.Recurring;
import dev.talon.db.RecurringWork;
import dev.talon.hardware.PrintResult;
import dev.talon.hardware.PrinterCondition;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the printers for their state while they do not print. It writes to the log when one stops and when it is ready
 * again.
 */
final class PrinterWatch {
    private static final Logger LOG = LoggerFactory.getLogger(PrinterWatch.class);
    private final Recurring noting = new Recurring(LOG, "Noting how the printers are");

    private final Context context;
    private final PrinterStates states;
    private final OpenPrinters printers;
    private final AgentHub agents;
    private final IntConsumer free;
    private final Set<Future<Void>> asking = new HashSet<>();
    private final Map<PrinterCondition.State, Integer> counts = new ConcurrentHashMap<>();
    private final RecurringWork watching;
    private volatile boolean closed;

    /**
     * @param context of {@code printers}
     * @param free gets each printer that was queried and may print again, because papers may wait for it
     * @param times how often
     */
    PrinterWatch(
            Vertx vertx,
            Context context,
            Database database,
            Hints hints,
            OpenPrinters printers,
            AgentHub agents,
            IntConsumer free,
            WatchTimes times,
            MeterRegistry metrics) {
        this.context = context;
        this.states = new PrinterStates(database, hints, times);
        this.printers = printers;
        this.agents = agents;
        this.free = free;
        for (PrinterCondition.State state : PrinterCondition.State.values()) {
            Gauge.builder("talon.printers", counts, known -> known.getOrDefault(state, 0))
                    .description("Printers of all centres, by how they are")
                    .tag("state", word(state))
                    .register(metrics);
        }
        this.watching = new RecurringWork(vertx, LOG, "Watching the printers", Duration.ZERO, times.look(), this::look);
    }

    /** Asks now those that are due, such as one that was just set up. */
    void lookNow() {
        watching.now();
    }

    /** A paper has ended; if that may concern the printer's state, it is queried at once. */
    void ended(int printerId, PrintResult result) {
        boolean wentWrong = result.outcome() != PrintResult.Outcome.PRINTED;
        noting.heed(states.soon(printerId, wentWrong || result.reason().equals(PrintResult.PAPER_LOW)))
                .onSuccess(asked -> {
                    if (asked) {
                        watching.now();
                    }
                });
    }

    /** Asks no more. @return ends when those that are being asked have answered */
    Future<Void> close() {
        closed = true;
        watching.close();
        return Future.join(List.copyOf(asking)).mapEmpty();
    }

    private Future<Void> look() {
        if (closed) {
            return Future.succeededFuture();
        }
        return states.claim(agents.connections())
                .onSuccess(due -> due.forEach(this::ask))
                .compose(due -> recount());
    }

    private Future<Void> recount() {
        return states.count()
                .onSuccess(found -> {
                    counts.keySet().retainAll(found.keySet());
                    counts.putAll(found);
                })
                .mapEmpty();
    }

    private void ask(PrinterSetup setup) {
        context.runOnContext(v -> {
            Future<Void> answer = noting.heed(
                            Future.fromCompletionStage(printers.get(setup).status(), context)
                                    .compose(condition -> note(setup, condition)))
                    .onComplete(done -> free.accept(setup.id()));
            asking.add(answer);
            answer.onComplete(done -> context.runOnContext(w -> asking.remove(answer)));
        });
    }

    private Future<Void> note(PrinterSetup setup, PrinterCondition condition) {
        return states.note(setup.id(), condition.state())
                .onSuccess(noted -> noted.ifPresent(change -> tell(setup, change)))
                .compose(noted -> noted.isEmpty() ? Future.succeededFuture() : recount());
    }

    private static void tell(PrinterSetup setup, PrinterStates.Change change) {
        if (isTrouble(change.state())) {
            LOG.warn("Printer {}: {}", setup.name(), word(change.state()));
        } else if (isTrouble(change.was())) {
            LOG.info(
                    "Printer {}: {} again; it was {} since {}",
                    setup.name(),
                    word(change.state()),
                    word(change.was()),
                    change.wasSince());
        }
    }

    private static boolean isTrouble(PrinterCondition.State state) {
        return state.stops() || state == PrinterCondition.State.PAPER_LOW;
    }

    private static String word(PrinterCondition.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
