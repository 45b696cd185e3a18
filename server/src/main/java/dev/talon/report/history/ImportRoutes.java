package dev.talon.report.history;

import dev.talon.report.DayFigures;
import dev.talon.web.Answer;
import dev.talon.web.Api;
import dev.talon.web.JsonText;
import dev.talon.web.Principal;
import dev.talon.web.Problem;
import dev.talon.web.Routes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code POST /imports/stages}, whose body is a stream, and {@code GET /imports/progress}. */
public final class ImportRoutes implements Routes {
    private static final Logger LOG = LoggerFactory.getLogger(ImportRoutes.class);
    /** Two: the second import is there to hear that the first one runs. */
    private static final int WORKERS = 2;

    private final HistoryImport history;
    private final DayFigures days;
    private final WorkerExecutor workers;
    private final long limit;

    /** @param limit the largest import, in bytes */
    public ImportRoutes(Vertx vertx, HistoryImport history, DayFigures days, long limit) {
        this.history = history;
        this.days = days;
        this.limit = limit;
        this.workers = vertx.createSharedWorkerExecutor("import", WORKERS, 6, TimeUnit.HOURS);
    }

    @Override
    public void mount(Api api) {
        api.raw("importStages", this::importStages);
        api.on("importProgress", request -> Future.succeededFuture(Answer.ok(history.progress())));
    }

    private void importStages(RoutingContext context, Principal caller) {
        HttpServerRequest request = context.request();
        Optional<Problem> refused = refused(request);
        if (refused.isPresent()) {
            refuse(context, refused.get());
            return;
        }
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            context.response().writeContinue();
        }
        var body = new BodyStream(request, context.vertx().getOrCreateContext(), limit);
        workers.executeBlocking(
                        () -> {
                            try (body) {
                                return history.run(body, caller.name());
                            }
                        },
                        false)
                .onSuccess(result -> {
                    settle(result);
                    context.response()
                            .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                            .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                            .end(JsonText.encode(
                                    Map.of("imported", result.imported(), "duplicates", result.duplicates())));
                })
                .onFailure(fault -> refuse(context, problem(fault)));
    }

    private Optional<Problem> refused(HttpServerRequest request) {
        String type =
                Optional.ofNullable(request.getHeader(HttpHeaders.CONTENT_TYPE)).orElse("text/csv");
        if (!type.toLowerCase(Locale.ROOT).startsWith("text/csv")) {
            return Optional.of(
                    Problem.of(415, "not-csv", "Another kind of file is expected", "Send the file as text/csv.")
                            .ru("Отправьте файл как text/csv."));
        }
        long announced = Optional.ofNullable(request.getHeader(HttpHeaders.CONTENT_LENGTH))
                .map(Long::parseLong)
                .orElse(0L);
        return announced > limit ? Optional.of(tooLarge()) : Optional.empty();
    }

    /** What was not read of the body is not waited for: the connection ends with the answer. */
    private static void refuse(RoutingContext context, Throwable why) {
        if (context.response().closed()) {
            return;
        }
        if (!context.request().isEnded()) {
            context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            context.request().resume();
        }
        context.fail(why);
    }

    private Throwable problem(Throwable fault) {
        if (fault instanceof BodyStream.TooLarge) {
            return tooLarge();
        }
        if (fault instanceof ImportRefused refused) {
            return refused.problem();
        }
        if (fault instanceof IOException broken) {
            LOG.info("An import broke off: {}", broken.getMessage());
            return Problem.badRequest("import-broken-off", "Nothing was imported: " + broken.getMessage() + ".")
                    .ru("Ничего не загружено: передача файла прервалась.");
        }
        return fault;
    }

    private Problem tooLarge() {
        return Problem.tooLarge(
                        "import-too-large",
                        "An import may have " + limit + " bytes here (--import-limit). Send the history in parts.")
                .ru("Файл больше " + limit + " байт (--import-limit). Отправьте историю частями.");
    }

    private void settle(HistoryImport.Result result) {
        result.years()
                .forEach(year -> days.settle(year, Optional.empty())
                        .onFailure(fault -> LOG.warn("days of {} could not be settled", year, fault)));
    }
}
