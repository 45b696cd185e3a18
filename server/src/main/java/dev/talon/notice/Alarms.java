package dev.talon.notice;

import static dev.talon.web.Problem.said;

import dev.talon.db.Database;
import dev.talon.db.Hints;
import dev.talon.db.Sql;
import dev.talon.web.Problem;
import dev.talon.words.Name;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.function.Supplier;

/** The alarm of a centre: while it lasts, its screens show nothing else. Tickets and desks go on behind it. */
public final class Alarms {
    private static final String RAISE = Sql.of(Alarms.class, "raise_alarm", "now", "centre", "texts", "actor");
    private static final String END = Sql.of(Alarms.class, "end_alarm", "now", "centre", "actor");

    private final Database database;
    private final Hints hints;
    private final Supplier<OffsetDateTime> now;

    /** @param now null answers mean the database's own clock */
    public Alarms(Database database, Hints hints, Supplier<OffsetDateTime> now) {
        this.database = database;
        this.hints = hints;
        this.now = now;
    }

    /**
     * Raises the alarm; one that lasts gets the new words.
     *
     * @param words what stands below «leave the building»; may be empty
     * @return fails with 404 if there is no such centre
     */
    Future<Void> raise(String centre, Name words, String actor) {
        JsonObject texts = new JsonObject();
        words.byLanguage().forEach((language, text) -> {
            if (!text.isBlank()) {
                texts.put(language, text.strip());
            }
        });
        return database.changing(RAISE, Tuple.of(now.get(), centre, texts, actor))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw Problem.notFound("no-such-centre", said("no-such-centre", centre));
                    }
                    return tell(rows);
                });
    }

    /** Ends the alarm; nothing changes if there is none. */
    Future<Void> end(String centre, String actor) {
        return database.changing(END, Tuple.of(now.get(), centre, actor)).map(this::tell);
    }

    private Void tell(RowSet<Row> changed) {
        changed.forEach(row -> hints.changed(row.getInteger("id"), row.getLong("version")));
        return null;
    }
}
