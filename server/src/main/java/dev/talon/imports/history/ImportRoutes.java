package dev.talon.imports.history;

import dev.talon.imports.Uploads;
import dev.talon.table.DayFigures;
import dev.talon.web.Answer;
import dev.talon.web.Api;
import dev.talon.web.Request;
import dev.talon.web.Routes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code POST /imports/stages}, whose body is a stream, and {@code GET /imports/progress}. */
public final class ImportRoutes implements Routes {
    private static final Logger LOG = LoggerFactory.getLogger(ImportRoutes.class);

    private final HistoryImport history;
    private final DayFigures days;
    private final Uploads uploads;

    /** @param limit the largest import, in bytes */
    public ImportRoutes(Vertx vertx, HistoryImport history, DayFigures days, long limit) {
        this.history = history;
        this.days = days;
        this.uploads = new Uploads(vertx, "import", List.of("text/csv"), limit);
    }

    @Override
    public void mount(Api api) {
        api.raw("importStages", this::importStages);
        api.on("importProgress", request -> Future.succeededFuture(Answer.ok(history.progress())));
    }

    private void importStages(Request request) {
        uploads.take(
                request.raw(),
                (file, said) -> history.run(file, said, request.caller().name()),
                this::settle);
    }

    /** One year after the other: two that settle days of one centre would block each other. */
    private void settle(HistoryImport.Result result) {
        Future<Integer> settled = Future.succeededFuture(0);
        for (int year : result.years()) {
            settled = settled.compose(before -> days.settle(year, Optional.empty()))
                    .onFailure(fault -> LOG.warn("days of {} could not be settled", year, fault))
                    .otherwise(0);
        }
    }
}
