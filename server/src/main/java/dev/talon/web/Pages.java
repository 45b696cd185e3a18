package dev.talon.web;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.FileSystemAccess;
import io.vertx.ext.web.handler.StaticHandler;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The pages, as they stand in the class path: the source is what runs. Only two things are put into a page's HTML: the one
 * import map, and the mark of the demonstration.
 */
public final class Pages {
    private static final List<String> STAFF_AND_DEVICES =
            List.of("login", "desk", "manager", "admin", "kiosk", "hall", "sign");
    private static final int YEAR = 365 * 24 * 3600;

    /** The contract with the address it stands at, which only its readers need. */
    private static final String CONTRACT =
            resource("openapi.yaml").replaceFirst("(?m)^tags:", "servers:\n  - url: /api/v1\ntags:");

    /** At the root, so that it may answer for every device's page. */
    private static final String AWAY_WORKER = resource("web/away/worker.js");

    private final String importMap = resource("web/shared/importmap.json").strip();
    private final boolean demo;

    public Pages(boolean demo) {
        this.demo = demo;
    }

    /** The one inline script of the pages; the content security policy must name it. */
    public String importMap() {
        return importMap;
    }

    public void mount(Router router) {
        page(router, "/", "start");
        page(router, "/t/:centre/:id", "t");
        // The renderer of the contract writes styles of its own; no page of ours does.
        router.get("/api/docs").handler(context -> {
            context.response()
                    .putHeader(
                            "Content-Security-Policy",
                            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
                                    + "object-src 'none'; base-uri 'none'; frame-ancestors 'none'");
            context.next();
        });
        page(router, "/api/docs", "docs");
        page(router, "/away/", "away");
        router.get("/away-worker.js")
                .handler(context -> answer(context, "text/javascript; charset=utf-8", AWAY_WORKER));
        for (String name : STAFF_AND_DEVICES) {
            page(router, "/" + name + "/", name);
            router.get("/" + name).handler(context -> redirect(context, "/" + name + "/"));
        }
        router.get("/api/openapi.yaml").handler(context -> answer(context, "application/yaml", CONTRACT));
        // Versions stand in these addresses, so what they name never changes.
        router.get("/_static/*").handler(files("META-INF/resources/_static", YEAR));
        router.get("/_webjars/*").handler(files("META-INF/resources/webjars", YEAR));
        router.getWithRegex("/(shared|docs|start|away|t|" + String.join("|", STAFF_AND_DEVICES)
                        + ")/.+\\.(js|css|svg|json|png)")
                .handler(files("web", 0));
    }

    private void page(Router router, String path, String name) {
        String html = resource("web/" + name + "/index.html")
                .replace("<!-- importmap -->", "<script type=\"importmap\">" + importMap + "</script>")
                .replaceFirst("<html", demo ? "<html data-demo" : "<html");
        router.get(path).handler(context -> answer(context, "text/html; charset=utf-8", html));
    }

    private static void answer(RoutingContext context, String type, String text) {
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, type)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                .end(text);
    }

    private static void redirect(RoutingContext context, String path) {
        String query = context.request().query();
        context.response()
                .setStatusCode(308)
                .putHeader(HttpHeaders.LOCATION, query == null ? path : path + "?" + query)
                .end();
    }

    /** @param seconds how long a browser may keep a file without asking; 0: it asks each time */
    private static StaticHandler files(String root, int seconds) {
        return StaticHandler.create(FileSystemAccess.RELATIVE, root)
                .setDirectoryListing(false)
                .setIncludeHidden(false)
                .setDefaultContentEncoding("UTF-8")
                .setMaxAgeSeconds(seconds)
                .setFilesReadOnly(true)
                .setAlwaysAsyncFS(true);
    }

    private static String resource(String name) {
        try (InputStream in = Pages.class.getClassLoader().getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("not on the class path: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("cannot be read: " + name, e);
        }
    }
}
