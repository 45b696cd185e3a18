package dev.talon.statistics;

import dev.talon.db.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads the stages behind a number in pages. Packed days tell how many there are and on which days the requested page
 * lies; only the stages of these days are read. All are of one moment of the queue.
 */
public final class StageLists {
    /** What a list may be ordered by; ties are in the order of the days, and of the queuing in them. */
    enum Order {
        WAIT,
        SERVICE,
        WALKING,
        QUEUED;

        static Order of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        private long of(PackedDay stage) {
            return switch (this) {
                case WAIT -> stage.waited();
                case SERVICE -> stage.spent();
                case WALKING -> stage.walked();
                case QUEUED -> 0;
            };
        }
    }

    /** @param total how many there are on all pages */
    record Page(long total, int page, int size, List<StageLine> stages) {}

    private static final String AT_ONE_MOMENT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY";

    private static final String STATEMENT = StageQuery.of(
            StageLists.class,
            "page_of_stages",
            "at_centres",
            "at_days",
            "first_key",
            "first_day",
            "size",
            "skip",
            "by",
            "key_sign",
            "day_sign");

    private final Database database;
    private final PackedStageScanner scanner;
    private final SummaryRefresher refresher;

    /** @param cache of the node */
    public StageLists(Database database, PackedDayCache cache) {
        this.database = database;
        this.scanner = new PackedStageScanner(cache);
        this.refresher = new SummaryRefresher(database);
    }

    /**
     * @param page from 1
     * @return fails with a 422 problem where the page is too far behind
     */
    Future<Page> of(StageFilter scope, Order order, boolean longestFirst, int page, int size) {
        var sortKeys = new PageWindow(page, size);
        boolean newestFirst = order == Order.QUEUED && longestFirst;
        return database.reports()
                .withTransaction(connection -> connection
                        .query(AT_ONE_MOMENT)
                        .execute()
                        .compose(set -> scanner.read(connection, scope, stage -> {
                            long time = order.of(stage);
                            long key = time == PackedDay.NONE ? SortKey.LAST : longestFirst ? -time : time;
                            long day = stage.day().toEpochDay();
                            sortKeys.add(key, newestFirst ? -day : day, stage.centre());
                        }))
                        .compose(missing -> {
                            if (missing) {
                                refresher.behind(scope);
                            }
                            return page(connection, scope, order, longestFirst, sortKeys, page, size);
                        }));
    }

    private static Future<Page> page(
            SqlConnection connection,
            StageFilter scope,
            Order order,
            boolean longestFirst,
            PageWindow sortKeys,
            int page,
            int size) {
        PageWindow.Window window = sortKeys.window();
        if (window.isEmpty()) {
            return Future.succeededFuture(new Page(window.total(), page, size, List.of()));
        }
        Tuple values = scope.tuple()
                .addArrayOfString(window.centres())
                .addArrayOfLocalDate(window.dates())
                .addLong(window.first().key())
                .addLong(window.first().day())
                .addInteger(size)
                .addInteger(window.skip())
                .addString(order.word())
                .addLong(longestFirst ? -1L : 1)
                .addLong(order == Order.QUEUED && longestFirst ? -1L : 1);
        return connection.preparedQuery(STATEMENT).execute(values).map(rows -> {
            List<StageLine> stages = new ArrayList<>();
            rows.forEach(row -> stages.add(StageLine.of(row)));
            return new Page(window.total(), page, size, stages);
        });
    }
}
