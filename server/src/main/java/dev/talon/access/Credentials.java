package dev.talon.access;

import dev.talon.db.Database;
import dev.talon.db.RequestCoalescer;
import dev.talon.db.Sql;
import dev.talon.queue.TicketId;
import dev.talon.web.CallerKind;
import dev.talon.web.Principal;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The statements that find the owner of a secret. Terms are over when they are by the clocks of both the database and the node: a database
 * whose clock is ahead signs nobody out.
 */
final class Credentials {
    private static final String DEVICES = Sql.of(Credentials.class, "devices_by_hash", "hashes");

    private static final String SESSION = Sql.of(Credentials.class, "session_by_hash", "hash", "node_time");

    private static final String BEARER = Sql.of(Credentials.class, "bearer_by_hash", "hash", "node_time");

    /** Skips rows that are being changed: the next use stores it. */
    private static final String SEEN = """
            UPDATE device SET seen_at = now()
            WHERE id IN (
                SELECT id FROM device
                WHERE id = ANY($1) AND (seen_at IS NULL OR seen_at < now() - interval '1 minute')
                ORDER BY id FOR NO KEY UPDATE SKIP LOCKED)""";

    /** Tickets of a day that may still go on at the centre; a ticket that has left the queue cannot follow it. */
    private static final String TICKET = """
            SELECT 1 FROM ticket t JOIN centre c ON c.id = t.centre_id
            WHERE c.code = $1 AND t.id = $2
              AND t.issued_at > least(now(), $3::timestamptz) - interval '36 hours'
              AND NOT EXISTS (
                  SELECT FROM stage s WHERE s.centre_id = t.centre_id AND s.ticket_id = t.id AND s.state = 'cancelled')""";

    private static final String USED = """
            UPDATE api_token SET last_used_at = now()
            WHERE id = $1 AND (last_used_at IS NULL OR last_used_at < now() - interval '1 minute')""";

    private static final Logger LOG = LoggerFactory.getLogger(Credentials.class);

    /** Devices that one statement looks up: a hall full of them reconnects at the same moment. */
    private static final int DEVICES_AT_ONCE = 500;

    private final Database database;
    private final RequestCoalescer<Buffer, Device> devices;
    private final RequestCoalescer<Integer, Void> seen;

    private record Device(Principal owner, Optional<Integer> unseen) {}

    Credentials(Database database) {
        this.database = database;
        this.devices = new RequestCoalescer<>(DEVICES_AT_ONCE, this::devices);
        this.seen = new RequestCoalescer<>(DEVICES_AT_ONCE, this::seen);
    }

    /**
     * The owner of a secret; empty if it belongs to nobody, or no longer. Stores that a device or a token was used, at
     * most once a minute.
     */
    Future<Optional<Principal>> owner(PresentedSecret proof) {
        return switch (proof.place()) {
            case BEARER -> owner(BEARER, proof);
            case SESSION -> owner(SESSION, proof);
            case DEVICE ->
                devices.ask(proof.hash())
                        .map(known -> known.filter(device ->
                                        proof.device().orElse(device.owner().who())
                                                == device.owner().who())
                                .map(device -> {
                                    device.unseen().ifPresent(this::noteSeen);
                                    return device.owner();
                                }));
        };
    }

    private Future<Optional<Principal>> owner(String statement, PresentedSecret proof) {
        return database.reads()
                .preparedQuery(statement)
                .execute(Tuple.of(proof.hash(), database.clock().node()))
                .map(rows -> {
                    for (Row row : rows) {
                        Optional.ofNullable(row.getInteger("unseen")).ifPresent(this::noteSeen);
                        Optional.ofNullable(row.getInteger("unused")).ifPresent(this::noteUsed);
                        return Optional.of(principal(row));
                    }
                    return Optional.empty();
                });
    }

    private Future<Map<Buffer, Device>> devices(List<Buffer> hashes) {
        return database.reads()
                .preparedQuery(DEVICES)
                .execute(Tuple.of(hashes.toArray(Buffer[]::new)))
                .map(rows -> {
                    Map<Buffer, Device> known = new HashMap<>();
                    for (Row row : rows) {
                        known.put(
                                row.getBuffer("token_hash"),
                                new Device(principal(row), Optional.ofNullable(row.getInteger("unseen"))));
                    }
                    return known;
                });
    }

    /** Whether a centre has a ticket of this id. */
    Future<Boolean> isTicket(String centre, String id) {
        UUID ticket;
        try {
            ticket = TicketId.parse(id).uuid();
        } catch (IllegalArgumentException e) {
            return Future.succeededFuture(false);
        }
        return database.reads()
                .preparedQuery(TICKET)
                .execute(Tuple.of(centre, ticket, database.clock().node()))
                .map(rows -> rows.size() == 1);
    }

    private void noteSeen(int device) {
        seen.ask(device)
                .onFailure(fault -> LOG.info("The last use of {} cannot be stored: {}", device, fault.getMessage()));
    }

    private Future<Map<Integer, Void>> seen(List<Integer> ids) {
        return database.fast()
                .preparedQuery(SEEN)
                .execute(Tuple.of(ids.toArray(Integer[]::new)))
                .map(Map.of());
    }

    private void noteUsed(int token) {
        database.fast()
                .preparedQuery(USED)
                .execute(Tuple.of(token))
                .onFailure(fault -> LOG.info("The last use of {} cannot be stored: {}", token, fault.getMessage()));
    }

    private static Principal principal(Row row) {
        String word = row.getString("who");
        CallerKind who = CallerKind.of(word).orElseThrow(() -> new IllegalStateException("nobody is a " + word));
        return new Principal(
                who,
                row.getString("name"),
                row.getString("display"),
                Optional.ofNullable(row.getString("centre")),
                Optional.ofNullable(row.getArrayOfStrings("scopes")).map(Set::of));
    }
}
