package dev.talon.web;

import dev.talon.words.Beginning;
import io.vertx.core.Context;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * A line of the log for each answer that somebody may ask about by its request's name: a fault of the server, a refusal, and what took
 * long. What went well leaves none: a busy hall would fill the disk. Nor do more than so many of a second.
 */
final class AnswerLog {
    /** Nobody waits so long gladly, and only reports and imports take it. */
    static final Duration SLOW = Duration.ofSeconds(3);

    private static final Logger LOG = LoggerFactory.getLogger(AnswerLog.class);
    private static final SparseLog FAULTS = of(50);
    private static final SparseLog LATE = of(50);
    private static final SparseLog REFUSALS = of(50);

    private static final String ADDRESS = "the operation's address";
    /** Ids of tickets, which let one give the ticket up, and other long words; and logins. */
    private static final Pattern PRIVATE = Pattern.compile("(?<=/)[^/]{25,}|(?<=/staff/)[^/]+");

    private static final int LONGEST = 200;

    private AnswerLog() {}

    private static SparseLog of(int atOnce) {
        return new SparseLog(LOG, atOnce, Duration.ofSeconds(1), System::nanoTime);
    }

    static void follow(RoutingContext context) {
        long started = System.nanoTime();
        // The request's own, which knows its name.
        Context here = context.vertx().getOrCreateContext();
        context.addEndHandler(ended -> {
            long millis = (System.nanoTime() - started) / 1_000_000;
            int status = context.response().getStatusCode();
            if (isSaid(status, context.response().headers().get(HttpHeaders.CONTENT_TYPE), millis)) {
                here.runOnContext(then -> say(context, status, millis));
            }
        });
        context.next();
    }

    /** Names the operation whose address a line has in place of the request's own. @param template such as {@code /centres/{centre}} */
    static void name(RoutingContext context, String template) {
        context.put(ADDRESS, template);
        context.next();
    }

    /** The address of a request without what is private in it: no ids of tickets, no logins, nothing that was asked after a question mark. */
    static String address(RoutingContext context) {
        String template = context.get(ADDRESS);
        String centre = context.pathParam("centre");
        String path = context.request().path();
        String address = template != null
                ? "/api/v1" + (centre == null ? template : template.replace("{centre}", centre))
                : path == null ? "?" : PRIVATE.matcher(path).replaceAll("…");
        return Beginning.marked(address, LONGEST);
    }

    /** @param type of the answer, or null: streams and sockets last as long as somebody listens */
    static boolean isSaid(int status, String type, long millis) {
        return status >= 400
                || millis >= SLOW.toMillis()
                        && status != 101
                        && (type == null || !type.startsWith("text/event-stream"));
    }

    private static void say(RoutingContext context, int status, long millis) {
        SparseLog log = status >= 500 ? FAULTS : status >= 400 ? REFUSALS : LATE;
        String method = context.request().method().name();
        String address = address(context);
        log.say(
                LOG.atLevel(status >= 500 ? Level.WARN : Level.INFO)
                        .addKeyValue("method", method)
                        .addKeyValue("path", address)
                        .addKeyValue("status", status)
                        .addKeyValue("ms", millis),
                "{} {} was answered {} after {} ms",
                method,
                address,
                status,
                millis);
    }
}
