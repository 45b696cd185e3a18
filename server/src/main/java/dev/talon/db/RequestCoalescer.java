package dev.talon.db;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Combines equal requests of the same moment. While one query runs, further requests are collected, and the next
 * query answers all of them. A single request never waits for others.
 */
public final class RequestCoalescer<K, V> {
    private record Asked<K, V>(K key, Promise<Optional<V>> answer) {}

    private final int most;
    private final Function<List<K>, Future<Map<K, V>>> question;
    private List<Asked<K, V>> gathered = new ArrayList<>();
    private boolean asking;

    /**
     * @param most how many keys one query covers
     * @param question answers the keys that exist; it must end some time
     */
    public RequestCoalescer(int most, Function<List<K>, Future<Map<K, V>>> question) {
        this.most = most;
        this.question = question;
    }

    /** @return empty if the answer has nothing for this key; fails if the query fails */
    public Future<Optional<V>> ask(K key) {
        var mine = new Asked<K, V>(key, Promise.promise());
        synchronized (this) {
            gathered.add(mine);
        }
        askNext();
        return mine.answer().future();
    }

    private void askNext() {
        List<Asked<K, V>> next;
        synchronized (this) {
            if (asking || gathered.isEmpty()) {
                return;
            }
            asking = true;
            next = gathered.subList(0, Math.min(most, gathered.size()));
            gathered = new ArrayList<>(gathered.subList(next.size(), gathered.size()));
        }
        var keys = new LinkedHashMap<K, Boolean>();
        next.forEach(each -> keys.put(each.key(), true));
        Future.succeededFuture()
                .compose(go -> question.apply(List.copyOf(keys.keySet())))
                .onComplete(answer -> {
                    synchronized (this) {
                        asking = false;
                    }
                    // The next question is on its way while these are answered.
                    askNext();
                    next.forEach(each -> {
                        if (answer.succeeded()) {
                            each.answer()
                                    .complete(
                                            Optional.ofNullable(answer.result().get(each.key())));
                        } else {
                            each.answer().fail(answer.cause());
                        }
                    });
                });
    }
}
