package dev.talon.statistics;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;

/** Scans packed stages on worker threads and passes those that match the filter to a consumer. */
public final class PackedStageScanner {
    /** So few that counting never takes the machine from the queue, however many reports are requested. */
    private static final int WORKERS = 2;

    /** Gets the stages, one call after the other. */
    @FunctionalInterface
    public interface Taker {
        /** @param stage is at a stage that matches the filter; the next call overwrites it */
        void take(PackedDay stage);
    }

    private final PackedDayCache cache;

    public PackedStageScanner(PackedDayCache cache) {
        this.cache = cache;
    }

    /** @return the threads on which reports count */
    static WorkerExecutor workers() {
        return Vertx.currentContext().owner().createSharedWorkerExecutor("reports", WORKERS);
    }

    /**
     * Days come in the order of their dates.
     *
     * @return when all have been processed: whether a day was unpacked that could have been stored
     */
    public Future<Boolean> read(SqlConnection connection, StageFilter scope, Taker taker) {
        WorkerExecutor workers = workers();
        var filter = new PackedStageFilter(scope);
        return DatedNorms.read(connection, scope)
                .compose(norms -> PackedDays.read(connection, cache, scope, days -> {
                    norms.ifPresent(anew -> days.forEach(anew::anew));
                    return workers.executeBlocking(() -> scan(days, filter, taker), false);
                }));
    }

    private static Void scan(List<PackedDay> days, PackedStageFilter filter, Taker taker) {
        for (PackedDay day : days) {
            boolean mayMatch = filter.begin(day);
            for (int stage = 0; mayMatch && stage < day.size(); stage++) {
                day.at(stage);
                if (filter.takes()) {
                    taker.take(day);
                }
            }
        }
        return null;
    }
}
