package dev.talon.report;

import dev.talon.web.Answer;
import dev.talon.web.Api;
import dev.talon.web.Problem;
import dev.talon.web.Request;
import dev.talon.web.Routes;
import io.vertx.core.Future;
import java.util.Optional;

/** {@code GET /reports/monthly}. */
public final class ReportRoutes implements Routes {
    private final Reports reports;

    public ReportRoutes(Reports reports) {
        this.reports = reports;
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
        return name.compose(known -> reports.monthly(year, centre, form).map(table -> switch (format) {
            case "csv" ->
                Answer.bytes(200, "text/csv; charset=utf-8", TableCsv.of(table, words))
                        .header("content-disposition", "attachment; filename=\"" + fileName(table) + "\"");
            case "html" -> Answer.bytes(200, "text/html; charset=utf-8", TableHtml.of(table, words, known));
            default -> Answer.ok(table);
        }));
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

    private static String fileName(MonthlyTable table) {
        return "talon-%d-%s%s.csv"
                .formatted(
                        table.year(),
                        table.centre().orElse("all"),
                        table.form() == Form.PUBLISHED ? "" : "-" + table.form().word());
    }
}
