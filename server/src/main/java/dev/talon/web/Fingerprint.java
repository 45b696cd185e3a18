package dev.talon.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * Tells whether two requests are equal: the operation, its target and its body. The same JSON with another order of
 * fields or other blanks is equal; so are {@code {}} and no body.
 */
final class Fingerprint {
    private static final ObjectMapper SORTED = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    /** Bytes of the hash: enough to make accidental collisions of one key impossible in practice. */
    private static final int LENGTH = 15;

    private Fingerprint() {}

    /** @return 20 letters, digits, {@code -} and {@code _} */
    static String of(HttpServerRequest request, Buffer body) {
        MessageDigest digest = sha256();
        digest.update((request.method() + " " + request.uri() + "\n").getBytes(StandardCharsets.UTF_8));
        if (body != null && body.length() > 0) {
            digest.update(sorted(body.getBytes()));
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest.digest(), LENGTH));
    }

    private static byte[] sorted(byte[] body) {
        try {
            byte[] sorted = SORTED.writeValueAsBytes(SORTED.readValue(body, Object.class));
            return sorted.length == 2 ? new byte[0] : sorted;
        } catch (IOException e) {
            return body;
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
