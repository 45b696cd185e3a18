package dev.talon.hardware;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Which questions a printer leaves unanswered although it is well. A silence counts once the printer says, after it and in the
 * same conversation, that it can print; after {@value EscPosPrinter#SILENT_JOBS} of them in a row the question is not worth
 * waiting for, until it is answered again. For the printer's thread.
 */
final class Silences {
    /** Of so many conversations one waits for every answer again: the printer may have been repaired or set anew. */
    private static final int TRIED_AGAIN = 10;

    private final Map<Question, Integer> counted = new EnumMap<>(Question.class);
    private final Set<Question> open = EnumSet.noneOf(Question.class);
    private int conversations;
    private boolean trying;

    /** Begins a conversation: a slip, or the question how the printer is. */
    void begin(boolean mayTryAgain) {
        open.clear();
        trying = mayTryAgain && ++conversations % TRIED_AGAIN == 0;
    }

    /** Whether an answer is worth waiting for. */
    boolean expects(Question question) {
        return trying || !isLearnt(question);
    }

    /** Whether it is known that this is never answered. */
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

    /** The printer says that it can print: what it has not answered before is not because of how it is. */
    void well() {
        open.forEach(question -> counted.merge(question, 1, Integer::sum));
        open.clear();
    }
}
