package dev.talon.hardware;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread of a printer and the few jobs that wait for it. The thread ends when idle and never holds up an exit. */
final class PrinterQueue implements AutoCloseable {
    /** More than this and the visitor is gone before the paper comes. */
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

    private record Waiting(Supplier<PrintResult> job, CompletableFuture<PrintResult> result) implements Runnable {
        @Override
        public void run() {
            try {
                result.complete(job.get());
            } catch (RuntimeException e) {
                LOG.error("A slip could not be drawn", e);
                result.complete(PrintResult.failed(PrintResult.NOT_DRAWN));
            }
        }
    }

    /** Runs a job after those before it. A job that throws has not sent anything: it ends as failed. */
    CompletableFuture<PrintResult> add(Supplier<PrintResult> job) {
        CompletableFuture<PrintResult> result = new CompletableFuture<>();
        try {
            thread.execute(new Waiting(job, result));
        } catch (RejectedExecutionException e) {
            result.complete(PrintResult.failed(thread.isShutdown() ? PrintResult.CLOSED : PrintResult.BUSY));
        }
        return result;
    }

    /** Takes no more jobs, fails those that wait and interrupts the one that runs. */
    @Override
    public void close() {
        for (Runnable waiting : thread.shutdownNow()) {
            ((Waiting) waiting).result().complete(PrintResult.failed(PrintResult.CLOSED));
        }
    }
}
