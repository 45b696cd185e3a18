package dev.talon.events;

import dev.talon.web.JsonText;
import dev.talon.web.Problem;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One reader of the stream. It pulls pages as fast as its reader takes them, so that nothing is kept for it in memory:
 * what it has not read yet is in the database. All of it runs on the context of its request.
 */
final class EventStream {
    private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);

    private static final int PORTION = 100;
    /** A comment: readers pass it over, and networks see that the connection lives. */
    private static final Buffer BEAT = Buffer.buffer(":\n\n");
    /** Milliseconds after which a reader that lost its connection is to come again. */
    private static final Buffer OPENING = Buffer.buffer("retry: 2000\n\n");

    /** As many beats may pass while its reader takes nothing. */
    private static final int PATIENCE = 2;

    private final Context context;
    private final HttpServerResponse response;
    private final EventPages pages;
    private final String centre;
    private final Supplier<Future<?>> stillMay;
    private final Runnable ended;
    private final long timer;
    private final Vertx vertx;
    private volatile long after;
    private boolean reading;
    private boolean woken;
    private boolean over;
    private int full;

    /**
     * @param after the last number that the reader has
     * @param beat how often it sends a sign of life, and checks that its reader still may read
     * @param stillMay fails when they no longer may
     * @param ended told once when the stream has ended
     */
    EventStream(
            Vertx vertx,
            HttpServerResponse response,
            EventPages pages,
            String centre,
            long after,
            Duration beat,
            Supplier<Future<?>> stillMay,
            Runnable ended) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.response = response;
        this.pages = pages;
        this.centre = centre;
        this.after = after;
        this.stillMay = stillMay;
        this.ended = ended;
        this.timer = vertx.setPeriodic(beat.toMillis(), id -> beat());
    }

    /** Begins to send; called on the context of the request. */
    void start() {
        if (response.closed()) {
            finish();
            return;
        }
        response.closeHandler(v -> finish());
        response.exceptionHandler(fault -> finish());
        response.drainHandler(v -> pull());
        response.write(OPENING);
        pull();
    }

    /** There may be more; a call from any thread. */
    void wake() {
        context.runOnContext(v -> pull());
    }

    /** The last number that was sent. Read from any thread: an old one wakes the stream once too often. */
    long reached() {
        return after;
    }

    /** Ends the stream; its reader comes again, to another node where this one stops. */
    void end() {
        context.runOnContext(v -> {
            if (!over) {
                response.end();
                finish();
            }
        });
    }

    private void pull() {
        if (over || reading) {
            woken = true;
            return;
        }
        if (response.writeQueueFull()) {
            return;
        }
        reading = true;
        woken = false;
        pages.read(centre, Optional.of(after), PORTION)
                .onComplete(read -> context.runOnContext(v -> {
                    reading = false;
                    if (over) {
                        return;
                    }
                    if (read.failed()) {
                        failed(read.cause());
                        return;
                    }
                    send(read.result().page());
                }));
    }

    private void send(EventPage page) {
        if (!page.events().isEmpty()) {
            Buffer text = Buffer.buffer();
            for (ToldEvent event : page.events()) {
                text.appendString("id: " + event.number() + "\ndata: ")
                        .appendBuffer(JsonText.encode(event))
                        .appendString("\n\n");
            }
            response.write(text);
            after = page.next();
        }
        if (woken || page.events().size() == PORTION) {
            pull();
        }
    }

    /** A database that is away for a while only delays; a number that is no longer kept ends it: the reader is told when it comes again. */
    private void failed(Throwable fault) {
        LOG.debug("A stream of {} could not be read", centre, fault);
        if (fault instanceof Problem) {
            end();
        }
    }

    private void beat() {
        if (over) {
            return;
        }
        if (response.writeQueueFull()) {
            if (++full >= PATIENCE) {
                LOG.info("A reader of the events of {} takes nothing: it is disconnected", centre);
                response.reset();
                finish();
            }
            return;
        }
        full = 0;
        response.write(BEAT);
        stillMay.get().onFailure(fault -> {
            if (fault instanceof Problem) {
                end();
            }
        });
    }

    private void finish() {
        if (!over) {
            over = true;
            vertx.cancelTimer(timer);
            ended.run();
        }
    }
}
