package dev.talon.hardware.agent;

import dev.talon.hardware.agent.Pairing.Paired;
import dev.talon.hardware.link.Pauses;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "pair",
        description = "Pairs this computer with the server and ends: shows a code and waits until an administrator has"
                + " typed it in on the page of devices.")
final class PairCommand implements Callable<Integer> {
    @Mixin
    private AgentOptions options;

    @Option(names = "--anew", description = "Also where it is paired already: as another device.")
    private boolean anew;

    @Override
    public Integer call() throws Exception {
        AgentSettings settings = options.settings(System.getenv());
        try (StateFolder state = StateFolder.open(settings.state())) {
            if (state.token().isPresent() && !anew) {
                System.out.println("This computer is paired already; --anew pairs it as another device.");
                return 0;
            }
            var pace = Agent.Pace.USUAL;
            var pauses = new Pauses(pace.firstPause(), pace.longestPause(), Math::random);
            Paired paired =
                    new Pairing(settings, ServerDoor.client(settings), pace.look(), pauses).pair(CodeSign.on(settings));
            state.keepToken(paired.token());
            System.out.println("Paired: «" + paired.name() + "» of the centre " + paired.centre() + ".");
            return 0;
        }
    }
}
