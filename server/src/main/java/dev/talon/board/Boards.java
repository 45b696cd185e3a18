package dev.talon.board;

import static dev.talon.web.Problem.said;

import dev.talon.db.AsyncCache;
import dev.talon.db.Database;
import dev.talon.promise.Promises;
import dev.talon.web.Problem;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.function.Supplier;

/** Reads boards. */
public final class Boards {
    private static final String ID = "SELECT id FROM centre WHERE code = $1";
    private static final Duration IDS_REMEMBERED = Duration.ofSeconds(5);
    private static final int MOST_IDS = 20_000;

    private final Database database;
    private final Promises promises;
    private final Openings openings;
    private final Supplier<OffsetDateTime> now;
    private final AsyncCache<String, Integer> ids;

    /** @param now null answers mean the database's own clock */
    public Boards(Vertx vertx, Database database, Promises promises, Openings openings, Supplier<OffsetDateTime> now) {
        this.database = database;
        this.promises = promises;
        this.openings = openings;
        this.now = now;
        this.ids = new AsyncCache<>(vertx, IDS_REMEMBERED, MOST_IDS, this::readId);
    }

    /** @return fails with 404 for an unknown centre */
    Future<Integer> idOf(String centre) {
        return ids.get(centre);
    }

    private Future<Integer> readId(String centre) {
        return database.reads().preparedQuery(ID).execute(Tuple.of(centre)).map(rows -> {
            if (rows.size() == 0) {
                throw unknown(centre);
            }
            return rows.iterator().next().getInteger(0);
        });
    }

    /** @return fails with 404 for an unknown centre */
    public Future<Board> of(String centre) {
        return read(centre, null);
    }

    Future<Board> of(int centreId) {
        return read(null, centreId);
    }

    private Future<Board> read(String centre, Integer centreId) {
        return database.reads()
                .preparedQuery(BoardRow.SQL)
                .execute(Tuple.of(now.get(), centre, centreId))
                .compose(rows -> board(rows, String.valueOf(centre)));
    }

    private Future<Board> board(RowSet<Row> rows, String centre) {
        if (rows.size() == 0) {
            return Future.failedFuture(unknown(centre));
        }
        Row row = rows.iterator().next();
        String code = row.getString("code");
        Instant at = row.getOffsetDateTime("now").toInstant();
        return promises.of(code)
                .compose(waits -> openings.hours(code, row.getLong("hours_version"))
                        .compose(hours -> openings.of(code, hours, BoardRow.services(row), at)
                                .map(open -> BoardRow.map(row, waits, hours, open))));
    }

    public static Problem unknown(String centre) {
        return Problem.notFound("no-such-centre", said("no-such-centre", centre));
    }
}
