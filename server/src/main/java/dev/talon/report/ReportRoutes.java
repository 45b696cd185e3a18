package dev.talon.report;

import dev.talon.web.Answer;
import dev.talon.web.Api;
import dev.talon.web.Request;
import dev.talon.web.Routes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import java.util.stream.Collectors;

/** {@code GET /reports/monthly}. */
public final class ReportRoutes implements Routes {
    /** So few that any number of managers at once needs little memory. */
    private static final int WORKERS = 2;

    private final Reports reports;
    private final WorkerExecutor workers;

    public ReportRoutes(Vertx vertx, Reports reports) {
        this.reports = reports;
        this.workers = vertx.createSharedWorkerExecutor("report-files", WORKERS);
    }

    @Override
    public void mount(Api api) {
        api.on("monthlyReport", this::monthly);
    }

    private Future<Answer> monthly(Request request) {
        TableChoice choice = TableChoice.of(request);
        String format = request.query("format").orElse("json");
        return name(choice)
                .compose(name -> reports.monthly(choice.year(), choice.centres(), choice.form())
                        .compose(table -> switch (format) {
                            case "json" -> Future.succeededFuture(Answer.ok(table));
                            case "html" -> Future.succeededFuture(page(TableHtml.of(table, choice, name)));
                            default -> file(TableFile.of(format), table, choice, name);
                        }));
    }

    /** What the table says it is of. */
    private Future<String> name(TableChoice choice) {
        if (choice.centres().isEmpty()) {
            return Future.succeededFuture(choice.words().allCentres);
        }
        return reports.names(choice.centres())
                .map(names ->
                        names.stream().map(name -> name.in(choice.words())).collect(Collectors.joining(", ")));
    }

    private static Answer page(Buffer html) {
        return Answer.bytes(200, "text/html; charset=utf-8", html);
    }

    private Future<Answer> file(TableFile file, MonthlyTable table, TableChoice choice, String centreName) {
        return workers.executeBlocking(() -> file.make(table, choice, centreName), false)
                .map(bytes -> Answer.bytes(200, file.contentType, bytes)
                        .header("content-disposition", "attachment; filename=\"" + file.name(table) + "\""));
    }
}
