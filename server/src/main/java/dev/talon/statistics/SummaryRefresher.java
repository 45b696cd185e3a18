package dev.talon.statistics;

import dev.talon.db.Database;
import dev.talon.table.DayFigures;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Packs the days that a report found unpacked, after its answer, so that the next report is quicker. */
public final class SummaryRefresher {
    private static final Logger LOG = LoggerFactory.getLogger(SummaryRefresher.class);

    private final DayFigures days;
    private final AtomicBoolean busy = new AtomicBoolean();

    public SummaryRefresher(Database database) {
        this.days = new DayFigures(database);
    }

    /** Skipped while something is being packed: the next report tries again. */
    public void behind(StageFilter scope) {
        if (!busy.compareAndSet(false, true)) {
            return;
        }
        Optional<String> one =
                scope.centres().size() == 1 ? Optional.of(scope.centres().get(0)) : Optional.empty();
        Future<Integer> settled = Future.succeededFuture(0);
        for (int year = scope.to().getYear(); year >= scope.from().getYear(); year--) {
            int each = year;
            settled = settled.compose(before -> days.settle(each, one));
        }
        settled.onComplete(done -> busy.set(false))
                .onFailure(fault -> LOG.info("Past days will be settled later: {}", fault.getMessage()));
    }
}
