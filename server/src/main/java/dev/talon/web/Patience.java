package dev.talon.web;

import static dev.talon.web.Problem.said;

import dev.talon.db.Deadline;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Limits how late a request may be executed. Every answer contains the time of this node, in milliseconds; a request
 * may contain the time until which somebody waits for it. If a network or a machine that stood still delivers it
 * later, it is not executed.
 */
final class Patience {
    static final CharSequence TIME = HttpHeaders.createOptimized("Talon-Time");
    static final CharSequence UNTIL = HttpHeaders.createOptimized("Talon-Until");
    private static final Pattern MILLISECONDS = Pattern.compile("\\d{1,15}");

    private Patience() {}

    static void read(RoutingContext context) {
        long now = System.currentTimeMillis();
        context.response().putHeader(TIME, Long.toString(now));
        String until = context.request().getHeader(UNTIL);
        if (until == null) {
            context.next();
            return;
        }
        if (!MILLISECONDS.matcher(until).matches()) {
            context.fail(Problem.badRequest("invalid-request", said("invalid-request.until"))
                    .at("Talon-Until", "must be a number of milliseconds"));
            return;
        }
        Duration left = Duration.ofMillis(Long.parseLong(until) - now);
        if (left.isNegative()) {
            context.fail(Problem.unavailable("too-late", said("too-late"), Duration.ofSeconds(1)));
            return;
        }
        Deadline.in(left).here();
        context.next();
    }
}
