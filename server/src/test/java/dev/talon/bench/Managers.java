package dev.talon.bench;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.stream.IntStream;

/** Managers who read the same report over and over until they leave. */
final class Managers {
    private final Talk talk;
    private final String report;
    private final List<Future<Void>> reading;
    private volatile boolean left;

    Managers(Talk talk, int managers, String report) {
        this.talk = talk;
        this.report = report;
        this.reading = IntStream.range(0, managers).mapToObj(this::again).toList();
    }

    /** Waits until the last page has come. */
    void leave() {
        left = true;
        Future.join(reading).await();
    }

    private Future<Void> again(int manager) {
        return talk.ask(manager, HttpMethod.GET, report, "", "")
                .compose(page -> left ? Future.succeededFuture() : again(manager));
    }
}
