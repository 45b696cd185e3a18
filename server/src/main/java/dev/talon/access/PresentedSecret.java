package dev.talon.access;

import dev.talon.web.CallerKind;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A secret that came with a request.
 *
 * @param place where it came from: a secret from a session cookie is accepted as a session's only
 * @param hash   its SHA-256
 * @param device the kind of device, if it came from a device's cookie
 */
record PresentedSecret(Place place, Buffer hash, Optional<CallerKind> device) {
    enum Place {
        BEARER,
        SESSION,
        DEVICE
    }

    /**
     * The secrets of a request. If there is a bearer token, it is the only one: a script means the token it sends,
     * whatever its cookies are.
     */
    static List<PresentedSecret> of(HttpServerRequest request) {
        Optional<String> bearer = bearer(request);
        if (bearer.isPresent()) {
            return List.of(new PresentedSecret(Place.BEARER, Secrets.hash(bearer.get()), Optional.empty()));
        }
        List<PresentedSecret> proofs = new ArrayList<>();
        for (Cookie cookie : request.cookies()) {
            if (cookie.getName().equals(Cookies.SESSION)) {
                proofs.add(new PresentedSecret(Place.SESSION, Secrets.hash(cookie.getValue()), Optional.empty()));
            } else if (cookie.getName().startsWith(Cookies.DEVICE)) {
                CallerKind.of(cookie.getName().substring(Cookies.DEVICE.length()))
                        .ifPresent(kind -> proofs.add(
                                new PresentedSecret(Place.DEVICE, Secrets.hash(cookie.getValue()), Optional.of(kind))));
            }
        }
        return proofs;
    }

    static Optional<String> bearer(HttpServerRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, "Bearer ", 0, 7)
                ? Optional.of(header.substring(7).strip())
                : Optional.empty();
    }
}
