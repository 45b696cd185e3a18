package dev.talon.hardware.fake;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** How a fake printer behaves, such as {@code paper-out} or {@code never-confirms}. */
public enum Mood {
    READY,
    /** Prints, and says that the roll will end soon. */
    PAPER_LOW,
    /** Answers, keeps the data, and prints it when it is ready again; so do all that stop. */
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
    /** Prints; the presenter still holds the paper before. */
    NOT_TAKEN,
    /** Prints, and sends more than it is asked for: its state before every answer, and line ends. */
    CHATTY,
    /** Prints but never answers. */
    SILENT,
    /** Prints, reports its state, and never confirms a paper. */
    NEVER_CONFIRMS,
    /** The same, but confirms in the end: see {@link FakePrinter#confirmAfter}. */
    CONFIRMS_LATE,
    /** Prints, and answers everything but the request for automatic status. */
    TELLS_NOTHING_BY_ITSELF,
    /** Prints and confirms papers, and never reports its state. */
    ONLY_CONFIRMS,
    /** Prints, and does not answer the query for its paper. */
    HIDES_ITS_PAPER,
    /** Prints, and accepts {@value FakePrinter#SLOW_BYTES} bytes a second unless configured otherwise. */
    SLOW,
    /** Accepts the connection and nothing more. */
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

    /** @param question as in the diary, such as {@code GS r 1} */
    boolean leavesUnanswered(String question) {
        return switch (this) {
            case SILENT, NEVER_READS -> true;
            case NEVER_CONFIRMS -> question.equals("GS r 1");
            case TELLS_NOTHING_BY_ITSELF -> question.equals("GS a") || question.equals("by itself");
            case ONLY_CONFIRMS -> !question.equals("GS r 1");
            case HIDES_ITS_PAPER -> question.equals("DLE EOT 4");
            default -> false;
        };
    }

    /** As people type it: {@code paper-out}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
