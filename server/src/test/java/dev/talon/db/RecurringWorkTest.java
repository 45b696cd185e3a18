package dev.talon.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;

@ExtendWith(VertxExtension.class)
final class RecurringWorkTest {
    private static final Duration NEVER = Duration.ofDays(1);

    @Test
    void isDoneAgainAndAgainByTheClockAndNotAfterItWasClosed(Vertx vertx) throws Exception {
        var thrice = new CountDownLatch(3);
        RecurringWork work = new RecurringWork(
                vertx, LoggerFactory.getLogger("test"), "Counting", Duration.ZERO, Duration.ofMillis(1), () -> {
                    thrice.countDown();
                    return Future.succeededFuture();
                });
        assertThat(thrice.await(20, TimeUnit.SECONDS)).isTrue();
        work.close();
    }

    @Test
    void isNeverDoneTwiceAtOnce(Vertx vertx) {
        Queue<Promise<Void>> begun = new ConcurrentLinkedQueue<>();
        RecurringWork work = new RecurringWork(vertx, LoggerFactory.getLogger("test"), "Waiting", NEVER, () -> {
            Promise<Void> one = Promise.promise();
            begun.add(one);
            return one.future();
        });
        work.now();
        work.now();
        assertThat(begun).hasSize(1);
        begun.remove().complete();
        work.now();
        assertThat(begun).hasSize(1);
        begun.remove().fail("no database");
        work.now();
        assertThat(begun).as("a failure is an end, too").hasSize(1);
        work.close();
    }

    @Test
    void goesOnAfterItFellBeforeItHadBegun(Vertx vertx) {
        var times = new AtomicInteger();
        RecurringWork work = new RecurringWork(vertx, LoggerFactory.getLogger("test"), "Falling", NEVER, () -> {
            times.incrementAndGet();
            throw new IllegalStateException("at once");
        });
        work.now();
        work.now();
        assertThat(times).hasValue(2);
        work.close();
    }
}
