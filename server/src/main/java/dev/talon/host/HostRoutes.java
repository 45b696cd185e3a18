package dev.talon.host;

import dev.talon.web.Answer;
import dev.talon.web.Api;
import dev.talon.web.Routes;

/** The operations of the hall administrator. */
public final class HostRoutes implements Routes {
    private final TicketSearch search;

    public HostRoutes(TicketSearch search) {
        this.search = search;
    }

    @Override
    public void mount(Api api) {
        api.on(
                "findTickets",
                request -> search.find(request.path("centre"), request.query("number"), request.query("state"))
                        .map(Answer::ok));
    }
}
