package dev.talon.reliability;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;

/** One board of {@link Screens}. */
final class Screen {
    private static final long[] PAUSES_MS = {500, 1_000, 2_000, 3_500, 5_000};
    /** Almost two of the server's beats. */
    private static final long SILENCE_MS = 9_500;

    private final Vertx vertx;
    private final Context context;
    private final WebSocketClient client;
    private final WebSocketConnectOptions where;
    private final Truth truth;
    private WebSocket socket;
    private int failures;
    private long silence = -1;
    private long version = -1;
    private long fault = System.nanoTime();
    private double stale;
    private int lost;
    private boolean ended;

    Screen(Vertx vertx, WebSocketClient client, WebSocketConnectOptions where, Truth truth) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.client = client;
        this.where = where;
        this.truth = truth;
    }

    void connect() {
        context.runOnContext(v -> client.connect(where)
                .onSuccess(open -> {
                    taken(open);
                    open.textMessageHandler(text -> hear(open, text));
                    open.closeHandler(closed -> lost(open));
                })
                .onFailure(refused -> again()));
    }

    synchronized void faultNow() {
        fault = System.nanoTime();
        stale = 0;
        lost = 0;
    }

    synchronized long version() {
        return version;
    }

    synchronized double staleSeconds() {
        return Math.max(stale, truth.staleSeconds(version, System.nanoTime(), fault));
    }

    synchronized int lostSockets() {
        return lost;
    }

    synchronized void end() {
        ended = true;
    }

    private synchronized void taken(WebSocket open) {
        socket = open;
        failures = 0;
        listenForSilence(open);
    }

    private synchronized void hear(WebSocket from, String text) {
        if (from != socket) {
            return;
        }
        listenForSilence(from);
        var message = new JsonObject(text);
        if (message.getString("type").equals("board")) {
            if (version >= 0) {
                stale = Math.max(stale, truth.staleSeconds(version, System.nanoTime(), fault));
            }
            version = message.getLong("version");
        }
    }

    private void listenForSilence(WebSocket from) {
        vertx.cancelTimer(silence);
        silence = vertx.setTimer(SILENCE_MS, id -> {
            lost(from);
            from.close();
        });
    }

    private synchronized void lost(WebSocket gone) {
        if (ended || gone != socket) {
            return;
        }
        socket = null;
        vertx.cancelTimer(silence);
        lost++;
        again();
    }

    private synchronized void again() {
        if (!ended) {
            long step = PAUSES_MS[Math.min(failures++, PAUSES_MS.length - 1)];
            vertx.setTimer((long) (step * (0.5 + Math.random() / 2)), id -> connect());
        }
    }
}
