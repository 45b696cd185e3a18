package dev.talon.queue;

/** Why a ticket is called now, in one line that a visitor, a specialist and an auditor understand. */
public final class CallReason {
    private CallReason() {}

    /**
     * @param wait seconds from queuing to the call
     * @param norm seconds that the stage may wait
     * @param given what a specialist gave as the reason for a call out of turn; empty: it was its turn
     */
    public static String text(long wait, int norm, Category category, String given, boolean russian) {
        String waited = russian
                ? "ожидание %s, норматив %s".formatted(WaitRange.minutes(wait), WaitRange.minutes(norm))
                : "waited %s, norm %s".formatted(WaitRange.minutes(wait), WaitRange.minutes(norm));
        String priority = category == Category.PRIORITY ? (russian ? ", с приоритетом" : ", priority") : "";
        String outOfTurn = given.isEmpty() ? "" : (russian ? "; вне очереди: " : "; out of turn: ") + given;
        return waited + priority + outOfTurn;
    }
}
