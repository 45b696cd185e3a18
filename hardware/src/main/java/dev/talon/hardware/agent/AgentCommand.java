package dev.talon.hardware.agent;

import dev.talon.hardware.fake.FakePrinterCommand;
import dev.talon.release.Release;
import java.util.concurrent.Callable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;

/** {@code talon-agent}: its commands, and the messages of its errors. */
@Command(
        name = "talon-agent",
        description = "Drives the printers of a kiosk's computer for a Talon server. Without a command it runs.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = AgentCommand.Version.class,
        usageHelpAutoWidth = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:an error of the agent or of the machine", "2:a setting that must be corrected"},
        subcommands = {RunCommand.class, PairCommand.class, FakePrinterCommand.class})
final class AgentCommand implements Callable<Integer> {
    private static final int WRONG_SETTING = 2;

    @Mixin
    private AgentOptions options;

    static int run(String... arguments) {
        return new CommandLine(new AgentCommand())
                .setParameterExceptionHandler((fault, given) -> tell(fault))
                .setExecutionExceptionHandler((fault, command, parsed) -> tell(fault))
                .execute(arguments);
    }

    @Override
    public Integer call() throws Exception {
        return RunCommand.run(options.settings(System.getenv()));
    }

    /** The version in the jar's manifest. */
    static String version() {
        String version = AgentCommand.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }

    private static int tell(Exception fault) {
        if (fault instanceof ParameterException) {
            System.err.println(fault.getMessage() + "; talon-agent --help explains more.");
            return WRONG_SETTING;
        }
        if (fault instanceof WrongSetting) {
            System.err.println(fault.getMessage());
            return WRONG_SETTING;
        }
        LoggerFactory.getLogger("talon-agent").error("The agent cannot go on", fault);
        return 1;
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"talon-agent " + Release.of(AgentCommand.class).words()};
        }
    }
}
