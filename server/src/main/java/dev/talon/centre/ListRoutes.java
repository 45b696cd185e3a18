package dev.talon.centre;

import dev.talon.web.Answer;
import dev.talon.web.Api;
import dev.talon.web.Routes;
import java.util.List;

/** {@code /centres/{centre}/lists}: what staff choose from. */
public final class ListRoutes implements Routes {
    private record Items(List<CentreLists.Wanted> items) {}

    private final CentreLists lists;

    public ListRoutes(CentreLists lists) {
        this.lists = lists;
    }

    @Override
    public void mount(Api api) {
        api.on("listLists", request -> lists.of(request.path("centre")).map(Answer::ok));
        api.on(
                "putList",
                request -> lists.replace(
                                request.path("centre"),
                                request.path("list"),
                                request.body(Items.class).items(),
                                request.caller().name())
                        .map(Answer::ok));
    }
}
