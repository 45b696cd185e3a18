package dev.talon.sign;

import dev.talon.db.Database;
import dev.talon.db.Hints;
import dev.talon.db.Sql;
import dev.talon.hardware.link.LineFault;
import dev.talon.hardware.link.LineState;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Which node drives which cable: the one that last claimed it, until ten seconds after its last claim. */
final class CableClaims {
    private static final String CLAIM = Sql.of(CableClaims.class, "claim_cables", "node", "agents");

    private static final String TELL =
            Sql.of(CableClaims.class, "tell_cable", "cable", "connected", "fault", "quiet_ms");

    /** $1 node: another may take them at once. */
    private static final String LEAVE = """
            UPDATE cable SET driver = NULL, driver_until = NULL, connected = false WHERE driver = $1""";

    /** A cable that this node drives. */
    record Claimed(int id, int centreId, String centre, Cable cable) {}

    private final Database database;
    private final Hints hints;
    private final UUID node = UUID.randomUUID();

    CableClaims(Database database, Hints hints) {
        this.database = database;
        this.hints = hints;
    }

    Future<List<Claimed>> claim(Set<Integer> agents) {
        Tuple values = Tuple.of(node).addArrayOfInteger(agents.toArray(Integer[]::new));
        return database.slow()
                .preparedQuery(CLAIM)
                .execute(values)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(CableClaims::claimed)
                        .toList());
    }

    Future<Void> tell(int cable, LineState state) {
        return database.slow()
                .preparedQuery(TELL)
                .execute(Tuple.of(
                        cable,
                        state.connected(),
                        state.fault().map(LineFault::word).orElse(null),
                        state.quietMs().orElse(null)))
                .onSuccess(rows -> rows.forEach(row -> hints.changed(row.getInteger("id"), row.getLong("version"))))
                .mapEmpty();
    }

    Future<Void> leave() {
        return database.slow().preparedQuery(LEAVE).execute(Tuple.of(node)).mapEmpty();
    }

    private static Claimed claimed(Row row) {
        return new Claimed(
                row.getInteger("id"), row.getInteger("centre_id"), row.getString("centre"), CableRow.map(row));
    }
}
