package dev.talon.hardware.fake;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a fake printer is told to be. */
public enum Mood {
    READY,
    /** Prints, and says that the roll will end soon. */
    PAPER_LOW,
    /** Answers, keeps the data, prints it when it is ready again; as all that stop. */
    PAPER_OUT,
    /** Ready, until the roll ends after {@value FakePrinter#ROWS_LEFT} more rows; then PAPER_OUT. */
    PAPER_ENDS,
    COVER_OPEN,
    CUTTER_JAMMED,
    /** Ready, until the next cut; then CUTTER_JAMMED. */
    CUTTER_JAMS,
    /** Paper is stuck on its way out. */
    PAPER_JAM,
    /** Waits until its head has cooled down. */
    OVERHEATED,
    /** Somebody holds the feed button. */
    OFFLINE,
    /** Prints; the paper before is still in its mouth. */
    NOT_TAKEN,
    /** Prints, and says more than it is asked: its state before every answer, and line ends. */
    CHATTY,
    /** Prints but never answers. */
    SILENT,
    /** Prints, and takes {@value FakePrinter#SLOW_BYTES} bytes a second. */
    SLOW,
    /** Takes the connection and nothing more. */
    NEVER_READS,
    /** Reads {@value FakePrinter#BYTES_UNTIL_DROP} bytes more; then NEVER_READS. */
    FALLS_ASLEEP,
    /** No connection. */
    REFUSES,
    /** Breaks the connection soon after {@value FakePrinter#BYTES_UNTIL_DROP} more bytes. */
    DROPS;

    private static final Set<Mood> STOPPED =
            EnumSet.of(PAPER_OUT, COVER_OPEN, CUTTER_JAMMED, PAPER_JAM, OVERHEATED, OFFLINE);

    /** Whether it prints nothing for now. */
    boolean stops() {
        return STOPPED.contains(this);
    }

    /** As people type it: {@code paper-out}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
