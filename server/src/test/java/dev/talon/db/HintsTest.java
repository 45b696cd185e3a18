package dev.talon.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.Until;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HintsTest {
    private record Change(int centre, long version) {}

    private final TestDatabase test = TestDatabase.create();
    private final Vertx vertx = Vertx.vertx();
    private Database database;
    private Hints here;
    private Hints there;
    private final LinkedBlockingQueue<Change> heardHere = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<Change> heardThere = new LinkedBlockingQueue<>();

    @BeforeEach
    void startTwoNodes() {
        database = Database.open(vertx, test.address()).await();
        here = Hints.start(vertx, database).await();
        there = Hints.start(vertx, database).await();
        here.listen((centre, version) -> heardHere.add(new Change(centre, version)));
        there.listen((centre, version) -> heardThere.add(new Change(centre, version)));
    }

    @AfterEach
    void stop() {
        here.close().await();
        there.close().await();
        database.close().await();
        vertx.close().await();
        test.close();
    }

    @Test
    void aChangeIsToldOnceHereAndThere() throws InterruptedException {
        here.changed(7, 41);
        here.changed(7, 41);
        here.changed(7, 40);
        assertThat(heardHere.poll(5, TimeUnit.SECONDS)).isEqualTo(new Change(7, 41));
        assertThat(heardThere.poll(5, TimeUnit.SECONDS)).isEqualTo(new Change(7, 41));
        here.changed(7, 42);
        assertThat(heardHere.poll(5, TimeUnit.SECONDS)).isEqualTo(new Change(7, 42));
        assertThat(heardThere.poll(5, TimeUnit.SECONDS)).isEqualTo(new Change(7, 42));
        assertThat(heardHere).isEmpty();
    }

    @Test
    void aChangeNobodyToldOfIsFoundByThePoll() throws InterruptedException {
        int centre = centre();
        assertThat(heardThere.poll(5, TimeUnit.SECONDS)).isEqualTo(new Change(centre, 0));
        bump(centre);
        assertThat(heardThere.poll(5, TimeUnit.SECONDS)).isEqualTo(new Change(centre, 1));
        Until.isTrue("it counts as missed", () -> there.lag().missed() > 0);
    }

    @Test
    void howLongAChangeWasOnItsWayIsCountedFromItsCommitOnTheDatabasesClock() throws InterruptedException {
        var lags = new LinkedBlockingQueue<Duration>();
        there.lag().onHeard(lags::add);
        here.lag().onHeard(lag -> lags.add(Duration.ofDays(-1)));
        here.changed(7, 41);
        assertThat(lags.poll(5, TimeUnit.SECONDS)).as("of the other node only").isGreaterThanOrEqualTo(Duration.ZERO);
        here.lag().onHeard(lag -> {});
        database.fast().query("""
                        SELECT pg_notify('talon', '7:42,0:' || (extract(epoch FROM clock_timestamp() - interval '1 minute') * 1000000)::bigint)""").execute().await();
        assertThat(heardThere.poll(5, TimeUnit.SECONDS)).isEqualTo(new Change(7, 41));
        assertThat(heardThere.poll(5, TimeUnit.SECONDS)).isEqualTo(new Change(7, 42));
        assertThat(lags).isNotEmpty().allSatisfy(lag -> assertThat(lag).isGreaterThan(Duration.ofSeconds(50)));
    }

    @Test
    void aNodeWhoseListeningWasCutLearnsBySecondsAndListensAgain() throws InterruptedException {
        int centre = centre();
        assertThat(heardThere.poll(5, TimeUnit.SECONDS)).isEqualTo(new Change(centre, 0));
        var resynced = new LinkedBlockingQueue<Integer>();
        there.listen(new ChangeListener() {
            @Override
            public void changed(int id, long version) {}

            @Override
            public void resynced() {
                resynced.add(there.listenerPid());
            }
        });
        int cut = there.listenerPid();
        database.fast()
                .preparedQuery("SELECT pg_terminate_backend($1)")
                .execute(Tuple.of(cut))
                .await();
        bump(centre);
        here.changed(centre, 1);
        assertThat(heardThere.poll(5, TimeUnit.SECONDS)).isEqualTo(new Change(centre, 1));
        assertThat(resynced.poll(5, TimeUnit.SECONDS)).isNotNull().isNotEqualTo(cut);
        // The row says 1, so only the new connection can bring a 2.
        here.changed(centre, 2);
        assertThat(heardThere.poll(5, TimeUnit.SECONDS)).isEqualTo(new Change(centre, 2));
    }

    @Test
    void somebodyElsesWordOnTheChannelIsPassedOver() throws InterruptedException {
        for (String word : List.of("", "hello", "5", ":", "5:", "5:x", "99999999999:1", "7:41,", "a,b")) {
            database.fast()
                    .preparedQuery("SELECT pg_notify('talon', $1)")
                    .execute(Tuple.of(word))
                    .await();
        }
        here.changed(7, 41);
        assertThat(heardThere.poll(5, TimeUnit.SECONDS)).isEqualTo(new Change(7, 41));
    }

    @Test
    void aDatabaseThatLostCommitsIsBelieved() throws InterruptedException {
        int centre = centre();
        assertThat(heardThere.poll(5, TimeUnit.SECONDS)).isEqualTo(new Change(centre, 0));
        here.changed(centre, 40);
        assertThat(heardThere.poll(5, TimeUnit.SECONDS)).isEqualTo(new Change(centre, 40));
        assertThat(heardThere.poll(5, TimeUnit.SECONDS))
                .as("the row still says 0")
                .isEqualTo(new Change(centre, 0));
        bump(centre);
        assertThat(heardThere.poll(5, TimeUnit.SECONDS)).isEqualTo(new Change(centre, 1));
    }

    private int centre() {
        return database.fast()
                .query(
                        "INSERT INTO centre (code, name_ru, name_en, zone) VALUES ('a', 'а', 'a', 'Europe/Moscow') RETURNING id")
                .execute()
                .await()
                .iterator()
                .next()
                .getInteger(0);
    }

    private void bump(int centre) {
        database.fast()
                .preparedQuery("UPDATE centre SET version = version + 1 WHERE id = $1")
                .execute(Tuple.of(centre))
                .await();
    }
}
