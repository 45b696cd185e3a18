package dev.talon.hardware;

/** What is known of a printer from its earlier papers. For the printer's thread. */
final class Habits {
    /** How often the next slip waits in vain for the confirmation of an earlier one, which then counts as lost. */
    private static final int MOST_WAITS = 2;

    /** Of so many slips to a printer that never confirms, one waits for its confirmation. */
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

    /** Whether it reports its state and is known never to confirm a slip in time. */
    boolean neverConfirms() {
        return silences.isLearnt(Question.DONE);
    }

    /**
     * Whether to wait for the confirmation of the next slip. Even for a printer that never confirms this is tried now
     * and then: it may have been slow only for a while.
     */
    boolean awaitsTheEnd() {
        return !isSilent() && (!neverConfirms() || ++unconfirmedSlips % TRIED_AGAIN == 0);
    }

    /** Whether it means something if it does not answer a query of its state. */
    boolean answersAtOnce() {
        return hasAnsweredAtOnce;
    }

    /** How many earlier slips were sent and not confirmed, and are still waited for. */
    int owed() {
        return waits > 0 && !neverConfirms() ? owed : 0;
    }

    /** The bytes to send before the next slip because the last one broke off; usually empty. */
    byte[] amends() {
        return amends;
    }

    void mustAmend(byte[] how) {
        amends = how;
    }

    /** Everything that was sent has been printed. */
    void settle() {
        waits = 0;
        owed = 0;
    }

    /** The wait for the confirmation of the earlier slips was in vain. */
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

    /** @param whole whether all bytes were sent */
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
