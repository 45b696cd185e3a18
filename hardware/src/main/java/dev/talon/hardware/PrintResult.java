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
        /** The printer said so after the last byte; or it cannot say anything at all and the reason is {@link #UNCONFIRMED}. */
        PRINTED,
        /** Bytes of the slip went out and nothing is known of what became of them. Printing again may give a second paper. */
        UNCERTAIN,
        /** Not a byte of the slip went out. There is no paper, and there will be none. */
        FAILED
    }

    /** With PRINTED: this printer, or the spooler in between, never answers questions, so nobody confirmed the paper. */
    public static final String UNCONFIRMED = "unconfirmed";
    /** With PRINTED: the roll will end soon. */
    public static final String PAPER_LOW = "paper low";
    /** The roll has ended. */
    public static final String PAPER_OUT = "paper out";

    public static final String COVER_OPEN = "cover open";
    /** The knife is jammed. */
    public static final String CUTTER = "cutter jammed";
    /** Paper is jammed in the printer or in its presenter. */
    public static final String PAPER_JAM = "paper jam";
    /** A paper that nobody has taken is still in the printer's mouth. */
    public static final String NOT_TAKEN = "paper not taken";
    /** The printer reports an error that it does not name. */
    public static final String PRINTER_ERROR = "printer error";
    /** The printer is there but takes no data: its feed button is held, or it says no more than that. */
    public static final String OFFLINE = "offline";
    /** Nobody at that address, or the connection broke. */
    public static final String NO_CONNECTION = "no connection";
    /** No such device: unplugged, switched off, or another name. */
    public static final String NO_DEVICE = "no device";
    /** The device is there, and this program may not use it. */
    public static final String NO_ACCESS = "no access to the device";
    /** The device is there, and another program has it. */
    public static final String IN_USE = "device in use";
    /** What is at that path is no printer. */
    public static final String NOT_A_PRINTER = "not a printer";
    /** The connection stands, but a printer that has answered before does not answer now. */
    public static final String NO_ANSWER = "no answer";
    /** The end of the slip before was not confirmed, and the printer still does not say that it is done. */
    public static final String STILL_PRINTING = "still busy with the slip before";
    /** The printer took the data too slowly, or stopped taking it. */
    public static final String STUCK = "takes no data";
    /** All data went out, no confirmation came back. */
    public static final String NO_CONFIRMATION = "no confirmation";
    /** Slips go to the system's spooler, which tells nothing of the printer or its paper. */
    public static final String SPOOLED = "spooler tells nothing of the paper";
    /** The spooler did not take it; the words behind the colon are its own. */
    public static final String NOT_SPOOLED = "spooler";
    /** So many slips are waiting for this printer that this one would come out to nobody. */
    public static final String BUSY = "too many waiting";
    /** The printer was closed before this slip's turn, or during it. */
    public static final String CLOSED = "closed";
    /** The slip could not be drawn; the log says why. */
    public static final String NOT_DRAWN = "not drawn";
    /** The files could not be written; the log says why. */
    public static final String NOT_WRITTEN = "not written";
    /** The slip is so old that whoever wanted it has gone. */
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
