package dev.talon.centre;

import dev.talon.web.Answer;
import dev.talon.web.Api;
import dev.talon.web.Routes;
import java.util.List;

/** {@code /centres/{centre}/groups}: services behind one button of the kiosk. */
public final class GroupRoutes implements Routes {
    private record Wanted(List<ServiceGroup> groups) {}

    private final ServiceGroups groups;
    private final Centres centres;

    public GroupRoutes(ServiceGroups groups, Centres centres) {
        this.groups = groups;
        this.centres = centres;
    }

    @Override
    public void mount(Api api) {
        api.on(
                "putGroups",
                request -> groups.replace(
                                request.path("centre"),
                                request.body(Wanted.class).groups(),
                                request.caller().name())
                        .compose(kept -> centres.get(request.path("centre")))
                        .map(Answer::ok));
    }
}
