package dev.talon.cli;

import dev.talon.Settings.Mode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "demo",
        description = "Demonstrates Talon on this machine only: a centre with twelve months of history, simulated"
                + " visitors and specialists, and accounts that anyone may use.")
final class DemoCommand implements Callable<Integer> {
    @Mixin
    private ServerOptions options;

    @Override
    public Integer call() throws Exception {
        return Node.run(options.settings(Mode.DEMO, Variables.ofProcess()));
    }
}
