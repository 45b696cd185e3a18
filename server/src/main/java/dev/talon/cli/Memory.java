package dev.talon.cli;

import static dev.talon.cli.Said.said;

/** Checks how much memory the process may use. */
final class Memory {
    /** Bytes; with less the server fails before its first page. */
    private static final long LEAST = 64L << 20;

    private Memory() {}

    static void refuseTooLittle() {
        long most = Runtime.getRuntime().maxMemory();
        // A collector may reserve a part for itself.
        if (most < LEAST * 3 / 4) {
            throw new WrongSetting(said("memory.little", most >> 20));
        }
    }

    /** Whether memory ran out, somewhere on the way to this fault. */
    static boolean ranOut(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutOfMemoryError) {
                return true;
            }
        }
        return false;
    }

    static String words() {
        return Said.text("memory.out", Runtime.getRuntime().maxMemory() >> 20);
    }
}
