package dev.talon.bench;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** From the press of «call» to the board on every screen of the hall. */
final class Screens {
    private static final String CENTRE = "/centres/screens";

    /** A call that is awaited: its label, when it was asked for, and how long it took to each screen. */
    private static final class Awaited {
        final long from = System.nanoTime();
        final AtomicInteger came = new AtomicInteger();
        final Promise<Void> everywhere = Promise.promise();
        final long[] took;

        Awaited(int screens) {
            took = new long[screens];
        }
    }

    private final Vertx vertx;
    private final Halls halls;
    private final int port;
    private final String token;
    private volatile Awaited awaited;

    Screens(Vertx vertx, Halls halls, int port, String token) {
        this.vertx = vertx;
        this.halls = halls;
        this.port = port;
        this.token = token;
    }

    /**
     * @param whileOpen run while the screens are still connected
     * @return a sample a call; each has a time a screen
     */
    List<Sample> measure(int screens, int calls, Runnable whileOpen) {
        halls.clear();
        halls.queue("screens", calls + calls / 5);
        WebSocketClient client =
                vertx.createWebSocketClient(new WebSocketClientOptions().setMaxConnections(screens + 1));
        List<Future<WebSocket>> sockets = new ArrayList<>();
        for (int i = 0; i < screens; i++) {
            sockets.add(open(client, i));
            if (i % 50 == 49) {
                sockets.get(i).await();
            }
        }
        Future.all(sockets).await();
        Talk talk = new Talk(vertx, port, token, 1, 1);
        List<Sample> samples = new ArrayList<>();
        for (int call = 0; call < calls + calls / 5; call++) {
            Sample sample = call(talk, screens);
            if (call >= calls / 5) {
                samples.add(sample);
            }
        }
        whileOpen.run();
        talk.close();
        client.close().await();
        return samples;
    }

    private Sample call(Talk talk, int screens) {
        var call = new Awaited(screens);
        awaited = call;
        talk.ask(0, HttpMethod.POST, CENTRE + "/desks/1/call-next", "", "").await();
        call.everywhere.future().await();
        var sample = new Sample(System.nanoTime() - call.from, call.took);
        awaited = null;
        talk.ask(0, HttpMethod.POST, CENTRE + "/desks/1/no-show", "", "").await();
        return sample;
    }

    private Future<WebSocket> open(WebSocketClient client, int screen) {
        var options = new WebSocketConnectOptions()
                .setHost("127.0.0.1")
                .setPort(port)
                .setURI("/api/v1" + CENTRE + "/live")
                .addHeader("authorization", "Bearer " + token);
        Promise<Void> first = Promise.promise();
        return client.connect(options)
                .map(socket -> {
                    var last = new String[] {""};
                    socket.textMessageHandler(text -> {
                        first.tryComplete();
                        last[0] = hear(screen, text, last[0]);
                    });
                    return socket;
                })
                .compose(socket -> first.future().map(socket));
    }

    /** The first board that shows a call other than the last one. @return the label on it now */
    private String hear(int screen, String text, String last) {
        int at = text.indexOf("\"calls\":[{\"label\":\"");
        String label = at < 0 ? "" : text.substring(at, text.indexOf('"', at + 19));
        Awaited call = awaited;
        if (call != null && !label.isEmpty() && !label.equals(last)) {
            call.took[screen] = System.nanoTime() - call.from;
            if (call.came.incrementAndGet() == call.took.length) {
                call.everywhere.complete();
            }
        }
        return label.isEmpty() ? last : label;
    }
}
