package dev.talon.agent;

import dev.talon.access.MessageLimit;
import dev.talon.hardware.PrintResult;
import dev.talon.hardware.PrintResult.Outcome;
import dev.talon.hardware.PrinterCondition;
import dev.talon.hardware.agent.message.AgentMessage;
import dev.talon.hardware.agent.message.AgentMessage.Setup;
import dev.talon.hardware.agent.message.AgentMessage.Told;
import dev.talon.hardware.agent.message.AgentMessage.Try;
import dev.talon.hardware.agent.message.AgentMessages;
import dev.talon.web.Principal;
import dev.talon.web.Problem;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One agent's connection to this node. */
final class AgentSocket {
    private static final Logger LOG = LoggerFactory.getLogger(AgentSocket.class);
    private static final int BEAT_MS = 5_000;
    /** After so many unanswered beats the agent counts as gone. */
    private static final int MOST_UNANSWERED = 3;
    /** Messages at once, and then a second; an agent that tells what it printed in a day without a line sends fewer. */
    private static final int BURST = 500;

    private static final int A_SECOND = 50;

    private final Vertx vertx;
    private final ServerWebSocket socket;
    private final Principal principal;
    private final String address;
    private final Supplier<Future<Principal>> caller;
    private final AgentHub hub;
    private final AgentLines lines;
    private final Papers papers;
    private final MessageLimit limit = new MessageLimit(BURST, A_SECOND, System::nanoTime);
    private final UUID connection = UUID.randomUUID();
    private final AtomicLong messages = new AtomicLong();
    private final Map<Integer, Setup> setups = new ConcurrentHashMap<>();
    private final Map<Try, CompletableFuture<PrintResult>> jobs = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<PrinterCondition.State>> questions = new ConcurrentHashMap<>();
    private final long beat;
    private List<Try> recalled = List.of();
    private int unanswered;
    private volatile boolean closed;

    AgentSocket(
            Vertx vertx,
            ServerWebSocket socket,
            Principal principal,
            String address,
            Supplier<Future<Principal>> caller,
            AgentHub hub,
            AgentLines lines,
            Papers papers) {
        this.vertx = vertx;
        this.socket = socket;
        this.principal = principal;
        this.address = address;
        this.caller = caller;
        this.hub = hub;
        this.lines = lines;
        this.papers = papers;
        this.beat = vertx.setPeriodic(BEAT_MS, id -> beat());
        socket.pongHandler(pong -> unanswered = 0);
        socket.textMessageHandler(this::received);
        socket.binaryMessageHandler(bytes -> {
            if (!closed) {
                refuse(1003, "bytes are no message");
            }
        });
        socket.exceptionHandler(fault -> LOG.debug("{}: {}", principal.name(), fault.getMessage()));
        socket.closeHandler(v -> ended());
    }

    UUID connection() {
        return connection;
    }

    /** The device's id. */
    int agent() {
        return principal.device().orElseThrow();
    }

    /** Ends the connection; its open jobs are settled on the agent's next one. */
    Future<Void> leave() {
        return close(1001, "going away");
    }

    private Future<Void> close(int status, String reason) {
        Future<Void> closed = socket.close((short) status, reason);
        // If nobody answers any more, closing the socket takes a while.
        ended();
        return closed;
    }

    /**
     * Has a slip printed.
     *
     * @return what the agent says of it; {@link PrintResult#AGENT_AWAY} where the connection breaks before
     */
    CompletableFuture<PrintResult> print(Setup setup, AgentMessage.Job job) {
        var result = new CompletableFuture<PrintResult>();
        jobs.put(job.number(), result);
        set(setup);
        send(job);
        if (closed) {
            result.complete(away(Outcome.UNCERTAIN));
        }
        return result;
    }

    CompletableFuture<PrinterCondition.State> ask(Setup setup) {
        var answer = new CompletableFuture<PrinterCondition.State>();
        String id = id();
        questions.put(id, answer);
        set(setup);
        send(new AgentMessage.Ask(id, setup.printer()));
        if (closed) {
            answer.complete(PrinterCondition.State.NO_AGENT);
        }
        return answer;
    }

    /** The result is in the books. */
    void kept(Try number) {
        send(new AgentMessage.Kept(id(), number));
    }

    String id() {
        return "s" + messages.incrementAndGet();
    }

    static PrintResult away(Outcome outcome) {
        return new PrintResult(outcome, PrintResult.AGENT_AWAY);
    }

    private void set(Setup setup) {
        Setup before = setups.put(setup.printer(), setup);
        if (!setup.equals(before)) {
            send(setup);
        }
    }

    void send(AgentMessage message) {
        if (closed) {
            return;
        }
        try {
            socket.writeTextMessage(AgentMessages.write(message));
        } catch (IllegalStateException e) {
            LOG.debug("{}: {}", principal.name(), e.getMessage());
            ended();
        }
    }

    private void received(String text) {
        if (closed) {
            return;
        }
        unanswered = 0;
        if (limit.isExceeded()) {
            refuse(1008, "too many messages");
            return;
        }
        try {
            AgentMessages.read(text).ifPresent(this::handle);
        } catch (AgentMessages.NotAMessage e) {
            refuse(1007, "not a message: " + e.getMessage());
        }
    }

    /** Closes the connection of an agent that sends invalid messages; the log gets one line. */
    private void refuse(int status, String why) {
        LOG.warn("Agent «{}» of {}: its connection is closed: {}", principal.display(), address, why);
        close(status, why);
    }

    private void handle(AgentMessage message) {
        if (message instanceof AgentMessage.Hello hello && !closed) {
            greet(hello);
        } else if (message instanceof AgentMessage.Known known) {
            settle(known);
        } else if (message instanceof AgentMessage.Result result) {
            result(result.told());
        } else if (message instanceof AgentMessage.Answer answer) {
            CompletableFuture<PrinterCondition.State> asked = questions.remove(answer.to());
            if (asked != null) {
                asked.complete(answer.state());
            }
        } else if (message instanceof AgentMessage.Pressed || message instanceof AgentMessage.CableState) {
            hub.heard(agent(), message);
        } else {
            refuse(1008, "only the server says " + message.getClass().getSimpleName());
        }
    }

    private void greet(AgentMessage.Hello hello) {
        LOG.info(
                "Agent «{}» of {} has connected from {}: version {} on {} ({}), {} unconfirmed results",
                principal.display(),
                principal.centre().orElse(""),
                address,
                AgentLines.cut(hello.version()),
                AgentLines.cut(hello.host()),
                AgentLines.cut(hello.system()),
                hello.unsent());
        lines.open(agent(), connection, hello, address)
                .compose(done -> papers.open(agent()))
                .onSuccess(open -> {
                    if (open.isEmpty()) {
                        welcome();
                    } else {
                        recalled = open;
                        send(new AgentMessage.Recall(id(), open));
                    }
                })
                .onFailure(this::giveUp);
    }

    private void settle(AgentMessage.Known known) {
        List<Try> unknown = new ArrayList<>(recalled);
        known.ended().forEach(told -> unknown.remove(told.of()));
        unknown.removeAll(known.underWay());
        Stream<Future<?>> settled = Stream.concat(
                known.ended().stream().map(told -> papers.told(agent(), told)),
                Stream.of(papers.unknown(agent(), unknown)));
        Future.join(settled.toList()).onSuccess(done -> welcome()).onFailure(this::giveUp);
    }

    private void welcome() {
        if (closed) {
            return;
        }
        hub.join(this);
        send(new AgentMessage.Welcome(
                id(), principal.display(), principal.centre().orElse(""), now()));
        lines.ask(agent()).onComplete(done -> papers.wake(agent()));
    }

    private void result(Told told) {
        CompletableFuture<PrintResult> waiting = jobs.remove(told.of());
        if (waiting != null) {
            waiting.complete(told.result());
            return;
        }
        papers.told(agent(), told).onSuccess(done -> kept(told.of())).onFailure(this::giveUp);
    }

    /** Closes the connection; the agent reconnects and is asked again. */
    private void giveUp(Throwable fault) {
        LOG.warn(
                "Agent «{}»: its connection is closed, so that it reconnects: {}",
                principal.display(),
                fault.getMessage());
        close(1011, "try again");
    }

    private void beat() {
        if (++unanswered > MOST_UNANSWERED) {
            LOG.warn("Agent «{}» does not answer any more", principal.display());
            close(1001, "no answer");
            return;
        }
        socket.writePing(Buffer.buffer("talon"));
        send(new AgentMessage.Beat(id(), now()));
        askAgain();
    }

    /** Ends where the agent may no longer speak here. */
    void askAgain() {
        caller.get().onFailure(this::refused);
    }

    private void refused(Throwable fault) {
        // A database that is away for a while does not refuse anybody.
        if (fault instanceof Problem problem && (problem.status() == 401 || problem.status() == 403)) {
            close(1008, "no longer allowed");
        }
    }

    private synchronized void ended() {
        if (closed) {
            return;
        }
        closed = true;
        vertx.cancelTimer(beat);
        LOG.info(
                "Agent «{}» of {} is not connected any more",
                principal.display(),
                principal.centre().orElse(""));
        hub.leave(this);
        List.copyOf(jobs.values()).forEach(job -> job.complete(away(Outcome.UNCERTAIN)));
        List.copyOf(questions.values()).forEach(asked -> asked.complete(PrinterCondition.State.NO_AGENT));
    }

    static long now() {
        return System.currentTimeMillis();
    }
}
