package dev.talon.web;

import dev.talon.words.Languages;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/**
 * Serves the pages from the class path without changes, except for four additions to a page's HTML: the import map,
 * before it the script that warns users of browsers that are too old, the mark of the demonstration, and for pages of devices,
 * which stand for months, the Talon that they came from.
 */
public final class Pages {
    private static final List<String> STAFF_AND_DEVICES =
            List.of("login", "desk", "host", "manager", "admin", "pair", "kiosk", "hall", "sign");
    private static final Set<String> DEVICES = Set.of("kiosk", "hall", "sign");
    private static final String FOR_EVER = "public, max-age=31536000, immutable";

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
        // Only the reference page of the contract writes inline styles.
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
        text(router, "/away-worker.js", "text/javascript; charset=utf-8", AWAY_WORKER);
        for (String name : STAFF_AND_DEVICES) {
            page(router, "/" + name + "/", name);
            router.get("/" + name).handler(context -> redirect(context, "/" + name + "/"));
        }
        help(router);
        text(router, "/api/openapi.yaml", "application/yaml", Contract.TEXT);
        // These addresses contain versions, so their contents never change.
        router.get("/_static/*").handler(new ClassPathFiles("/_static/", "META-INF/resources/_static/", FOR_EVER));
        router.get("/_webjars/*").handler(new ClassPathFiles("/_webjars/", "META-INF/resources/webjars/", FOR_EVER));
        router.getWithRegex("/shared/words/[a-z-]+\\.js")
                .handler(new ClassPathFiles("/shared/words/", PageWords::script, Marked.ASK_EACH_TIME));
        router.getWithRegex("/(shared|docs|start|away|t|" + String.join("|", STAFF_AND_DEVICES)
                        + ")/.+\\.(js|css|svg|json|png)")
                .handler(new ClassPathFiles("/", "web/", Marked.ASK_EACH_TIME));
    }

    /** The documents; who asks for one in a language that it is not written in gets it in the default one. */
    private static void help(Router router) {
        router.get("/help/").handler(context -> toDocument(context, AskedLanguage.of(context), "index.html"));
        router.get("/help").handler(context -> redirect(context, "/help/"));
        router.getWithRegex("/help/.+").handler(new ClassPathFiles("/help/", "help/", Marked.ASK_EACH_TIME));
        router.getWithRegex("/help/[a-z]{2}/[a-z]*(\\.html)?").handler(context -> {
            String[] parts = context.normalizedPath().split("/");
            String name = parts.length > 3 ? parts[3] : "index.html";
            // One that is there was answered above.
            boolean answered = parts.length > 3 && isDocument(parts[2], name);
            if (answered || !isDocument(Languages.DEFAULT, name)) {
                context.next();
                return;
            }
            toDocument(context, parts[2], name);
        });
    }

    private static void toDocument(RoutingContext context, String language, String name) {
        String written = isDocument(language, name) ? language : Languages.DEFAULT;
        context.response()
                .setStatusCode(302)
                .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .putHeader(HttpHeaders.CACHE_CONTROL, Marked.ASK_EACH_TIME)
                .putHeader(HttpHeaders.LOCATION, "/help/" + written + "/" + name)
                .end();
    }

    private static boolean isDocument(String language, String name) {
        return Pages.class.getClassLoader().getResource("help/" + language + "/" + name) != null;
    }

    private void page(Router router, String path, String name) {
        String html = resource("web/" + name + "/index.html")
                .replace(
                        "<!-- importmap -->",
                        "<script src=\"/shared/old-browser.js\"></script><script type=\"importmap\">" + importMap
                                + "</script>")
                .replaceFirst("<html", "<html" + marks(name));
        text(router, path, "text/html; charset=utf-8", html);
    }

    private String marks(String name) {
        return (demo ? " data-demo" : "")
                + (DEVICES.contains(name) ? " data-release=\"" + ThisRelease.words() + "\"" : "");
    }

    private static void text(Router router, String path, String type, String text) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        String mark = Marked.mark(content);
        router.get(path)
                .handler(context -> Marked.send(context, type, mark, Marked.ASK_EACH_TIME, Buffer.buffer(content)));
    }

    private static void redirect(RoutingContext context, String path) {
        String query = context.request().query();
        context.response()
                .setStatusCode(308)
                .putHeader(HttpHeaders.LOCATION, query == null ? path : path + "?" + query)
                .end();
    }

    static String resource(String name) {
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
