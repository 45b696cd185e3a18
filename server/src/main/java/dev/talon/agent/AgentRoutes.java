package dev.talon.agent;

import dev.talon.access.Neighbourhood;
import dev.talon.web.Api;
import dev.talon.web.Principal;
import dev.talon.web.Problem;
import dev.talon.web.Routes;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /agent/line}: the WebSocket of an agent. */
public final class AgentRoutes implements Routes {
    private static final Logger LOG = LoggerFactory.getLogger(AgentRoutes.class);

    private final AgentHub hub;

    public AgentRoutes(AgentHub hub) {
        this.hub = hub;
    }

    @Override
    public void mount(Api api) {
        api.raw("agentLine", (context, caller) -> line(api, context, caller));
    }

    private void line(Api api, RoutingContext context, Principal caller) {
        if (!"websocket".equalsIgnoreCase(context.request().getHeader(HttpHeaders.UPGRADE))) {
            context.fail(Problem.of(426, "websocket-only", "Upgrade required", "This address speaks WebSocket only.")
                    .ru("По этому адресу говорят только по WebSocket."));
            return;
        }
        if (caller.device().isEmpty()) {
            context.fail(Problem.conflict("agents-only", "Only an agent that was paired speaks here.")
                    .ru("Здесь говорит только подключённый агент."));
            return;
        }
        String address = Neighbourhood.of(context.request());
        context.request()
                .toWebSocket()
                .onSuccess(socket -> hub.take(socket, caller, address, () -> api.again(context, "agentLine")))
                // Who leaves during the handshake needs no answer, and a bad handshake has had its own.
                .onFailure(fault -> LOG.debug("No socket: {}", fault.getMessage()));
    }
}
