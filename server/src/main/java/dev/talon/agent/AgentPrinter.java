package dev.talon.agent;

import dev.talon.hardware.PrintOrder;
import dev.talon.hardware.PrintResult;
import dev.talon.hardware.PrintResult.Outcome;
import dev.talon.hardware.Printer;
import dev.talon.hardware.PrinterCondition;
import dev.talon.hardware.agent.message.AgentMessage;
import dev.talon.hardware.agent.message.AgentMessage.Setup;
import dev.talon.hardware.agent.message.AgentMessage.Try;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** A printer on the cable of an agent's computer. */
public final class AgentPrinter implements Printer {
    private final AgentHub hub;
    private final int agent;
    private final Setup setup;

    AgentPrinter(AgentHub hub, int agent, Setup setup) {
        this.hub = hub;
        this.agent = agent;
        this.setup = setup;
    }

    /** A slip that is in no books: a page to try the printer with. */
    @Override
    public CompletableFuture<PrintResult> print(PrintOrder order) {
        Try number = new Try(order.job(), 1);
        CompletableFuture<PrintResult> result = print(number, 0, order);
        result.thenAccept(told -> kept(number));
        return result;
    }

    /**
     * Prints a job.
     *
     * @param age of the job, in milliseconds
     * @return the agent's result, which must be confirmed with {@link #kept}; {@link PrintResult#AGENT_AWAY} if the
     *     agent is not connected here, or no longer: the result is known when it is back
     */
    public CompletableFuture<PrintResult> print(Try number, long age, PrintOrder order) {
        return hub.of(agent)
                .map(socket -> socket.print(
                        setup,
                        new AgentMessage.Job(socket.id(), setup.printer(), number, age, AgentSocket.now(), order)))
                .orElseGet(() -> CompletableFuture.completedFuture(AgentSocket.away(Outcome.FAILED)));
    }

    /** The result of a job is stored. */
    public void kept(Try number) {
        hub.of(agent).ifPresent(socket -> socket.kept(number));
    }

    /** A result could not be learned or stored: closes the agent's connection, so that it is asked when it is back. */
    public void settleAgain() {
        hub.of(agent).ifPresent(AgentSocket::leave);
    }

    @Override
    public CompletableFuture<PrinterCondition> status() {
        return hub.of(agent)
                .map(socket -> socket.ask(setup))
                .orElseGet(() -> CompletableFuture.completedFuture(PrinterCondition.State.NO_AGENT))
                .thenApply(state -> new PrinterCondition(state, Instant.now()));
    }

    /** The agent keeps its printer: another setup takes its place. */
    @Override
    public void close() {
        // Nothing of it is here.
    }
}
