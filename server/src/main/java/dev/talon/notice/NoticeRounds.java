package dev.talon.notice;

import dev.talon.db.Database;
import dev.talon.db.Hints;
import dev.talon.db.RecurringWork;
import dev.talon.db.Sql;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells every centre of a notice that is for all of them, some at a time, so that no command waits for thousands of others. How far it is
 * stands in the database: when a node is lost on the way, another goes on.
 */
public final class NoticeRounds {
    /** How often it looks for a round that nobody has ended. */
    public static final Duration USUAL_LOOK = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(NoticeRounds.class);
    private static final String TELL_SOME = Sql.of(NoticeRounds.class, "tell_some", "most");
    /** Centres in one statement. */
    private static final int MOST = 500;

    private final Database database;
    private final Hints hints;
    private final RecurringWork rounds;

    public NoticeRounds(Vertx vertx, Database database, Hints hints, Duration look) {
        this.database = database;
        this.hints = hints;
        this.rounds = new RecurringWork(vertx, LOG, "Telling all centres of a notice", look, this::some);
    }

    public void close() {
        rounds.close();
    }

    /** Goes on until every centre knows; what fails is tried again by the clock. Never fails. */
    Future<Void> go() {
        return some().otherwiseEmpty();
    }

    private Future<Void> some() {
        return database.changing(TELL_SOME, Tuple.of(MOST)).compose(rows -> {
            rows.forEach(row -> hints.changed(row.getInteger("id"), row.getLong("version")));
            return rows.size() < MOST ? Future.succeededFuture() : some();
        });
    }
}
