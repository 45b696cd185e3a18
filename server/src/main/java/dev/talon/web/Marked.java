package dev.talon.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;

/**
 * A file as browsers get it. Its ETag depends on its contents only, so it is the same on every node and after every
 * start, and a browser loads only changed files again.
 */
final class Marked {
    /** The browser may store it, but must check each time. */
    static final String ASK_EACH_TIME = "no-cache";

    private Marked() {}

    /** A weak ETag, because the transferred bytes may be compressed. */
    static String mark(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return "W/\"" + HexFormat.of().formatHex(digest, 0, 16) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * Sets the headers that an answer with and without the contents share.
     *
     * @return whether the browser has it already: then 304 is answered
     */
    static boolean isKnown(RoutingContext context, String mark, String keeping) {
        HttpServerResponse response = context.response()
                .putHeader(HttpHeaders.ETAG, mark)
                .putHeader(HttpHeaders.CACHE_CONTROL, keeping)
                .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        String known = context.request().getHeader(HttpHeaders.IF_NONE_MATCH);
        if (known == null || !(known.strip().equals("*") || names(known, mark))) {
            return false;
        }
        response.setStatusCode(304).end();
        return true;
    }

    static void send(RoutingContext context, String type, String mark, String keeping, Buffer content) {
        if (!isKnown(context, mark, keeping)) {
            context.response().putHeader(HttpHeaders.CONTENT_TYPE, type).end(content);
        }
    }

    /** Weakly compared, as RFC 9110 wants it here. */
    private static boolean names(String header, String mark) {
        return Stream.of(header.split(",")).map(Marked::opaque).anyMatch(opaque(mark)::equals);
    }

    private static String opaque(String mark) {
        return mark.strip().replaceFirst("^W/", "");
    }
}
