package dev.talon.agent;

import dev.talon.db.Database;
import dev.talon.db.RecurringWork;
import dev.talon.hardware.agent.message.AgentMessage;
import dev.talon.hardware.agent.message.AgentMessage.Setup;
import dev.talon.web.Principal;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The agents that are connected to this node. */
public final class AgentHub {
    private static final Logger LOG = LoggerFactory.getLogger(AgentHub.class);
    private static final Duration HEARD = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final AgentLines lines;
    private final Set<AgentSocket> sockets = ConcurrentHashMap.newKeySet();
    /** The agents whose earlier jobs are settled. */
    private final Map<Integer, AgentSocket> ready = new ConcurrentHashMap<>();

    private final RecurringWork noting;
    private volatile BiConsumer<Integer, AgentMessage> listener = (agent, message) -> {};
    private volatile Papers papers;
    private volatile boolean closed;

    public AgentHub(Vertx vertx, Database database) {
        this.vertx = vertx;
        this.lines = new AgentLines(database);
        this.noting = new RecurringWork(vertx, LOG, "Noting which agents are there", HEARD, this::heard);
    }

    /** Sets the print jobs; before that agents are refused. */
    public void printFor(Papers books) {
        papers = books;
    }

    /** Sets the listener for messages other than results; it gets the agent's id with each. */
    public void hear(BiConsumer<Integer, AgentMessage> other) {
        listener = other;
    }

    /** Sends an agent a message that needs no answer; it is lost if the agent is not connected here. */
    public void send(int agent, Function<String, AgentMessage> message) {
        of(agent).ifPresent(socket -> socket.send(message.apply(socket.id())));
    }

    /** The connection on which an agent is here. */
    public Optional<UUID> connection(int agent) {
        return of(agent).map(AgentSocket::connection);
    }

    void heard(int agent, AgentMessage message) {
        listener.accept(agent, message);
    }

    /** The agents that may be given jobs here. */
    public Set<Integer> agents() {
        return Set.copyOf(ready.keySet());
    }

    /** The connections of {@link #agents}. */
    public UUID[] connections() {
        return ready.values().stream().map(AgentSocket::connection).toArray(UUID[]::new);
    }

    /** A printer that an agent drives, whether the agent is connected here or not. */
    public AgentPrinter printer(int agent, Setup setup) {
        return new AgentPrinter(this, agent, setup);
    }

    /** Checks again whether the agents may still be connected here. */
    public void askAgain() {
        sockets.forEach(AgentSocket::askAgain);
    }

    /** How many agents are connected to this node. */
    public int size() {
        return ready.size();
    }

    /** Closes the agents' connections; they reconnect to another node, or to this one. */
    public Future<Void> close() {
        closed = true;
        noting.close();
        return Future.join(sockets.stream().map(AgentSocket::leave).toList()).mapEmpty();
    }

    Optional<AgentSocket> of(int agent) {
        return Optional.ofNullable(ready.get(agent));
    }

    void take(ServerWebSocket socket, Principal agent, String address, Supplier<Future<Principal>> caller) {
        if (closed || papers == null) {
            socket.close((short) 1001, "going away");
            return;
        }
        sockets.add(new AgentSocket(vertx, socket, agent, address, caller, this, lines, papers));
    }

    /** The connection is settled: it may get jobs. */
    void join(AgentSocket socket) {
        AgentSocket before = ready.put(socket.agent(), socket);
        if (before != null && before != socket) {
            before.leave();
        }
    }

    void leave(AgentSocket socket) {
        sockets.remove(socket);
        ready.remove(socket.agent(), socket);
        lines.close(socket.connection())
                .onFailure(
                        fault -> LOG.warn("The end of an agent's connection was not stored: {}", fault.getMessage()));
    }

    private Future<Void> heard() {
        List<AgentSocket> standing = List.copyOf(ready.values());
        if (standing.isEmpty()) {
            return Future.succeededFuture();
        }
        return lines.heard(standing.stream().map(AgentSocket::connection).toList())
                .onSuccess(known -> standing.stream()
                        .filter(socket -> !known.contains(socket.connection()))
                        .forEach(AgentSocket::leave))
                .mapEmpty();
    }
}
