package dev.talon.hardware;

import java.time.Instant;

/**
 * The state of a printer when it was asked.
 *
 * @param detail more about the state, in the words of {@link PrintResult}, such as {@link PrintResult#PAPER_JAM};
 *     empty when there is nothing to add
 * @param at when it answered, or when nobody waited for its answer any longer
 */
public record PrinterCondition(State state, String detail, Instant at) {
    /** Without any detail. */
    public PrinterCondition(State state, Instant at) {
        this(state, "", at);
    }

    /** The state that a printer reports between two slips. */
    public enum State {
        READY,
        /** Prints; the roll will end soon. */
        PAPER_LOW,
        PAPER_OUT,
        COVER_OPEN,
        /** The cutter is jammed. */
        CUTTER,
        /**
         * Paper is stuck, or the printer reports a mechanical error, which printers without a jam sensor report
         * instead.
         */
        PAPER_JAM,
        /** An error that is none of these: an overheated head, a wrong voltage, a fault within. */
        PRINTER_ERROR,
        /** It is connected and accepts nothing, without a reason; or it has answered before and does not now. */
        OFFLINE,
        /** Nobody at that address, or the connection broke. */
        NO_CONNECTION,
        /** The agent that drives it is not connected to the server, so its state cannot be known. */
        NO_AGENT,
        /** It accepts a connection and has never answered a query: nobody knows whether it prints. */
        UNKNOWN;

        /** Whether a slip sent now would not be printed, as far as known. */
        public boolean stops() {
            return this != READY && this != PAPER_LOW && this != UNKNOWN;
        }
    }

    /** The state at this moment. */
    public static PrinterCondition now(State state) {
        return now(state, "");
    }

    static PrinterCondition now(State state, String detail) {
        return new PrinterCondition(state, detail, Instant.now());
    }
}
