package dev.talon.table.closing;

import dev.talon.document.CsvAnswer;
import dev.talon.web.Answer;
import dev.talon.web.Api;
import dev.talon.web.Request;
import dev.talon.web.Routes;
import io.vertx.core.Future;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/**
 * Closing a month; lists of closings and amendments. One form for every kind of months: of centres, of the contact centre.
 *
 * @param <F> the figures of a month
 * @param <T> a fact behind them
 */
public final class ClosingRoutes<F, T> implements Routes {
    private record Order(String month) {}

    /** The operations of a kind of months, and the beginning of the name of its file. */
    public record Operations(String close, String get, String list, String file) {}

    /** Months of a kind. */
    public interface Months<F, T> {
        Future<Closing<F, T>> close(Request request, YearMonth month);

        /** Fails with 404 where the month is not closed. */
        Future<Closing<F, T>> get(Request request, YearMonth month);

        Future<List<Closing<F, T>>> ofYear(Request request, int year);
    }

    private final Operations operations;
    private final ClosingCsv<F> csv;
    private final Months<F, T> months;

    public ClosingRoutes(Operations operations, ClosingCsv<F> csv, Months<F, T> months) {
        this.operations = operations;
        this.csv = csv;
        this.months = months;
    }

    @Override
    public void mount(Api api) {
        api.on(
                        operations.close(),
                        request -> months.close(
                                        request,
                                        YearMonth.parse(
                                                request.body(Order.class).month()))
                                .map(Answer::created))
                .on(
                        operations.get(),
                        request -> months.get(request, YearMonth.parse(request.path("month")))
                                .map(Answer::ok))
                .on(operations.list(), this::list);
    }

    private Future<Answer> list(Request request) {
        int year = Integer.parseInt(request.query("year").orElseThrow());
        return months.ofYear(request, year)
                .map(found -> CsvAnswer.isAsked(request)
                        ? csv.answer(request, operations.file() + year, found)
                        : Answer.ok(Map.of("closings", found)));
    }
}
