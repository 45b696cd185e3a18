package dev.talon.hardware;

/** What is known of a printer from its earlier papers. For the printer's thread. */
final class Habits {
    /** So often the next slip waits in vain for the end of one before; that one is then taken to be lost. */
    private static final int MOST_WAITS = 2;

    /** Of so many slips to a printer that never confirms, the end of one is waited for. */
    private static final int TRIED_AGAIN = 10;

    private final boolean mute;
    private int silentJobs;
    private boolean hasAnswered;
    private boolean hasAnsweredAtOnce;
    private boolean hasConfirmed;
    private int waits;
    private int unconfirmedSlips;
    private int owed;
    private byte[] amends = {};
    private final Silences silences = new Silences();

    /** @param mute whether it is known that it never answers */
    Habits(boolean mute) {
        this.mute = mute;
    }

    /** Whether it counts as a printer that cannot answer. */
    boolean isSilent() {
        return mute || silentJobs >= EscPosPrinter.SILENT_JOBS;
    }

    /** Which single questions it leaves unanswered. */
    Silences silences() {
        return silences;
    }

    /** Whether it tells how it is and is known never to say in time that a slip is done. */
    boolean neverConfirms() {
        return silences.isLearnt(Question.DONE);
    }

    /**
     * Whether the end of the next slip is waited for in earnest. One that never confirms is waited for now and then all the
     * same: it may only have been slow for a while.
     */
    boolean awaitsTheEnd() {
        return !isSilent() && (!neverConfirms() || ++unconfirmedSlips % TRIED_AGAIN == 0);
    }

    /** Whether its silence to a question about its state means something. */
    boolean answersAtOnce() {
        return hasAnsweredAtOnce;
    }

    /** How many slips before were sent and not confirmed, and are still to be waited for. */
    int owed() {
        return waits > 0 && !neverConfirms() ? owed : 0;
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
        if (hasConfirmed && !neverConfirms()) {
            waits = MOST_WAITS;
            owed++;
        }
        if (whole && !hasAnswered) {
            silentJobs++;
        }
    }
}
