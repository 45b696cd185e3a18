package dev.talon.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A statement carries the moment after which it must not begin, from the first one of a node and of its connections on. */
@Timeout(60)
class TimelyStatementTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    /** What is left of it after a command's own time: a statement must begin within 50 ms. */
    private static final Duration HARDLY_LONGER = LONG.plusMillis(50);

    /** The second clock comes after that, as that of a statement does which the network held back. */
    private static final String HELD_BACK = "SELECT clock_timestamp(), pg_sleep(0.2), clock_timestamp()";

    private Vertx vertx;
    private TestDatabase test;
    private Database database;

    @BeforeEach
    void open() {
        vertx = Vertx.vertx();
        test = TestDatabase.create();
        database = Database.open(vertx, test.address(), new DatabaseLimits(LONG, LONG, LONG, LONG, LONG))
                .await();
    }

    @AfterEach
    void close() {
        database.close().await();
        vertx.close().await();
        test.close();
    }

    @Test
    void theFirstOfANodeDoes() {
        thatItDoes();
    }

    @Test
    void theFirstAfterAllConnectionsWereReplacedDoes() {
        for (Runnable replacing : new Runnable[] {database::reopen, database::leave}) {
            replacing.run();
            thatItDoes();
        }
    }

    @Test
    void oneThatBeginsInTimeIsDone() {
        assertThat(execute(LONG.multipliedBy(2)).await()).hasSize(1);
    }

    private void thatItDoes() {
        assertThatThrownBy(() -> execute(HARDLY_LONGER).await())
                .isInstanceOfSatisfying(
                        PgException.class,
                        fault -> assertThat(fault.getErrorMessage()).isEqualTo("nobody waits for this any more"));
    }

    /** For somebody who waits so long. */
    private Future<RowSet<Row>> execute(Duration patience) {
        Promise<RowSet<Row>> answer = Promise.promise();
        ((ContextInternal) vertx.getOrCreateContext()).duplicate().runOnContext(request -> {
            Deadline.in(patience).here();
            database.fast("north")
                    .preparedQuery(HELD_BACK)
                    .execute(Tuple.tuple())
                    .onComplete(answer);
        });
        return answer.future();
    }
}
