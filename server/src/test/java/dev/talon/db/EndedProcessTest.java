package dev.talon.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.Until;
import java.io.BufferedReader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class EndedProcessTest {
    /** As in a container whose first process is a program that clears nothing away. */
    @Test
    @Timeout(60)
    void aProcessThatNobodyClearsAwayHasEndedAllTheSame() throws Exception {
        Process careless = new ProcessBuilder("sh", "-c", "sleep 600 & echo $!; exec sleep 600").start();
        try (BufferedReader words = careless.inputReader()) {
            ProcessHandle left =
                    ProcessHandle.of(Long.parseLong(words.readLine())).orElseThrow();
            // A shell would still clear its children away; what it becomes does not.
            Until.isTrue(
                    "it became what does not",
                    () -> careless.info().command().orElse("").endsWith("/sleep"));
            CompletableFuture<Void> ended = EndedProcess.of(left);
            assertThat(EndedProcess.is(left)).isFalse();
            assertThat(ended).isNotDone();

            left.destroyForcibly();
            assertThat(ended).succeedsWithin(20, TimeUnit.SECONDS);
            assertThat(EndedProcess.is(left)).isTrue();
            assertThat(left.isAlive()).as("its parent has not asked for it").isTrue();
        } finally {
            careless.destroyForcibly();
        }
    }
}
