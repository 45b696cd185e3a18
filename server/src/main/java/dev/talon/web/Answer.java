package dev.talon.web;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.streams.WriteStream;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The answer of a handler: a status, and a body that is written as JSON unless it is bytes already. */
public final class Answer {
    private final int status;
    private final String contentType;
    private final Buffer body;
    private final Optional<Function<WriteStream<Buffer>, Future<Void>>> pieces;
    private final List<Cookie> cookies = new ArrayList<>();
    private final List<Map.Entry<String, String>> headers = new ArrayList<>();

    private Answer(int status, String contentType, Buffer body) {
        this(status, contentType, body, Optional.empty());
    }

    private Answer(
            int status, String contentType, Buffer body, Optional<Function<WriteStream<Buffer>, Future<Void>>> pieces) {
        this.status = status;
        this.contentType = contentType;
        this.body = body;
        this.pieces = pieces;
    }

    public static Answer ok(Object body) {
        return of(200, body);
    }

    public static Answer created(Object body) {
        return of(201, body);
    }

    public static Answer accepted() {
        return new Answer(202, "", Buffer.buffer());
    }

    public static Answer noContent() {
        return new Answer(204, "", Buffer.buffer());
    }

    /** The caller already has the contents, as its {@code etag} shows. */
    public static Answer notModified() {
        return new Answer(304, "", Buffer.buffer());
    }

    public static Answer of(int status, Object body) {
        return new Answer(status, "application/json", JsonText.encode(body));
    }

    public static Answer bytes(int status, String contentType, Buffer body) {
        return new Answer(status, contentType, body);
    }

    /**
     * A body of any length that is written in parts.
     *
     * @param write writes each part when the one before has been sent; if it fails, the connection breaks, so that
     *     nobody takes an incomplete body for the whole
     */
    public static Answer pieces(String contentType, Function<WriteStream<Buffer>, Future<Void>> write) {
        return new Answer(200, contentType, Buffer.buffer(), Optional.of(write));
    }

    public Answer cookie(Cookie cookie) {
        cookies.add(cookie);
        return this;
    }

    public Answer header(String name, String value) {
        headers.add(Map.entry(name, value));
        return this;
    }

    int status() {
        return status;
    }

    void send(RoutingContext context) {
        HttpServerResponse response = context.response();
        response.setStatusCode(status);
        cookies.forEach(response::addCookie);
        headers.forEach(header -> response.putHeader(header.getKey(), header.getValue()));
        if (contentType.isEmpty()) {
            response.end();
            return;
        }
        response.putHeader("content-type", contentType);
        if (!response.headers().contains("cache-control")) {
            response.putHeader("cache-control", "no-store");
        }
        if (Heads.asked(context)) {
            response.end();
            return;
        }
        pieces.ifPresentOrElse(
                write -> write.apply(response.setChunked(true))
                        .onSuccess(written -> response.end())
                        .onFailure(fault -> response.reset()),
                () -> response.end(body));
    }
}
