package dev.talon.staff;

import static dev.talon.web.Problem.said;

import dev.talon.access.Access;
import dev.talon.access.Secrets;
import dev.talon.db.Database;
import dev.talon.web.CallerKind;
import dev.talon.web.Principal;
import dev.talon.web.Problem;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The tokens of scripts. */
public final class Tokens {
    /**
     * $1 hash · $2 name · $3 role · $4 who creates it · $5 centre or null · $6 scopes · $7 end or null. A token that
     * was created with a token depends on the same account, and ends no later.
     */
    private static final String ADD = """
            WITH parent AS (SELECT maker_id, expires_at FROM api_token WHERE 'token:' || id = $4)
            INSERT INTO api_token (token_hash, name, role, created_by, centre_id, scopes, expires_at, maker_id)
            SELECT $1, $2, $3, $4, (SELECT id FROM centre WHERE code = $5), $6,
                   least($7::timestamptz, (SELECT expires_at FROM parent)),
                   coalesce((SELECT id FROM staff WHERE 'staff:' || login = $4), (SELECT maker_id FROM parent))
            WHERE $5::text IS NULL OR EXISTS (SELECT FROM centre WHERE code = $5)
            RETURNING id""";

    private static final String LIST = """
            SELECT t.id, t.name, t.role, c.code AS centre, t.scopes, t.created_by, m.name AS maker, t.created_at, t.expires_at,
                   t.last_used_at, maker_still_may(t) AND (t.expires_at IS NULL OR t.expires_at > now()) AS works
            FROM api_token t LEFT JOIN centre c ON c.id = t.centre_id LEFT JOIN staff m ON m.id = t.maker_id
            WHERE t.revoked_at IS NULL ORDER BY t.id""";

    private static final String REVOKE = """
            UPDATE api_token SET revoked_at = now() WHERE id = $1 AND revoked_at IS NULL RETURNING token_hash""";

    private final Database database;
    private final Access access;

    public Tokens(Database database, Access access) {
        this.database = database;
        this.access = access;
    }

    /**
     * A token as its administrator sees it; the secret itself is stored nowhere.
     *
     * @param createdBy as in the event log
     * @param maker name of the account on which it depends; empty if unknown
     * @param lastUsedAt to the minute
     * @param works false after its end, or if its maker's account is deactivated or has fewer rights
     */
    public record Token(
            int id,
            String name,
            CallerKind role,
            Optional<String> centre,
            List<String> scopes,
            String createdBy,
            Optional<String> maker,
            Instant createdAt,
            Optional<Instant> expiresAt,
            Optional<Instant> lastUsedAt,
            boolean works) {}

    /** A new token with its secret, which is shown this once. */
    public record NewToken(int id, String token) {}

    /** Creates one with all scopes of its role, for every centre and without end. */
    public Future<NewToken> create(String name, CallerKind role, String createdBy) {
        return create(
                new TokenWanted(name, role, Optional.empty(), Optional.empty(), Optional.empty()),
                new Principal(CallerKind.ADMINISTRATOR, createdBy, "", Optional.empty()));
    }

    /** @return fails with 422 where it cannot be or there is no such centre, 403 where it would reach further than its maker */
    Future<NewToken> create(TokenWanted wanted, Principal maker) {
        wanted.check(maker);
        String secret = Secrets.random();
        Tuple values = Tuple.of(
                        Secrets.hash(secret), wanted.name(), wanted.role().word(), maker.name())
                .addString(wanted.centre().orElse(null))
                .addArrayOfString(wanted.itsScopes().toArray(String[]::new))
                .addOffsetDateTime(wanted.expiresAt().orElse(null));
        return database.changing(ADD, values).map(rows -> {
            if (rows.size() == 0) {
                String centre = wanted.centre().orElse("");
                throw Problem.unprocessable("no-such-centre", said("no-such-centre.named", centre))
                        .at("/centre", "no such centre");
            }
            return new NewToken(rows.iterator().next().getInteger("id"), secret);
        });
    }

    /** The tokens that are not revoked, the oldest first. */
    public Future<List<Token>> list() {
        return database.fast()
                .preparedQuery(LIST)
                .execute()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Tokens::token)
                        .toList());
    }

    /** Ends a token; fails with a 404 problem where it is not there or ended before. */
    public Future<Void> revoke(int id) {
        return database.changing(REVOKE, Tuple.of(id)).map(rows -> {
            if (rows.size() == 0) {
                throw Problem.notFound("no-such-token", said("no-such-token", id));
            }
            access.forget(rows.iterator().next().getBuffer("token_hash"));
            return null;
        });
    }

    private static Token token(Row row) {
        return new Token(
                row.getInteger("id"),
                row.getString("name"),
                CallerKind.of(row.getString("role")).orElseThrow(),
                Optional.ofNullable(row.getString("centre")),
                List.of(row.getArrayOfStrings("scopes")),
                row.getString("created_by"),
                Optional.ofNullable(row.getString("maker")),
                row.getOffsetDateTime("created_at").toInstant(),
                moment(row, "expires_at"),
                moment(row, "last_used_at"),
                row.getBoolean("works"));
    }

    private static Optional<Instant> moment(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
    }
}
