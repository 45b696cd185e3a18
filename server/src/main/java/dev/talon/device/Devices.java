package dev.talon.device;

import static dev.talon.web.Problem.said;

import dev.talon.access.Access;
import dev.talon.db.Database;
import dev.talon.web.CallerKind;
import dev.talon.web.Problem;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Paired devices. */
public final class Devices {
    private static final String READ = """
            SELECT d.id, d.kind, d.name, c.code AS centre, d.desk, p.code AS printer, p.state AS printer_state, d.menu,
                   d.paired_at, d.seen_at, l.version, l.host, l.system, l.address,
                   l.connection IS NOT NULL AND l.heard_at > now() - interval '20 seconds' AS connected,
                   CASE WHEN l.connection IS NOT NULL AND l.heard_at > now() - interval '20 seconds'
                       THEN l.connected_at ELSE l.heard_at END AS line_since,
                   ARRAY(SELECT hung.code FROM printer hung WHERE hung.agent_id = d.id ORDER BY hung.code) AS hung
            FROM device d JOIN centre c ON c.id = d.centre_id LEFT JOIN printer p ON p.id = d.printer_id
            LEFT JOIN agent_line l ON l.agent_id = d.id
            WHERE d.revoked_at IS NULL AND ($1::integer IS NULL OR d.id = $1) AND ($2::text IS NULL OR c.code = $2)
            ORDER BY c.code, d.kind, d.name, d.id""";

    private static final String PLACES = """
            SELECT EXISTS (SELECT FROM desk WHERE centre_id = c.id AND code = $2 AND active) AS desk,
                   EXISTS (SELECT FROM printer WHERE centre_id = c.id AND code = $3) AS printer
            FROM centre c WHERE c.code = $1""";

    private static final String CHANGE = """
            UPDATE device SET name = $2, desk = $3,
              printer_id = (SELECT p.id FROM printer p WHERE p.centre_id = device.centre_id AND p.code = $4), menu = $5
            WHERE id = $1 AND paired_at IS NOT NULL AND revoked_at IS NULL""";

    private static final String REVOKE = """
            WITH d AS (
              UPDATE device SET revoked_at = now(), printer_id = NULL WHERE id = $1 AND paired_at IS NOT NULL AND revoked_at IS NULL
              RETURNING id, centre_id, desk, token_hash
            ), e AS (
              INSERT INTO event (centre_id, at, kind, desk, actor, reason)
              SELECT centre_id, now(), 'device_revoked', desk, $2, 'device:' || id FROM d
            )
            SELECT token_hash FROM d""";

    private final Database database;
    private final Access access;

    public Devices(Database database, Access access) {
        this.database = database;
        this.access = access;
    }

    /** @param centre code of the only centre to see; empty: every centre */
    public Future<List<Device>> list(Optional<String> centre) {
        return read(Optional.empty(), centre);
    }

    /** A device that is paired and not revoked; fails with a 404 problem where there is none. */
    public Future<Device> get(int id) {
        return read(Optional.of(id), Optional.empty())
                .map(found -> found.stream().findFirst().orElseThrow(() -> unknown(id)));
    }

    /**
     * Changes a device's name, desk, printer and menu; its centre stays.
     *
     * @param menu codes of the services that a kiosk shows; empty, or an empty list: all
     */
    public Future<Device> change(
            int id, String name, Optional<String> desk, Optional<String> printer, Optional<List<String>> menu) {
        String[] shown = menu.filter(codes -> !codes.isEmpty())
                .map(codes -> codes.toArray(String[]::new))
                .orElse(null);
        return get(id).compose(before -> check(before.kind(), new Placing(before.centre(), name, desk, printer)))
                .compose(fits ->
                        database.changing(CHANGE, Tuple.of(id, name, desk.orElse(null), printer.orElse(null), shown)))
                .compose(changed -> get(id));
    }

    /** Ends a device's token; fails with a 404 problem where it has none. */
    public Future<Void> revoke(int id, String actor) {
        return database.changing(REVOKE, Tuple.of(id, actor)).map(rows -> {
            if (rows.size() == 0) {
                throw unknown(id);
            }
            access.forget(rows.iterator().next().getBuffer("token_hash"));
            return null;
        });
    }

    /** Fails with a 422 problem where a device of the kind cannot stand there. */
    Future<Void> check(CallerKind kind, Placing placing) {
        if (placing.desk().isPresent() && kind != CallerKind.DESK_DISPLAY) {
            throw Problem.unprocessable("no-desk-needed", said("no-desk-needed"))
                    .at("/desk", "leave it out for a " + kind.word());
        }
        return database.fast()
                .preparedQuery(PLACES)
                .execute(Tuple.of(
                        placing.centre(),
                        placing.desk().orElse(null),
                        placing.printer().orElse(null)))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw Problem.unprocessable("no-such-centre", said("no-such-centre.named", placing.centre()))
                                .at("/centre", "no such centre");
                    }
                    Row row = rows.iterator().next();
                    missing("desk", placing.desk(), row.getBoolean("desk"));
                    missing("printer", placing.printer(), row.getBoolean("printer"));
                    return null;
                });
    }

    private static void missing(String what, Optional<String> code, boolean there) {
        if (code.isPresent() && !there) {
            throw Problem.unprocessable("no-such-" + what, said("no-such-place." + what, code.get()))
                    .at("/" + what, "no such " + what);
        }
    }

    private static Problem unknown(int id) {
        return Problem.notFound("no-such-device", said("no-such-device", id));
    }

    private Future<List<Device>> read(Optional<Integer> id, Optional<String> centre) {
        return database.fast()
                .preparedQuery(READ)
                .execute(Tuple.of(id.orElse(null), centre.orElse(null)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Devices::device)
                        .toList());
    }

    private static Device device(Row row) {
        return new Device(
                row.getInteger("id"),
                CallerKind.of(row.getString("kind")).orElseThrow(),
                row.getString("name"),
                row.getString("centre"),
                Optional.ofNullable(row.getString("desk")),
                Optional.ofNullable(row.getString("printer")),
                Optional.ofNullable(row.getString("printer_state")),
                Optional.ofNullable(row.getArrayOfStrings("menu")).map(List::of),
                row.getOffsetDateTime("paired_at").toInstant(),
                Optional.ofNullable(row.getOffsetDateTime("seen_at")).map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getString("version")).map(version -> agent(row)));
    }

    private static Device.AgentFacts agent(Row row) {
        return new Device.AgentFacts(
                row.getString("version"),
                row.getString("host"),
                row.getString("system"),
                row.getString("address"),
                row.getBoolean("connected"),
                row.getOffsetDateTime("line_since").toInstant(),
                List.of(row.getArrayOfStrings("hung")));
    }
}
