package dev.talon.cli;

import dev.talon.Settings.Mode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "serve",
        description =
                "Serves the queue until it is stopped (SIGTERM, Ctrl-C). On an empty database it creates the schema"
                        + " and one administrator, admin, whose random password it prints once; TALON_ADMIN_PASSWORD sets it.")
final class ServeCommand implements Callable<Integer> {
    @Mixin
    private ServerOptions options;

    @Override
    public Integer call() throws Exception {
        return Node.run(options.settings(Mode.SERVE, Variables.ofProcess()));
    }
}
