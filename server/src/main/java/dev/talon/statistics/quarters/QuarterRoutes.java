package dev.talon.statistics.quarters;

import dev.talon.web.Answer;
import dev.talon.web.Api;
import dev.talon.web.Request;
import dev.talon.web.Routes;
import java.time.LocalDate;

/** {@code /centres/{centre}/quarter-hours} and {@code /centres/{centre}/by-hand}, for the manager. */
public final class QuarterRoutes implements Routes {
    private final QuarterHours quarters;
    private final ByHand byHand;

    public QuarterRoutes(QuarterHours quarters, ByHand byHand) {
        this.quarters = quarters;
        this.byHand = byHand;
    }

    @Override
    public void mount(Api api) {
        api.on(
                        "quarterHours",
                        request -> quarters.of(request.path("centre"), day(request, "day"))
                                .map(Answer::ok))
                .on(
                        "byHand",
                        request -> byHand.of(request.path("centre"), day(request, "from"), day(request, "to"))
                                .map(Answer::ok));
    }

    private static LocalDate day(Request request, String parameter) {
        return LocalDate.parse(request.query(parameter).orElseThrow());
    }
}
