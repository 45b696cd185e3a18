package dev.talon.metrics;

import dev.talon.db.HintLag;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** How soon the boards of a node hear of what other nodes changed, as Prometheus reads it. */
public final class HintMetrics {
    private static final Duration[] STEPS = {
        Duration.ofMillis(20),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5)
    };

    private HintMetrics() {}

    public static void show(HintLag lag, MeterRegistry metrics) {
        Timer timer = Timer.builder("talon.hints.lag")
                .description("From the commit of another node until the boards of this node were told")
                .serviceLevelObjectives(STEPS)
                .register(metrics);
        lag.onHeard(timer::record);
        FunctionCounter.builder("talon.hints.missed", lag, HintLag::missed)
                .description("Changes of centres of which no hint came, so that only the poll found them")
                .register(metrics);
    }
}
