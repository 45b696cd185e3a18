package dev.talon.centre;

import dev.talon.db.Hints;
import dev.talon.web.Answer;
import dev.talon.web.Api;
import dev.talon.web.Request;
import dev.talon.web.Routes;
import dev.talon.words.Name;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** {@code /centres/{centre}/kinds} and {@code /specialists}: the kinds of stages, and who serves which. */
public final class KindRoutes implements Routes {
    private record KindChange(Name name, Optional<String> countedIn) {}

    private record Served(Optional<List<String>> kinds) {}

    private final Kinds kinds;
    private final Hints hints;

    public KindRoutes(Kinds kinds, Hints hints) {
        this.kinds = kinds;
        this.hints = hints;
    }

    @Override
    public void mount(Api api) {
        api.on("listKinds", request -> kinds.of(request.path("centre")).map(Answer::ok))
                .on("putKind", this::put)
                .on("closeKind", this::close)
                .on("listSpecialists", request -> specialists(request.path("centre")))
                .on("putSpecialistKinds", this::serve);
    }

    private Future<Answer> put(Request request) {
        KindChange body = request.body(KindChange.class);
        String centre = request.path("centre");
        return tell(kinds.put(
                        centre,
                        request.path("kind"),
                        body.name(),
                        body.countedIn(),
                        request.caller().name()))
                .compose(told -> kinds.of(centre))
                .map(Answer::ok);
    }

    private Future<Answer> close(Request request) {
        return tell(kinds.close(
                        request.path("centre"),
                        request.path("kind"),
                        request.caller().name()))
                .map(told -> Answer.noContent());
    }

    private Future<Answer> serve(Request request) {
        String centre = request.path("centre");
        return tell(kinds.serve(
                        centre,
                        request.path("login"),
                        request.body(Served.class).kinds(),
                        request.caller().name()))
                .compose(told -> specialists(centre));
    }

    private Future<Answer> specialists(String centre) {
        return kinds.specialists(centre).map(Answer::ok);
    }

    private Future<Changed> tell(Future<Changed> change) {
        return change.onSuccess(changed -> hints.changed(changed.centreId(), changed.version()));
    }
}
