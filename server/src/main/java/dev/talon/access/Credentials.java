package dev.talon.access;

import dev.talon.db.Database;
import dev.talon.queue.TicketId;
import dev.talon.web.Principal;
import dev.talon.web.Who;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The statements that know whose a secret is. */
final class Credentials {
    private static final String DEVICE = """
            SELECT d.kind AS who, 'device:' || d.id AS name, d.name AS display, c.code AS centre,
                   CASE WHEN d.seen_at IS NULL OR d.seen_at < now() - interval '1 minute' THEN d.id END AS unseen,
                   NULL::integer AS unused, NULL::text[] AS scopes
            FROM device d JOIN centre c ON c.id = d.centre_id
            WHERE d.token_hash = $1 AND d.paired_at IS NOT NULL AND d.revoked_at IS NULL""";

    private static final String SESSION = """
            SELECT s.role AS who, 'staff:' || s.login AS name, s.name AS display, c.code AS centre,
                   NULL::integer AS unseen, NULL::integer AS unused, NULL::text[] AS scopes
            FROM session JOIN staff s ON s.id = session.staff_id LEFT JOIN centre c ON c.id = s.centre_id
            WHERE session.token_hash = $1 AND session.expires_at > now() AND s.active""";

    private static final String BEARER = """
            SELECT t.role AS who, 'token:' || t.id AS name, t.name AS display, c.code AS centre, NULL::integer AS unseen,
                   CASE WHEN t.last_used_at IS NULL OR t.last_used_at < now() - interval '1 minute' THEN t.id END AS unused,
                   t.scopes
            FROM api_token t LEFT JOIN centre c ON c.id = t.centre_id
            WHERE t.token_hash = $1 AND t.revoked_at IS NULL AND (t.expires_at IS NULL OR t.expires_at > now())
              AND maker_still_may(t)
            UNION ALL
            """ + DEVICE;

    private static final String SEEN = """
            UPDATE device SET seen_at = now()
            WHERE id = $1 AND (seen_at IS NULL OR seen_at < now() - interval '1 minute')""";

    /** Of a day that may still go on at the centre; whoever has left the queue follows it no more. */
    private static final String TICKET = """
            SELECT 1 FROM ticket t JOIN centre c ON c.id = t.centre_id
            WHERE c.code = $1 AND t.id = $2
              AND t.issued_at > now() - interval '36 hours'
              AND NOT EXISTS (
                  SELECT FROM stage s WHERE s.centre_id = t.centre_id AND s.ticket_id = t.id AND s.state = 'cancelled')""";

    private static final String USED = """
            UPDATE api_token SET last_used_at = now()
            WHERE id = $1 AND (last_used_at IS NULL OR last_used_at < now() - interval '1 minute')""";

    private static final Logger LOG = LoggerFactory.getLogger(Credentials.class);

    private final Database database;

    Credentials(Database database) {
        this.database = database;
    }

    /** Whose secret it is; empty where it is nobody's, or no longer. Notes that a device was seen or a token used, at most once a minute. */
    Future<Optional<Principal>> owner(Proof proof) {
        String statement = switch (proof.place()) {
            case BEARER -> BEARER;
            case SESSION -> SESSION;
            case DEVICE -> DEVICE;
        };
        return database.reads()
                .preparedQuery(statement)
                .execute(Tuple.of(proof.hash()))
                .map(rows -> {
                    for (Row row : rows) {
                        Optional.ofNullable(row.getInteger("unseen")).ifPresent(device -> note(SEEN, device));
                        Optional.ofNullable(row.getInteger("unused")).ifPresent(token -> note(USED, token));
                        Principal owner = principal(row);
                        return proof.device().orElse(owner.who()) == owner.who()
                                ? Optional.of(owner)
                                : Optional.empty();
                    }
                    return Optional.empty();
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
                .execute(Tuple.of(centre, ticket))
                .map(rows -> rows.size() == 1);
    }

    private void note(String statement, int id) {
        database.fast()
                .preparedQuery(statement)
                .execute(Tuple.of(id))
                .onFailure(fault -> LOG.info("It cannot be noted that {} was seen: {}", id, fault.getMessage()));
    }

    private static Principal principal(Row row) {
        String word = row.getString("who");
        Who who = Who.of(word).orElseThrow(() -> new IllegalStateException("nobody is a " + word));
        return new Principal(
                who,
                row.getString("name"),
                row.getString("display"),
                Optional.ofNullable(row.getString("centre")),
                Optional.ofNullable(row.getArrayOfStrings("scopes")).map(Set::of));
    }
}
