package dev.talon.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that somebody takes slowly ends some time, and with it what PostgreSQL keeps for it. */
class BackpressuredWriterTest {
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Buffer PIECE = Buffer.buffer("0123456789abcdef".repeat(1_024));

    private final Vertx vertx = Vertx.vertx();
    private final Promise<Void> written = Promise.promise();

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1_000})
    void whoTakesTooLongForTheWholeIsCutOffHoweverMuchTheyTake(int bytes) throws Exception {
        try (Socket reader = ask(LONG, SHORT)) {
            assertEndsWhileReading(reader, bytes);
        }
    }

    @Test
    void whoTakesNothingIsCutOff() throws Exception {
        try (Socket reader = ask(SHORT, LONG)) {
            assertEndsWhileReading(reader, 0);
        }
    }

    private void assertEndsWhileReading(Socket reader, int bytes) throws Exception {
        InputStream in = reader.getInputStream();
        while (bytes > 0 && !written.future().isComplete()) {
            assertThat(in.readNBytes(bytes)).hasSize(bytes);
        }
        try {
            written.future().toCompletionStage().toCompletableFuture().get(1, TimeUnit.MINUTES);
            throw new AssertionError("an endless file has no end");
        } catch (ExecutionException e) {
            assertThat(e.getCause()).isInstanceOf(java.util.concurrent.TimeoutException.class);
        }
    }

    /** A server with an endless file, and whoever asks for it. */
    private Socket ask(Duration patience, Duration whole) throws Exception {
        HttpServer server = vertx.createHttpServer()
                .requestHandler(request -> {
                    var writer = new BackpressuredWriter(request.response().setChunked(true), patience, whole);
                    write(writer);
                })
                .listen(0, "127.0.0.1")
                .await();
        var reader = new Socket(InetAddress.getLoopbackAddress(), server.actualPort());
        reader.getOutputStream().write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return reader;
    }

    private void write(BackpressuredWriter writer) {
        Future<Void> taken = writer.write(PIECE);
        taken.onFailure(written::tryFail).onSuccess(more -> vertx.runOnContext(v -> write(writer)));
    }
}
