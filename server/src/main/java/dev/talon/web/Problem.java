package dev.talon.web;

import dev.talon.words.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A failure that its reader can act on: what is wrong, where, and what to do (RFC 9457).
 *
 * <p>The type is a short word such as {@code desk-busy}. Pages may translate it, and scripts may branch on it.
 */
public final class Problem extends RuntimeException {
    /** One fault of the request: a JSON pointer or a parameter's name, and what is wrong there. */
    public record Fault(String pointer, Text words) {}

    /** What logs and exceptions speak. */
    private static final String ENGLISH = "en";

    private final int status;
    private final String type;
    private final Text title;
    private final Text detail;
    private final List<Fault> faults = new ArrayList<>();
    private final Map<String, Object> more = new LinkedHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();

    private Problem(int status, String type, String title, Text detail) {
        super(detail.in(ENGLISH), null, false, false);
        this.status = status;
        this.type = type;
        this.title = said("title." + title);
        this.detail = detail;
    }

    /** A text of {@code problems.json}: what is wrong and what to do. */
    public static Text said(String key, Object... put) {
        return Text.of("problems", key, put);
    }

    public static Problem badRequest(String type, Text detail) {
        return new Problem(400, type, "unreadable", detail);
    }

    public static Problem unauthorized(String type, Text detail) {
        return new Problem(401, type, "sign-in", detail);
    }

    public static Problem forbidden(String type, Text detail) {
        return new Problem(403, type, "not-allowed", detail);
    }

    /** @param own the only centre that the caller may touch */
    public static Problem anotherCentre(String own) {
        return forbidden("another-centre", said("another-centre", own));
    }

    public static Problem notFound(String type, Text detail) {
        return new Problem(404, type, "not-found", detail);
    }

    public static Problem conflict(String type, Text detail) {
        return new Problem(409, type, "not-now", detail);
    }

    public static Problem tooLarge(String type, Text detail) {
        return new Problem(413, type, "too-large", detail);
    }

    public static Problem unprocessable(String type, Text detail) {
        return new Problem(422, type, "wrong", detail);
    }

    /** @param retryAfter how long the caller should wait; at least a second is said */
    public static Problem tooManyRequests(String type, Text detail, Duration retryAfter) {
        Problem problem = new Problem(429, type, "too-many-tries", detail);
        problem.headers.put("Retry-After", Long.toString(Math.max(1, retryAfter.toSeconds())));
        return problem;
    }

    public static Problem unavailable(String type, Text detail) {
        return unavailable(type, detail, Duration.ofSeconds(2));
    }

    /** @param retryAfter how long the caller should wait; at least a second is said */
    public static Problem unavailable(String type, Text detail, Duration retryAfter) {
        Problem problem = new Problem(503, type, "unavailable", detail);
        problem.headers.put("Retry-After", Long.toString(Math.max(1, retryAfter.toSeconds())));
        return problem;
    }

    public static Problem unexpected() {
        return new Problem(500, "unexpected", "unexpected", said("unexpected"));
    }

    /** @param title a key of {@code problems.json} below {@code title} */
    public static Problem of(int status, String type, String title, Text detail) {
        return new Problem(status, type, title, detail);
    }

    /** Names the field that is at fault, shortly in English; a reader of another language is told the detail again. */
    public Problem at(String pointer, String english) {
        return at(pointer, language -> language.equals(ENGLISH) ? english : detail.in(language));
    }

    /** Names the field that is at fault, with what is wrong there. */
    public Problem at(String pointer, Text words) {
        faults.add(new Fault(pointer, words));
        return this;
    }

    /** Adds a member of its own to the problem, such as the call that a busy desk holds. */
    public Problem with(String key, Object value) {
        more.put(key, value);
        return this;
    }

    public int status() {
        return status;
    }

    public String type() {
        return type;
    }

    /** The fields at fault, in the order they were named. */
    public List<Fault> faults() {
        return List.copyOf(faults);
    }

    Map<String, String> headers() {
        return headers;
    }

    /** @param language a code of ISO 639-1 */
    String title(String language) {
        return title.in(language);
    }

    /** What is wrong and what to do, in a language. @param language a code of ISO 639-1 */
    public String detail(String language) {
        return detail.in(language);
    }

    /** The body of the answer, in the reader's language. */
    Map<String, Object> body(String language) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "/problems/" + type);
        body.put("title", title(language));
        body.put("status", status);
        body.put("detail", detail(language));
        if (!faults.isEmpty()) {
            body.put(
                    "errors",
                    faults.stream().map(fault -> told(fault, language)).toList());
        }
        body.putAll(more);
        return body;
    }

    private static Map<String, String> told(Fault fault, String language) {
        Map<String, String> told = new LinkedHashMap<>();
        told.put("pointer", fault.pointer());
        told.put("problem", fault.words().in(language));
        return told;
    }
}
