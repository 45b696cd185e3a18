package dev.talon.host;

import static dev.talon.web.Problem.said;

import dev.talon.db.Database;
import dev.talon.db.Hints;
import dev.talon.db.Sql;
import dev.talon.ticket.CommandKeys;
import dev.talon.web.Problem;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;

/** Desks that the hall administrator closes, until somebody opens them or their business day ends. */
public final class ShutDesks {
    private static final String SHUT = Sql.of(ShutDesks.class, "shut_desk", "centre", "desk", "reason", "actor", "key");
    private static final String REOPEN = Sql.of(ShutDesks.class, "reopen_desk", "centre", "desk", "actor", "key");

    private final Database database;
    private final Hints hints;

    public ShutDesks(Database database, Hints hints) {
        this.database = database;
        this.hints = hints;
    }

    /**
     * Whoever sits there gets up; one that is closed stays so. Fails with a 409 problem while a ticket is at the desk, 404
     * if there is no such desk.
     */
    Future<Void> shut(String centre, String desk, String reason, String actor, Optional<String> key) {
        return run(SHUT, Tuple.of(centre, desk, reason.strip(), actor, key.orElse(null)), centre, desk, key);
    }

    /** One that is not closed stays as it is. Fails with a 404 problem if there is no such desk. */
    Future<Void> reopen(String centre, String desk, String actor, Optional<String> key) {
        return run(REOPEN, Tuple.of(centre, desk, actor, key.orElse(null)), centre, desk, key);
    }

    private Future<Void> run(String sql, Tuple values, String centre, String desk, Optional<String> key) {
        return database.fast(centre)
                .preparedQuery(sql)
                .execute(values)
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw Problem.notFound("no-such-desk", said("no-such-desk.of-centre", centre, desk));
                    }
                    return changed(rows.iterator().next(), desk);
                })
                .recover(fault ->
                        CommandKeys.isRepeat(fault) ? Future.succeededFuture(false) : Future.failedFuture(fault))
                .compose(
                        changed -> changed ? Future.succeededFuture() : CommandKeys.refuseReuse(database, centre, key));
    }

    private boolean changed(Row row, String desk) {
        if (row.getBoolean("busy")) {
            throw Problem.conflict("desk-busy", said("desk-busy.shut", desk));
        }
        if (row.getLong("version") == null) {
            return false;
        }
        hints.changed(row.getInteger("centre_id"), row.getLong("version"));
        return true;
    }
}
