package dev.talon.hardware.agent;

import dev.talon.hardware.agent.Pairing.Paired;
import dev.talon.hardware.link.Pauses;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "pair")
final class PairCommand implements Callable<Integer> {
    @Mixin
    private AgentOptions options;

    @Option(names = "--anew", descriptionKey = "anew")
    private boolean anew;

    @Override
    public Integer call() throws Exception {
        AgentSettings settings = options.settings(System.getenv());
        try (StateFolder state = StateFolder.open(settings.state())) {
            if (state.token().isPresent() && !anew) {
                System.out.println(Spoken.text("already"));
                return 0;
            }
            var pace = Agent.Pace.USUAL;
            var pauses = new Pauses(pace.firstPause(), pace.longestPause(), Math::random);
            Paired paired =
                    new Pairing(settings, ServerDoor.client(settings), pace.look(), pauses).pair(CodeSign.on(settings));
            state.keepToken(paired.token());
            System.out.println(Spoken.text("paired", paired.name(), paired.centre()));
            return 0;
        }
    }
}
