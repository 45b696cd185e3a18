package dev.talon.centre;

import static dev.talon.web.Problem.said;

import dev.talon.db.Database;
import dev.talon.web.Problem;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The norms of a service by the business day from which each is valid. A ticket keeps the norm of its day. A later
 * change affects it only in reports that count again with valid norms.
 */
public final class Norms {
    /** @param norm seconds that a stage may wait; {@code present} says whether it is the one of today */
    record Norm(LocalDate from, int norm, boolean present) {}

    private static final String READ = """
            SELECT n.valid_from, n.norm, n.valid_from = max(n.valid_from) FILTER (
                       WHERE n.valid_from <= business_day(c.zone, c.day_ends, now())) OVER () AS present
            FROM centre c
            JOIN service s ON s.centre_id = c.id AND s.code = $2
            JOIN service_norm n ON n.centre_id = c.id AND n.service = s.code
            WHERE c.code = $1
            ORDER BY n.valid_from DESC""";

    /** $1 centre · $2 service · $3 day · $4 norm · $5 actor. The event's reason is what was set. */
    private static final String WRITE = """
            WITH here AS (
                SELECT c.id, s.code FROM centre c JOIN service s ON s.centre_id = c.id WHERE c.code = $1 AND s.code = $2
            ), written AS (
                INSERT INTO service_norm (centre_id, service, valid_from, norm)
                SELECT id, code, $3, $4 FROM here
                ON CONFLICT (centre_id, service, valid_from) DO UPDATE SET norm = EXCLUDED.norm
                RETURNING centre_id
            )
            INSERT INTO event (centre_id, at, kind, actor, reason)
            SELECT centre_id, now(), 'norm_changed', $5, format('%s: %s s from %s', $2, $4::integer, $3::date) FROM written""";

    /** $1 centre · $2 service · $3 day · $4 actor. The first norm stays, because every service has one. */
    private static final String TAKE_OUT = """
            WITH gone AS (
                DELETE FROM service_norm n USING centre c
                WHERE c.code = $1 AND n.centre_id = c.id AND n.service = $2 AND n.valid_from = $3
                  AND EXISTS (SELECT FROM service_norm older WHERE older.centre_id = n.centre_id AND older.service = n.service
                                AND older.valid_from < n.valid_from)
                RETURNING n.centre_id
            )
            INSERT INTO event (centre_id, at, kind, actor, reason)
            SELECT centre_id, now(), 'norm_changed', $4, format('%s: not from %s', $2, $3::date) FROM gone""";

    /** $1 centre · $2 service: what the service shows is the norm of today. */
    private static final String PRESENT = """
            WITH changed AS (
                UPDATE service s SET norm = n.norm
                FROM centre c, LATERAL norm_of(c.id, $2, business_day(c.zone, c.day_ends, now())) AS n
                WHERE c.code = $1 AND s.centre_id = c.id AND s.code = $2
                RETURNING s.centre_id
            )
            UPDATE centre SET version = version + 1 FROM changed WHERE id = changed.centre_id RETURNING id, version""";

    private final Database database;

    public Norms(Database database) {
        this.database = database;
    }

    /** The newest first; fails with a 404 problem where there is no such service. */
    Future<List<Norm>> of(String centre, String service) {
        return database.slow()
                .preparedQuery(READ)
                .execute(Tuple.of(centre, service))
                .map(rows -> {
                    List<Norm> norms = new ArrayList<>();
                    for (Row row : rows) {
                        norms.add(new Norm(
                                row.getLocalDate("valid_from"),
                                row.getInteger("norm"),
                                Boolean.TRUE.equals(row.getBoolean("present"))));
                    }
                    if (norms.isEmpty()) {
                        throw unknown(centre, service);
                    }
                    return norms;
                });
    }

    /** Sets the norm from a day on; fails with a 404 problem where there is no such service. */
    Future<Changed> put(String centre, String service, LocalDate from, int norm, String actor) {
        return change(centre, service, WRITE, Tuple.of(centre, service, from, norm, actor));
    }

    /** Removes the norm of a day, but never the first one; if there is none, nothing changes. */
    Future<Changed> takeOut(String centre, String service, LocalDate from, String actor) {
        return change(centre, service, TAKE_OUT, Tuple.of(centre, service, from, actor));
    }

    private Future<Changed> change(String centre, String service, String sql, Tuple values) {
        return database.changing(connection -> connection
                        .preparedQuery(sql)
                        .execute(values)
                        .compose(written -> connection.preparedQuery(PRESENT).execute(Tuple.of(centre, service))))
                .map(rows -> Centres.changed(rows).orElseThrow(() -> unknown(centre, service)));
    }

    private static Problem unknown(String centre, String service) {
        return Problem.notFound("no-such-service", said("no-such-service", centre, service));
    }
}
