package dev.talon.db;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells nodes which centres have changed: by {@code NOTIFY}, and by a poll that finds what a lost notification
 * missed.
 *
 * <p>{@code NOTIFY} is sent outside the command's transaction and at most once in 20 ms: inside the transaction it
 * would take a lock on the whole cluster.
 */
public final class Hints {
    private static final Logger LOG = LoggerFactory.getLogger(Hints.class);
    private static final String CHANNEL = OutgoingHints.CHANNEL;
    private static final String ACCESS = "talon_access";
    private static final String NODES = "talon_nodes";
    private static final String LISTEN = "LISTEN " + CHANNEL + "; LISTEN " + ACCESS + "; LISTEN " + NODES;
    private static final String NOTIFY_ACCESS = "SELECT pg_notify('" + ACCESS + "', $1)";
    private static final String NOTIFY_NODES = "SELECT pg_notify('" + NODES + "', $1)";

    private static final String VERSIONS = Sql.of(Hints.class, "versions_of_centres");

    private static final int LAST_WORDS_SECONDS = 1;
    private static final Pattern OURS = Pattern.compile("\\d{1,9}:\\d{1,18}(,\\d{1,9}:\\d{1,18})*+");

    private final Vertx vertx;
    private final Database database;
    private final Context context;
    private final ToldVersions told = new ToldVersions();
    private final OutgoingHints outgoing;
    private final HintLag lag;
    private final long poll;
    private volatile PgConnection connection;
    private volatile Pool line;
    private volatile boolean closed;
    private volatile Consumer<String> accessListener = what -> {};
    private volatile Consumer<String> nodeListener = word -> {};
    private volatile boolean started;
    private boolean polling;
    private volatile boolean saidBlind;
    /** When the last answered poll began, on the scale of {@link System#nanoTime}. */
    private volatile long seen = System.nanoTime();

    private long openedAnew = seen;
    private long looked = seen;
    /** When the connections last left a read-only server. */
    private long left = seen - TimeUnit.DAYS.toNanos(1);
    /** Of the database at the last poll; empty before the first. */
    private volatile String epoch = "";

    private Hints(Vertx vertx, Database database) {
        this.vertx = vertx;
        this.database = database;
        this.context = vertx.getOrCreateContext();
        this.outgoing = new OutgoingHints(vertx, () -> connection);
        this.lag =
                new HintLag(database.clock()::expected, database.limits().poll().dividedBy(2));
        this.poll = vertx.setPeriodic(database.limits().poll().toMillis(), id -> look());
    }

    /** Starts to listen. A lost connection is opened again; meanwhile the poll finds what other nodes changed. */
    public static Future<Hints> start(Vertx vertx, Database database) {
        Promise<Hints> started = Promise.promise();
        vertx.getOrCreateContext().runOnContext(v -> {
            var hints = new Hints(vertx, database);
            hints.subscribeFirst().map(hints).onFailure(e -> hints.close()).onComplete(started);
        });
        return started.future();
    }

    /**
     * A commit of this node brought a centre to a version: listeners of this node are told at once, other nodes soon.
     */
    public void changed(int centreId, long version) {
        if (told.tell(centreId, version)) {
            context.runOnContext(v -> outgoing.add(centreId, version));
        }
    }

    /** Tells the listener about changes from now on, on the caller's Vert.x context. */
    public void listen(ChangeListener listener) {
        told.listen(vertx.getOrCreateContext(), listener);
    }

    /** Tells every node whose secret is no longer valid. */
    public void accessChanged(String what) {
        database.fast()
                .preparedQuery(NOTIFY_ACCESS)
                .execute(Tuple.of(what))
                .onFailure(e ->
                        LOG.warn("Other nodes will notice a revoked secret only in some seconds: {}", e.getMessage()));
    }

    /** Calls the listener with what any node, this one too, sends by {@link #accessChanged}. */
    public void onAccessChanged(Consumer<String> listener) {
        accessListener = listener;
    }

    /** Sends a text to every node; it is lost if this node does not hear the others either. */
    public void tellNodes(String word) {
        OutgoingHints.send(connection, NOTIFY_NODES, Tuple.of(word));
    }

    /** Calls the listener with what any node, this one too, sends by {@link #tellNodes}. */
    public void onNodes(Consumer<String> listener) {
        nodeListener = listener;
    }

    /** The server process of the listening connection, with which a test can cut it; 0 while there is none. */
    public int listenerPid() {
        PgConnection current = connection;
        return current == null ? 0 : current.processId();
    }

    /** How long changes of other nodes are on their way here. */
    public HintLag lag() {
        return lag;
    }

    /** How long ago the last poll began that the database answered. */
    public Duration unseen() {
        return Duration.ofNanos(System.nanoTime() - seen);
    }

    /** Whether the database answered so recently that what {@link ChangeListener} was told is up to date. */
    public boolean sees() {
        return !passed(seen, database.limits().blind());
    }

    /** Sends the remaining notifications, and stops listening. */
    public Future<Void> close() {
        closed = true;
        vertx.cancelTimer(poll);
        Promise<Void> ended = Promise.promise();
        context.runOnContext(v -> outgoing.send()
                .timeout(LAST_WORDS_SECONDS, TimeUnit.SECONDS)
                .otherwiseEmpty()
                .eventually(this::hangUp)
                .onComplete(ended));
        return ended.future();
    }

    private Future<Void> hangUp() {
        Pool current = line;
        line = null;
        connection = null;
        return current == null ? Future.succeededFuture() : current.close();
    }

    /** From now on dead connections are replaced. While a node starts, a slow machine is the likelier cause. */
    public void started() {
        seen = System.nanoTime();
        started = true;
    }

    /**
     * The schema was just brought up to date, so the database exists: a connection that fails now has met a busy
     * machine.
     */
    private Future<Void> subscribeFirst() {
        return subscribe()
                .recover(fault -> passed(seen, database.limits().lost())
                        ? Future.failedFuture(fault)
                        : vertx.timer(retryDelay(), TimeUnit.MILLISECONDS).compose(v -> subscribeFirst()));
    }

    private Future<Void> subscribe() {
        Pool fresh = database.listening();
        return fresh.getConnection()
                .map(PgConnection.class::cast)
                .compose(connected -> {
                    connected.notificationHandler(note -> {
                        switch (note.getChannel()) {
                            case ACCESS -> accessListener.accept(note.getPayload());
                            case NODES -> nodeListener.accept(note.getPayload());
                            default -> hear(note.getPayload());
                        }
                    });
                    connected.exceptionHandler(e -> LOG.debug("The listening connection failed", e));
                    return connected.query(LISTEN).execute().map(connected);
                })
                .onFailure(e -> fresh.close())
                .compose(connected -> listening(fresh, connected));
    }

    private Future<Void> listening(Pool by, PgConnection fresh) {
        if (closed) {
            return by.close();
        }
        line = by;
        connection = fresh;
        fresh.closeHandler(v -> context.runOnContext(w -> lost(fresh)));
        told.each(ChangeListener::resynced);
        // A failed poll is repeated a second later.
        return poll().otherwiseEmpty();
    }

    private void lost(PgConnection old) {
        if (closed || connection != old) {
            return;
        }
        hangUp();
        database.lookAgain();
        LOG.warn("The connection for notifications was lost; the poll continues meanwhile");
        retry();
    }

    private void retry() {
        if (closed) {
            return;
        }
        vertx.setTimer(
                retryDelay(),
                id -> subscribe().onFailure(e -> {
                    LOG.debug("Cannot listen yet", e);
                    if (connection == null) {
                        retry();
                    }
                }));
    }

    /** Nodes that lost the same server do not come back in step. */
    private static long retryDelay() {
        return 200 + (long) (Math.random() * 300);
    }

    private void look() {
        poll();
        PgConnection current = connection;
        if (current != null) {
            // A connection that only listens does not notice that it is dead.
            current.query(ServerState.SQL).execute().onSuccess(rows -> compare(current, ServerState.of(rows)));
        }
        // A machine that stood still for a while has not polled.
        boolean stoodStill = passed(looked, database.limits().blind().dividedBy(2));
        looked = System.nanoTime();
        if (started
                && !stoodStill
                && !sees()
                && passed(openedAnew, database.limits().blind())) {
            openAnew();
        }
    }

    private static boolean passed(long since, Duration time) {
        return System.nanoTime() - since >= time.toNanos();
    }

    /** The packets of the old connections may be lost silently while new connections would work. */
    private void openAnew() {
        if (!saidBlind) {
            saidBlind = true;
            LOG.warn(
                    "The database has not answered for {} ms: connections are opened again, screens are sent to other nodes",
                    unseen().toMillis());
        }
        openedAnew = System.nanoTime();
        told.each(ChangeListener::blind);
        database.reopen();
        if (connection != null) {
            hangUp();
            retry();
        }
        polling = false;
        poll();
    }

    private Future<Void> poll() {
        if (polling) {
            return Future.succeededFuture();
        }
        polling = true;
        long begun = System.nanoTime();
        return database.watch()
                .query(VERSIONS)
                .execute()
                .timeout(database.limits().blind().toMillis(), TimeUnit.MILLISECONDS)
                .onSuccess(rows -> {
                    if (saidBlind) {
                        saidBlind = false;
                        LOG.warn("The database answers again after {} ms", unseen().toMillis());
                    }
                    seen = begun;
                    boolean other = false;
                    boolean first = epoch.isEmpty();
                    lag.giveUp();
                    for (Row row : rows) {
                        if (row.getInteger(0) == 0) {
                            database.clock().heard(Instant.EPOCH.plus(row.getLong(1), ChronoUnit.MICROS));
                            other = isOther(ServerState.of(row));
                        } else if (other) {
                            told.takeTheWord(row.getInteger(0), row.getLong(1));
                        } else if (told.tell(row.getInteger(0), row.getLong(1))) {
                            if (!first) {
                                lag.found(row.getInteger(0), row.getLong(1));
                            }
                        } else {
                            told.goBack(row.getInteger(0), row.getLong(1), begun);
                        }
                    }
                })
                // Another server may have taken its place.
                .onFailure(e -> database.lookAgain())
                .onComplete(done -> context.runOnContext(v -> polling = false))
                .mapEmpty();
    }

    /** Whether the database is another one than at the last poll, or was restarted: changes may have been lost. */
    private boolean isOther(ServerState state) {
        String before = epoch;
        epoch = state.epoch();
        boolean other = !before.isEmpty() && !before.equals(epoch);
        if (other) {
            LOG.warn("The database was restarted or is another one: screens accept its state");
        }
        database.seen(epoch);
        if (!state.writable() && passed(left, database.limits().blind())) {
            LOG.warn("The database is read-only: connections are opened again");
            left = System.nanoTime();
            database.leave();
        }
        return other;
    }

    /** Replaces a listening connection to another server than the one in use, because it would hear nothing. */
    private void compare(PgConnection listening, ServerState state) {
        if (!epoch.isEmpty() && !epoch.equals(state.epoch())) {
            context.runOnContext(v -> lost(listening));
        }
    }

    private void hear(String payload) {
        if (!OURS.matcher(payload).matches()) {
            // A foreign message on this channel.
            LOG.debug("Not a hint: {}", payload);
            return;
        }
        boolean news = false;
        long moment = 0;
        for (String hint : payload.split(",")) {
            int colon = hint.indexOf(':');
            int centreId = Integer.parseInt(hint, 0, colon, 10);
            long version = Long.parseLong(hint, colon + 1, hint.length(), 10);
            if (centreId == HintLag.MOMENT) {
                moment = version;
            } else {
                news |= told.tell(centreId, version) | lag.isFound(centreId, version);
            }
        }
        // An older Talon says no moment.
        if (news && moment > 0) {
            lag.heard(moment);
        }
    }
}
