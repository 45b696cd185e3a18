package dev.talon.events.hook;

import static dev.talon.web.Problem.said;

import dev.talon.web.Problem;
import java.net.URI;
import java.net.URISyntaxException;

/** An address of a hook: http or https, a host, and nothing that does not belong into one. */
record HookUrl(URI uri) {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    /** @throws Problem 422 if it is no such address */
    static HookUrl of(String text) {
        try {
            URI uri = new URI(text);
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            if (web && uri.getHost() != null && uri.getRawUserInfo() == null && uri.getRawFragment() == null) {
                return new HookUrl(uri);
            }
        } catch (URISyntaxException e) {
            // The sentence below says it.
        }
        throw Problem.unprocessable("hook-url", said("hook-url", text)).at("/url", "is no http or https address");
    }

    boolean encrypted() {
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    /** Without the brackets of an IPv6 address. */
    String host() {
        String host = uri.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    int port() {
        return uri.getPort() > 0 ? uri.getPort() : encrypted() ? HTTPS : HTTP;
    }

    /** What stands in the first line of the request. */
    String target() {
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }
}
