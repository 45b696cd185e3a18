package dev.talon.staff;

import static dev.talon.web.Problem.said;

import dev.talon.db.Database;
import dev.talon.web.Principal;
import dev.talon.web.Problem;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;

/** Whether a person's desk calls the next visitor by itself. They choose it themselves, for every desk that they sit at. */
public final class AutoCalls {
    private static final String READ = "SELECT auto_call FROM staff WHERE login = $1";

    private static final String CHANGE = "UPDATE staff SET auto_call = $2 WHERE login = $1 RETURNING auto_call";

    private final Database database;

    public AutoCalls(Database database) {
        this.database = database;
    }

    /** @return seconds between the end of a service and the call, 2 to 120; empty: no call by itself, as with tokens */
    Future<Optional<Integer>> of(Principal caller) {
        return caller.account()
                .map(login -> database.fast()
                        .preparedQuery(READ)
                        .execute(Tuple.of(login))
                        .map(AutoCalls::seconds))
                .orElseGet(() -> Future.succeededFuture(Optional.empty()));
    }

    /**
     * @param seconds 2 to 120; empty: no call by itself
     * @return fails with 403 for a token, which sits at no desk
     */
    Future<Optional<Integer>> put(Principal caller, Optional<Integer> seconds) {
        String login = caller.account().orElseThrow(() -> Problem.forbidden("no-account", said("no-account")));
        Tuple values = Tuple.of(login).addInteger(seconds.orElse(null));
        return database.changing(CHANGE, values).map(AutoCalls::seconds);
    }

    private static Optional<Integer> seconds(RowSet<Row> rows) {
        return rows.size() == 0
                ? Optional.empty()
                : Optional.ofNullable(rows.iterator().next().getInteger("auto_call"));
    }
}
