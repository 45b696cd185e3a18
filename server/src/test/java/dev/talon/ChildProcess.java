package dev.talon;

/**
 * What a process does that a test has started. The process ends with it, even if it fails and threads of it go on: the test reads its
 * output until its end.
 */
public final class ChildProcess {
    /** May fail with anything. */
    public interface Work {
        void run() throws Exception;
    }

    private ChildProcess() {}

    /** Does not return: the exit code is 0, or 1 behind the trace of what failed. */
    public static void run(Work work) {
        try {
            work.run();
        } catch (Throwable fault) {
            fault.printStackTrace();
            System.exit(1);
        }
        System.exit(0);
    }
}
