package dev.talon.sign;

import dev.talon.agent.AgentHub;
import dev.talon.hardware.agent.message.AgentMessage;
import dev.talon.hardware.link.LineState;
import dev.talon.hardware.sign.SignState;
import java.util.Optional;
import java.util.UUID;

/** A cable of an agent's computer. Its setup is sent on every new connection of the agent. */
final class AgentCable implements Driven {
    private final AgentHub hub;
    private final int agent;
    private final int id;
    private final Optional<UUID> connection;
    private volatile LineState said = LineState.UNKNOWN;
    private volatile long saidAt;

    AgentCable(AgentHub hub, int agent, int id, Cable cable) {
        this.hub = hub;
        this.agent = agent;
        this.id = id;
        this.connection = hub.connection(agent);
        cable.template()
                .ifPresent(template -> hub.send(
                        agent,
                        number -> new AgentMessage.SignCable(number, id, cable.code(), cable.address(), template)));
        cable.protocol()
                .ifPresent(protocol -> hub.send(
                        agent,
                        number -> new AgentMessage.PadCable(number, id, cable.code(), cable.address(), protocol)));
    }

    /** The agent has said so. */
    void is(LineState now) {
        saidAt = System.nanoTime();
        said = now;
    }

    @Override
    public void show(int sign, SignState state) {
        hub.send(agent, number -> new AgentMessage.Show(number, id, sign, state));
    }

    @Override
    public LineState state() {
        LineState last = said;
        long since = (System.nanoTime() - saidAt) / 1_000_000;
        return new LineState(
                last.connected() && isGood(), last.fault(), last.quietMs().map(quiet -> quiet + since));
    }

    @Override
    public boolean isGood() {
        return connection.isPresent() && connection.equals(hub.connection(agent));
    }

    @Override
    public void close() {
        hub.send(agent, number -> new AgentMessage.CableGone(number, id));
    }
}
