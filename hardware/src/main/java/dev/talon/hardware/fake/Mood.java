package dev.talon.hardware.fake;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** How a fake printer behaves, such as {@code paper-out} or {@code never-confirms}. */
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
    /** Prints, tells how it is, and never says that a paper is done. */
    NEVER_CONFIRMS,
    /** The same, but says so in the end: see {@link FakePrinter#confirmAfter}. */
    CONFIRMS_LATE,
    /** Prints, and answers everything but the wish for automatic status. */
    TELLS_NOTHING_BY_ITSELF,
    /** Prints and says that a paper is done, and never how it is. */
    ONLY_CONFIRMS,
    /** Prints, and leaves the question for its paper unanswered. */
    HIDES_ITS_PAPER,
    /** Prints, and takes {@value FakePrinter#SLOW_BYTES} bytes a second if it is told nothing else. */
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
