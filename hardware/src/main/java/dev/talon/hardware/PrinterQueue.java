package dev.talon.hardware;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread of a printer and the few jobs that wait for it. The thread ends when idle, and never delays an exit. */
final class PrinterQueue implements AutoCloseable {
    /** With more than these the visitor has left before the paper comes. */
    static final int MOST_WAITING = 16;

    private static final Logger LOG = LoggerFactory.getLogger(PrinterQueue.class);

    private final ThreadPoolExecutor thread;

    PrinterQueue(String name) {
        this.thread =
                new ThreadPoolExecutor(1, 1, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MOST_WAITING), task -> {
                    Thread worker = new Thread(task, name);
                    worker.setDaemon(true);
                    return worker;
                });
        thread.allowCoreThreadTimeOut(true);
    }

    /** @param instead makes the result from a reason of {@link PrintResult} if the job cannot be done */
    private record Waiting<T>(Supplier<T> job, Function<String, T> instead, CompletableFuture<T> result)
            implements Runnable {
        @Override
        public void run() {
            try {
                result.complete(job.get());
            } catch (RuntimeException e) {
                LOG.error("A slip could not be drawn", e);
                refuse(PrintResult.NOT_DRAWN);
            }
        }

        void refuse(String reason) {
            result.complete(instead.apply(reason));
        }
    }

    /** Runs a job after those before it. A job that throws has sent nothing: it ends as failed. */
    CompletableFuture<PrintResult> add(Supplier<PrintResult> job) {
        return add(new Waiting<>(job, PrintResult::failed, new CompletableFuture<>()));
    }

    /** Asks between jobs; if that fails, the state is unknown. */
    CompletableFuture<PrinterCondition> ask(Supplier<PrinterCondition> question) {
        return add(new Waiting<>(
                question, reason -> PrinterCondition.now(PrinterCondition.State.UNKNOWN), new CompletableFuture<>()));
    }

    private <T> CompletableFuture<T> add(Waiting<T> waiting) {
        try {
            thread.execute(waiting);
        } catch (RejectedExecutionException e) {
            waiting.refuse(thread.isShutdown() ? PrintResult.CLOSED : PrintResult.BUSY);
        }
        return waiting.result();
    }

    /** Accepts no more jobs, fails those that wait and interrupts the one that runs. */
    @Override
    public void close() {
        for (Runnable waiting : thread.shutdownNow()) {
            ((Waiting<?>) waiting).refuse(PrintResult.CLOSED);
        }
    }
}
