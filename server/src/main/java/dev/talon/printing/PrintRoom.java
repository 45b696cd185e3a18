package dev.talon.printing;

import dev.talon.db.Database;
import dev.talon.db.Hints;
import dev.talon.hardware.PrintOrder;
import dev.talon.hardware.PrintResult;
import dev.talon.hardware.Printer;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes jobs to their printers, one at a time for each. A printer works on its own thread; everything here happens on one
 * context.
 */
public final class PrintRoom {
    private static final Logger LOG = LoggerFactory.getLogger(PrintRoom.class);
    private static final int SWEEP_MS = 3_000;

    private record Open(PrinterSetup setup, Printer printer) {}

    private final Vertx vertx;
    private final Context context;
    private final PrintJobs jobs;
    private final Path paper;
    private final Map<Integer, Open> printers = new HashMap<>();
    private final Set<Integer> busy = new HashSet<>();
    private final Set<Integer> more = new HashSet<>();
    private final long sweeper;

    /** @param paper the folder in which virtual printers keep their pictures and bytes */
    public PrintRoom(Vertx vertx, Database database, Hints hints, String publicUrl, Path paper) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.jobs = new PrintJobs(database, hints, publicUrl);
        this.paper = paper;
        // Repairs what a stopped node, this one's former life too, has left.
        this.sweeper = vertx.setPeriodic(0, SWEEP_MS, id -> sweep());
    }

    /** Says that a printer has a job; doubled or late calls do no harm. */
    public void work(int printerId) {
        context.runOnContext(v -> take(printerId));
    }

    public Future<Void> close() {
        vertx.cancelTimer(sweeper);
        printers.values().forEach(open -> open.printer().close());
        return Future.succeededFuture();
    }

    private void sweep() {
        jobs.sweep()
                .onSuccess(waiting -> waiting.forEach(this::work))
                .onFailure(fault -> LOG.warn("Print jobs cannot be looked through now: {}", fault.getMessage()));
    }

    private void take(int printerId) {
        if (!busy.add(printerId)) {
            more.add(printerId);
            return;
        }
        more.remove(printerId);
        jobs.claim(printerId)
                .compose(job -> job.map(found -> print(found).map(true)).orElseGet(() -> Future.succeededFuture(false)))
                .onFailure(fault -> LOG.warn("Printer {}: {}", printerId, fault.getMessage()))
                .onComplete(done -> context.runOnContext(v -> next(printerId, done.succeeded() && done.result())));
    }

    private void next(int printerId, boolean printed) {
        busy.remove(printerId);
        if (printed || more.contains(printerId)) {
            take(printerId);
        }
    }

    private Future<Void> print(PrintJobs.Job job) {
        var order = new PrintOrder(job.id().toString(), job.slip());
        Future<PrintResult> printed =
                Future.fromCompletionStage(printer(job.printer()).print(order), context);
        return printed.compose(result -> {
            if (result.outcome() != PrintResult.Outcome.PRINTED) {
                LOG.warn(
                        "Ticket {} on printer {}: {} ({})",
                        job.slip().label(),
                        job.printer().name(),
                        result.outcome(),
                        result.reason());
            }
            return jobs.end(job, result);
        });
    }

    private Printer printer(PrinterSetup setup) {
        Open open = printers.get(setup.id());
        if (open != null && open.setup().equals(setup)) {
            return open.printer();
        }
        if (open != null) {
            open.printer().close();
        }
        Printer fresh = setup.open(paper);
        printers.put(setup.id(), new Open(setup, fresh));
        return fresh;
    }
}
