package dev.talon.board;

import dev.talon.db.ChangeListener;
import dev.talon.db.Hints;
import dev.talon.db.Recurring;
import dev.talon.hours.Opening;
import dev.talon.web.JsonText;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends every change of a centre to its screens. Everything here runs on one Vert.x context, so it needs no locks; a
 * screen's socket may be on any other.
 */
public final class BoardHub implements ChangeListener {
    /** Shows a board. */
    public interface Screen {
        /**
         * @param board encoded once for all screens: must not be changed; older than the one before only if the
         *     database has lost that
         */
        void show(long version, Buffer board);

        /** Closes the screen if its owner may no longer see the board. */
        default void askAgain() {}

        /** Whether another node may serve it. */
        default boolean mayGo() {
            return false;
        }

        /** Makes it connect to another node. */
        default void sendAway() {}
    }

    /** A change is announced once: a board that could not be read is read again after this. */
    private static final int RETRY_MS = 500;

    /**
     * A screen that connects gets a board that is no older than this; otherwise it waits for a new one, because a board
     * contains the time too.
     */
    private static final long YOUNG_MS = 1_000;

    /** However many screens connect, a board is read for them at most once in this time; changes do not wait for it. */
    private static final long JOINS_MS = 250;

    /**
     * Hours end, and queues grow too long for closing, without a change that anybody tells of: the board of a centre that
     * closes is read again at least so often, and sent if what it says of that has changed.
     */
    private static final long OPENING_MS = 10_000;

    private static final long LEAST_MS = 200;

    private static final Logger LOG = LoggerFactory.getLogger(BoardHub.class);

    /** A centre with screens. */
    private static final class Hall {
        final Set<Screen> screens = new HashSet<>();
        /** The screens that have not got a board yet. */
        final Set<Screen> newcomers = new HashSet<>();

        long version = -1;
        Buffer text = Buffer.buffer();
        /** When the reading of the text began, on the scale of {@link System#nanoTime}. */
        long readAt;

        /** What the screens were told of the opening. */
        List<Opening> openings = List.of();
        /** The timer after which that is looked at again; empty where it changes by no clock. */
        Optional<Long> clock = Optional.empty();

        boolean looksAgain;
        boolean reading;
        boolean changed;
        /** The board that is being read may be older than the last change. */
        boolean outdated;
    }

    private final Vertx vertx;
    private final Boards boards;
    private final Context context;
    private final Hints hints;
    private final Duration spread;
    private final Map<Integer, Hall> halls = new HashMap<>();
    /** By centre; kept while a centre has no screens, so that a board that could not be read is said to be read again. */
    private final Map<Integer, Recurring> reads = new HashMap<>();
    /** Centres whose board could not be read. */
    private final Set<Integer> unread = ConcurrentHashMap.newKeySet();

    private final AtomicInteger screens = new AtomicInteger();
    private final AtomicInteger mayGo = new AtomicInteger();
    private boolean closed;

    /** @param spread over which time screens are sent away, so that other nodes do not get them all at once */
    public BoardHub(Vertx vertx, Boards boards, Hints hints, Duration spread) {
        this.vertx = vertx;
        this.boards = boards;
        this.hints = hints;
        this.spread = spread;
        this.context = vertx.getOrCreateContext();
        context.runOnContext(v -> hints.listen(this));
    }

    /** Shows a screen the board now and after every change. */
    public void join(int centreId, Screen screen) {
        context.runOnContext(v -> {
            if (closed) {
                screen.sendAway();
                return;
            }
            Hall hall = halls.computeIfAbsent(centreId, id -> new Hall());
            hall.screens.add(screen);
            screens.incrementAndGet();
            mayGo.addAndGet(screen.mayGo() ? 1 : 0);
            long age =
                    hall.version < 0 ? Long.MAX_VALUE : TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - hall.readAt);
            if (age < YOUNG_MS) {
                screen.show(hall.version, hall.text);
                lookAgain(centreId, hall, age);
            } else {
                hall.newcomers.add(screen);
                refresh(centreId, hall);
            }
        });
    }

    /** Something may have changed without a notification yet. */
    private void lookAgain(int centreId, Hall hall, long age) {
        if (age >= JOINS_MS) {
            refresh(centreId, hall);
        } else if (!hall.looksAgain) {
            hall.looksAgain = true;
            vertx.setTimer(JOINS_MS - age, id -> {
                hall.looksAgain = false;
                again(centreId, hall);
            });
        }
    }

    public void leave(int centreId, Screen screen) {
        context.runOnContext(v -> {
            Hall hall = halls.get(centreId);
            if (hall == null || !hall.screens.remove(screen)) {
                return;
            }
            screens.decrementAndGet();
            hall.newcomers.remove(screen);
            mayGo.addAndGet(screen.mayGo() ? -1 : 0);
            if (hall.screens.isEmpty()) {
                halls.remove(centreId);
                unread.remove(centreId);
            }
        });
    }

    /** Checks again whether those who follow a board still may. */
    public void askAgain() {
        context.runOnContext(v -> halls.values().forEach(hall -> hall.screens.forEach(Screen::askAgain)));
    }

    /** Whether the board that its screens show is known to be the newest. */
    boolean isProven(int centreId) {
        return hints.sees() && !unread.contains(centreId);
    }

    /** This node cannot see the database; another node perhaps can. */
    @Override
    public void blind() {
        sendAway(leaving());
    }

    /** Sends some of the screens to other nodes, which have fewer. */
    void sendAway(int count) {
        context.runOnContext(v -> {
            List<Screen> some = leaving();
            Collections.shuffle(some);
            sendAway(some.subList(0, Math.min(count, some.size())));
        });
    }

    /** How many screens other nodes could serve. */
    int movable() {
        return mayGo.get();
    }

    /**
     * Sends the screens to other nodes, including those that come later.
     *
     * @return when all have been told
     */
    public Future<Void> close() {
        Promise<Void> told = Promise.promise();
        context.runOnContext(v -> {
            closed = true;
            sendAway(leaving()).onComplete(told);
        });
        return told.future();
    }

    private List<Screen> leaving() {
        return halls.values().stream()
                .flatMap(hall -> hall.screens.stream())
                .filter(Screen::mayGo)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private Future<Void> sendAway(List<Screen> all) {
        List<Future<Void>> told = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Screen screen = all.get(i);
            long delay = 1 + spread.toMillis() * i / all.size();
            told.add(vertx.timer(delay, TimeUnit.MILLISECONDS).onSuccess(v -> screen.sendAway()));
        }
        return Future.join(told).mapEmpty();
    }

    /** How many screens this node serves. */
    public int screens() {
        return screens.get();
    }

    @Override
    public void changed(int centreId, long version) {
        Hall hall = halls.get(centreId);
        if (hall != null && version > hall.version) {
            refresh(centreId, hall);
        }
    }

    /** The screens accept the database's older state: they showed a change that was lost. */
    @Override
    public void wentBack(int centreId, long version) {
        Hall hall = halls.get(centreId);
        if (hall != null) {
            hall.version = -1;
            hall.outdated = hall.reading;
            refresh(centreId, hall);
        }
    }

    private void refresh(int centreId, Hall hall) {
        hall.changed = true;
        if (hall.reading) {
            return;
        }
        hall.reading = true;
        hall.changed = false;
        long begun = System.nanoTime();
        reads.computeIfAbsent(centreId, id -> new Recurring(LOG, "Reading the board of centre " + id))
                .heed(boards.of(centreId))
                .onComplete(read -> context.runOnContext(v -> {
                    hall.reading = false;
                    if (read.succeeded()) {
                        unread.remove(centreId);
                        if (!hall.outdated) {
                            show(centreId, hall, read.result(), begun);
                        }
                    } else {
                        if (halls.get(centreId) == hall) {
                            unread.add(centreId);
                        }
                        vertx.setTimer(RETRY_MS, id -> again(centreId, hall));
                    }
                    hall.outdated = false;
                    if (hall.changed) {
                        again(centreId, hall);
                    }
                }));
    }

    private void again(int centreId, Hall hall) {
        if (halls.get(centreId) == hall) {
            refresh(centreId, hall);
        }
    }

    private void show(int centreId, Hall hall, Board board, long begun) {
        mindTheClock(centreId, hall, board);
        boolean news = board.version() > hall.version
                || board.version() == hall.version && !board.openings().equals(hall.openings);
        Set<Screen> to = news ? hall.screens : hall.newcomers;
        if (board.version() < hall.version || to.isEmpty()) {
            return;
        }
        hall.version = board.version();
        hall.openings = board.openings();
        hall.text = JsonText.encode(board);
        hall.readAt = begun;
        to.forEach(screen -> screen.show(hall.version, hall.text));
        hall.newcomers.clear();
    }

    private void mindTheClock(int centreId, Hall hall, Board board) {
        // There is a timer 0: the first that any part of the node has set.
        hall.clock.ifPresent(vertx::cancelTimer);
        hall.clock = board.changes()
                .map(change -> Duration.between(board.at().toInstant(), change).toMillis())
                .map(ms -> vertx.setTimer(Math.min(OPENING_MS, Math.max(LEAST_MS, ms)), id -> again(centreId, hall)));
    }
}
