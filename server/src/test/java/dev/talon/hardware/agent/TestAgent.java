package dev.talon.hardware.agent;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The real agent in this process, with less patience. */
public final class TestAgent implements AutoCloseable {
    private static final Agent.Pace QUICK = new Agent.Pace(
            Duration.ofMillis(50), Duration.ofMillis(50), Duration.ofMillis(400), Duration.ofSeconds(16));

    private final BlockingQueue<String> codes = new LinkedBlockingQueue<>();
    private final Agent agent;
    private final Thread thread;

    private TestAgent(AgentSettings settings) throws Exception {
        agent = new Agent(settings, StateFolder.open(settings.state()), QUICK, codes::add);
        thread = new Thread(this::run, "test agent");
        thread.start();
    }

    /** @param server its address, without a slash at the end */
    public static TestAgent start(String server, Path state) throws Exception {
        return new TestAgent(new AgentSettings(URI.create(server), state, Optional.empty()));
    }

    /** @param ca certificates to trust */
    public static TestAgent start(String server, Path state, Path ca) throws Exception {
        return new TestAgent(new AgentSettings(URI.create(server), state, Optional.of(ca)));
    }

    /** The next code that it shows. */
    public String code() throws InterruptedException {
        String code = codes.poll(60, TimeUnit.SECONDS);
        if (code == null) {
            throw new AssertionError("the agent shows no code");
        }
        return code;
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            agent.close();
            thread.join(10_000);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private void run() {
        try {
            agent.run();
        } catch (InterruptedException e) {
            // Closed.
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
