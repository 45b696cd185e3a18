package dev.talon.agent;

import static dev.talon.web.Problem.said;

import dev.talon.access.ClientNetwork;
import dev.talon.web.Api;
import dev.talon.web.Handshakes;
import dev.talon.web.Principal;
import dev.talon.web.Problem;
import dev.talon.web.Routes;
import io.vertx.core.Future;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.RoutingContext;

/** {@code /agent/line}: the WebSocket of an agent. */
public final class AgentRoutes implements Routes {
    private final AgentHub hub;

    public AgentRoutes(AgentHub hub) {
        this.hub = hub;
    }

    @Override
    public void mount(Api api) {
        api.socket("agentLine", (context, caller) -> line(api, context, caller));
    }

    private Future<ServerWebSocket> line(Api api, RoutingContext context, Principal caller) {
        if (caller.device().isEmpty()) {
            throw Problem.conflict("agents-only", said("agents-only"));
        }
        String address = ClientNetwork.of(context.request());
        return Handshakes.open(context)
                .onSuccess(socket -> hub.take(socket, caller, address, () -> api.again(context, "agentLine")));
    }
}
