package dev.talon.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestNode;
import io.vertx.core.Vertx;
import io.vertx.core.VertxException;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class DatabaseAwayTest {
    @Test
    void whatHappensElsewhereIsNotTheDatabases() {
        assertThat(DatabaseAway.is(new VertxException("For HTTP/1.x requests, the 'Host' header is required")))
                .isFalse();
        assertThat(DatabaseAway.is(new NoSuchFileException("/nowhere"))).isFalse();
        assertThat(DatabaseAway.is(new IOException("No space left on device"))).isFalse();
        assertThat(DatabaseAway.is(new IllegalStateException("Connection was closed")))
                .isFalse();
    }

    @Test
    void aServerThatEndsAConnectionIsAwayAndOneThatRefusesAStatementIsNot() throws Exception {
        Vertx vertx = Vertx.vertx();
        try (TestDatabase database = TestDatabase.create()) {
            Database open = TestNode.await(Database.open(vertx, database.address()));
            assertThat(DatabaseAway.is(cause(open.slow()
                            .query("SELECT pg_terminate_backend(pg_backend_pid())")
                            .execute()
                            .mapEmpty())))
                    .isTrue();
            assertThat(DatabaseAway.is(
                            cause(open.reports().query("SELECT 1/0").execute().mapEmpty())))
                    .isFalse();
            TestNode.await(open.close());
        } finally {
            TestNode.await(vertx.close());
        }
    }

    @Test
    void whereNothingListensNobodyIsThere() throws Exception {
        int free;
        try (var socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        Vertx vertx = Vertx.vertx();
        try {
            var refused = vertx.createNetClient().connect(free, "127.0.0.1");
            assertThat(DatabaseAway.is(cause(refused.mapEmpty()))).isTrue();
        } finally {
            TestNode.await(vertx.close());
        }
    }

    private static Throwable cause(io.vertx.core.Future<?> future) throws InterruptedException {
        try {
            future.toCompletionStage().toCompletableFuture().get();
            throw new AssertionError("it succeeded");
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }
}
