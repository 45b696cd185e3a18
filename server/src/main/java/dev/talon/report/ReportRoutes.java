package dev.talon.report;

import dev.talon.report.closing.ClosedMonths;
import dev.talon.web.Answer;
import dev.talon.web.Api;
import dev.talon.web.Request;
import dev.talon.web.Routes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;

/** {@code GET /reports/monthly}. */
public final class ReportRoutes implements Routes {
    /** So few that any number of managers at once needs little memory. */
    private static final int WORKERS = 2;

    private final Reports reports;
    private final Publications publications;
    private final WorkerExecutor workers;

    public ReportRoutes(Vertx vertx, Reports reports, ClosedMonths closed) {
        this.reports = reports;
        this.publications = new Publications(reports, closed);
        this.workers = vertx.createSharedWorkerExecutor("report-files", WORKERS);
    }

    @Override
    public void mount(Api api) {
        api.on("monthlyReport", this::monthly);
    }

    private Future<Answer> monthly(Request request) {
        TableChoice choice = TableChoice.of(request);
        String format = request.query("format").orElse("json");
        return publications
                .known(choice)
                .compose(known -> format.equals("json")
                        ? reports.monthly(choice.year(), choice.centres(), choice.form())
                                .map(Answer::ok)
                        : publications.of(choice, known).compose(publication -> file(format, publication)));
    }

    private Future<Answer> file(String format, Publication publication) {
        if (format.equals("html")) {
            return Future.succeededFuture(Answer.bytes(200, "text/html; charset=utf-8", TableHtml.of(publication)));
        }
        TableFile file = TableFile.of(format);
        return workers.executeBlocking(() -> file.make(publication), false)
                .map(bytes -> Answer.bytes(200, file.contentType, bytes)
                        .header(
                                "content-disposition",
                                "attachment; filename=\"" + file.name(publication.table()) + "\""));
    }
}
