package dev.talon.db;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/** Lets a fixed number of long tasks run at once; the others wait in order. */
public final class ConcurrencyLimiter {
    private record Waiter(Context context, Promise<Void> turn) {}

    private final Vertx vertx;
    private final int places;
    private final int capacity;
    private final Duration patience;
    private final Deque<Waiter> waiting = new ArrayDeque<>();
    private int taken;

    /**
     * @param places how many run at once
     * @param capacity how many may wait; the next is refused at once
     * @param patience how long each of them may wait
     */
    public ConcurrencyLimiter(Vertx vertx, int places, int capacity, Duration patience) {
        this.vertx = vertx;
        this.places = places;
        this.capacity = capacity;
        this.patience = patience;
    }

    /**
     * Starts the work in its turn, on the caller's Vert.x context.
     *
     * @return fails with {@link TooManyWaiting} if it cannot start
     */
    public <T> Future<T> take(Supplier<Future<T>> work) {
        return turn().compose(mine ->
                Future.succeededFuture().compose(begun -> work.get()).onComplete(done -> leave()));
    }

    /** How many wait now. */
    public synchronized int waiting() {
        return waiting.size();
    }

    private synchronized Future<Void> turn() {
        if (taken < places) {
            taken++;
            return Future.succeededFuture();
        }
        if (waiting.size() >= capacity) {
            return Future.failedFuture(new TooManyWaiting(patience));
        }
        var waiter = new Waiter(vertx.getOrCreateContext(), Promise.promise());
        waiting.add(waiter);
        long timer = vertx.setTimer(patience.toMillis(), late -> refuse(waiter));
        return waiter.turn().future().onComplete(over -> vertx.cancelTimer(timer));
    }

    private void refuse(Waiter waiter) {
        boolean waited;
        synchronized (this) {
            waited = waiting.remove(waiter);
        }
        if (waited) {
            waiter.turn().fail(new TooManyWaiting(patience));
        }
    }

    private void leave() {
        Waiter next;
        synchronized (this) {
            next = waiting.poll();
            if (next == null) {
                taken--;
            }
        }
        if (next != null) {
            next.context().runOnContext(go -> next.turn().complete());
        }
    }
}
