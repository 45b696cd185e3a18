package dev.talon.events;

import static dev.talon.web.Problem.said;

import dev.talon.access.SocketCounts;
import dev.talon.db.Hints;
import dev.talon.db.RecurringWork;
import dev.talon.web.Principal;
import dev.talon.web.Problem;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The streams that are open on this node. A change of a centre wakes its streams at once; a look at the numbers finds
 * what changes no board, and what was missed.
 */
public final class EventStreams {
    private static final Logger LOG = LoggerFactory.getLogger(EventStreams.class);
    /** How soon a reader is told of what changes no board. */
    private static final Duration LOOK = Duration.ofSeconds(1);
    /** Streams of one caller on one node. */
    private static final int MOST = 20;

    private final SocketCounts counts = new SocketCounts(MOST);
    private final Map<Integer, Set<EventStream>> open = new ConcurrentHashMap<>();
    private final Vertx vertx;
    private final EventPages pages;
    private final Duration beat;
    private final RecurringWork looks;
    private volatile boolean closed;

    /** @param beat how often a stream sends a sign of life */
    public EventStreams(Vertx vertx, EventPages pages, Hints hints, Duration beat) {
        this.vertx = vertx;
        this.pages = pages;
        this.beat = beat;
        this.looks = new RecurringWork(vertx, LOG, "Looking for new events", LOOK, this::look);
        hints.listen(
                (centreId, version) -> open.getOrDefault(centreId, Set.of()).forEach(EventStream::wake));
    }

    /**
     * Answers with a stream.
     *
     * @param after the last number that the reader has; empty: only what happens from now on
     * @param stillMay fails when they no longer may read
     * @return fails as {@link EventPages#read}, with 429 when the caller has too many streams, 503 when this node stops
     */
    Future<Void> open(
            RoutingContext context,
            Principal caller,
            String centre,
            Optional<Long> after,
            Supplier<Future<?>> stillMay) {
        return pages.read(centre, after, 1).map(read -> {
            if (closed) {
                throw Problem.unavailable("node-stops", said("node-stops"));
            }
            if (!counts.begin(caller.name())) {
                throw Problem.tooManyRequests("too-many-streams", said("too-many-streams", MOST), beat);
            }
            var response = context.response()
                    .setChunked(true)
                    .putHeader("content-type", "text/event-stream")
                    .putHeader("cache-control", "no-store")
                    // Neither compressed, which would hold it back, nor kept by a proxy.
                    .putHeader("content-encoding", "identity")
                    .putHeader("x-accel-buffering", "no");
            int id = read.centreId();
            long from = after.orElse(read.page().last());
            var stream = new AtomicReference<EventStream>();
            stream.set(new EventStream(
                    vertx, response, pages, centre, from, beat, stillMay, () -> ended(id, stream.get(), caller)));
            open.compute(id, (same, streams) -> {
                Set<EventStream> all = streams == null ? ConcurrentHashMap.newKeySet() : streams;
                all.add(stream.get());
                return all;
            });
            stream.get().start();
            return null;
        });
    }

    /** How many are open on this node. */
    public int size() {
        return open.values().stream().mapToInt(Set::size).sum();
    }

    /** Ends all of them: their readers go on at another node, or here after a restart. */
    public void close() {
        closed = true;
        looks.close();
        open.values().forEach(streams -> streams.forEach(EventStream::end));
    }

    private void ended(int centreId, EventStream stream, Principal caller) {
        counts.end(caller.name());
        open.computeIfPresent(centreId, (same, streams) -> {
            streams.remove(stream);
            return streams.isEmpty() ? null : streams;
        });
    }

    private Future<Void> look() {
        if (open.isEmpty()) {
            return Future.succeededFuture();
        }
        return pages.newest(open.keySet())
                .onSuccess(numbers -> numbers.forEach((centre, number) -> open.getOrDefault(centre, Set.of()).stream()
                        .filter(stream -> stream.reached() != number)
                        .forEach(EventStream::wake)))
                .mapEmpty();
    }
}
