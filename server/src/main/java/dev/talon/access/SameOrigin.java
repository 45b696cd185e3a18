package dev.talon.access;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Prevents pages of other sites from acting with a browser's cookies.
 *
 * <p>A browser names the site of the page behind every changing request and behind every socket, in
 * {@code Sec-Fetch-Site} or {@code Origin}. A page cannot forge either. A request with neither does not come from a
 * browser's page; a script that keeps cookies is served.
 */
final class SameOrigin {
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final Optional<String> publicAuthority;

    /** @param publicUrl the address that browsers use, where a proxy stands before the server and does not pass {@code Host} on */
    SameOrigin(Optional<String> publicUrl) {
        publicAuthority = publicUrl.flatMap(SameOrigin::authority);
    }

    /** Whether a page of another site sent a request that changes something or opens a socket. */
    boolean refuses(HttpServerRequest request) {
        boolean socket = request.headers().contains(HttpHeaders.UPGRADE, "websocket", true);
        if (READING.contains(request.method()) && !socket
                || PresentedSecret.bearer(request).isPresent()) {
            return false;
        }
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null && (site.equals("same-origin") || site.equals("none"))) {
            return false;
        }
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin == null ? site != null : !isOurs(origin, request);
    }

    private boolean isOurs(String origin, HttpServerRequest request) {
        Optional<String> from = authority(origin);
        String scheme = origin.startsWith("https:") ? "https://" : "http://";
        Optional<String> host = Optional.ofNullable(request.getHeader(HttpHeaders.HOST))
                .or(() -> Optional.ofNullable(request.authority()).map(Object::toString))
                .flatMap(named -> authority(scheme + named));
        return from.isPresent() && (from.equals(host) || from.equals(publicAuthority));
    }

    /** Host and port of an address, the port also where the scheme implies it. */
    private static Optional<String> authority(String address) {
        try {
            URI uri = URI.create(address);
            if (uri.getHost() == null) {
                return Optional.empty();
            }
            int implied = "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
            int port = uri.getPort() < 0 ? implied : uri.getPort();
            return Optional.of(uri.getHost().toLowerCase(Locale.ROOT) + ":" + port);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
