package dev.talon.sign;

import dev.talon.db.Database;
import dev.talon.db.Hints;
import dev.talon.db.Sql;
import dev.talon.web.Problem;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps why the last key of a pad did nothing, so that the page of its desk says it: a pad itself shows nothing. */
final class PadRefusals {
    private static final Logger LOG = LoggerFactory.getLogger(PadRefusals.class);

    /** Why a key did nothing; the page has words for each. */
    enum Why {
        NOBODY_HERE("nobody-here"),
        NOBODY_WAITS("nobody-waits"),
        TOO_FAST("too-fast"),
        TOO_LATE("too-late"),
        TOO_SOON("too-soon"),
        ONCE_MORE("once-more"),
        NOT_NOW("not-now"),
        RECALL_LIMIT("recall-limit"),
        DESK_SHUT("desk-shut"),
        CALL_ELSEWHERE("call-elsewhere"),
        REFUSED("refused");

        private final String code;

        Why(String code) {
            this.code = code;
        }

        /** Of what the desk's command answered. */
        static Why of(Throwable fault) {
            String type = fault instanceof Problem problem ? problem.type() : "";
            return switch (type) {
                case "recall-limit" -> RECALL_LIMIT;
                case "recall-too-soon" -> TOO_SOON;
                case "no-show-too-soon" -> ONCE_MORE;
                case "desk-shut", "desk-closed" -> DESK_SHUT;
                case "call-elsewhere" -> CALL_ELSEWHERE;
                // The desk's page did something else at the same moment.
                case "wrong-state", "desk-idle", "desk-busy", "nothing-to-continue" -> NOT_NOW;
                default -> REFUSED;
            };
        }
    }

    private static final String SQL = Sql.of(PadRefusals.class, "refuse_key", "why", "now", "centre", "desk");

    private final Database database;
    private final Hints hints;
    private final Supplier<OffsetDateTime> now;

    /** @param now null answers mean the database's own clock */
    PadRefusals(Database database, Hints hints, Supplier<OffsetDateTime> now) {
        this.database = database;
        this.hints = hints;
        this.now = now;
    }

    /** @return never fails: the key has done nothing already, and a database that cannot be reached is why */
    Future<Void> say(String centre, String desk, Why why) {
        return database.changing(SQL, Tuple.of(why.code, now.get(), centre, desk))
                .<Void>map(rows -> {
                    for (Row row : rows) {
                        hints.changed(row.getInteger("id"), row.getLong("version"));
                    }
                    return null;
                })
                .onFailure(fault -> LOG.debug("Desk {}: why a key did nothing was not kept", desk, fault))
                .otherwiseEmpty();
    }
}
