package dev.talon.schedule;

import static dev.talon.web.Problem.said;

import dev.talon.db.AsyncCache;
import dev.talon.db.Database;
import dev.talon.web.Problem;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;

/** Remembers what is entered about the hours of centres, by their versions. */
public final class Timetables {
    private static final Duration REMEMBERED = Duration.ofMinutes(10);
    private static final int MOST = 10_000;

    private final Database database;
    private final AsyncCache<String, CentreHours> known;

    public Timetables(Vertx vertx, Database database) {
        this.database = database;
        this.known = new AsyncCache<>(vertx, REMEMBERED, MOST, this::read);
    }

    /** What was last read, perhaps before a change; fails with a 404 problem where there is no such centre. */
    public Future<CentreHours> of(String centre) {
        return known.get(centre);
    }

    /** @param version of the hours, as the database has just said it */
    public Future<CentreHours> of(String centre, long version) {
        return known.get(centre).compose(hours -> {
            if (hours.version() == version) {
                return Future.succeededFuture(hours);
            }
            known.forget(centre);
            return known.get(centre);
        });
    }

    /** What the database has now. */
    public Future<CentreHours> now(String centre) {
        known.forget(centre);
        return known.get(centre);
    }

    private Future<CentreHours> read(String centre) {
        return database.reads()
                .preparedQuery(TimetableRow.SQL)
                .execute(Tuple.of(new String[] {centre}))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw Problem.notFound("no-such-centre", said("no-such-centre", centre));
                    }
                    return TimetableRow.map(rows.iterator().next());
                });
    }
}
