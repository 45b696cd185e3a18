package dev.talon.web;

import static dev.talon.web.Problem.said;

import dev.talon.words.Languages;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/** Answers requests that are not valid HTTP, or too long. They never reach the routes. */
final class BrokenRequests {
    private BrokenRequests() {}

    static void answer(HttpServerRequest request) {
        Problem problem = problem(request.decoderResult().cause());
        request.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Failures.TYPE)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader(HttpHeaders.CONNECTION, "close")
                .end(JsonText.encode(
                        problem.body(Languages.ofHeader(request.headers().get(HttpHeaders.ACCEPT_LANGUAGE)))));
        request.connection().close();
    }

    private static Problem problem(Throwable fault) {
        if (fault instanceof TooLongHttpLineException) {
            return Problem.of(414, "address-too-long", "too-large", said("address-too-long"));
        }
        if (fault instanceof TooLongHttpHeaderException) {
            return Problem.of(431, "headers-too-long", "too-large", said("headers-too-long"));
        }
        return Failures.ofStatus(400);
    }
}
