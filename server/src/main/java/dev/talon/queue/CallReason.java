package dev.talon.queue;

import dev.talon.words.Words;

/** Why a ticket is called now, in one line that a visitor, a specialist and an auditor understand. */
public final class CallReason {
    private CallReason() {}

    /**
     * @param wait seconds from queuing to the call
     * @param norm seconds that the stage may wait
     * @param given what a specialist gave as the reason for a call out of turn; empty: it was its turn
     */
    public static String text(long wait, int norm, Category category, String given, String language) {
        var words = new Words("call", language);
        return words.text("waited", WaitRange.minutes(wait), WaitRange.minutes(norm))
                + (category == Category.PRIORITY ? words.text("priority") : "")
                + (given.isEmpty() ? "" : words.text("outOfTurn", given));
    }
}
