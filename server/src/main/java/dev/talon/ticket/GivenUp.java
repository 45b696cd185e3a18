package dev.talon.ticket;

import static dev.talon.web.Problem.said;

import dev.talon.db.Database;
import dev.talon.db.Hints;
import dev.talon.db.Sql;
import dev.talon.web.Problem;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Withdraws tickets that were requested and never seen: the answer was lost, and the visitor has left. Their key can
 * no longer issue a ticket. A ticket that it has issued leaves the queue, unless its paper came out or may have: then
 * somebody holds it.
 */
public final class GivenUp {
    /** The event that prevents a key from ever issuing a ticket. */
    static final String KIND = "request_given_up";

    private static final String NEVER = Sql.of(GivenUp.class, "never_issue", "now", "centre", "key", "actor");

    private static final String TAKE_BACK = Sql.of(GivenUp.class, "take_back", "now", "centre", "key", "actor");

    private final Database database;
    private final Hints hints;
    private final Supplier<OffsetDateTime> now;

    /** @param now null answers mean the database's own clock, as in production; a test may set another */
    public GivenUp(Database database, Hints hints, Supplier<OffsetDateTime> now) {
        this.database = database;
        this.hints = hints;
        this.now = now;
    }

    /** @return ends when it is done, and may be repeated; fails with 404 if there is no such centre */
    public Future<Void> giveUp(String centre, String key, String actor) {
        Tuple values = Tuple.of(now.get(), centre, key, actor);
        return database.fast(centre)
                .preparedQuery(NEVER)
                .execute(values)
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw Problem.notFound("no-such-centre", said("no-such-centre", centre));
                    }
                    return Optional.<Row>empty();
                })
                .recover(fault -> CommandKeys.isRepeat(fault)
                        ? database.fast(centre)
                                .preparedQuery(TAKE_BACK)
                                .execute(values)
                                .map(GivenUp::first)
                        : Future.failedFuture(fault))
                .map(changed -> {
                    changed.ifPresent(row -> hints.changed(row.getInteger("centre_id"), row.getLong("version")));
                    return null;
                });
    }

    private static Optional<Row> first(RowSet<Row> rows) {
        return rows.size() == 0 ? Optional.empty() : Optional.of(rows.iterator().next());
    }

    /** For a request with such a key. */
    static Problem refused() {
        return Problem.conflict("given-up", said("given-up"));
    }
}
