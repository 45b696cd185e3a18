package dev.talon.cli;

/** Checks how much memory the process may use. */
final class Memory {
    /** Bytes; with less the server fails before its first page. */
    private static final long LEAST = 64L << 20;

    private static final String ADVICE = "give it more, such as -Xmx256m, or omit -Xmx";

    private Memory() {}

    static void refuseTooLittle() {
        long most = Runtime.getRuntime().maxMemory();
        // A collector may reserve a part for itself.
        if (most < LEAST * 3 / 4) {
            throw new WrongSetting(
                    "Talon needs a heap of at least 64 MB and has " + (most >> 20) + " MB: " + ADVICE + ".");
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
        return "Talon ran out of memory with a heap of " + (Runtime.getRuntime().maxMemory() >> 20) + " MB: " + ADVICE
                + ".";
    }
}
