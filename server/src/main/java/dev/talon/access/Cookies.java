package dev.talon.access;

import dev.talon.web.CallerKind;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Optional;

/**
 * Writes the cookies with secrets. No script can read them, and no other site can send them.
 *
 * @param secure whether browsers send them over https only; true if the public address is https
 */
public record Cookies(boolean secure) {
    static final String SESSION = "talon-session";
    static final String DEVICE = "talon-device-";
    /**
     * Remembers that this browser has signed in before; it grants no access. Its name sorts after the session's, which
     * readers of headers look for first.
     */
    private static final String BROWSER = "talon-signed-in";

    /** Browsers keep no cookie longer than 400 days; a device gets a fresh one whenever it asks who it is. */
    private static final Duration DEVICE_AGE = Duration.ofDays(400);

    public Cookie session(String secret, Duration age) {
        return cookie(SESSION, secret, age);
    }

    /** Tells a browser that has signed in before from strangers' ones. */
    public Cookie browser(String secret) {
        return cookie(BROWSER, secret, DEVICE_AGE);
    }

    /** The secret of a browser that has signed in before. */
    public static Optional<String> browserOf(HttpServerRequest request) {
        return Optional.ofNullable(request.getCookie(BROWSER))
                .map(Cookie::getValue)
                .filter(secret -> secret.matches("[A-Za-z0-9_-]{43}"));
    }

    /** Makes the browser forget its session. */
    public Cookie noSession() {
        return cookie(SESSION, "", Duration.ZERO);
    }

    /** @param kind the device's kind: one browser may be several devices, one of a kind */
    public Cookie device(CallerKind kind, String secret) {
        return cookie(DEVICE + kind.word(), secret, DEVICE_AGE);
    }

    /** The session secret that a request carries. */
    public static Optional<String> sessionOf(HttpServerRequest request) {
        return Optional.ofNullable(request.getCookie(SESSION)).map(Cookie::getValue);
    }

    /** The secret of the device of a kind that a request carries. */
    public static Optional<String> deviceOf(HttpServerRequest request, CallerKind kind) {
        return Optional.ofNullable(request.getCookie(DEVICE + kind.word())).map(Cookie::getValue);
    }

    private Cookie cookie(String name, String value, Duration age) {
        return Cookie.cookie(name, value)
                .setPath("/")
                .setHttpOnly(true)
                .setSecure(secure)
                .setSameSite(CookieSameSite.STRICT)
                .setMaxAge(age.toSeconds());
    }
}
