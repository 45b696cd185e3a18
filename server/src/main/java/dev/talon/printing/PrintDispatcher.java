package dev.talon.printing;

import dev.talon.agent.AgentHub;
import dev.talon.db.Database;
import dev.talon.db.DatabaseLimits;
import dev.talon.db.Hints;
import dev.talon.db.Recurring;
import dev.talon.hardware.PrintOrder;
import dev.talon.hardware.PrintResult;
import dev.talon.hardware.agent.message.AgentMessage;
import dev.talon.hardware.layout.SlipLayout;
import dev.talon.paper.SlipLayouts;
import dev.talon.paper.TestTicket;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes jobs to their printers, one at a time for each. A printer works on its own thread; everything here runs on
 * one Vert.x context.
 */
public final class PrintDispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(PrintDispatcher.class);
    private final Recurring sweeps = new Recurring(LOG, "Looking through the print jobs");
    /** A stop waits so long for papers in progress; then they end as uncertain. */
    private static final int PATIENCE_MS = 5_000;
    /** A second apart. */
    private static final int END_TRIES = 60;

    private final Vertx vertx;
    private final Context context;
    private final PrintJobs jobs;
    private final AgentHub agents;
    private final OpenPrinters printers;
    private final SlipLayouts layouts;
    private final PrinterWatch watch;
    private final TestPages testPages;
    private final Map<Integer, Future<Boolean>> busy = new HashMap<>();
    private final Set<Integer> more = new HashSet<>();
    private final PrintTimes times;
    private final long sweeper;
    private boolean closed;

    /** @param paper the folder in which virtual printers keep their pictures and bytes */
    public PrintDispatcher(
            Vertx vertx,
            Database database,
            Hints hints,
            SlipLayouts layouts,
            String publicUrl,
            Path paper,
            AgentHub agents,
            PrintTimes times,
            MeterRegistry metrics) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.layouts = layouts;
        this.jobs = new PrintJobs(database, hints, publicUrl, times.lost());
        this.times = times;
        this.agents = agents;
        this.printers = new OpenPrinters(paper, agents);
        this.watch =
                new PrinterWatch(vertx, context, database, hints, printers, agents, this::work, times.watch(), metrics);
        var papers = new AgentPapers(database, hints, jobs, agents, this::work);
        agents.printFor(papers);
        hints.listen(papers);
        var tests = new TestPageRows(database, hints);
        var run = new TestPageRun(vertx, context, tests, printers, this::tested);
        this.testPages = new TestPages(
                vertx,
                context,
                tests,
                run,
                agents,
                new TestTicket(database, layouts, publicUrl),
                publicUrl,
                times.page());
        // Repairs what a stopped node, or an earlier run of this one, has left.
        this.sweeper = vertx.setPeriodic(0, times.look().toMillis(), id -> sweep());
    }

    /** A printer has a job; repeated or late calls do no harm. */
    public void work(int printerId) {
        context.runOnContext(v -> take(printerId));
    }

    /** A printer was set up or changed: it is queried. */
    public void setUp() {
        watch.lookNow();
    }

    /** The printers' test pages. */
    public TestPages testPages() {
        return testPages;
    }

    /** Accepts no more jobs; a job that has not begun is left to another node, or to the next run of this one. */
    public Future<Void> close() {
        vertx.cancelTimer(sweeper);
        Promise<Void> done = Promise.promise();
        context.runOnContext(v -> shut().onComplete(done));
        return done.future();
    }

    private Future<Void> shut() {
        closed = true;
        long patience = vertx.setTimer(PATIENCE_MS, id -> printers.close());
        List<Future<?>> underWay = new ArrayList<>(busy.values());
        underWay.add(watch.close());
        underWay.add(testPages.close());
        return Future.join(underWay)
                .<Void>mapEmpty()
                .otherwiseEmpty()
                .onComplete(v -> vertx.cancelTimer(patience))
                .onComplete(v -> printers.close());
    }

    private void sweep() {
        testPages.look();
        sweeps.heed(jobs.sweep()).onSuccess(waiting -> waiting.forEach(this::work));
    }

    private void take(int printerId) {
        if (closed) {
            return;
        }
        if (busy.containsKey(printerId)) {
            more.add(printerId);
            return;
        }
        more.remove(printerId);
        Future<Boolean> taken = jobs.claim(printerId, agents.connections())
                .compose(job -> job.map(found -> print(found).map(true)).orElseGet(() -> Future.succeededFuture(false)))
                .onFailure(fault -> LOG.warn("Printer {}: {}", printerId, fault.getMessage()));
        busy.put(printerId, taken);
        taken.onComplete(done -> context.runOnContext(v -> next(printerId, done.succeeded() && done.result())));
    }

    private void next(int printerId, boolean printed) {
        busy.remove(printerId);
        if (printed || more.contains(printerId)) {
            take(printerId);
        }
    }

    private Future<Void> print(PrintJobs.Job job) {
        long living = vertx.setPeriodic(times.alive().toMillis(), id -> alive(job));
        Future<Void> printed = layouts.byId(job.layout())
                .compose(layout -> hand(job, layout))
                .onComplete(done -> vertx.cancelTimer(living));
        return job.printer().agent().isEmpty()
                ? printed
                : printed.onFailure(
                        fault -> printers.agentPrinter(job.printer()).settleAgain());
    }

    /** Records that a job is in progress: a paper on a slow line takes minutes and is not lost. */
    private void alive(PrintJobs.Job job) {
        jobs.alive(job)
                .onFailure(fault -> LOG.warn("Printer {}: {}", job.printer().name(), fault.getMessage()));
    }

    /** Printers belong to one Vert.x context, and a layout may have been read on another. */
    private Future<Void> hand(PrintJobs.Job job, SlipLayout layout) {
        Promise<Void> done = Promise.promise();
        var order = new PrintOrder(job.id().toString(), job.slip(), layout);
        boolean there = job.printer().agent().isPresent();
        context.runOnContext(v -> (there ? printThere(job, order) : printHere(job, order)).onComplete(done));
        return done.future();
    }

    private Future<Void> printHere(PrintJobs.Job job, PrintOrder order) {
        return Future.fromCompletionStage(printers.get(job.printer()).print(order), context)
                .compose(result -> ended(job, result));
    }

    /** If the agent goes away meanwhile, the node to which it reconnects asks for the result. */
    private Future<Void> printThere(PrintJobs.Job job, PrintOrder order) {
        var printer = printers.agentPrinter(job.printer());
        var number = new AgentMessage.Try(order.job(), job.number());
        return Future.fromCompletionStage(printer.print(number, job.age(), order), context)
                .compose(result -> result.reason().equals(PrintResult.AGENT_AWAY)
                        ? Future.succeededFuture()
                        : ended(job, result).onSuccess(v -> printer.kept(number)));
    }

    private Future<Void> ended(PrintJobs.Job job, PrintResult result) {
        return end(job, result, END_TRIES)
                .onSuccess(again -> ended(job, result, again))
                .mapEmpty();
    }

    /** The result must be stored, however long its centre is locked. */
    private Future<Boolean> end(PrintJobs.Job job, PrintResult result, int tries) {
        return jobs.end(job, result)
                .recover(fault -> DatabaseLimits.ranInto(fault) && tries > 1
                        ? vertx.timer(1, TimeUnit.SECONDS).compose(later -> end(job, result, tries - 1))
                        : Future.failedFuture(fault));
    }

    private void tested(int printerId, PrintResult result) {
        watch.ended(printerId, result);
        work(printerId);
    }

    private void ended(PrintJobs.Job job, PrintResult result, boolean again) {
        if (result.outcome() != PrintResult.Outcome.PRINTED) {
            LOG.warn(
                    "Ticket {} on printer {}: {} ({}){}",
                    job.slip().label(),
                    job.printer().name(),
                    result.outcome(),
                    result.reason(),
                    again ? "; it is tried once more" : "");
        }
        watch.ended(job.printer().id(), result);
        if (again) {
            vertx.setTimer(PrintJobs.RETRY.toMillis(), id -> work(job.printer().id()));
        }
    }
}
