package dev.talon.mailing;

import dev.talon.document.ReportFile;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends one report to those who have not got it yet, one after the other, and stores each result at once. */
final class DeliveryAttempt {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryAttempt.class);

    /** How it ended. */
    enum End {
        /** Each was tried. */
        DONE,
        /** This node is to stop, and some were not tried. */
        STOPPED,
        /** Another node has it, or the sending is gone. */
        LOST
    }

    /** @param trouble the first there was; empty: all have got it */
    record Result(End end, Optional<DeliveryException> trouble) {}

    private final SendingRuns runs;
    private final MailSender postman;
    private final WorkerExecutor worker;
    private final BooleanSupplier stopped;

    /** @param stopped whether this node must stop */
    DeliveryAttempt(SendingRuns runs, MailSender postman, WorkerExecutor worker, BooleanSupplier stopped) {
        this.runs = runs;
        this.postman = postman;
        this.worker = worker;
        this.stopped = stopped;
    }

    Future<Result> send(DueSending due, ReportFile file) {
        return from(due, file, 0, Optional.empty());
    }

    private Future<Result> from(DueSending due, ReportFile file, int next, Optional<DeliveryException> trouble) {
        if (next == due.recipients().size()) {
            return Future.succeededFuture(new Result(End.DONE, trouble));
        }
        if (stopped.getAsBoolean()) {
            return Future.succeededFuture(new Result(End.STOPPED, trouble));
        }
        String recipient = due.recipients().get(next);
        return runs.hold(due)
                .compose(ours -> ours
                        ? letter(due, file, recipient, trouble)
                                .compose(fault -> from(due, file, next + 1, trouble.or(() -> fault)))
                        : Future.succeededFuture(new Result(End.LOST, trouble)));
    }

    /** @param before a failure that concerns everybody: then nobody is tried again */
    private Future<Optional<DeliveryException>> letter(
            DueSending due, ReportFile file, String recipient, Optional<DeliveryException> before) {
        Optional<DeliveryException> known =
                before.filter(one -> one.trouble().kind().everybodys());
        Future<Optional<DeliveryException>> tried = known.isPresent()
                ? Future.succeededFuture(known)
                : worker.executeBlocking(() -> tried(due, file, recipient), false);
        return tried.compose(fault -> runs.letter(due, recipient, fault.map(DeliveryException::trouble))
                .map(fault));
    }

    private Optional<DeliveryException> tried(DueSending due, ReportFile file, String recipient) {
        try {
            postman.send(due, file, recipient);
            LOG.info("Sent {} ({})", due.sending(), file.name());
            return Optional.empty();
        } catch (DeliveryException e) {
            return Optional.of(e);
        }
    }
}
