package dev.talon.web;

import static dev.talon.web.Problem.said;

import dev.talon.db.DatabaseAway;
import dev.talon.db.DatabaseLimits;
import dev.talon.db.RequestId;
import dev.talon.db.TooManyWaiting;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns every failure into a problem that its reader can act on. */
public final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private static final SparseLog AWAY = new SparseLog(LOG);
    private static final SparseLog HELD_UP = new SparseLog(LOG);
    /** SQLSTATE of a statement that ran into its timeout. */
    private static final String CUT_OFF = "57014";
    /** SQLSTATE of a read-only server: a former primary, or a standby. */
    private static final String READ_ONLY = "25006";
    /** SQLSTATE of a full disk. */
    private static final String NO_ROOM = "53100";

    /** The media type of a problem. */
    static final String TYPE = "application/problem+json";

    /** SQLSTATE of a text with a NUL, or with an invalid character. */
    private static final String UNFIT_TEXT = "22021";

    private Failures() {}

    public static void mount(Router router) {
        router.route().failureHandler(Failures::answer);
        for (int status : new int[] {400, 404, 405, 406, 413, 414, 415, 431}) {
            router.errorHandler(status, context -> send(context, ofStatus(status)));
        }
        router.errorHandler(500, Failures::answer);
    }

    static void answer(RoutingContext context) {
        if (context.response().closed()) {
            LOG.debug("{} left before the answer", context.request().remoteAddress());
            return;
        }
        if (context.response().headWritten() && context.failure() instanceof IOException) {
            LOG.info(
                    "{} {} broke off: {}",
                    context.request().method(),
                    AnswerLog.address(context),
                    context.failure().toString());
            context.response().reset();
            return;
        }
        send(context, problem(context));
    }

    private static Problem problem(RoutingContext context) {
        Throwable fault = context.failure();
        if (fault instanceof Problem problem) {
            return problem;
        }
        if (fault instanceof HttpException http) {
            return ofStatus(http.getStatusCode());
        }
        // The router itself refused the request: without a host, for example.
        if (fault == null || context.statusCode() >= 400 && context.statusCode() < 500) {
            return ofStatus(context.statusCode());
        }
        if (DatabaseAway.is(fault)) {
            AWAY.warn("The database did not answer: {}", fault.toString());
            return Problem.unavailable("database-away", said("database-away"));
        }
        if (READ_ONLY.equals(DatabaseAway.state(fault))) {
            AWAY.warn("The database is read-only: {}", fault.getMessage());
            return Problem.unavailable("database-read-only", said("database-read-only"));
        }
        HttpMethod method = context.request().method();
        boolean reads = method == HttpMethod.GET || method == HttpMethod.HEAD;
        if (reads && CUT_OFF.equals(DatabaseAway.state(fault))) {
            HELD_UP.warn("{} {} was cut off", context.request().method(), AnswerLog.address(context));
            return Problem.unavailable("took-too-long", said("took-too-long"));
        }
        if (DatabaseLimits.ranInto(fault)) {
            HELD_UP.warn(
                    "{} {} was held up: {}",
                    context.request().method(),
                    AnswerLog.address(context),
                    fault.getMessage());
            return Problem.unavailable("held-up", said("held-up"), Duration.ofSeconds(1));
        }
        if (fault instanceof TooManyWaiting busy) {
            return Problem.unavailable("reports-busy", said("reports-busy"), busy.retryAfter());
        }
        if (NO_ROOM.equals(DatabaseAway.state(fault))) {
            LOG.error("The database's disk is full: {}", fault.getMessage());
            return Problem.of(507, "no-room", "no-room", said("no-room.database"));
        }
        if (UNFIT_TEXT.equals(DatabaseAway.state(fault))) {
            return Problem.badRequest("invalid-request", said("invalid-request"));
        }
        LOG.error("{} {} failed", context.request().method(), AnswerLog.address(context), fault);
        return Problem.unexpected();
    }

    static Problem ofStatus(int status) {
        return switch (status) {
            case 404 -> Problem.notFound("no-such-address", said("no-such-address"));
            case 405 -> Problem.of(405, "no-such-method", "not-allowed", said("no-such-method"));
            case 413 -> Problem.tooLarge("too-large", said("too-large"));
            case 415 -> Problem.of(415, "media-type", "another-kind", said("media-type"));
            default ->
                status >= 400 && status < 500
                        ? Problem.of(status, "bad-request", "unreadable", said("bad-request"))
                        : Problem.unexpected();
        };
    }

    private static void send(RoutingContext context, Problem problem) {
        HttpServerResponse response = context.response();
        if (response.ended() || response.headWritten()) {
            response.reset();
            return;
        }
        response.setStatusCode(problem.status()).putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        problem.headers().forEach(response::putHeader);
        String language = AskedLanguage.of(context);
        if (isLookedAt(context)) {
            response.putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
                    .end(ProblemPage.of(problem, language));
        } else {
            Map<String, Object> body = problem.body(language);
            RequestId.now().ifPresent(id -> body.put("requestId", id.text()));
            response.putHeader(HttpHeaders.CONTENT_TYPE, TYPE).end(JsonText.encode(body));
        }
    }

    /** Whether a person's browser asked for a page, and not a program, or a page of ours, for an answer. */
    private static boolean isLookedAt(RoutingContext context) {
        String accept = context.request().getHeader(HttpHeaders.ACCEPT);
        return accept != null
                && accept.contains("text/html")
                && !context.request().path().startsWith("/api/v1/");
    }
}
