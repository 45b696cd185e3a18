package dev.talon.cli;

import dev.talon.Settings.Mode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "demo")
final class DemoCommand implements Callable<Integer> {
    @Mixin
    private ServerOptions options;

    @Override
    public Integer call() throws Exception {
        return Node.run(options.settings(Mode.DEMO, Variables.ofProcess()));
    }
}
