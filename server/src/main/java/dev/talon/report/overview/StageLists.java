package dev.talon.report.overview;

import dev.talon.db.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The stages behind a number, page by page. */
public final class StageLists {
    /** What a list may be ordered by; ties are in the order of the day. */
    enum Order {
        WAIT("wait"),
        SERVICE("spent"),
        WALKING("walk"),
        QUEUED("queued_at");

        private final String column;

        Order(String column) {
            this.column = column;
        }

        static Order of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /** @param total how many there are on all pages */
    record Page(long total, int page, int size, List<StageLine> stages) {}

    /** $13 how many · $14 after how many. */
    private static final String STATEMENT = """
            WITH %s
            SELECT leg.*, person.name AS person, count(*) OVER () AS total
            FROM leg
            LEFT JOIN staff person ON leg.specialist = 'staff:' || person.login
            ORDER BY leg.%s %s NULLS LAST, leg.queued_at, leg.ticket_id, leg.position
            LIMIT $13 OFFSET $14""";

    private static final String COUNT = "WITH %s SELECT count(*) AS total FROM leg".formatted(Legs.SQL);

    private final Database database;

    public StageLists(Database database) {
        this.database = database;
    }

    /** @param page from 1 */
    Future<Page> of(Scope scope, Order order, boolean longestFirst, int page, int size) {
        String sql = STATEMENT.formatted(Legs.SQL, order.column, longestFirst ? "DESC" : "ASC");
        Tuple values = scope.tuple().addInteger(size).addInteger((page - 1) * size);
        return database.reports().preparedQuery(sql).execute(values).compose(rows -> {
            List<StageLine> stages = new ArrayList<>();
            long total = 0;
            for (Row row : rows) {
                stages.add(StageLine.of(row));
                total = row.getLong("total");
            }
            Page found = new Page(total, page, size, stages);
            return stages.isEmpty() && page > 1 ? beyond(scope, found) : Future.succeededFuture(found);
        });
    }

    /** A page behind the last one: how many there are is then not said beside the rows. */
    private Future<Page> beyond(Scope scope, Page empty) {
        return database.reports()
                .preparedQuery(COUNT)
                .execute(scope.tuple())
                .map(rows -> new Page(rows.iterator().next().getLong("total"), empty.page(), empty.size(), List.of()));
    }
}
