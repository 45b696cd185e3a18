package dev.talon.statistics;

import dev.talon.ChildProcess;
import dev.talon.db.Database;
import dev.talon.db.DatabaseAddress;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;

/** A process of its own that works out one overview of everything, and the last page of stages that may be leafed to. Arguments: host, port, database, user, password, first and last day. */
public final class SmallHeap {
    private static final int SIZE = 500;
    private static final int LAST_PAGE = 400;

    private SmallHeap() {}

    public static void main(String[] of) {
        ChildProcess.run(() -> work(of));
    }

    private static void work(String[] of) {
        var vertx = Vertx.vertx();
        var address = new DatabaseAddress(of[0], Integer.parseInt(of[1]), of[2], of[3], of[4]);
        var scope = StageFilter.all(LocalDate.parse(of[5]), LocalDate.parse(of[6]), List.of());
        var cache = new PackedDayCache();
        Promise<Overview> made = Promise.promise();
        Promise<StageLists.Page> listed = Promise.promise();
        vertx.runOnContext(go -> Database.open(vertx, address)
                .compose(database -> new Overviews(database, cache)
                        .of(scope, EnumSet.complementOf(EnumSet.of(Breakdown.TOTAL)))
                        .onComplete(made)
                        .compose(overview -> new StageLists(database, cache)
                                .of(scope, StageLists.Order.WAIT, true, LAST_PAGE, SIZE)))
                .onComplete(listed));
        Overview overview = made.future().await();
        Figures total = overview.total();
        System.out.printf(
                "%d stages, wait %d %d %d, service %d %d %d, %d days, %d in the list%n",
                total.counted(),
                total.waiting().median().orElseThrow(),
                total.waiting().p90().orElseThrow(),
                total.waiting().p95().orElseThrow(),
                total.service().median().orElseThrow(),
                total.service().p90().orElseThrow(),
                total.service().p95().orElseThrow(),
                overview.by().get("day").size(),
                listed.future().await().total());
        vertx.close().await();
    }
}
