package dev.talon.web;

import dev.talon.db.DatabaseAway;
import dev.talon.db.DatabaseLimits;
import dev.talon.db.TooManyWaiting;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns every failure into a problem that its reader can act on. */
public final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
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
                    context.request().path(),
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
            LOG.warn("The database did not answer: {}", fault.toString());
            return Problem.unavailable("database-away", "The database does not answer; try again in a moment.")
                    .ru("База данных не отвечает; повторите через несколько секунд.");
        }
        if (READ_ONLY.equals(DatabaseAway.state(fault))) {
            LOG.warn("The database is read-only: {}", fault.getMessage());
            return Problem.unavailable(
                            "database-read-only",
                            "Nothing was changed: the database can only be read at the moment. Try again in a moment.")
                    .ru(
                            "Ничего не изменено: база данных сейчас доступна только для чтения. Повторите через несколько секунд.");
        }
        HttpMethod method = context.request().method();
        boolean reads = method == HttpMethod.GET || method == HttpMethod.HEAD;
        if (reads && CUT_OFF.equals(DatabaseAway.state(fault))) {
            LOG.warn(
                    "{} {} was cut off",
                    context.request().method(),
                    context.request().path());
            return Problem.unavailable(
                            "took-too-long",
                            "This took longer than it may. Ask for less at once: a shorter period or fewer centres.")
                    .ru("Ответ готовился слишком долго. Запросите меньше: период короче или меньше центров.");
        }
        if (DatabaseLimits.ranInto(fault)) {
            LOG.warn(
                    "{} {} was held up: {}",
                    context.request().method(),
                    context.request().path(),
                    fault.getMessage());
            return Problem.unavailable(
                            "held-up",
                            "Nothing was changed: something else is being done with the same figures. Send the same request again"
                                    + " in a moment, with the same Idempotency-Key.",
                            Duration.ofSeconds(1))
                    .ru("Ничего не изменено: с этими же данными сейчас работает кто-то ещё. Повторите через секунду.");
        }
        if (fault instanceof TooManyWaiting busy) {
            return Problem.unavailable(
                            "reports-busy",
                            "Too many long reports are being made for others. Try again in a while, or ask for less at"
                                    + " once: a shorter period or fewer centres.",
                            busy.retryAfter())
                    .ru(
                            "Сейчас готовится слишком много больших отчётов для других. Повторите чуть позже или запросите меньше:"
                                    + " период короче или меньше центров.");
        }
        if (NO_ROOM.equals(DatabaseAway.state(fault))) {
            LOG.error("The database's disk is full: {}", fault.getMessage());
            return Problem.of(
                            507,
                            "no-room",
                            "No room on the disk",
                            "Nothing was changed: the database's disk is full. Make room and try again.")
                    .ru("Ничего не изменено: диск базы данных заполнен. Освободите место и повторите.");
        }
        if (UNFIT_TEXT.equals(DatabaseAway.state(fault))) {
            return Problem.badRequest("invalid-request", "A text of the request has a character that cannot be kept.")
                    .ru("В тексте запроса есть знак, который нельзя сохранить.");
        }
        LOG.error("{} {} failed", context.request().method(), context.request().path(), fault);
        return Problem.unexpected();
    }

    static Problem ofStatus(int status) {
        return switch (status) {
            case 404 ->
                Problem.notFound("no-such-address", "There is nothing at this address.")
                        .ru("По этому адресу ничего нет.");
            case 405 ->
                Problem.of(405, "no-such-method", "Not allowed", "This address does not take this method.")
                        .ru("Этот адрес не принимает такой метод запроса.");
            case 413 ->
                Problem.tooLarge("too-large", "The body is larger than this operation takes.")
                        .ru("Тело запроса больше, чем принимает эта операция.");
            case 415 ->
                Problem.of(415, "media-type", "Another kind of file is expected", "The body must be application/json.")
                        .ru("Тело запроса должно быть в формате application/json.");
            default ->
                status >= 400 && status < 500
                        ? Problem.of(
                                        status,
                                        "bad-request",
                                        "The request cannot be read",
                                        "This is not a request as HTTP wants it: look at its first line and its headers.")
                                .ru("Это не запрос по правилам HTTP: проверьте его первую строку и заголовки.")
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
        boolean russian = Languages.russian(context);
        if (isLookedAt(context)) {
            response.putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
                    .end(ProblemPage.of(problem, russian));
        } else {
            response.putHeader(HttpHeaders.CONTENT_TYPE, TYPE).end(JsonText.encode(problem.body(russian)));
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
