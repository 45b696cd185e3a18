package dev.talon.paper;

import static dev.talon.web.Problem.said;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.talon.web.Answer;
import dev.talon.web.Problem;
import dev.talon.web.Request;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A cache of pictures by their contents. Pictures are drawn one at a time, so that many requests do not take the
 * processors from the queue.
 */
final class KeptPictures {
    private static final int BYTES = 16 << 20;
    private static final int MOST_WAITING = 100;

    private final WorkerExecutor drawer;
    private final Cache<Object, Picture> kept = Caffeine.newBuilder()
            .maximumWeight(BYTES)
            .weigher((Object key, Picture picture) -> 500 + picture.bytes().length())
            .build();
    private final Map<Object, Future<Picture>> underWay = new ConcurrentHashMap<>();

    KeptPictures(Vertx vertx) {
        this.drawer = vertx.createSharedWorkerExecutor("slip-pictures", 1);
    }

    /** @param etag names these bytes and no others */
    record Picture(String type, Buffer bytes, String etag) {
        /** Answers a request; without the bytes if the caller has them. */
        Answer answer(Request request, int seconds) {
            String known = request.raw().request().getHeader("if-none-match");
            boolean same = known != null
                    && Arrays.stream(known.split(","))
                            .map(String::strip)
                            .anyMatch(one -> one.equals(etag) || one.equals("W/" + etag) || one.equals("*"));
            Answer answer = same ? Answer.notModified() : Answer.bytes(200, type, bytes);
            return answer.header("cache-control", "private, max-age=" + seconds).header("etag", etag);
        }
    }

    /**
     * @param shows everything on which the picture depends, with {@code equals}
     * @param draw draws it, on a thread of its own; called only if it is not cached
     * @return fails with a 503 problem if too many different pictures are waiting
     */
    Future<Picture> get(Object shows, String type, Callable<Buffer> draw) {
        Picture before = kept.getIfPresent(shows);
        if (before != null) {
            return Future.succeededFuture(before);
        }
        Future<Picture> soon = underWay.get(shows);
        if (soon != null) {
            return soon;
        }
        if (underWay.size() >= MOST_WAITING) {
            return Future.failedFuture(
                    Problem.unavailable("too-many-pictures", said("too-many-pictures"), Duration.ofSeconds(1)));
        }
        Future<Picture> drawn = drawer.executeBlocking(() -> picture(type, draw.call()), false);
        underWay.put(shows, drawn);
        return drawn.onSuccess(picture -> kept.put(shows, picture)).onComplete(done -> underWay.remove(shows));
    }

    /** How much is kept. */
    long bytes() {
        kept.cleanUp();
        return kept.asMap().values().stream()
                .mapToLong(picture -> picture.bytes().length())
                .sum();
    }

    private static Picture picture(String type, Buffer bytes) throws NoSuchAlgorithmException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes.getBytes());
        return new Picture(type, bytes, '"' + HexFormat.of().formatHex(digest, 0, 16) + '"');
    }
}
