package dev.talon.db;

/** A command could not begin in time because others of its centre were held up. Nothing of it was done, and nothing will be. */
public final class CentreBusy extends RuntimeException {
    CentreBusy(String centre) {
        super("the commands of centre " + centre + " are held up", null, false, false);
    }
}
