package dev.talon.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Finds out whether a process that is not a child of this one has ended. In a container whose first process does not
 * collect ended processes, an ended process keeps its number for ever, and Java considers it alive.
 */
final class EndedProcess {
    private static final int LOOK_MS = 200;

    private EndedProcess() {}

    /** Whether it has ended, even if its parent has not collected it. */
    static boolean is(ProcessHandle process) {
        return !process.isAlive() || isDefunct(process.pid());
    }

    /** Completes when the process has ended. */
    static CompletableFuture<Void> of(ProcessHandle process) {
        return CompletableFuture.anyOf(process.onExit(), whenDefunct(process)).thenRun(() -> {});
    }

    private static CompletableFuture<Void> whenDefunct(ProcessHandle process) {
        return is(process)
                ? CompletableFuture.completedFuture(null)
                : CompletableFuture.supplyAsync(
                                () -> process, CompletableFuture.delayedExecutor(LOOK_MS, TimeUnit.MILLISECONDS))
                        .thenCompose(EndedProcess::whenDefunct);
    }

    /** As Linux says it: «pid (name) Z …». Elsewhere there is no such file, and no such process. */
    private static boolean isDefunct(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            return stat.startsWith(") Z", stat.lastIndexOf(')'));
        } catch (IOException e) {
            return false;
        }
    }
}
