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
    private int owed;
    private byte[] amends = {};

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

    /** How many slips before were sent and not confirmed, and are still to be waited for. */
    int owed() {
        return waits > 0 ? owed : 0;
    }

    /** What goes before the next slip because the last one broke off; usually empty. */
    byte[] amends() {
        return amends;
    }

    void mustAmend(byte[] how) {
        amends = how;
    }

    /** All that was sent has been worked off. */
    void settle() {
        waits = 0;
        owed = 0;
    }

    /** It was asked for the end of the slips before in vain. */
    void waitLess() {
        waits--;
        owed++;
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
        settle();
    }

    /** @param whole whether all bytes went out */
    void unconfirmed(boolean whole) {
        if (hasConfirmed) {
            waits = MOST_WAITS;
            owed++;
        }
        if (whole && !hasAnswered) {
            silentJobs++;
        }
    }
}
