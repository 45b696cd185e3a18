package dev.talon.desk;

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
import java.util.function.Function;

/** Breaks of a desk, with a reason, and their end. During a break the desk calls nobody, whoever holds it. */
public final class DeskPauses {
    private static final String PAUSE = Sql.of(
            DeskPauses.class, "pause", "centre", "desk", "actor", "key", "page", "override", "reason", "minutes");

    private static final String RESUME =
            Sql.of(DeskPauses.class, "resume", "centre", "desk", "actor", "key", "page", "override");
    private static final String UNDO_RESUME =
            Sql.of(DeskPauses.class, "undo_resume", "centre", "desk", "actor", "key", "page", "override");

    private final Database database;
    private final Hints hints;
    private final Refusals refusals;

    public DeskPauses(Database database, Hints hints, DeskCalls calls) {
        this.database = database;
        this.hints = hints;
        this.refusals = calls.refusals();
    }

    /**
     * Begins a break. Fails with a 409 problem while a ticket is at the desk or somebody else holds it, 404 if there is
     * no such desk.
     *
     * @param minutes how long it is expected to last; empty: nobody knows
     */
    Future<Void> pause(DeskCommand command, String reason, Optional<Integer> minutes) {
        Tuple values = arguments(command).addString(reason.strip()).addInteger(minutes.orElse(null));
        return run(PAUSE, command, values);
    }

    /**
     * Ends the break; without one nothing changes. Fails with a 409 problem if somebody else holds the desk, 404 if
     * there is no such desk.
     */
    public Future<Void> resume(DeskCommand command) {
        return run(RESUME, command, arguments(command));
    }

    /**
     * Goes on with a break that was ended, as if it had not been. Fails with a 409 problem if none was, if the desk has done
     * something since, or if somebody else holds it; 404 if there is no such desk.
     */
    Future<Void> undoResume(DeskCommand command) {
        return run(
                UNDO_RESUME,
                command,
                arguments(command),
                row -> row.getLong("version") == null
                        ? before(command).map(done -> {
                            if (!done) {
                                throw Problem.conflict("nothing-to-undo", said("nothing-to-undo.break"));
                            }
                            return false;
                        })
                        : tell(row));
    }

    /** Whether a call was refused because its desk is on a break. */
    public static boolean isOnBreak(Throwable fault) {
        return fault instanceof Problem problem && Refusals.PAUSED.equals(problem.type());
    }

    private Future<Void> run(String sql, DeskCommand command, Tuple values) {
        return run(sql, command, values, this::tell);
    }

    /** @param tell of a row of a desk that obeys, whether the desk changed */
    private Future<Void> run(String sql, DeskCommand command, Tuple values, Function<Row, Future<Boolean>> tell) {
        return database.fast(command.centre())
                .preparedQuery(sql)
                .execute(values)
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw Refusals.noDesk(command.centre(), command.desk());
                    }
                    return rows.iterator().next();
                })
                .compose(row -> row.getBoolean("obeys") ? tell.apply(row) : notTheirs(command))
                .recover(fault ->
                        CommandKeys.isRepeat(fault) ? Future.succeededFuture(false) : Future.failedFuture(fault))
                .compose(changed -> changed
                        ? Future.succeededFuture()
                        : CommandKeys.refuseReuse(database, command.centre(), command.key()));
    }

    /** A command that was executed when they held the desk gets its first answer. */
    private Future<Boolean> notTheirs(DeskCommand command) {
        return before(command).compose(done -> done ? Future.succeededFuture(false) : refusals.held(command));
    }

    /** Whether it is a repetition. */
    private Future<Boolean> before(DeskCommand command) {
        return command.key()
                .map(key -> CommandKeys.find(database, command.centre(), key).map(Optional::isPresent))
                .orElseGet(() -> Future.succeededFuture(false));
    }

    /** @return whether the desk changed */
    private Future<Boolean> tell(Row row) {
        if (row.getBoolean("busy")) {
            return Future.failedFuture(Problem.conflict("desk-busy", said("desk-busy.pause")));
        }
        if (row.getLong("version") != null) {
            hints.changed(row.getInteger("centre_id"), row.getLong("version"));
        }
        return Future.succeededFuture(row.getLong("version") != null);
    }

    private static Tuple arguments(DeskCommand command) {
        return Tuple.of(
                command.centre(),
                command.desk(),
                command.actor(),
                command.key().orElse(null),
                command.page().orElse(null),
                command.override().orElse(null));
    }
}
