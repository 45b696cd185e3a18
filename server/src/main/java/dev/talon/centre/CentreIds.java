package dev.talon.centre;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.talon.db.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** From a centre's code to its key and zone, remembered: codes never change, a zone hardly ever. */
public final class CentreIds {
    private static final String FIND = "SELECT id, code, zone FROM centre WHERE code = $1";

    /** How long another node may count in a zone that was changed. */
    private static final Duration REMEMBERED = Duration.ofSeconds(10);

    private final Vertx vertx;
    private final Database database;
    private final AsyncCache<String, Optional<CentreId>> known = Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED)
            .maximumSize(10_000)
            .buildAsync();

    public CentreIds(Vertx vertx, Database database) {
        this.vertx = vertx;
        this.database = database;
    }

    /** @param id the key that every row of the centre carries */
    public record CentreId(int id, String code, ZoneId zone) {}

    /** Fails with a 404 problem where there is no such centre. */
    public Future<CentreId> find(String code) {
        CompletableFuture<Optional<CentreId>> asked = known.get(
                code, (same, executor) -> read(same).toCompletionStage().toCompletableFuture());
        return Future.fromCompletionStage(asked, vertx.getOrCreateContext())
                .map(found -> found.orElseThrow(() -> {
                    // It may be created at any moment.
                    forget(code);
                    return Centres.unknown(code);
                }));
    }

    /** Forgets a centre's zone, at once on this node. */
    public void forget(String code) {
        known.synchronous().invalidate(code);
    }

    private Future<Optional<CentreId>> read(String code) {
        return database.fast().preparedQuery(FIND).execute(Tuple.of(code)).map(rows -> {
            for (Row row : rows) {
                ZoneId zone = ZoneId.of(row.getString("zone"));
                return Optional.of(new CentreId(row.getInteger("id"), row.getString("code"), zone));
            }
            return Optional.empty();
        });
    }
}
