package dev.talon.hardware;

import java.util.concurrent.CompletableFuture;

/** A printer with its own thread. Safe for any caller's thread. */
public interface Printer extends AutoCloseable {
    /**
     * Queues a slip after those already given; returns at once.
     *
     * @return completes on the printer's thread with the result, within the printer's time limits; it never completes
     *     exceptionally
     */
    CompletableFuture<PrintResult> print(PrintOrder order);

    /**
     * Asks for the printer's state after the slips already given; returns at once. Nothing is printed.
     *
     * @return completes on the printer's thread; it never completes exceptionally
     */
    CompletableFuture<PrinterCondition> status();

    /** Stops: waiting slips fail, and the one being printed breaks off with the result known so far. Does not block. */
    @Override
    void close();
}
