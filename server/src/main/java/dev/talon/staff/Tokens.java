package dev.talon.staff;

import dev.talon.access.Access;
import dev.talon.access.Secrets;
import dev.talon.db.Database;
import dev.talon.web.Problem;
import dev.talon.web.Who;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;

/** The tokens of scripts. */
public final class Tokens {
    private static final String ADD = """
            INSERT INTO api_token (token_hash, name, role, created_by) VALUES ($1, $2, $3, $4) RETURNING id""";

    private static final String LIST = """
            SELECT id, name, role, created_by, created_at FROM api_token WHERE revoked_at IS NULL ORDER BY id""";

    private static final String REVOKE = """
            UPDATE api_token SET revoked_at = now() WHERE id = $1 AND revoked_at IS NULL RETURNING token_hash""";

    private final Database database;
    private final Access access;

    public Tokens(Database database, Access access) {
        this.database = database;
        this.access = access;
    }

    /** A token as its administrator sees it; the secret itself is kept nowhere. */
    public record Token(int id, String name, Who role, String createdBy, Instant createdAt) {}

    /** A new token with its secret, which is shown this once. */
    public record NewToken(int id, String token) {}

    public Future<NewToken> create(String name, Who role, String createdBy) {
        String secret = Secrets.random();
        return database.changing(ADD, Tuple.of(Secrets.hash(secret), name, role.word(), createdBy))
                .map(rows -> new NewToken(rows.iterator().next().getInteger("id"), secret));
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
                throw Problem.notFound("no-such-token", "There is no token " + id + ".")
                        .ru("Нет ключа " + id + ".");
            }
            access.forget(rows.iterator().next().getBuffer("token_hash"));
            return null;
        });
    }

    private static Token token(Row row) {
        return new Token(
                row.getInteger("id"),
                row.getString("name"),
                Who.of(row.getString("role")).orElseThrow(),
                row.getString("created_by"),
                row.getOffsetDateTime("created_at").toInstant());
    }
}
