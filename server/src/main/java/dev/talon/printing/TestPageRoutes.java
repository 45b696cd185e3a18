package dev.talon.printing;

import dev.talon.web.Answer;
import dev.talon.web.Api;
import dev.talon.web.Request;
import dev.talon.web.Routes;
import io.vertx.core.Future;

/**
 * {@code /centres/{centre}/printers/{printer}/test-page} and {@code …/test-ticket}: papers that show what the printer makes of its
 * profile, and of a ticket of the centre.
 */
public final class TestPageRoutes implements Routes {
    private final TestPages pages;

    public TestPageRoutes(TestPages pages) {
        this.pages = pages;
    }

    @Override
    public void mount(Api api) {
        api.on("printTestPage", request -> print(request, false))
                .on("printTestTicket", request -> print(request, true))
                .on("testPagePicture", this::picture);
    }

    private Future<Answer> print(Request request, boolean ticket) {
        return pages.print(
                        request.path("centre"),
                        request.path("printer"),
                        new TestPages.Wanted(ticket, request.acceptLanguage()),
                        request.caller().name(),
                        request.key())
                .map(begun -> Answer.accepted());
    }

    private Future<Answer> picture(Request request) {
        return pages.picture(request.path("centre"), request.path("printer"), request.acceptLanguage())
                .map(png -> Answer.bytes(200, "image/png", png));
    }
}
