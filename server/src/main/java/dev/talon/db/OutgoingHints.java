package dev.talon.db;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the other nodes which centres have changed, at most once in 20 ms. Used on one context. */
final class OutgoingHints {
    static final String CHANNEL = "talon";

    private static final Logger LOG = LoggerFactory.getLogger(OutgoingHints.class);
    private static final String NOTIFY = "SELECT pg_notify('" + CHANNEL + "', $1::text || '," + HintLag.MOMENT
            + ":' || (extract(epoch FROM clock_timestamp()) * 1000000)::bigint - $2::bigint)";
    private static final int COALESCE_MS = 20;
    /** A payload is under 8 000 bytes; a hint is at most 31. */
    private static final int HINTS_A_PAYLOAD = 200;

    private final Vertx vertx;
    private final Supplier<PgConnection> connection;
    private final Map<Integer, Long> unsent = new HashMap<>();
    /** When the oldest unsent one happened, on the scale of {@link System#nanoTime}. */
    private long oldest;

    /** @param connection null while there is none */
    OutgoingHints(Vertx vertx, Supplier<PgConnection> connection) {
        this.vertx = vertx;
        this.connection = connection;
    }

    void add(int centreId, long version) {
        if (unsent.isEmpty()) {
            oldest = System.nanoTime();
            vertx.setTimer(COALESCE_MS, id -> send());
        }
        unsent.merge(centreId, version, Math::max);
    }

    /** Sends what is not sent yet. */
    Future<Void> send() {
        PgConnection current = connection.get();
        List<Future<Void>> sent = new ArrayList<>();
        var payload = new StringBuilder();
        int count = 0;
        for (var hint : unsent.entrySet()) {
            payload.append(count++ == 0 ? "" : ",")
                    .append(hint.getKey())
                    .append(':')
                    .append(hint.getValue());
            if (count == HINTS_A_PAYLOAD) {
                sent.add(send(current, payload.toString()));
                payload.setLength(0);
                count = 0;
            }
        }
        if (count > 0) {
            sent.add(send(current, payload.toString()));
        }
        unsent.clear();
        return Future.join(sent).mapEmpty();
    }

    private Future<Void> send(PgConnection current, String payload) {
        long waited = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - oldest);
        return send(current, NOTIFY, Tuple.of(payload, waited));
    }

    /** @param current null: nobody is told */
    static Future<Void> send(PgConnection current, String statement, Tuple values) {
        if (current == null) {
            return Future.succeededFuture();
        }
        // A notification that is lost here is found by the poll of the other nodes.
        return current.preparedQuery(statement)
                .execute(values)
                .onFailure(e -> LOG.debug("A hint was lost", e))
                .mapEmpty();
    }
}
