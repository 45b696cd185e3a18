package dev.talon.hardware;

import java.util.concurrent.CompletableFuture;

/** A printer with its own thread. Safe for any caller's thread. */
public interface Printer extends AutoCloseable {
    /**
     * Queues a slip behind those already given; returns at once.
     *
     * @return completes on the printer's thread with how far the slip got, within the printer's timeouts; it never
     *     completes exceptionally
     */
    CompletableFuture<PrintResult> print(PrintOrder order);

    /**
     * Asks how the printer is, behind the slips already given; returns at once. Nothing is printed.
     *
     * @return completes on the printer's thread; it never completes exceptionally
     */
    CompletableFuture<PrinterCondition> status();

    /** Stops: what waits ends as failed, what is being printed is broken off and ends as it is known. Does not block. */
    @Override
    void close();
}
