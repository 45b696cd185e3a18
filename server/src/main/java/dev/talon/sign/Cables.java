package dev.talon.sign;

import static dev.talon.web.Problem.said;

import dev.talon.db.Database;
import dev.talon.db.Sql;
import dev.talon.device.DeviceHosts;
import dev.talon.web.JsonText;
import dev.talon.web.Problem;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Stores the cables of centres and their settings. */
public final class Cables {
    private static final String READ = Sql.of(Cables.class, "cables", "centre", "code");

    /** $1 centre · $2 cable · $3 kind · $4 address · $5 agent or null · $6 template or null · $7 protocol or null · $8 ends. */
    private static final String PUT = """
            WITH put AS (
                INSERT INTO cable (centre_id, code, kind, address, agent_id, template, protocol)
                SELECT id, $2, $3, $4, $5, $6, $7 FROM centre WHERE code = $1
                ON CONFLICT (centre_id, code) DO UPDATE
                SET kind = $3, address = $4, agent_id = $5, template = $6, protocol = $7, connected = false, fault = NULL, heard_at = NULL
                RETURNING id, centre_id),
            wanted AS (
                SELECT put.id AS cable_id, (e ->> 'number')::integer AS number, e ->> 'desk' AS desk, e ->> 'arrow' AS arrow
                FROM put, jsonb_array_elements($8::jsonb) AS e),
            unwanted AS (
                DELETE FROM cable_end old USING put
                WHERE old.cable_id = put.id AND old.number NOT IN (SELECT number FROM wanted)),
            hung AS (
                INSERT INTO cable_end (cable_id, number, desk, arrow) SELECT cable_id, number, desk, arrow FROM wanted
                ON CONFLICT (cable_id, number) DO UPDATE SET desk = excluded.desk, arrow = excluded.arrow)
            SELECT wanted.desk, d.code IS NULL AS unknown
            FROM put LEFT JOIN wanted ON true
            LEFT JOIN desk d ON d.centre_id = put.centre_id AND d.code = wanted.desk""";

    private static final String REMOVE = """
            DELETE FROM cable USING centre c WHERE c.id = cable.centre_id AND c.code = $1 AND cable.code = $2""";

    private static final String REFERRED = "23503";

    private final Database database;

    private final DeviceHosts hosts;

    public Cables(Database database, DeviceHosts hosts) {
        this.database = database;
        this.hosts = hosts;
    }

    /** A centre's cables in the order of their codes. */
    public Future<List<Cable>> list(String centre) {
        return read(centre, Optional.empty());
    }

    /** A cable; empty where the centre has none of that code. */
    Future<Optional<Cable>> find(String centre, String code) {
        return read(centre, Optional.of(code)).map(found -> found.stream().findFirst());
    }

    /**
     * Creates a cable or changes one.
     *
     * @return the cable; fails with 404 if there is no such centre, with 422 if a number occurs twice, a desk or the
     *     agent does not exist, a field of the kind is missing, or a sign has no space for its desk
     */
    public Future<Cable> put(String centre, String code, CableChange change) {
        check(change);
        JsonArray ends = new JsonArray();
        change.ends()
                .forEach(end -> ends.add(new JsonObject()
                        .put("number", end.number())
                        .put("desk", end.desk())
                        .put("arrow", end.arrow().map(arrow -> arrow.word()).orElse("none"))));
        Tuple values = Tuple.of(centre, code, change.kind().word(), json(change.address()))
                .addInteger(change.agent().orElse(null))
                .addValue(change.template().map(Cables::json).orElse(null))
                .addString(change.protocol().map(protocol -> protocol.word()).orElse(null))
                .addValue(ends);
        return hosts.check(change.address(), "/address/host")
                .compose(fit -> database.changing(connection ->
                        connection.preparedQuery(PUT).execute(values).map(rows -> checked(rows, centre))))
                .recover(fault -> Future.failedFuture(isReferred(fault) ? noAgent(change) : fault))
                .compose(done -> read(centre, Optional.of(code)))
                .map(found -> found.get(0));
    }

    /** @return fails with 404 where there is none */
    public Future<Void> remove(String centre, String code) {
        return database.changing(REMOVE, Tuple.of(centre, code)).map(rows -> {
            if (rows.rowCount() == 0) {
                throw Problem.notFound("no-such-cable", said("no-such-cable", code));
            }
            return null;
        });
    }

    private Future<List<Cable>> read(String centre, Optional<String> code) {
        return database.fast()
                .preparedQuery(READ)
                .execute(Tuple.of(centre, code.orElse(null)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(CableRow::map)
                        .toList());
    }

    private static void check(CableChange change) {
        boolean sign = change.kind() == Cable.Kind.SIGN;
        if (sign != change.template().isPresent() || sign == change.protocol().isPresent()) {
            throw Problem.unprocessable("cable-lacks", said("cable-lacks"))
                    .at(sign ? "/template" : "/protocol", "is needed, and only this one");
        }
        SignWidth.check(change);
        Set<Integer> numbers = new HashSet<>();
        change.ends().stream()
                .filter(end -> !numbers.add(end.number()))
                .findFirst()
                .ifPresent(twice -> {
                    throw Problem.unprocessable("number-twice", said("number-twice", twice.number()))
                            .at("/ends", "two have the number " + twice.number());
                });
    }

    /** A failure here undoes the whole change. */
    private static RowSet<Row> checked(RowSet<Row> rows, String centre) {
        if (rows.size() == 0) {
            throw Problem.notFound("no-such-centre", said("no-such-centre.named", centre));
        }
        rows.forEach(row -> known(row.getString("desk"), row.getBoolean("unknown")));
        return rows;
    }

    private static void known(String desk, boolean unknown) {
        if (desk != null && unknown) {
            throw Problem.unprocessable("no-such-desk", said("no-such-desk.cable", desk))
                    .at("/ends", "there is no desk " + desk);
        }
    }

    private static boolean isReferred(Throwable fault) {
        return fault instanceof PgException pg && REFERRED.equals(pg.getSqlState());
    }

    private static Problem noAgent(CableChange change) {
        return Problem.unprocessable(
                        "no-such-agent",
                        said("no-such-agent.cable", change.agent().orElse(0)))
                .at("/agent", "the id of an agent");
    }

    private static JsonObject json(Object value) {
        return new JsonObject(JsonText.encode(value));
    }
}
