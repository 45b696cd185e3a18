package dev.talon.report;

import dev.talon.web.Answer;
import dev.talon.web.Api;
import dev.talon.web.Problem;
import dev.talon.web.Request;
import dev.talon.web.Routes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.Optional;

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
        int year = Integer.parseInt(request.query("year").orElseThrow());
        Form form = request.query("form").map(Form::of).orElse(Form.PUBLISHED);
        TableWords words = TableWords.of(request.query("language").orElse(request.russian() ? "ru" : "en"));
        String format = request.query("format").orElse("json");
        Optional<String> centre = visible(request);
        Future<String> name = centre.map(code -> reports.names(code).map(names -> names.in(words)))
                .orElse(Future.succeededFuture(words.allCentres));
        return name.compose(known -> reports.monthly(year, centre, form).compose(table -> switch (format) {
            case "json" -> Future.succeededFuture(Answer.ok(table));
            case "html" ->
                Future.succeededFuture(
                        Answer.bytes(200, "text/html; charset=utf-8", TableHtml.of(table, words, known)));
            default -> file(TableFile.of(format), table, words, known);
        }));
    }

    private Future<Answer> file(TableFile file, MonthlyTable table, TableWords words, String centreName) {
        return workers.executeBlocking(() -> file.make(table, words, centreName), false)
                .map(bytes -> Answer.bytes(200, file.contentType, bytes)
                        .header("content-disposition", "attachment; filename=\"" + file.name(table) + "\""));
    }

    /** Whoever is bound to a centre may ask for no other, nor for all of them pooled. */
    private static Optional<String> visible(Request request) {
        Optional<String> asked = request.query("centre");
        Optional<String> own = request.caller().centre();
        if (own.isPresent() && asked.isPresent() && !own.equals(asked)) {
            throw Problem.forbidden("another-centre", "Your account belongs to another centre.")
                    .ru("Ваша учётная запись относится к другому центру.");
        }
        return own.or(() -> asked);
    }
}
