package dev.talon.events.hook;

import dev.talon.db.Database;
import dev.talon.db.Hints;
import dev.talon.db.Recurring;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends to hooks: each in a run of its own, so that one that hangs delays no other. */
public final class HookDuty {
    private static final Logger LOG = LoggerFactory.getLogger(HookDuty.class);
    /** Hooks that one node sends to at once. */
    private static final int MOST = 200;
    /** So long after it had a hook a node looks at every change; where there are none, changes cost nothing more. */
    private static final Duration BUSY = Duration.ofMinutes(1);
    /** As long as the node finishes requests. */
    private static final int LEAVE_SECONDS = 5;
    /** Milliseconds in which the changes of all centres wake it once. */
    private static final int GATHER = 50;

    private final Recurring looks = new Recurring(LOG, "Sending to hooks");
    private final Vertx vertx;
    private final HookWork work;
    private final HookSender sender;
    private final HookTimes times;
    private final long timer;
    private final Set<Future<Boolean>> running = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean looking = new AtomicBoolean();
    private final AtomicBoolean gathering = new AtomicBoolean();
    /** When this node last had a hook, on the scale of {@link System#nanoTime}. */
    private volatile long taken = System.nanoTime() - BUSY.toNanos();

    private volatile boolean closed;

    public HookDuty(Vertx vertx, Database database, Hints hints, HookSettings settings) {
        this.vertx = vertx;
        this.times = settings.times();
        this.work = new HookWork(vertx, database, times);
        this.sender = new HookSender(vertx, settings);
        this.timer = vertx.setPeriodic(times.look().toMillis(), id -> look());
        hints.listen((centreId, version) -> {
            if (System.nanoTime() - taken < BUSY.toNanos()) {
                wake();
            }
        });
    }

    HookSender sender() {
        return sender;
    }

    /** There may be something to send. */
    void wake() {
        if (!closed && gathering.compareAndSet(false, true)) {
            vertx.setTimer(GATHER, id -> {
                gathering.set(false);
                look();
            });
        }
    }

    /** Finishes the messages that are answered soon; other nodes go on, and send again those that were not. */
    public Future<Void> close() {
        closed = true;
        vertx.cancelTimer(timer);
        return Future.join(running.stream().toList())
                .otherwiseEmpty()
                .timeout(LEAVE_SECONDS, TimeUnit.SECONDS)
                .otherwiseEmpty()
                .compose(done -> sender.close());
    }

    private void look() {
        int room = MOST - running.size();
        if (closed || room <= 0 || !looking.compareAndSet(false, true)) {
            return;
        }
        looks.heed(work.claim(room))
                .onSuccess(taken -> taken.forEach(this::send))
                .onComplete(done -> looking.set(false));
    }

    private void send(HookWork.Taken hook) {
        taken = System.nanoTime();
        Future<Boolean> run = new HookRun(work, sender, times, hook, () -> closed).run();
        running.add(run);
        run.onComplete(done -> running.remove(run))
                .onSuccess(more -> {
                    if (more) {
                        wake();
                    }
                })
                .onFailure(fault -> LOG.warn("Sending to hook {} was left: {}", hook.id(), fault.getMessage()));
    }
}
