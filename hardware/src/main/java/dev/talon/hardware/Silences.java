package dev.talon.hardware;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * The questions that a printer leaves unanswered although it is ready. A missing answer counts once the printer
 * reports, after it and on the same connection, that it can print. After {@value EscPosPrinter#SILENT_JOBS} in a row
 * nobody waits for this answer until the printer gives it again. For the printer's thread.
 */
final class Silences {
    /**
     * One of so many conversations waits for every answer again: the printer may have been repaired or reconfigured.
     */
    private static final int TRIED_AGAIN = 10;

    private final Map<Question, Integer> counted = new EnumMap<>(Question.class);
    private final Set<Question> open = EnumSet.noneOf(Question.class);
    private int conversations;
    private boolean trying;

    /** Begins a conversation: a slip, or a query of the state. */
    void begin(boolean mayTryAgain) {
        open.clear();
        trying = mayTryAgain && ++conversations % TRIED_AGAIN == 0;
    }

    /** Whether an answer is worth waiting for. */
    boolean expects(Question question) {
        return trying || !isLearnt(question);
    }

    /** Whether it is known that this query is never answered. */
    boolean isLearnt(Question question) {
        return counted.getOrDefault(question, 0) >= EscPosPrinter.SILENT_JOBS;
    }

    void answered(Question question) {
        counted.remove(question);
        open.remove(question);
    }

    void unanswered(Question question) {
        open.add(question);
    }

    /**
     * The printer reports that it can print: the answers that it has not given are missing for another reason than its
     * state.
     */
    void well() {
        open.forEach(question -> counted.merge(question, 1, Integer::sum));
        open.clear();
    }
}
