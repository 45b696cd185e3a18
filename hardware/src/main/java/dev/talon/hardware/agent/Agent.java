package dev.talon.hardware.agent;

import dev.talon.hardware.agent.AgentLine.End;
import dev.talon.hardware.agent.message.AgentMessage;
import dev.talon.hardware.agent.message.AgentMessage.Told;
import dev.talon.hardware.link.Pauses;
import dev.talon.hardware.pad.PadProtocol.Press;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The agent. It keeps one connection to its server and executes what the server asks. One thread connects and waits;
 * another, the agent's own, handles messages one after another; each printer has a thread of its own.
 */
final class Agent implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("talon-agent");
    private static final int STOP_SECONDS = 5;
    private static final End GOING = new End(End.Kind.LOST, "the agent stops");

    private final AgentSettings settings;
    private final StateFolder state;
    private final Pace pace;
    private final Pairing pairing;
    private final Consumer<String> showCode;
    private final HttpClient http;
    private final Pauses pauses;
    private final ScheduledExecutorService thread;
    private final Journal journal;
    private final PrintDesk desk;
    private final CableDesk cables;
    private long messages;
    private volatile AgentLine line;
    private volatile boolean closed;

    /**
     * The intervals of an agent.
     *
     * @param look between two checks whether a pair code was confirmed
     * @param firstPause before the second try to connect; doubles with each failure
     * @param longestPause between two tries
     * @param silence of the server, after which its connection counts as lost; it sends a beat every 5 s
     */
    record Pace(Duration look, Duration firstPause, Duration longestPause, Duration silence) {
        static final Pace USUAL =
                new Pace(Duration.ofSeconds(2), Duration.ofMillis(500), Duration.ofSeconds(10), Duration.ofSeconds(16));
    }

    /** @param showCode gets each code that an administrator must type */
    Agent(AgentSettings settings, StateFolder state, Pace pace, Consumer<String> showCode) throws IOException {
        this.settings = settings;
        this.state = state;
        this.pace = pace;
        this.showCode = showCode;
        this.http = ServerDoor.client(settings);
        this.pairing = new Pairing(settings, http, pace.look(), pauses(pace));
        this.pauses = pauses(pace);
        this.journal = Journal.open(state.journal());
        this.thread = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread own = new Thread(task, "agent");
            own.setDaemon(true);
            return own;
        });
        this.desk = new PrintDesk(journal, state.paper(), thread);
        this.cables = new CableDesk(this::pressed);
    }

    /** Runs until it is closed or interrupted. */
    void run() throws IOException, InterruptedException, ExecutionException {
        thread.scheduleWithFixedDelay(this::lookAtLine, 1, 1, TimeUnit.SECONDS);
        while (!closed) {
            String token = token();
            AgentLine current = AgentLine.open(http, settings, token, this::received);
            line = current;
            thread.execute(() -> current.send(hello()));
            End end = current.ended().get();
            if (closed) {
                return;
            }
            LOG.warn("Not connected to {}: {}", settings.server(), end.words());
            if (end.kind() == End.Kind.REFUSED && pairing.isUnknown(token)) {
                LOG.warn("This agent was revoked or was never paired with this server: it must be paired anew");
                state.forgetToken();
            } else {
                Thread.sleep(pauses.next().toMillis());
            }
        }
    }

    /** Accepts no more jobs. One that is being printed has 5 s to end; then it breaks off, and the journal knows. */
    @Override
    public void close() throws IOException {
        closed = true;
        if (!settled(STOP_SECONDS)) {
            desk.close();
            settled(1);
        }
        AgentLine current = line;
        if (current != null) {
            current.end(GOING);
        }
        cables.close();
        thread.shutdownNow();
        desk.close();
        journal.close();
        state.close();
    }

    /** Waits until nothing is being printed. */
    private boolean settled(int seconds) {
        try {
            CompletableFuture.supplyAsync(desk::settled, thread)
                    .thenCompose(settled -> settled)
                    .get(seconds, TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException | TimeoutException | RejectedExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private String token() throws IOException, InterruptedException {
        var known = state.token();
        if (known.isPresent()) {
            return known.get();
        }
        var paired = pairing.pair(showCode);
        state.keepToken(paired.token());
        LOG.info("Paired: «{}» of the centre {}", paired.name(), paired.centre());
        return paired.token();
    }

    private static Pauses pauses(Pace pace) {
        return new Pauses(pace.firstPause(), pace.longestPause(), Math::random);
    }

    private AgentMessage.Hello hello() {
        return new AgentMessage.Hello(
                id(),
                AgentCommand.version(),
                host(),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                journal.size(),
                journal.unsent().size());
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "";
        }
    }

    private void lookAtLine() {
        AgentLine current = line;
        if (current != null && current.isOpen()) {
            current.endIfSilent(pace.silence());
            cables.tell((cable, state) -> current.send(AgentMessage.CableState.of(id(), cable, state)));
        }
    }

    private void received(AgentLine from, AgentMessage message) {
        try {
            thread.execute(() -> {
                // Messages of an earlier connection do not count: its jobs are settled on this one.
                if (from == line && from.isOpen() && !closed) {
                    handle(from, message);
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("Too late for {}", message);
        }
    }

    private void handle(AgentLine from, AgentMessage message) {
        if (message instanceof AgentMessage.Welcome welcome) {
            from.time().heard(welcome.now());
            pauses.startOver();
            LOG.info("Connected to {} as «{}» of {}", settings.server(), welcome.name(), welcome.centre());
            journal.unsent().forEach(this::tell);
        } else if (message instanceof AgentMessage.Beat beat) {
            from.time().heard(beat.now());
        } else if (message instanceof AgentMessage.Setup setup) {
            desk.setUp(setup);
        } else if (message instanceof AgentMessage.Job job) {
            Duration age = Duration.ofMillis(job.age() + from.time().since(job.sent()));
            desk.print(job, age).thenAcceptAsync(this::tell, thread);
        } else if (message instanceof AgentMessage.Ask ask) {
            desk.ask(ask.printer())
                    .thenAcceptAsync(state -> from.send(new AgentMessage.Answer(id(), ask.id(), state)), thread);
        } else if (message instanceof AgentMessage.Recall recall) {
            from.send(desk.recall(id(), recall));
        } else if (message instanceof AgentMessage.Kept kept) {
            kept(kept);
        } else if (message instanceof AgentMessage.SignCable cable) {
            cables.setUp(cable);
        } else if (message instanceof AgentMessage.PadCable cable) {
            cables.setUp(cable);
        } else if (message instanceof AgentMessage.CableGone cable) {
            cables.gone(cable.cable());
        } else if (message instanceof AgentMessage.Show show) {
            cables.show(show);
        } else {
            LOG.info("Passed over: {}", message.getClass().getSimpleName());
        }
    }

    /** A key that cannot be sent now is lost: its command would not fit later. */
    private void pressed(int cable, Press press) {
        long came = System.nanoTime();
        thread.execute(() -> {
            AgentLine current = line;
            if (current != null && current.isOpen()) {
                long now = current.time().now();
                long at = now == 0 ? 0 : now - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - came);
                current.send(new AgentMessage.Pressed(id(), cable, press.pad(), press.key(), at));
            }
        });
    }

    private void tell(Told told) {
        AgentLine current = line;
        if (current != null && current.isOpen()) {
            current.send(new AgentMessage.Result(id(), told));
        }
    }

    private void kept(AgentMessage.Kept kept) {
        try {
            journal.keep(kept.number());
        } catch (IOException e) {
            LOG.error("The journal cannot be written: {}", e.toString());
        }
    }

    private String id() {
        return "a" + ++messages;
    }
}
