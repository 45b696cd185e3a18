package dev.talon.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.db.ConcurrencyLimiter;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sockets whose owners one statement has found all at once. */
@Timeout(60)
class HandshakesTest {
    private static final int MANY = 20;

    private final Vertx vertx = Vertx.vertx();
    private final CountDownLatch found = new CountDownLatch(MANY);
    private final HttpClient client = vertx.createHttpClient();
    private final WebSocketClient sockets = vertx.createWebSocketClient();

    @AfterEach
    void stop() {
        vertx.close().await();
    }

    @Test
    void aCommandDoesNotWaitForThoseThatWaitToBeOpened() throws InterruptedException {
        var openings = limiter(Duration.ofMinutes(1));
        Promise<Void> held = Promise.promise();
        openings.take(held::future);
        int port = serve(openings);
        List<Future<WebSocket>> screens = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            screens.add(sockets.connect(port, "127.0.0.1", "/live"));
        }
        found.await();

        assertThat(get(port, "/command")).isEqualTo(200);
        assertThat(screens).noneMatch(Future::isComplete);

        held.complete();
        Future.all(screens).await();
    }

    @Test
    void whoIsNeverOpenedIsToldToComeAgain() {
        var openings = limiter(Duration.ofMillis(1));
        openings.take(() -> Promise.promise().future());
        int port = serve(openings);
        Throwable refusal = sockets.connect(port, "127.0.0.1", "/live")
                .map(open -> (Throwable) new AssertionError("open"))
                .otherwise(fault -> fault)
                .await();
        assertThat(refusal).isInstanceOf(UpgradeRejectedException.class);
        assertThat(((UpgradeRejectedException) refusal).getStatus()).isEqualTo(503);
    }

    private ConcurrencyLimiter limiter(Duration patience) {
        return new ConcurrencyLimiter(vertx, 1, MANY, patience);
    }

    private int serve(ConcurrencyLimiter openings) {
        Router router = Router.router(vertx);
        Failures.mount(router);
        router.route()
                .handler(new Handshakes(new ConcurrencyLimiter(vertx, MANY, MANY, Duration.ofMinutes(1)), openings));
        router.get("/live").handler(context -> {
            found.countDown();
            Handshakes.open(context).onFailure(context::fail);
        });
        router.get("/command").handler(context -> context.response().end());
        return vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .await()
                .actualPort();
    }

    private int get(int port, String path) {
        return client.request(HttpMethod.GET, port, "127.0.0.1", path)
                .compose(request -> request.send())
                .await()
                .statusCode();
    }
}
