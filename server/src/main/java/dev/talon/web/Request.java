package dev.talon.web;

import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;

/** A validated request with its caller. */
public final class Request {
    private final RoutingContext context;
    private final Principal caller;

    Request(RoutingContext context, Principal caller) {
        this.context = context;
        this.caller = caller;
    }

    /** A parameter of the path; the contract guarantees that it is there and well formed. */
    public String path(String name) {
        return context.pathParam(name);
    }

    public Optional<String> query(String name) {
        return Optional.ofNullable(context.queryParams().get(name)).filter(value -> !value.isEmpty());
    }

    /** Every value of a parameter that may be given several times; empty where it is left out. */
    public List<String> queries(String name) {
        return context.queryParam(name);
    }

    /** The body as a record, or the record of {@code {}} where the body may be and is left out. */
    public <T> T body(Class<T> type) {
        var buffer = context.body().buffer();
        return JsonText.decode(
                buffer == null || buffer.length() == 0 ? io.vertx.core.buffer.Buffer.buffer("{}") : buffer, type);
    }

    /**
     * The {@code Idempotency-Key}, a space, and a hash of what is asked with it: a command that comes again with both changes
     * nothing, one with the key alone is refused.
     */
    public Optional<String> key() {
        return plainKey()
                .map(key -> key + " "
                        + Fingerprint.of(context.request(), context.body().buffer()));
    }

    /** The {@code Idempotency-Key} as it was sent. */
    public Optional<String> plainKey() {
        return Optional.ofNullable(context.request().getHeader("Idempotency-Key"));
    }

    public Principal caller() {
        return caller;
    }

    /** Whether the reader prefers Russian to English. */
    public boolean russian() {
        return Languages.russian(context);
    }

    public RoutingContext raw() {
        return context;
    }
}
