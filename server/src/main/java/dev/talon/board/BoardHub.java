package dev.talon.board;

import dev.talon.db.ChangeListener;
import dev.talon.db.Hints;
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
    /** Somewhere a board is shown. */
    public interface Screen {
        /**
         * @param board encoded once for all screens: never changed; older than the one before only where the database has lost
         *     that
         */
        void show(long version, Buffer board);

        /** Ends where its owner may no longer see the board. */
        default void askAgain() {}

        /** Whether it is one that another node may serve. */
        default boolean mayGo() {
            return false;
        }

        /** It looks for another node. */
        default void sendAway() {}
    }

    /** A change is told once: a board that could not be read is read again after this. */
    private static final int RETRY_MS = 500;

    /** A screen that joins is shown what was read within this time; what is older waits to be read anew, for it tells the time, too. */
    private static final long YOUNG_MS = 1_000;

    /** However many screens join, a board is read so often for them; changes do not wait for this. */
    private static final long JOINS_MS = 250;

    private static final Logger LOG = LoggerFactory.getLogger(BoardHub.class);

    /** A centre with screens. */
    private static final class Hall {
        final Set<Screen> screens = new HashSet<>();
        /** Those of the screens that have been shown nothing yet. */
        final Set<Screen> newcomers = new HashSet<>();

        long version = -1;
        Buffer text = Buffer.buffer();
        /** When the reading of the text began, in the terms of {@link System#nanoTime}. */
        long readAt;

        boolean looksAgain;
        boolean reading;
        boolean changed;
        /** What is being read now may still be of the database as it was. */
        boolean outdated;
    }

    private final Vertx vertx;
    private final Boards boards;
    private final Context context;
    private final Hints hints;
    private final Duration spread;
    private final Map<Integer, Hall> halls = new HashMap<>();
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

    /** Something may have changed of which no word has come yet. */
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

    /** Asks whoever follows a board whether they still may. */
    public void askAgain() {
        context.runOnContext(v -> halls.values().forEach(hall -> hall.screens.forEach(Screen::askAgain)));
    }

    /** Whether the board that its screens show is known to be the newest. */
    boolean isProven(int centreId) {
        return hints.sees() && !unread.contains(centreId);
    }

    /** The database cannot be seen from here: perhaps it can from another node. */
    @Override
    public void blind() {
        sendAway(leaving());
    }

    /** Some of the screens look for other nodes, which have fewer. */
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
     * Sends the screens to other nodes, and those that come later.
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

    /** The screens take the database's word: what they show was lost. */
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
        boards.of(centreId)
                .onComplete(read -> context.runOnContext(v -> {
                    hall.reading = false;
                    if (read.succeeded()) {
                        unread.remove(centreId);
                        if (!hall.outdated) {
                            show(hall, read.result(), begun);
                        }
                    } else {
                        LOG.warn(
                                "The board of centre {} cannot be read: {}",
                                centreId,
                                read.cause().getMessage());
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

    private static void show(Hall hall, Board board, long begun) {
        boolean news = board.version() > hall.version;
        Set<Screen> to = news ? hall.screens : hall.newcomers;
        if (board.version() < hall.version || to.isEmpty()) {
            return;
        }
        hall.version = board.version();
        hall.text = JsonText.encode(board);
        hall.readAt = begun;
        to.forEach(screen -> screen.show(hall.version, hall.text));
        hall.newcomers.clear();
    }
}
