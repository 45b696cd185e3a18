package dev.talon.table.closing;

import dev.talon.document.CsvAnswer;
import dev.talon.web.Answer;
import dev.talon.web.Api;
import dev.talon.web.Request;
import dev.talon.web.Routes;
import dev.talon.web.ScopeOfCentres;
import io.vertx.core.Future;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/** Closing a month; lists of closings and amendments. */
public final class ClosingRoutes implements Routes {
    private record Order(String month) {}

    private static final ClosingCsv<ShownMonth> CSV = new ClosingCsv<>(ShownMonth.COLUMNS, ShownMonth::fields);

    private final Closings closings;
    private final ClosedMonths closed;

    public ClosingRoutes(Closings closings, ClosedMonths closed) {
        this.closings = closings;
        this.closed = closed;
    }

    @Override
    public void mount(Api api) {
        api.on("closeMonth", this::close);
        api.on(
                "getClosing",
                request -> closings.get(request.path("centre"), YearMonth.parse(request.path("month")))
                        .map(Answer::ok));
        api.on("listClosings", this::list);
    }

    private Future<Answer> close(Request request) {
        YearMonth month = YearMonth.parse(request.body(Order.class).month());
        return closings.close(request.caller(), request.path("centre"), month, request.key())
                .map(Answer::created);
    }

    private Future<Answer> list(Request request) {
        int year = Integer.parseInt(request.query("year").orElseThrow());
        List<String> centres = ScopeOfCentres.of(request);
        return closed.ofYear(year, centres)
                .map(found -> CsvAnswer.isAsked(request)
                        ? CSV.answer(request, "talon-closings-" + year, found)
                        : Answer.ok(Map.of("closings", found)));
    }
}
