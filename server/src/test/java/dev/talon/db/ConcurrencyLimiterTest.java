package dev.talon.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.talon.Until;
import dev.talon.table.ReportHouse;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConcurrencyLimiterTest {
    private final Vertx vertx = Vertx.vertx();
    private final List<String> begun = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        ReportHouse.await(vertx.close());
    }

    @Test
    void theOthersWaitInTheOrderInWhichTheyCame() {
        var turns = new ConcurrencyLimiter(vertx, 2, 10, Duration.ofMinutes(5));
        Promise<String> first = Promise.promise();
        Promise<String> second = Promise.promise();
        Promise<String> third = Promise.promise();
        Future<String> one = turns.take(() -> begin("one", first));
        turns.take(() -> begin("two", second));
        Future<String> three = turns.take(() -> begin("three", third));
        Future<String> four = turns.take(() -> begin("four", Promise.promise()));
        assertThat(begun).containsExactly("one", "two");

        first.complete("done");
        assertThat(ReportHouse.await(one)).isEqualTo("done");
        third.complete("done too");
        assertThat(ReportHouse.await(three)).isEqualTo("done too");
        assertThat(begun).startsWith("one", "two", "three");
        assertThat(four.isComplete()).isFalse();
    }

    @Test
    void atAPaceTheOthersWaitThoughThereAreFreePlaces() {
        var turns = new ConcurrencyLimiter(vertx, 10, 10, Duration.ofMinutes(5), pace(2, 2, Duration.ofMinutes(5)));
        turns.take(() -> begin("one", Promise.promise()));
        turns.take(() -> begin("two", Promise.promise()));
        turns.take(() -> begin("three", Promise.promise()));
        assertThat(begun).containsExactly("one", "two");
        assertThat(turns.waiting()).isOne();
    }

    @Test
    void atAPaceAllBeginSomeTimeAndNoMoreThanThereArePlaces() {
        var turns = new ConcurrencyLimiter(vertx, 2, 10, Duration.ofMinutes(5), pace(1, 1, Duration.ofMillis(1)));
        Promise<String> first = Promise.promise();
        Future<String> one = turns.take(() -> begin("one", first));
        Future<String> two = turns.take(() -> begin("two", Promise.promise()));
        Future<String> three = turns.take(() -> begin("three", done()));
        Until.isTrue("the second begins", () -> begun.size() == 2);
        assertThat(three.isComplete()).isFalse();
        first.complete("done");
        assertThat(ReportHouse.await(one)).isEqualTo("done");
        assertThat(ReportHouse.await(three)).isEqualTo("done");
        assertThat(two.isComplete()).isFalse();
        assertThat(begun).containsExactly("one", "two", "three");
    }

    private static Promise<String> done() {
        Promise<String> done = Promise.promise();
        done.complete("done");
        return done;
    }

    @Test
    void aWhileThatCameLateIsFollowedByARestAsLongThoughNeverALongOne() {
        ConcurrencyLimiter.Pace pace = pace(8, 8, Duration.ofMillis(5));
        assertThat(pace.restAfter(Duration.ofMillis(5))).isZero();
        assertThat(pace.restAfter(Duration.ofMillis(4))).isZero();
        assertThat(pace.restAfter(Duration.ofMillis(12))).isEqualTo(Duration.ofMillis(7));
        assertThat(pace.restAfter(Duration.ofSeconds(3))).isEqualTo(Duration.ofMillis(10));
    }

    @Test
    void soManyBeginThatAllWhoWaitHaveBegunInTimeThoughNeverFewerNorMoreThanItAllows() {
        ConcurrencyLimiter.Pace pace = pace(15, 32, Duration.ofMillis(20));
        assertThat(pace.starts(0)).isEqualTo(15);
        assertThat(pace.starts(3_000)).isEqualTo(15);
        assertThat(pace.starts(3_001)).isEqualTo(16);
        assertThat(pace.starts(40_000)).isEqualTo(32);
    }

    private static ConcurrencyLimiter.Pace pace(int fewest, int most, Duration every) {
        return new ConcurrencyLimiter.Pace(fewest, most, every, every.multipliedBy(200));
    }

    @Test
    void whatFailsMakesRoomToo() {
        var turns = new ConcurrencyLimiter(vertx, 1, 10, Duration.ofMinutes(5));
        Promise<String> first = Promise.promise();
        Future<String> one = turns.take(() -> begin("one", first));
        Future<String> two = turns.take(() -> {
            throw new IllegalStateException("at once");
        });
        Future<String> three = turns.take(() -> Future.succeededFuture("three"));
        first.fail("later");
        assertThatThrownBy(() -> ReportHouse.await(two)).hasMessage("at once");
        assertThat(ReportHouse.await(three)).isEqualTo("three");
        assertThat(one.failed()).isTrue();
        assertThat(ReportHouse.await(turns.take(() -> Future.succeededFuture("four"))))
                .isEqualTo("four");
    }

    @Test
    void itBeginsOnTheContextOfItsCaller() {
        var turns = new ConcurrencyLimiter(vertx, 1, 10, Duration.ofMinutes(5));
        Promise<String> first = Promise.promise();
        turns.take(() -> first.future());
        Context mine = vertx.getOrCreateContext();
        Promise<Context> where = Promise.promise();
        mine.runOnContext(go -> {
            turns.take(() -> {
                where.complete(Vertx.currentContext());
                return Future.succeededFuture();
            });
            first.complete("done");
        });
        assertThat(ReportHouse.await(where.future())).isSameAs(mine);
    }

    @Test
    void whoCannotWaitIsRefusedAtOnce() {
        var turns = new ConcurrencyLimiter(vertx, 1, 1, Duration.ofMinutes(5));
        Promise<String> first = Promise.promise();
        turns.take(() -> begin("one", first));
        Future<String> two = turns.take(() -> begin("two", first));
        Future<String> three = turns.take(() -> begin("three", first));
        assertThat(three.cause())
                .isInstanceOfSatisfying(
                        TooManyWaiting.class,
                        busy -> assertThat(busy.retryAfter()).isEqualTo(Duration.ofMinutes(5)));
        first.complete("done");
        assertThat(ReportHouse.await(two)).isEqualTo("done");
        assertThat(begun).containsExactly("one", "two");
    }

    @Test
    void whoWaitedTooLongIsRefusedAndTheNextIsNot() {
        var turns = new ConcurrencyLimiter(vertx, 1, 10, Duration.ofMillis(30));
        Promise<String> first = Promise.promise();
        turns.take(() -> begin("one", first));
        Future<String> two = turns.take(() -> begin("two", Promise.promise()));
        assertThatThrownBy(() -> ReportHouse.await(two)).isInstanceOf(TooManyWaiting.class);
        first.complete("done");
        assertThat(ReportHouse.await(turns.take(() -> Future.succeededFuture("three"))))
                .isEqualTo("three");
        assertThat(begun).containsExactly("one");
    }

    private Future<String> begin(String who, Promise<String> until) {
        begun.add(who);
        return until.future();
    }
}
