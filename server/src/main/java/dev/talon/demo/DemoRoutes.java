package dev.talon.demo;

import static dev.talon.web.Problem.said;

import dev.talon.access.Cookies;
import dev.talon.web.Answer;
import dev.talon.web.Api;
import dev.talon.web.CallerKind;
import dev.talon.web.Problem;
import dev.talon.web.Request;
import dev.talon.web.Routes;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;

/** The start page's data and switches, and the addresses that pair the demonstration's devices. */
public final class DemoRoutes implements Routes {
    record Switch(boolean running) {}

    record State(boolean demo, List<Demo.Account> accounts, List<Demo.Link> links, Switch simulation) {}

    private static final Map<CallerKind, String> PAGES =
            Map.of(CallerKind.KIOSK, "/kiosk/", CallerKind.HALL_DISPLAY, "/hall/", CallerKind.DESK_DISPLAY, "/sign/");

    private final Demo demo;
    private final Cookies cookies;

    public DemoRoutes(Demo demo, Cookies cookies) {
        this.demo = demo;
        this.cookies = cookies;
    }

    @Override
    public void mount(Api api) {
        api.on("demoState", request -> Future.succeededFuture(Answer.ok(state())))
                .on("demoSimulation", this::simulate);
    }

    /** Opens a device's page as the demo's own device of that kind. */
    public void pages(Router router) {
        if (demo.on()) {
            PAGES.forEach(
                    (kind, page) -> router.get("/demo/" + kind.word()).handler(context -> open(context, kind, page)));
        }
    }

    private void open(RoutingContext context, CallerKind kind, String page) {
        demo.device(kind).ifPresent(token -> context.response().addCookie(cookies.device(kind, token)));
        context.response()
                .setStatusCode(303)
                .putHeader(HttpHeaders.LOCATION, page)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end();
    }

    private Object state() {
        return demo.on()
                ? new State(
                        true,
                        demo.accounts(),
                        demo.links(),
                        new Switch(demo.simulation().running()))
                : Map.of("demo", false);
    }

    private Future<Answer> simulate(Request request) {
        if (!demo.on()) {
            return Future.failedFuture(Problem.notFound("no-demo", said("no-demo")));
        }
        if (request.body(Switch.class).running()) {
            demo.simulation().start();
        } else {
            demo.simulation().stop();
        }
        return Future.succeededFuture(Answer.ok(state()));
    }
}
