package dev.talon.promise;

import dev.talon.document.CsvAnswer;
import dev.talon.web.Answer;
import dev.talon.web.Api;
import dev.talon.web.Request;
import dev.talon.web.Routes;
import io.vertx.core.Future;
import java.time.LocalDate;

/** {@code /centres/{centre}/promises}, {@code …/wait-alerts} and {@code …/wait-alert-scores}. */
public final class PromiseRoutes implements Routes {
    private final Coverage coverage;
    private final WaitAlerts alerts;

    public PromiseRoutes(Coverage coverage, WaitAlerts alerts) {
        this.coverage = coverage;
        this.alerts = alerts;
    }

    @Override
    public void mount(Api api) {
        api.on("promiseCoverage", this::coverage)
                .on("waitAlerts", request -> alerts.open(request.path("centre")).map(Answer::ok))
                .on("dismissWaitAlert", this::dismiss)
                .on(
                        "waitAlertScores",
                        request -> alerts.scores(request.path("centre"), day(request, "from"), day(request, "to"))
                                .map(Answer::ok));
    }

    private Future<Answer> coverage(Request request) {
        LocalDate from = day(request, "from");
        LocalDate to = day(request, "to");
        return coverage.of(request.path("centre"), from, to)
                .map(lines -> CsvAnswer.isAsked(request)
                        ? CsvAnswer.of(
                                request,
                                "talon-promises-" + from + "-" + to,
                                Coverage.Line.COLUMNS,
                                lines.stream().map(Coverage.Line::fields))
                        : Answer.ok(lines));
    }

    private Future<Answer> dismiss(Request request) {
        return alerts.dismiss(
                        request.path("centre"),
                        Long.parseLong(request.path("id")),
                        request.caller().name())
                .map(done -> Answer.noContent());
    }

    private static LocalDate day(Request request, String parameter) {
        return LocalDate.parse(request.query(parameter).orElseThrow());
    }
}
