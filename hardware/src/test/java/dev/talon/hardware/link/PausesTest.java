package dev.talon.hardware.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PausesTest {
    private double random = 1;
    private final Pauses pauses = new Pauses(Duration.ofMillis(500), Duration.ofSeconds(10), () -> random);

    @Test
    void theyGrowToTheLongestAndStartOver() {
        assertThat(pauses.next()).isEqualTo(Duration.ofMillis(500));
        assertThat(pauses.next()).isEqualTo(Duration.ofSeconds(1));
        assertThat(pauses.next()).isEqualTo(Duration.ofSeconds(2));
        for (int i = 0; i < 100; i++) {
            assertThat(pauses.next()).isLessThanOrEqualTo(Duration.ofSeconds(10));
        }
        assertThat(pauses.next()).isEqualTo(Duration.ofSeconds(10));
        pauses.startOver();
        assertThat(pauses.next()).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void twoAgentsDoNotComeBackInStep() {
        random = 0;
        assertThat(pauses.next()).isEqualTo(Duration.ofMillis(250));
        random = 0.5;
        assertThat(pauses.next()).isEqualTo(Duration.ofMillis(750));
    }
}
