package dev.talon.mailing;

import dev.talon.db.Database;
import dev.talon.db.Recurring;
import dev.talon.document.ReportFile;
import dev.talon.statistics.OverviewFiles;
import dev.talon.statistics.PackedDayCache;
import dev.talon.table.publication.ReportFiles;
import dev.talon.table.publication.Reports;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks once a minute which reports are due, and sends them one after the other. */
public final class SendingDuty {
    private static final Logger LOG = LoggerFactory.getLogger(SendingDuty.class);
    private final Recurring looks = new Recurring(LOG, "Looking for reports that are due");
    private static final int LOOK_MS = 60_000;

    private final Vertx vertx;
    private final SendingRuns runs;
    private final ReportFiles tables;
    private final OverviewFiles overviews;
    private final MailSender postman;
    private final WorkerExecutor worker;
    private final long timer;
    private final AtomicReference<Future<Void>> under = new AtomicReference<>(Future.succeededFuture());
    private volatile boolean closed;

    /**
     * @param days of the node
     * @param now  null answers mean the database's own clock
     */
    public SendingDuty(
            Vertx vertx,
            Database database,
            PackedDayCache days,
            Reports reports,
            Delivery delivery,
            Supplier<OffsetDateTime> now) {
        this.vertx = vertx;
        this.runs = new SendingRuns(database, now);
        this.worker = vertx.createSharedWorkerExecutor("report-sending", 1, 10, TimeUnit.MINUTES);
        this.tables = new ReportFiles(database, reports, worker);
        this.overviews = new OverviewFiles(database, days);
        this.postman = new MailSender(delivery);
        this.timer = vertx.setPeriodic(LOOK_MS, id -> look());
    }

    /**
     * Sends what is due now, unless this node is already sending; reports that become due meanwhile are sent in the
     * same round.
     */
    void look() {
        vertx.runOnContext(none -> {
            if (under.get().isComplete() && !closed) {
                under.set(looks.heed(run()));
            }
        });
    }

    /** Determines what is due, and sends all of it. One failure does not stop the others. */
    public Future<Void> run() {
        return runs.makeDue().compose(made -> sendEach());
    }

    /** Finishes the one that is being sent. */
    public Future<Void> close() {
        closed = true;
        vertx.cancelTimer(timer);
        return under.get().otherwiseEmpty();
    }

    private Future<Void> sendEach() {
        if (closed) {
            return Future.succeededFuture();
        }
        return runs.take()
                .compose(due ->
                        due.map(it -> send(it).compose(done -> sendEach())).orElseGet(Future::succeededFuture));
    }

    private Future<Void> send(DueSending due) {
        if (!due.folder() && due.recipients().isEmpty()) {
            return runs.sent(due);
        }
        return made(due)
                .compose(file -> due.folder() ? put(due, file) : mail(due, file))
                .recover(fault -> failed(due, fault));
    }

    private Future<Void> put(DueSending due, ReportFile file) {
        return worker.executeBlocking(
                        () -> {
                            postman.put(due, file);
                            return file;
                        },
                        false)
                .compose(done -> runs.sent(due))
                .onSuccess(noted -> LOG.info("Sent {} ({})", due.sending(), file.name()));
    }

    private Future<Void> mail(DueSending due, ReportFile file) {
        return new DeliveryAttempt(runs, postman, worker, () -> closed)
                .send(due, file)
                .compose(round -> switch (round.end()) {
                    case DONE ->
                        round.trouble().isPresent()
                                ? failed(due, round.trouble().get())
                                : runs.sent(due);
                    case STOPPED -> runs.leave(due);
                    case LOST -> Future.succeededFuture();
                });
    }

    private Future<Void> failed(DueSending due, Throwable fault) {
        DeliveryFailure trouble = fault instanceof DeliveryException undelivered
                ? undelivered.trouble()
                : new DeliveryFailure(DeliveryFailure.Kind.REPORT, "");
        return runs.failed(due, trouble)
                .onSuccess(again -> LOG.warn(
                        "Report {} of {} could not be sent ({}. try{}): {} [{}]",
                        due.sending(),
                        due.dueOn(),
                        due.tries(),
                        again ? "" : ", the last",
                        trouble.text().in("en"),
                        fault instanceof DeliveryException ? fault.getMessage() : fault.toString()))
                .mapEmpty();
    }

    private Future<ReportFile> made(DueSending due) {
        if (due.what() == ReportKind.OVERVIEW_CSV) {
            return overviews.of(due.from(), due.to(), due.centre(), due.language());
        }
        List<String> centres = due.centre().map(List::of).orElse(List.of());
        return tables.monthly(
                due.to().getYear(), centres, due.language(), due.what().format());
    }
}
