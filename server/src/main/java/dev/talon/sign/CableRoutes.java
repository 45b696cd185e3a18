package dev.talon.sign;

import dev.talon.hardware.sign.Templates;
import dev.talon.web.Answer;
import dev.talon.web.Api;
import dev.talon.web.Request;
import dev.talon.web.Routes;
import io.vertx.core.Future;

/** {@code /centres/{centre}/cables} and {@code /sign-templates}. */
public final class CableRoutes implements Routes {
    private final Cables cables;

    public CableRoutes(Cables cables) {
        this.cables = cables;
    }

    @Override
    public void mount(Api api) {
        api.on("listCables", request -> cables.list(request.path("centre")).map(Answer::ok))
                .on("putCable", this::put)
                .on(
                        "removeCable",
                        request -> cables.remove(request.path("centre"), request.path("cable"))
                                .map(done -> Answer.noContent()))
                .on("listSignTemplates", request -> Future.succeededFuture(Answer.ok(Templates.shipped())));
    }

    private Future<Answer> put(Request request) {
        String centre = request.path("centre");
        String code = request.path("cable");
        Cable.Kind kind = request.body(CableChange.class).kind();
        return cables.find(centre, code)
                // Signs and pads have different fields: those of the other kind are removed.
                .map(before -> request.bodyOver(before.filter(same -> same.kind() == kind), CableChange.class))
                .compose(change -> cables.put(centre, code, change))
                .map(Answer::ok);
    }
}
