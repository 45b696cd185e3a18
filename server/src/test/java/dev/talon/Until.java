package dev.talon;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Waits for what a test can only ask for. It asks some fifty times a second instead of as often as a core can: what is waited for
 * needs that core. Where there is an event, such as a board, await that instead.
 */
public final class Until {
    private static final int PACE_MS = 20;
    /** Only for what will never come true; how fast the machine is decides nothing. */
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private Until() {}

    /**
     * @param what in words, for a failure
     * @param reached is asked on a thread of its own; what it throws ends the waiting
     */
    public static void isTrue(String what, Callable<Boolean> reached) {
        found(what, () -> reached.call() ? Optional.of(true) : Optional.empty());
    }

    /**
     * The first answer that is one.
     *
     * @param what in words, for a failure
     * @param question is asked on a thread of its own; what it throws ends the waiting
     */
    public static <T> T found(String what, Callable<Optional<T>> question) {
        var answer = new CompletableFuture<T>();
        ScheduledExecutorService asking = Executors.newSingleThreadScheduledExecutor();
        try {
            asking.scheduleWithFixedDelay(() -> ask(question, answer), 0, PACE_MS, TimeUnit.MILLISECONDS);
            return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Error failed ? failed : new AssertionError(what, e.getCause());
        } catch (TimeoutException e) {
            throw new AssertionError("in vain: " + what, e);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted: " + what, e);
        } finally {
            asking.shutdownNow();
        }
    }

    private static <T> void ask(Callable<Optional<T>> question, CompletableFuture<T> answer) {
        try {
            question.call().ifPresent(answer::complete);
        } catch (Throwable fault) {
            answer.completeExceptionally(fault);
        }
    }
}
