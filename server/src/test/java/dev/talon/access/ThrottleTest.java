package dev.talon.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ThrottleTest {
    private final AtomicLong nanos = new AtomicLong();
    private final Throttle throttle = new Throttle(3, Duration.ofSeconds(10), nanos::get);

    @Test
    void letsABurstThroughAndThenOneAtATime() {
        assertThat(threeTries()).isEqualTo(3);
        assertThat(throttle.refused("a")).contains(Duration.ofSeconds(10));
        assertThat(throttle.refused("b")).isEmpty();
        nanos.addAndGet(Duration.ofSeconds(9).toNanos());
        assertThat(throttle.refused("a")).contains(Duration.ofSeconds(1));
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(throttle.refused("a")).isEmpty();
        assertThat(throttle.refused("a")).contains(Duration.ofSeconds(10));
    }

    @Test
    void forgetsAfterAQuietWhile() {
        threeTries();
        nanos.addAndGet(Duration.ofSeconds(30).toNanos());
        assertThat(threeTries()).isEqualTo(3);
    }

    @Test
    void aTryThatWentWellCostsNothing() {
        threeTries();
        throttle.giveBack("a");
        assertThat(throttle.refused("a")).isEqualTo(Optional.empty());
        assertThat(throttle.refused("a")).isPresent();
        throttle.forget("a");
        assertThat(threeTries()).isEqualTo(3);
    }

    private int threeTries() {
        int through = 0;
        for (int i = 0; i < 3; i++) {
            through += throttle.refused("a").isEmpty() ? 1 : 0;
        }
        return through;
    }
}
