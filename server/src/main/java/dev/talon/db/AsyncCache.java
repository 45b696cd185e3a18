package dev.talon.db;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Remembers answers of the database for a while. Callers at the same moment share one query; failures are not
 * remembered.
 */
public final class AsyncCache<K, V> {
    private final Vertx vertx;
    private final Function<K, Future<V>> question;
    private final Cache<K, CompletableFuture<V>> answers;

    /**
     * @param age how long an answer is valid
     * @param size how many are kept
     */
    public AsyncCache(Vertx vertx, Duration age, long size, Function<K, Future<V>> question) {
        this.vertx = vertx;
        this.question = question;
        this.answers =
                Caffeine.newBuilder().expireAfterWrite(age).maximumSize(size).build();
    }

    /** The answer, on the caller's Vert.x context, whoever asked first. */
    public Future<V> get(K key) {
        CompletableFuture<V> answer = answers.get(
                key, asked -> question.apply(asked).toCompletionStage().toCompletableFuture());
        if (answer.isDone() && !answer.isCompletedExceptionally()) {
            return Future.succeededFuture(answer.join());
        }
        return Future.fromCompletionStage(answer, vertx.getOrCreateContext())
                .onFailure(fault -> answers.asMap().remove(key, answer));
    }

    /** Forgets the answer at once, even one that is being queried. */
    public void forget(K key) {
        answers.invalidate(key);
    }

    public void forgetIf(Predicate<K> which) {
        answers.asMap().keySet().removeIf(which);
    }
}
