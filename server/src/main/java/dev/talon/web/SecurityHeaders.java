package dev.talon.web;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The security headers of every answer: browsers load nothing from other hosts, show no page in a frame, and do not
 * guess content types. A header that a handler sets itself stays.
 */
public final class SecurityHeaders implements Handler<RoutingContext> {
    private final MultiMap headers = HttpHeaders.headers();

    /**
     * @param inlineScripts the texts of the inline scripts of pages, such as the import map; every other script must be
     *     a file of this server
     * @param https whether browsers use https: then they are told to use nothing else
     */
    public SecurityHeaders(Collection<String> inlineScripts, boolean https) {
        headers.set("Content-Security-Policy", policy(inlineScripts));
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "same-origin");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set(
                "Permissions-Policy",
                "camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), "
                        + "fullscreen=(self), autoplay=(self), screen-wake-lock=(self)");
        if (https) {
            headers.set("Strict-Transport-Security", "max-age=31536000");
        }
    }

    @Override
    public void handle(RoutingContext context) {
        HttpServerResponse response = context.response();
        context.addHeadersEndHandler(ending -> headers.forEach((name, value) -> {
            if (!response.headers().contains(name)) {
                response.putHeader(name, value);
            }
        }));
        context.next();
    }

    /** How a policy names the text of an inline script: {@code 'sha256-…'}. */
    public static String hash(String script) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String policy(Collection<String> inlineScripts) {
        String hashes = inlineScripts.stream()
                .distinct()
                .map(script -> " " + hash(script))
                .collect(Collectors.joining());
        return String.join(
                "; ",
                List.of(
                        "default-src 'self'",
                        "script-src 'self'" + hashes,
                        "img-src 'self' data: blob:",
                        "media-src 'self' blob:",
                        "object-src 'none'",
                        "base-uri 'none'",
                        "form-action 'self'",
                        "frame-ancestors 'none'"));
    }
}
