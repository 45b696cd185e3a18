package dev.talon.hardware;

/** What is known of a printer from the slips before. For the printer's thread. */
final class Habits {
    /** So often the next slip waits in vain for the end of one before; that one is then taken to be lost. */
    private static final int MOST_WAITS = 2;

    private final boolean mute;
    private int silentJobs;
    private boolean hasAnswered;
    private boolean hasAnsweredAtOnce;
    private boolean hasConfirmed;
    private int waits;

    /** @param mute whether it is known that it never answers */
    Habits(boolean mute) {
        this.mute = mute;
    }

    /** Whether it counts as a printer that cannot answer. */
    boolean isSilent() {
        return mute || silentJobs >= EscPosPrinter.SILENT_JOBS;
    }

    /** Whether its silence to a question about its state means something. */
    boolean answersAtOnce() {
        return hasAnsweredAtOnce;
    }

    /** Whether a slip is to be waited for that was sent before and not confirmed. */
    boolean owes() {
        return waits > 0;
    }

    /** It has confirmed, or is waited for no more. */
    void settle() {
        waits = 0;
    }

    /** It was waited for in vain. */
    void waitLess() {
        waits--;
    }

    void heard(Dialect dialect) {
        hasAnswered |= dialect.answers();
        hasAnsweredAtOnce |= dialect.answersAtOnce();
        if (hasAnswered) {
            silentJobs = 0;
        }
    }

    void confirmed() {
        hasConfirmed = true;
        waits = 0;
    }

    /** @param whole whether all bytes went out */
    void unconfirmed(boolean whole) {
        if (hasConfirmed) {
            waits = MOST_WAITS;
        }
        if (whole && !hasAnswered) {
            silentJobs++;
        }
    }
}
