package dev.talon.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a handler answers: a status, and a body that is written as JSON unless it is bytes already. */
public final class Answer {
    private final int status;
    private final String contentType;
    private final Buffer body;
    private final List<Cookie> cookies = new ArrayList<>();
    private final List<Map.Entry<String, String>> headers = new ArrayList<>();

    private Answer(int status, String contentType, Buffer body) {
        this.status = status;
        this.contentType = contentType;
        this.body = body;
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

    public static Answer of(int status, Object body) {
        return new Answer(status, "application/json", JsonText.encode(body));
    }

    public static Answer bytes(int status, String contentType, Buffer body) {
        return new Answer(status, contentType, body);
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

    void send(HttpServerResponse response) {
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
        response.end(body);
    }
}
