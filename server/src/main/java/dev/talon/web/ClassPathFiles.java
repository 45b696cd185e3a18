package dev.talon.web;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Reads files of the class path. */
final class ClassPathFiles implements Handler<RoutingContext> {
    /** No name begins with a dot, so that none leads upwards. */
    private static final Pattern NAME =
            Pattern.compile("(?:[A-Za-z0-9_@-][A-Za-z0-9_.@-]*/)*[A-Za-z0-9_@-][A-Za-z0-9_.@-]*\\.(\\w+)");

    private static final Map<String, String> TYPES = Map.of(
            "js", "text/javascript; charset=utf-8",
            "mjs", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "html", "text/html; charset=utf-8",
            "svg", "image/svg+xml",
            "json", "application/json",
            "map", "application/json",
            "png", "image/png",
            "woff2", "font/woff2",
            "woff", "font/woff");

    /** Where the content of a file comes from; empty where there is no such file. */
    @FunctionalInterface
    interface Reading {
        Optional<byte[]> of(String name) throws IOException;
    }

    private final String address;
    private final Reading reading;
    private final String keeping;
    private final Map<String, String> marks = new ConcurrentHashMap<>();

    /**
     * @param address what the addresses begin with, with a slash at its end
     * @param folder  where the files are in the class path, with a slash at its end
     * @param keeping how long a browser may keep them: {@code Cache-Control}
     */
    ClassPathFiles(String address, String folder, String keeping) {
        this(address, name -> read(folder + name), keeping);
    }

    /** @param reading gives a file's content by its name; it may take its time */
    ClassPathFiles(String address, Reading reading, String keeping) {
        this.address = address;
        this.reading = reading;
        this.keeping = keeping;
    }

    @Override
    public void handle(RoutingContext context) {
        String name = context.normalizedPath().substring(address.length());
        var parts = NAME.matcher(name);
        String type = parts.matches() ? TYPES.get(parts.group(1)) : null;
        if (type == null) {
            context.next();
            return;
        }
        String mark = marks.get(name);
        if (mark != null && Marked.isKnown(context, mark, keeping)) {
            return;
        }
        context.vertx()
                .executeBlocking(() -> reading.of(name), false)
                .onSuccess(content -> content.ifPresentOrElse(
                        bytes -> Marked.send(
                                context,
                                type,
                                marks.computeIfAbsent(name, first -> Marked.mark(bytes)),
                                keeping,
                                Buffer.buffer(bytes)),
                        context::next))
                .onFailure(context::fail);
    }

    private static Optional<byte[]> read(String name) throws IOException {
        try (InputStream in = ClassPathFiles.class.getClassLoader().getResourceAsStream(name)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        }
    }
}
