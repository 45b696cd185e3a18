package dev.talon.hardware.agent;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "run")
final class RunCommand implements Callable<Integer> {
    @Mixin
    private AgentOptions options;

    @Override
    public Integer call() throws Exception {
        return run(options.settings(System.getenv()));
    }

    static int run(AgentSettings settings) throws Exception {
        Agent agent = new Agent(settings, StateFolder.open(settings.state()), Agent.Pace.USUAL, CodeSign.on(settings));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(agent), "stop"));
        agent.run();
        return 0;
    }

    private static void close(Agent agent) {
        try {
            agent.close();
        } catch (IOException e) {
            System.err.println(Spoken.text("unclean", e));
        }
    }
}
