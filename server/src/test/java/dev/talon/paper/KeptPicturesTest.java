package dev.talon.paper;

import static dev.talon.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeptPicturesTest {
    private final Vertx vertx = Vertx.vertx();
    private final KeptPictures pictures = new KeptPictures(vertx);
    private final AtomicInteger drawn = new AtomicInteger();

    @AfterEach
    void close() {
        await(vertx.close());
    }

    @Test
    void whatShowsTheSameIsDrawnOnceHoweverManyAskAtOnce() {
        CountDownLatch go = new CountDownLatch(1);
        List<Future<KeptPictures.Picture>> asked = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            asked.add(pictures.get("one", "image/png", () -> {
                go.await();
                return draw("one");
            }));
        }
        go.countDown();
        asked.forEach(one -> assertThat(await(one).bytes().toString()).isEqualTo("one"));
        assertThat(await(pictures.get("one", "image/png", () -> draw("again")))
                        .bytes()
                        .toString())
                .isEqualTo("one");
        assertThat(drawn).hasValue(1);

        String other =
                await(pictures.get("two", "image/png", () -> draw("two"))).etag();
        assertThat(other)
                .matches("\"[0-9a-f]{32}\"")
                .isNotEqualTo(await(asked.get(0)).etag());
    }

    @Test
    void onlySoManyBytesAreKept() {
        Buffer large = Buffer.buffer(new byte[1 << 20]);
        for (int i = 0; i < 40; i++) {
            await(pictures.get(i, "image/png", () -> {
                drawn.incrementAndGet();
                return large;
            }));
        }
        assertThat(pictures.bytes()).isLessThanOrEqualTo(16L << 20);
        assertThat(drawn).hasValue(40);
    }

    @Test
    void moreThanCanBeDrawnSoonAreRefused() {
        CountDownLatch go = new CountDownLatch(1);
        List<Future<KeptPictures.Picture>> asked = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            asked.add(pictures.get(i, "image/png", () -> {
                go.await();
                return draw("any");
            }));
        }
        assertThatThrownBy(() -> await(pictures.get("one more", "image/png", () -> draw("any"))))
                .hasStackTraceContaining("Too many pictures");
        go.countDown();
        asked.forEach(one -> await(one));
        assertThat(await(pictures.get("one more", "image/png", () -> draw("more")))
                        .bytes()
                        .toString())
                .isEqualTo("more");
    }

    @Test
    void whatCouldNotBeDrawnIsTriedAnew() {
        assertThatThrownBy(() -> await(pictures.get("one", "image/png", () -> {
                    throw new IllegalStateException("no");
                })))
                .hasStackTraceContaining("no");
        assertThat(await(pictures.get("one", "image/png", () -> draw("one")))
                        .bytes()
                        .toString())
                .isEqualTo("one");
    }

    private Buffer draw(String what) {
        drawn.incrementAndGet();
        return Buffer.buffer(what);
    }
}
