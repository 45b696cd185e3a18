package dev.talon.promise;

import dev.talon.document.CsvAnswer;
import dev.talon.web.Answer;
import dev.talon.web.Api;
import dev.talon.web.DaySpan;
import dev.talon.web.Request;
import dev.talon.web.Routes;
import io.vertx.core.Future;

/** {@code /centres/{centre}/promises}, {@code …/wait-alerts} and {@code …/wait-alert-scores}. */
public final class PromiseRoutes implements Routes {
    private static final int MOST_DAYS = 366;

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
                        request -> alerts.scores(request.path("centre"), DaySpan.of(request, MOST_DAYS))
                                .map(Answer::ok));
    }

    private Future<Answer> coverage(Request request) {
        DaySpan days = DaySpan.of(request, MOST_DAYS);
        return coverage.of(request.path("centre"), days.from(), days.to())
                .map(lines -> CsvAnswer.isAsked(request)
                        ? CsvAnswer.of(
                                request,
                                "talon-promises-" + days.from() + "-" + days.to(),
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
}
