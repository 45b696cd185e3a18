package dev.talon.contactcentre;

import dev.talon.document.CsvAnswer;
import dev.talon.table.closing.ClosingCsv;
import dev.talon.web.Answer;
import dev.talon.web.Api;
import dev.talon.web.Request;
import dev.talon.web.Routes;
import io.vertx.core.Future;
import java.time.YearMonth;
import java.util.Map;

/** {@code /contact-centre/closings}: closing a month; lists of closings and amendments. */
final class CallClosingRoutes implements Routes {
    private record Order(String month) {}

    private static final ClosingCsv<CallRow> CSV = new ClosingCsv<>(CallRow.COLUMNS, CallRow::fields);

    private final CallClosings closings;

    CallClosingRoutes(CallClosings closings) {
        this.closings = closings;
    }

    @Override
    public void mount(Api api) {
        api.on("closeCallsMonth", this::close)
                .on(
                        "getCallsClosing",
                        request -> closings.get(YearMonth.parse(request.path("month")))
                                .map(Answer::ok))
                .on("listCallsClosings", this::list);
    }

    private Future<Answer> close(Request request) {
        YearMonth month = YearMonth.parse(request.body(Order.class).month());
        return closings.close(request.caller(), month, request.plainKey()).map(Answer::created);
    }

    private Future<Answer> list(Request request) {
        int year = Integer.parseInt(request.query("year").orElseThrow());
        return closings.ofYear(year)
                .map(found -> CsvAnswer.isAsked(request)
                        ? CSV.answer(request, "talon-calls-closings-" + year, found)
                        : Answer.ok(Map.of("closings", found)));
    }
}
