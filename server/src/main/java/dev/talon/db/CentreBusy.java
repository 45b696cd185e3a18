package dev.talon.db;

/**
 * A command could not begin in time because earlier commands of its centre were delayed. It has not been executed and
 * will not be.
 */
public final class CentreBusy extends RuntimeException {
    CentreBusy(String centre) {
        super("the commands of centre " + centre + " are held up", null, false, false);
    }
}
