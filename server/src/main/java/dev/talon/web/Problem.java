package dev.talon.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A failure that its reader can act on: what is wrong, where, and what to do (RFC 9457).
 *
 * <p>The type is a short word such as {@code desk-busy}. Pages may translate it, and scripts may branch on it.
 */
public final class Problem extends RuntimeException {
    /**
     * An error in the request: a JSON pointer or a parameter's name, and what is wrong there. Without Russian words the
     * detail is repeated.
     */
    public record Fault(String pointer, String english, String russian) {}

    private static final Map<String, String> RUSSIAN_TITLES = Map.ofEntries(
            Map.entry("The request cannot be read", "Запрос не разобрать"),
            Map.entry("Sign in first", "Сначала войдите"),
            Map.entry("Not allowed", "Это не разрешено"),
            Map.entry("Not found", "Не найдено"),
            Map.entry("Not possible now", "Сейчас это невозможно"),
            Map.entry("Changed meanwhile", "Тем временем изменено"),
            Map.entry("Too large", "Слишком большой запрос"),
            Map.entry("Something in the request is wrong", "В запросе ошибка"),
            Map.entry("Too many tries", "Слишком много попыток"),
            Map.entry("Not available now", "Сейчас недоступно"),
            Map.entry("A fault of ours", "Ошибка сервера"),
            Map.entry("Another kind of file is expected", "Нужен другой вид файла"),
            Map.entry("Misdirected request", "Запрос не по адресу"),
            Map.entry("Upgrade required", "Нужен другой протокол"),
            Map.entry("No room on the disk", "Нет места на диске"));

    private final int status;
    private final String type;
    private final String title;
    private final List<Fault> faults = new ArrayList<>();
    private final Map<String, Object> more = new LinkedHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private String russian;

    private Problem(int status, String type, String title, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.type = type;
        this.title = title;
    }

    public static Problem badRequest(String type, String detail) {
        return new Problem(400, type, "The request cannot be read", detail);
    }

    public static Problem unauthorized(String type, String detail) {
        return new Problem(401, type, "Sign in first", detail);
    }

    public static Problem forbidden(String type, String detail) {
        return new Problem(403, type, "Not allowed", detail);
    }

    /** @param own the only centre that the caller may touch */
    public static Problem anotherCentre(String own) {
        return forbidden(
                        "another-centre", "You belong to the centre " + own + "; this is another's, or of all centres.")
                .ru("Вы относитесь к центру " + own + ", а это другого центра или всех центров.");
    }

    public static Problem notFound(String type, String detail) {
        return new Problem(404, type, "Not found", detail);
    }

    public static Problem conflict(String type, String detail) {
        return new Problem(409, type, "Not possible now", detail);
    }

    public static Problem tooLarge(String type, String detail) {
        return new Problem(413, type, "Too large", detail);
    }

    public static Problem unprocessable(String type, String detail) {
        return new Problem(422, type, "Something in the request is wrong", detail);
    }

    /** @param retryAfter how long the caller should wait; at least a second is said */
    public static Problem tooManyRequests(String type, String detail, Duration retryAfter) {
        Problem problem = new Problem(429, type, "Too many tries", detail);
        problem.headers.put("Retry-After", Long.toString(Math.max(1, retryAfter.toSeconds())));
        return problem;
    }

    public static Problem unavailable(String type, String detail) {
        return unavailable(type, detail, Duration.ofSeconds(2));
    }

    /** @param retryAfter how long the caller should wait; at least a second is said */
    public static Problem unavailable(String type, String detail, Duration retryAfter) {
        Problem problem = new Problem(503, type, "Not available now", detail);
        problem.headers.put("Retry-After", Long.toString(Math.max(1, retryAfter.toSeconds())));
        return problem;
    }

    public static Problem unexpected() {
        return new Problem(
                        500,
                        "unexpected",
                        "A fault of ours",
                        "The server could not do this; its log says why. Try again.")
                .ru("Сервер не смог этого сделать, причина — в его журнале. Повторите.");
    }

    public static Problem of(int status, String type, String title, String detail) {
        return new Problem(status, type, title, detail);
    }

    /** Names the field that is at fault; a reader of Russian is told the detail again. */
    public Problem at(String pointer, String english) {
        return at(pointer, english, null);
    }

    /** Names the field that is at fault, with what is wrong there in both languages. */
    public Problem at(String pointer, String english, String russian) {
        faults.add(new Fault(pointer, english, russian));
        return this;
    }

    /** Adds a member of its own to the problem, such as the call that a busy desk holds. */
    public Problem with(String key, Object value) {
        more.put(key, value);
        return this;
    }

    /** The detail for a reader of Russian. */
    public Problem ru(String detail) {
        russian = detail;
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

    /** Whether a reader of Russian gets the problem in Russian: its title and its detail, or neither. */
    private boolean inRussian(boolean asked) {
        return asked && russian != null && RUSSIAN_TITLES.containsKey(title);
    }

    String title(boolean inRussian) {
        return inRussian(inRussian) ? RUSSIAN_TITLES.get(title) : title;
    }

    String detail(boolean inRussian) {
        return inRussian(inRussian) ? russian : getMessage();
    }

    /** The body of the answer, in the reader's language where there is a text in it. */
    Map<String, Object> body(boolean inRussian) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "/problems/" + type);
        body.put("title", title(inRussian));
        body.put("status", status);
        body.put("detail", detail(inRussian));
        if (!faults.isEmpty()) {
            body.put(
                    "errors",
                    faults.stream().map(fault -> said(fault, inRussian)).toList());
        }
        body.putAll(more);
        return body;
    }

    private Map<String, String> said(Fault fault, boolean inRussian) {
        Map<String, String> said = new LinkedHashMap<>();
        said.put("pointer", fault.pointer());
        String russianWords = Optional.ofNullable(fault.russian()).orElse(russian);
        said.put("problem", inRussian && russianWords != null ? russianWords : fault.english());
        return said;
    }
}
