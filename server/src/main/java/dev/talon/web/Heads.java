package dev.talon.web;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Answers HEAD like GET, without the body. */
final class Heads {
    private static final String ASKED = Heads.class.getName();

    private Heads() {}

    /** Before everything else: what comes after sees a GET. */
    static void mount(Router router) {
        // For every method: a route for HEAD alone would answer 405 for every address that does not exist.
        router.route().handler(context -> {
            if (context.request().method() != HttpMethod.HEAD) {
                context.next();
                return;
            }
            String path = context.request().path();
            String query = context.request().query();
            context.put(ASKED, true);
            context.reroute(HttpMethod.GET, query == null ? path : path + "?" + query);
        });
    }

    /** Whether nobody waits for a body. */
    static boolean asked(RoutingContext context) {
        return context.get(ASKED, false);
    }
}
