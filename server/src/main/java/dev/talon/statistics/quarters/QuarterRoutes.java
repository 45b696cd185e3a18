package dev.talon.statistics.quarters;

import dev.talon.web.Answer;
import dev.talon.web.Api;
import dev.talon.web.DaySpan;
import dev.talon.web.Request;
import dev.talon.web.Routes;
import java.time.LocalDate;

/** {@code /centres/{centre}/quarter-hours}, {@code …/day-outcomes}, {@code …/by-hand}, {@code …/transfers} and {@code …/last-tickets}, for the manager. */
public final class QuarterRoutes implements Routes {
    private static final int MOST_DAYS = 366;

    private final QuarterHours quarters;
    private final ByHand byHand;
    private final Outcomes outcomes;
    private final LastTickets lastTickets;
    private final WhyTransferred whyTransferred;

    public QuarterRoutes(
            QuarterHours quarters,
            ByHand byHand,
            Outcomes outcomes,
            LastTickets lastTickets,
            WhyTransferred whyTransferred) {
        this.quarters = quarters;
        this.byHand = byHand;
        this.outcomes = outcomes;
        this.lastTickets = lastTickets;
        this.whyTransferred = whyTransferred;
    }

    @Override
    public void mount(Api api) {
        api.on(
                        "quarterHours",
                        request -> quarters.of(request.path("centre"), day(request, "day"))
                                .map(Answer::ok))
                .on(
                        "dayOutcomes",
                        request -> outcomes.of(request.path("centre"), day(request, "day"))
                                .map(Answer::ok))
                .on(
                        "lastTickets",
                        request -> lastTickets
                                .of(request.path("centre"), DaySpan.of(request, MOST_DAYS))
                                .map(Answer::ok))
                .on(
                        "whyTransferred",
                        request -> whyTransferred
                                .of(request.path("centre"), DaySpan.of(request, MOST_DAYS))
                                .map(Answer::ok))
                .on(
                        "byHand",
                        request -> byHand.of(request.path("centre"), DaySpan.of(request, MOST_DAYS))
                                .map(Answer::ok));
    }

    private static LocalDate day(Request request, String parameter) {
        return LocalDate.parse(request.query(parameter).orElseThrow());
    }
}
