package dev.talon.paper;

import static dev.talon.web.Problem.said;

import dev.talon.hardware.layout.Logo;
import dev.talon.web.Answer;
import dev.talon.web.Api;
import dev.talon.web.JsonText;
import dev.talon.web.Problem;
import dev.talon.web.Request;
import dev.talon.web.Routes;
import dev.talon.web.SmallBody;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** {@code /slip-logos}: pictures for the head of a ticket. */
public final class LogoRoutes implements Routes {
    private static final String PNG = "image/png";

    private final SlipLogos logos;

    public LogoRoutes(SlipLogos logos) {
        this.logos = logos;
    }

    @Override
    public void mount(Api api) {
        api.raw("addSlipLogo", this::add).on("slipLogo", this::show);
    }

    private void add(Request asked) {
        RoutingContext context = asked.raw();
        HttpServerRequest request = context.request();
        String type =
                Optional.ofNullable(request.getHeader(HttpHeaders.CONTENT_TYPE)).orElse(PNG);
        Future<Buffer> body = type.startsWith(PNG)
                ? SmallBody.read(request, Logo.MOST_BYTES, LogoRoutes::tooLarge)
                : Future.failedFuture(notPng());
        body.compose(logos::add)
                .onSuccess(kept -> context.response()
                        .setStatusCode(201)
                        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                        .end(JsonText.encode(kept)))
                .onFailure(fault -> SmallBody.refuse(context, fault));
    }

    private Future<Answer> show(Request request) {
        return logos.get(request.path("logo"))
                .map(logo -> Answer.bytes(200, PNG, Buffer.buffer(logo.png()))
                        .header("cache-control", "private, max-age=86400"))
                .recover(fault -> Future.failedFuture(fault instanceof Problem ? unknown() : fault));
    }

    private static Problem unknown() {
        return Problem.notFound("no-such-logo", said("no-such-logo"));
    }

    private static Problem notPng() {
        return Problem.of(415, "not-png", "another-kind", said("not-png"));
    }

    private static Problem tooLarge() {
        int most = Logo.MOST_BYTES / 1024;
        return Problem.tooLarge("logo-too-large", said("logo-too-large", most));
    }
}
