package dev.talon.centre;

import dev.talon.web.Answer;
import dev.talon.web.Api;
import dev.talon.web.Routes;

/** {@code /centres/{centre}/zones}: the parts of a centre. */
public final class ZoneRoutes implements Routes {
    private final HallZones zones;

    public ZoneRoutes(HallZones zones) {
        this.zones = zones;
    }

    @Override
    public void mount(Api api) {
        api.on("listZones", request -> zones.of(request.path("centre")).map(ZoneRoutes::answer));
        api.on(
                "putZones",
                request -> zones.replace(
                                request.path("centre"),
                                request.body(HallZones.Plan.class),
                                request.expectedVersion(),
                                request.caller().name())
                        .map(ZoneRoutes::answer));
    }

    private static Answer answer(HallZones.Kept kept) {
        return Answer.ok(kept).header("etag", "\"" + kept.version() + "\"");
    }
}
