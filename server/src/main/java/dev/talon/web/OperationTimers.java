package dev.talon.web;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Measures each operation of the contract: how often, how long, and with which result
 * ({@code talon_operation_seconds}).
 */
final class OperationTimers {
    private record Key(String operation, String status) {}

    private final MeterRegistry metrics;
    private final Map<Key, Timer> timers = new ConcurrentHashMap<>();

    OperationTimers(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    /** Measures until the answer is known; the transfer of its bytes depends on the network. */
    Future<Answer> measure(String operation, Future<Answer> answer, long startedNanos) {
        return answer.onComplete(done -> {
            String status = done.succeeded() ? family(done.result().status()) : family(done.cause());
            timer(operation, status).record(System.nanoTime() - startedNanos, TimeUnit.NANOSECONDS);
        });
    }

    private static String family(Throwable fault) {
        return fault instanceof Problem problem ? family(problem.status()) : "5xx";
    }

    private static String family(int status) {
        return status / 100 + "xx";
    }

    private Timer timer(String operation, String status) {
        return timers.computeIfAbsent(
                new Key(operation, status),
                key -> Timer.builder("talon.operation")
                        .description("Operations of the interface, by how they ended")
                        .tag("operation", operation)
                        .tag("status", status)
                        .serviceLevelObjectives(
                                Duration.ofMillis(5),
                                Duration.ofMillis(25),
                                Duration.ofMillis(100),
                                Duration.ofSeconds(1))
                        .register(metrics));
    }
}
