package dev.talon.desk;

import dev.talon.web.Answer;
import dev.talon.web.Api;
import dev.talon.web.Routes;

/** What a desk asks before it takes somebody back into the queue or hands them on. */
public final class AwayRoutes implements Routes {
    private final AwayTickets away;
    private final Colleagues colleagues;

    public AwayRoutes(AwayTickets away, Colleagues colleagues) {
        this.away = away;
        this.colleagues = colleagues;
    }

    @Override
    public void mount(Api api) {
        api.on("listAway", request -> away.of(request.path("centre")).map(Answer::ok));
        api.on(
                "listColleagues",
                request -> colleagues
                        .of(request.path("centre"), request.caller().name())
                        .map(Answer::ok));
    }
}
