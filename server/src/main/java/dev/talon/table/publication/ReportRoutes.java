package dev.talon.table.publication;

import dev.talon.db.Database;
import dev.talon.table.closing.ClosedMonths;
import dev.talon.web.Answer;
import dev.talon.web.Api;
import dev.talon.web.Request;
import dev.talon.web.Routes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.List;

/** {@code GET /reports/monthly}: the monthly table in every format. */
public final class ReportRoutes implements Routes {
    /** So few that any number of managers at once needs little memory. */
    private static final int WORKERS = 2;

    private final Reports reports;
    private final Publications publications;
    private final Passports passports;
    private final WorkerExecutor workers;

    public ReportRoutes(Vertx vertx, Database database, Reports reports) {
        this.reports = reports;
        this.passports = new Passports(database);
        this.publications = new Publications(reports, new ClosedMonths(database), passports);
        this.workers = vertx.createSharedWorkerExecutor("report-files", WORKERS);
    }

    @Override
    public void mount(Api api) {
        api.on("monthlyReport", this::monthly);
        new PassportRoutes(reports, passports).mount(api);
    }

    private Future<Answer> monthly(Request request) {
        TableChoice choice = TableChoice.of(request);
        String format = request.query("format").orElse("json");
        boolean passport = List.of("docx", "pdf", "xlsx").contains(format)
                && request.query("passport").map(Boolean::parseBoolean).orElse(true);
        return publications
                .known(choice)
                .compose(known -> format.equals("json")
                        ? reports.monthly(choice.year(), choice.centres(), choice.form())
                                .map(Answer::ok)
                        : publications.of(choice, known, passport).compose(publication -> file(format, publication)));
    }

    private Future<Answer> file(String format, Publication publication) {
        if (format.equals("html")) {
            return workers.executeBlocking(
                    () -> Answer.bytes(200, "text/html; charset=utf-8", TablePaper.html(publication)), false);
        }
        TableFile file = TableFile.of(format);
        return workers.executeBlocking(() -> file.make(publication), false)
                .map(bytes -> Answer.bytes(200, file.contentType, bytes)
                        .header(
                                "content-disposition",
                                "attachment; filename=\"" + file.name(publication.table()) + "\""));
    }
}
