package dev.talon.board;

import dev.talon.web.Answer;
import dev.talon.web.Api;
import dev.talon.web.Routes;

/** {@code /centres/{centre}/late}: the visitors who wait too long, for the manager. */
public final class LateRoutes implements Routes {
    private final LateTickets late;

    public LateRoutes(LateTickets late) {
        this.late = late;
    }

    @Override
    public void mount(Api api) {
        api.on("lateTickets", request -> late.of(request.path("centre")).map(Answer::ok));
    }
}
