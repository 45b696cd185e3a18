package dev.talon.paper;

import dev.talon.web.Answer;
import dev.talon.web.Api;
import dev.talon.web.Request;
import dev.talon.web.Routes;
import io.vertx.core.Future;

/** {@code /printer-profiles}: lists, copies, changes and removes profiles. */
public final class ProfileRoutes implements Routes {
    private final PrinterProfiles profiles;

    public ProfileRoutes(PrinterProfiles profiles) {
        this.profiles = profiles;
    }

    @Override
    public void mount(Api api) {
        api.on("listProfiles", request -> profiles.list().map(Answer::ok))
                .on("putProfile", this::put)
                .on("removeProfile", this::remove);
    }

    private Future<Answer> put(Request request) {
        var profile = request.body(ProfileBody.class).named(request.path("profile"));
        return profiles.put(profile, request.caller().name()).map(Answer::ok);
    }

    private Future<Answer> remove(Request request) {
        return profiles.remove(request.path("profile")).map(done -> Answer.noContent());
    }
}
