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

    /** What a printer says of itself between two slips. */
    public enum State {
        READY,
        /** Prints; the roll will end soon. */
        PAPER_LOW,
        PAPER_OUT,
        COVER_OPEN,
        /** The knife is jammed. */
        CUTTER,
        /** Paper is stuck on its way out, or the printer reports a mechanical error, which on those without a sensor is that. */
        PAPER_JAM,
        /** An error that is none of these: an overheated head, a wrong voltage, a fault within. */
        PRINTER_ERROR,
        /** It is there and takes nothing, and says no more than that; or it has answered before and is mute now. */
        OFFLINE,
        /** Nobody at that address, or the connection broke. */
        NO_CONNECTION,
        /** The agent that drives it is not connected to the server: nothing can be known of it. */
        NO_AGENT,
        /** It takes a connection and has never answered a question: whether it prints is not known. */
        UNKNOWN;

        /** Whether a slip sent now would not be printed, as far as is known. */
        public boolean stops() {
            return this != READY && this != PAPER_LOW && this != UNKNOWN;
        }
    }

    /** How it is at this moment. */
    public static PrinterCondition now(State state) {
        return now(state, "");
    }

    static PrinterCondition now(State state, String detail) {
        return new PrinterCondition(state, detail, Instant.now());
    }
}
