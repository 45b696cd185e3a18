package dev.talon.desk;

import dev.talon.db.Database;
import dev.talon.db.Hints;
import dev.talon.ticket.CommandKeys;
import dev.talon.web.Problem;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;

/** Breaks of a desk, with a reason, and their end. During a break the desk calls nobody, whoever holds it. */
public final class DeskPauses {
    private static final String SITS = DeskStatements.sits("$3", "$5");

    private static final String OVERRIDDEN = """
            overridden AS (
                INSERT INTO event (centre_id, at, kind, desk, actor, reason)
                SELECT centre_id, clock_timestamp(), 'desk_overridden', code, $3, $6 FROM changed
                WHERE $6::text IS NOT NULL AND NOT (SELECT sits FROM here)),""";

    /**
     * $1 centre · $2 desk · $3 actor · $4 Idempotency-Key or null · $5 the holding page's word or null · $6 why a manager
     * overrides the hold, or null · $7 reason. A call locks the desk's row too: whichever comes second sees the first.
     */
    private static final String PAUSE = """
            WITH locked AS (
                SELECT d.centre_id, d.code, d.paused_at IS NOT NULL AS paused, %s AS sits
                FROM centre c JOIN desk d ON d.centre_id = c.id WHERE c.code = $1 AND d.code = $2
                FOR NO KEY UPDATE OF d),
            here AS MATERIALIZED (
                SELECT centre_id, code, paused, sits, sits OR $6::text IS NOT NULL AS obeys,
                       desk_is_busy(centre_id, code) AS busy FROM locked),
            changed AS (
                UPDATE desk d SET paused_at = clock_timestamp(), pause_reason = $7
                FROM here WHERE d.centre_id = here.centre_id AND d.code = here.code AND here.obeys AND NOT here.busy AND NOT here.paused
                RETURNING d.centre_id, d.code, d.paused_at),
            noted AS (
                INSERT INTO event (centre_id, at, kind, desk, actor, reason, command_key, command_request)
                SELECT centre_id, paused_at, 'desk_paused', code, $3, $7, split_part($4, ' ', 1), split_part($4, ' ', 2)
                FROM changed),
            %s
            bumped AS (
                UPDATE centre SET version = version + 1 FROM changed WHERE centre.id = changed.centre_id RETURNING version)
            SELECT here.centre_id, here.obeys, here.busy, bumped.version FROM here LEFT JOIN bumped ON true""".formatted(SITS, OVERRIDDEN);

    /** As {@link #PAUSE}, without a reason. */
    private static final String RESUME = """
            WITH own AS (
                SELECT d.centre_id, d.code, %s AS sits
                FROM centre c JOIN desk d ON d.centre_id = c.id WHERE c.code = $1 AND d.code = $2),
            here AS (
                SELECT *, sits OR $6::text IS NOT NULL AS obeys FROM own),
            changed AS (
                UPDATE desk d SET paused_at = NULL, pause_reason = NULL
                FROM here WHERE d.centre_id = here.centre_id AND d.code = here.code AND here.obeys AND d.paused_at IS NOT NULL
                RETURNING d.centre_id, d.code),
            noted AS (
                INSERT INTO event (centre_id, at, kind, desk, actor, command_key, command_request)
                SELECT centre_id, clock_timestamp(), 'desk_resumed', code, $3, split_part($4, ' ', 1), split_part($4, ' ', 2)
                FROM changed),
            %s
            bumped AS (
                UPDATE centre SET version = version + 1 FROM changed WHERE centre.id = changed.centre_id RETURNING version)
            SELECT here.centre_id, here.obeys, false AS busy, bumped.version FROM here LEFT JOIN bumped ON true""".formatted(SITS, OVERRIDDEN);

    private final Database database;
    private final Hints hints;
    private final Refusals refusals;

    public DeskPauses(Database database, Hints hints, DeskCalls calls) {
        this.database = database;
        this.hints = hints;
        this.refusals = calls.refusals();
    }

    /** Fails with a 409 problem while a ticket is at the desk or somebody else is, 404 where there is no such desk. */
    Future<Void> pause(DeskCommand command, String reason) {
        return run(PAUSE, command, arguments(command).addString(reason.strip()));
    }

    /** Ends the break; a desk that has none stays as it is. Fails with a 409 problem where somebody else sits there, 404 where there is no such desk. */
    public Future<Void> resume(DeskCommand command) {
        return run(RESUME, command, arguments(command));
    }

    /** Whether a call was refused because its desk is on a break. */
    public static boolean isOnBreak(Throwable fault) {
        return fault instanceof Problem problem && Refusals.PAUSED.equals(problem.type());
    }

    private Future<Void> run(String sql, DeskCommand command, Tuple values) {
        return database.fast(command.centre())
                .preparedQuery(sql)
                .execute(values)
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw Refusals.noDesk(command.centre(), command.desk());
                    }
                    return rows.iterator().next();
                })
                .compose(row -> row.getBoolean("obeys") ? tell(row) : notTheirs(command))
                .recover(fault ->
                        CommandKeys.isRepeat(fault) ? Future.succeededFuture(false) : Future.failedFuture(fault))
                .compose(changed -> changed
                        ? Future.succeededFuture()
                        : CommandKeys.refuseReuse(database, command.centre(), command.key()));
    }

    /** A command that did something before, when the desk was theirs, is answered as it was then. */
    private Future<Boolean> notTheirs(DeskCommand command) {
        if (command.key().isEmpty()) {
            return refusals.held(command);
        }
        return CommandKeys.find(database, command.centre(), command.key().get())
                .compose(done -> done.isPresent() ? Future.succeededFuture(false) : refusals.held(command));
    }

    /** @return whether the desk changed */
    private Future<Boolean> tell(Row row) {
        if (row.getBoolean("busy")) {
            return Future.failedFuture(
                    Problem.conflict("desk-busy", "A ticket is at this desk: finish it first, then pause.")
                            .ru("У окна посетитель: сначала закончите с ним, потом делайте перерыв."));
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
