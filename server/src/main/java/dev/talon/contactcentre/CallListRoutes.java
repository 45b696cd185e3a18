package dev.talon.contactcentre;

import dev.talon.web.Answer;
import dev.talon.web.Api;
import dev.talon.web.Request;
import dev.talon.web.Routes;
import io.vertx.core.Future;

/** {@code GET /reports/calls/list}: the calls behind a number of the table. */
final class CallListRoutes implements Routes {
    private static final int SIZE = 100;

    private final CallLists lists;

    CallListRoutes(CallLists lists) {
        this.lists = lists;
    }

    @Override
    public void mount(Api api) {
        api.on("listCalls", this::list);
    }

    private Future<Answer> list(Request request) {
        CallsChoice choice = CallsChoice.of(request);
        CallPopulation population = CallPopulation.of(request.query("of").orElse(CallPopulation.RECEIVED.word()));
        if (request.query("format").filter("csv"::equals).isPresent()) {
            return csv(choice, population);
        }
        CallLists.Order order = CallLists.Order.of(request.query("sort").orElse("entered"));
        boolean longestFirst = request.query("order").filter("desc"::equals).isPresent();
        int page = Integer.parseInt(request.query("page").orElse("1"));
        return lists.page(choice, population, order, longestFirst, page, SIZE).map(Answer::ok);
    }

    private Future<Answer> csv(CallsChoice choice, CallPopulation population) {
        String month = choice.month().map("-%02d"::formatted).orElse("");
        String name = "talon-calls-%d%s-%s.csv".formatted(choice.year(), month, population.word());
        return lists.ranges(choice)
                .map(ranges -> Answer.pieces(
                                "text/csv; charset=utf-8",
                                out -> new CallListCsv(lists, population, choice.separator(), out).write(ranges))
                        .header("content-disposition", "attachment; filename=\"" + name + "\""));
    }
}
