package dev.talon.printing;

import dev.talon.hardware.Paper;
import dev.talon.hardware.PrintOrder;
import dev.talon.hardware.PrintResult;
import dev.talon.hardware.PrintResult.Outcome;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Prints test pages, each between two tickets. The node takes a lease on the printer, as it does for a query, waits
 * for the ticket that is being printed, prints, and releases the lease. Every few seconds it records that it is
 * alive. If it dies, the lease ends by itself and the test page counts as uncertain.
 */
final class TestPageRun {
    private static final Logger LOG = LoggerFactory.getLogger(TestPageRun.class);
    private static final int LOOK_MS = 200;
    private static final int STAY_MS = 5_000;
    /** After so many looks, half a minute, a printer that is never free counts as too busy. */
    private static final int LOOKS = 150;

    private final Vertx vertx;
    private final Context context;
    private final TestPageRows rows;
    private final OpenPrinters printers;
    private final BiConsumer<Integer, PrintResult> free;
    private final Set<Future<Void>> underWay = new HashSet<>();
    private volatile boolean closed;

    /**
     * @param context where {@code printers} lives
     * @param free    told each printer that may print tickets again, and how the test page ended
     */
    TestPageRun(
            Vertx vertx,
            Context context,
            TestPageRows rows,
            OpenPrinters printers,
            BiConsumer<Integer, PrintResult> free) {
        this.vertx = vertx;
        this.context = context;
        this.rows = rows;
        this.printers = printers;
        this.free = free;
    }

    /** Prints a paper whose row says that it is being printed. For the printers' context. */
    void begin(PrinterSetup printer, UUID id, Future<Paper> page) {
        boolean[] taken = {false};
        long staying = vertx.setPeriodic(
                STAY_MS,
                timer -> rows.stay(printer.id(), id, taken[0])
                        .onFailure(fault -> LOG.warn("Test page on {}: {}", printer.name(), fault.getMessage())));
        Future<Boolean> own = until(() -> rows.take(printer.id()), LOOKS).onSuccess(got -> taken[0] = got);
        Future<PrintResult> printed = own.compose(got ->
                        until(() -> rows.isBusy(printer.id()).map(busy -> got && !busy), got ? LOOKS : 0))
                .compose(ready -> ready
                        ? page.compose(paper -> hand(printer, id, paper))
                        : Future.succeededFuture(new PrintResult(Outcome.FAILED, PrintResult.BUSY)));
        Future<Void> ended = printed.compose(result ->
                        rows.end(printer.id(), id, result, taken[0]).onSuccess(v -> free.accept(printer.id(), result)))
                .onFailure(fault -> LOG.warn("Test page on {}: {}", printer.name(), fault.getMessage()))
                .onComplete(done -> vertx.cancelTimer(staying));
        underWay.add(ended);
        ended.onComplete(done -> context.runOnContext(v -> underWay.remove(ended)));
    }

    /** Waits for no printer any more. @return ends when what is being printed has ended */
    Future<Void> close() {
        closed = true;
        return Future.join(List.copyOf(underWay)).mapEmpty();
    }

    private Future<PrintResult> hand(PrinterSetup printer, UUID id, Paper page) {
        Promise<PrintResult> result = Promise.promise();
        context.runOnContext(v -> Future.fromCompletionStage(
                        printers.get(printer).print(new PrintOrder(id.toString(), page)), context)
                .onComplete(result));
        return result.future();
    }

    /** Asks again and again until the answer is yes; no after so many looks. */
    private Future<Boolean> until(Supplier<Future<Boolean>> question, int looks) {
        return question.get().compose(yes -> {
            if (yes || closed || looks <= 0) {
                return Future.succeededFuture(yes);
            }
            Promise<Boolean> later = Promise.promise();
            vertx.setTimer(LOOK_MS, timer -> until(question, looks - 1).onComplete(later));
            return later.future();
        });
    }
}
