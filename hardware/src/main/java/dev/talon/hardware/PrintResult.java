package dev.talon.hardware;

import java.util.Objects;

/**
 * The result of printing a paper.
 *
 * @param outcome what is known about the paper
 * @param reason one of the words below; empty when there is nothing to add
 */
public record PrintResult(Outcome outcome, String reason) {
    /** What is known about the paper. */
    public enum Outcome {
        /**
         * The printer confirmed it after the last byte; or it cannot confirm at all and the reason is
         * {@link #UNCONFIRMED}.
         */
        PRINTED,
        /** Bytes of the slip were sent, and the result is unknown. Printing again may give a second paper. */
        UNCERTAIN,
        /** No byte of the slip was sent. There is no paper, and there will be none. */
        FAILED
    }

    /** With PRINTED: this printer, or the spooler between, never answers, so nobody confirmed the paper. */
    public static final String UNCONFIRMED = "unconfirmed";
    /** With PRINTED: the roll will end soon. */
    public static final String PAPER_LOW = "paper low";
    /** The roll has ended. */
    public static final String PAPER_OUT = "paper out";

    public static final String COVER_OPEN = "cover open";
    /** The cutter is jammed. */
    public static final String CUTTER = "cutter jammed";
    /** Paper is jammed in the printer or in its presenter. */
    public static final String PAPER_JAM = "paper jam";
    /** The presenter still holds a paper that nobody has taken. */
    public static final String NOT_TAKEN = "paper not taken";
    /** The printer reports an error that it does not name. */
    public static final String PRINTER_ERROR = "printer error";
    /** The printer is connected but accepts no data: its feed button is held, or it reports nothing more. */
    public static final String OFFLINE = "offline";
    /** Nobody answers at that address, or the connection broke. */
    public static final String NO_CONNECTION = "no connection";
    /** No such device: unplugged, switched off, or another name. */
    public static final String NO_DEVICE = "no device";
    /** The device exists, but this program has no permission to use it. */
    public static final String NO_ACCESS = "no access to the device";
    /** The device exists, but another program uses it. */
    public static final String IN_USE = "device in use";
    /** The file at that path is not a printer. */
    public static final String NOT_A_PRINTER = "not a printer";
    /** The connection is open, but a printer that has answered before does not answer now. */
    public static final String NO_ANSWER = "no answer";
    /** The end of the slip before was not confirmed, and the printer still does not report that it is done. */
    public static final String STILL_PRINTING = "still busy with the slip before";
    /** The printer accepted the data too slowly, or stopped accepting it. */
    public static final String STUCK = "takes no data";
    /** All data was sent, but no confirmation came. */
    public static final String NO_CONFIRMATION = "no confirmation";
    /** Slips go to the system's spooler, which reports nothing about the printer or its paper. */
    public static final String SPOOLED = "spooler tells nothing of the paper";
    /** The spooler did not accept it; the words after the colon are its own. */
    public static final String NOT_SPOOLED = "spooler";
    /** So many slips wait for this printer that this one would come out when nobody is there. */
    public static final String BUSY = "too many waiting";
    /** The printer was closed before this slip's turn, or during it. */
    public static final String CLOSED = "closed";
    /** The slip could not be drawn; the log says why. */
    public static final String NOT_DRAWN = "not drawn";
    /** The files could not be written; the log says why. */
    public static final String NOT_WRITTEN = "not written";
    /** The slip is so old that the visitor has left. */
    public static final String TOO_LATE = "too late";
    /** The agent that was printing the slip was stopped meanwhile. */
    public static final String AGENT_STOPPED = "the agent stopped while printing";
    /** The agent that has the slip is not connected; it may know more when it is back. */
    public static final String AGENT_AWAY = "the agent is not connected";

    public PrintResult {
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(reason, "reason");
    }

    static PrintResult printed(String reason) {
        return new PrintResult(Outcome.PRINTED, reason);
    }

    static PrintResult uncertain(String reason) {
        return new PrintResult(Outcome.UNCERTAIN, reason);
    }

    static PrintResult failed(String reason) {
        return new PrintResult(Outcome.FAILED, reason);
    }
}
