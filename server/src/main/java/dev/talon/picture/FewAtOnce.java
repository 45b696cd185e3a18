package dev.talon.picture;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;

/** Lets so much work run at a time; the rest waits in its order. */
final class FewAtOnce {
    private final int most;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int running;

    /** @param most at least 1 */
    FewAtOnce(int most) {
        this.most = most;
    }

    <T> Future<T> run(Supplier<Future<T>> work) {
        Promise<T> promise = Promise.promise();
        Runnable turn = () -> Future.succeededFuture()
                .compose(started -> work.get())
                .onComplete(promise)
                .onComplete(over -> next());
        synchronized (this) {
            if (running == most) {
                waiting.add(turn);
                return promise.future();
            }
            running++;
        }
        turn.run();
        return promise.future();
    }

    private void next() {
        Runnable turn;
        synchronized (this) {
            turn = waiting.poll();
            if (turn == null) {
                running--;
                return;
            }
        }
        turn.run();
    }
}
