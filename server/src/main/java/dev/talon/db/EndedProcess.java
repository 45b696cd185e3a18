package dev.talon.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Finds out whether a process that is not a child of this one has ended. Java's answer is not taken where the system's own can be had.
 * It considers a process alive that ended in a container whose first process does not collect ended processes. And it considers
 * every process ended while no file can be opened, which many connections may bring about.
 */
final class EndedProcess {
    private static final Path PROCESSES = Path.of("/proc");
    private static final int LOOK_MS = 200;

    private EndedProcess() {}

    /** Whether it has ended, even if its parent has not collected it. */
    static boolean is(ProcessHandle process) {
        // Whether a folder exists can be asked without opening a file.
        return Files.exists(PROCESSES.resolve("self"))
                ? !Files.exists(folder(process.pid())) || isDefunct(process.pid())
                : !process.isAlive();
    }

    /** Completes when the process has ended. */
    static CompletableFuture<Void> of(ProcessHandle process) {
        var ended = new CompletableFuture<Void>();
        look(process, ended);
        return ended;
    }

    private static void look(ProcessHandle process, CompletableFuture<Void> ended) {
        if (is(process)) {
            ended.complete(null);
        } else if (!ended.isDone()) {
            CompletableFuture.delayedExecutor(LOOK_MS, TimeUnit.MILLISECONDS).execute(() -> look(process, ended));
        }
    }

    /** As Linux says it: «pid (name) Z …». What cannot be read says nothing. */
    private static boolean isDefunct(long pid) {
        try {
            String stat = Files.readString(folder(pid).resolve("stat"));
            return stat.startsWith(") Z", stat.lastIndexOf(')'));
        } catch (IOException e) {
            return false;
        }
    }

    private static Path folder(long pid) {
        return PROCESSES.resolve(Long.toString(pid));
    }
}
