package dev.talon.web;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;

/** A validated request with its caller. */
public final class Request {
    private final RoutingContext context;
    private final Principal caller;
    private final RequestCheck.Given given;

    Request(RoutingContext context, Principal caller, RequestCheck.Given given) {
        this.context = context;
        this.caller = caller;
        this.given = given;
    }

    /** A parameter of the path; the contract guarantees that it is there and well formed. */
    public String path(String name) {
        return queries(name).get(0);
    }

    public Optional<String> query(String name) {
        return queries(name).stream().findFirst().filter(value -> !value.isEmpty());
    }

    /** Every value of a parameter that may be given several times; empty where it is left out. */
    public List<String> queries(String name) {
        return given.parameters().getOrDefault(name, List.of());
    }

    /** The body as a record, or the record of {@code {}} where the body may be and is left out. */
    public <T> T body(Class<T> type) {
        return JsonText.convert(given.body(), type);
    }

    /**
     * The {@code Idempotency-Key}, a space, and a hash of the request: a repetition with both changes nothing, a
     * different request with the same key is refused.
     */
    public Optional<String> key() {
        return plainKey()
                .map(key -> key + " "
                        + Fingerprint.of(context.request(), context.body().buffer()));
    }

    /**
     * The body merged with the present values: omitted fields stay, named ones are replaced, also by {@code null}.
     * Lists and objects are replaced as a whole.
     *
     * @param before the present values, whose fields have the names of the body's; empty if it is new
     */
    public <T extends Record> T bodyOver(Optional<?> before, Class<T> type) {
        if (before.isEmpty()) {
            return body(type);
        }
        JsonObject there = new JsonObject(JsonText.encode(before.get()));
        JsonObject whole = new JsonObject();
        for (var field : type.getRecordComponents()) {
            if (there.containsKey(field.getName())) {
                whole.put(field.getName(), there.getValue(field.getName()));
            }
        }
        return JsonText.decode(whole.mergeIn(given.body()).toBuffer(), type);
    }

    /** Whether the body names a field, be it as {@code null}. */
    public boolean says(String field) {
        return given.body().containsKey(field);
    }

    /** The version that the caller has seen, from {@code If-Match}; empty where they compare nothing. */
    public Optional<Integer> expectedVersion() {
        return query("If-Match")
                .map(tag -> tag.replaceAll("^(W/)?\"|\"$", ""))
                .filter(tag -> !tag.equals("*"))
                .map(tag -> tag.matches("[0-9]{1,9}") ? Integer.valueOf(tag) : Integer.valueOf(-1));
    }

    /** The {@code Idempotency-Key} as it was sent. */
    public Optional<String> plainKey() {
        return query("Idempotency-Key");
    }

    public Principal caller() {
        return caller;
    }

    /** The language that the reader asked for: by the parameter {@code language}, else as {@link #acceptLanguage}. */
    public String language() {
        return query("language").orElseGet(this::acceptLanguage);
    }

    /** The language that the reader would rather have, a code of ISO 639-1. */
    public String acceptLanguage() {
        return AskedLanguage.of(context);
    }

    public RoutingContext raw() {
        return context;
    }
}
