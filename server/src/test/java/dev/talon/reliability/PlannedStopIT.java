package dev.talon.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One of two nodes behind HAProxy is stopped as at an upgrade: nobody notices. */
@Timeout(300)
class PlannedStopIT {
    @TempDir
    Path temporary;

    @Test
    void everyCommandIsAnsweredAtTheFirstTryAndTheBoardsAreRight() throws Exception {
        try (var region = new Region(temporary, 2)) {
            region.fault();
            region.node(0).terminate();
            assertThat(region.node(0).exitCode()).isEqualTo(143);
            Seen seen = region.end().record("SIGTERM to one of two nodes", 2);
            assertThat(seen.surprises()).isEmpty();
            assertThat(seen.noAnswers()).as("instead of an answer").isEmpty();
            assertThat(seen.lost()).isZero();
            assertThat(seen.doubled()).isZero();
        }
    }
}
