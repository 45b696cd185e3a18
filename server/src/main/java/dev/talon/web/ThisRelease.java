package dev.talon.web;

import dev.talon.release.Release;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;

/** Health, metrics and the pages of devices name the version and the commit of this node. */
public final class ThisRelease {
    private static final Release RELEASE = Release.of(ThisRelease.class);

    private ThisRelease() {}

    /** Such as {@code 0.2.0 (commit 1a2b3c4)}. */
    public static String words() {
        return RELEASE.words();
    }

    /** {@code talon_build_info}, as Prometheus' conventions have it: always 1, and its labels say what runs. */
    static void show(MeterRegistry metrics) {
        Gauge.builder("talon.build.info", () -> 1)
                .description("The version and the commit of this node")
                .tag("version", RELEASE.version())
                .tag("commit", RELEASE.commit())
                .register(metrics);
    }

    /** Answers a question for health. */
    static void say(RoutingContext context, int status, String state) {
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put("status", state);
        answer.put("version", RELEASE.version());
        answer.put("commit", RELEASE.commit());
        context.response()
                .setStatusCode(status)
                .putHeader("content-type", "application/json")
                .putHeader("cache-control", "no-store")
                .end(JsonText.encode(answer));
    }
}
