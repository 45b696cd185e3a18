package dev.talon.centre;

import dev.talon.db.Database;
import dev.talon.db.Remembered;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.ZoneId;

/** From a centre's code to its key and zone, remembered: codes never change, a zone hardly ever. */
public final class CentreIds {
    private static final String FIND = "SELECT id, code, zone FROM centre WHERE code = $1";

    /** How long another node may count in a zone that was changed. */
    private static final Duration REMEMBERED = Duration.ofSeconds(10);

    private final Database database;
    private final Remembered<String, CentreId> known;

    public CentreIds(Vertx vertx, Database database) {
        this.database = database;
        this.known = new Remembered<>(vertx, REMEMBERED, 10_000, this::read);
    }

    /** @param id the key that every row of the centre carries */
    public record CentreId(int id, String code, ZoneId zone) {}

    /** Fails with a 404 problem where there is no such centre. */
    public Future<CentreId> find(String code) {
        return known.get(code);
    }

    /** Forgets a centre's zone, at once on this node. */
    public void forget(String code) {
        known.forget(code);
    }

    private Future<CentreId> read(String code) {
        return database.fast().preparedQuery(FIND).execute(Tuple.of(code)).map(rows -> {
            for (Row row : rows) {
                return new CentreId(row.getInteger("id"), row.getString("code"), ZoneId.of(row.getString("zone")));
            }
            throw Centres.unknown(code);
        });
    }
}
