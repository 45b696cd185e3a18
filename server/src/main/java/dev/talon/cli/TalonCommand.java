package dev.talon.cli;

import dev.talon.db.DatabaseFault;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;

/** {@code talon}: what it can do, and how its faults are told. */
@Command(
        name = "talon",
        description = "Talon, an electronic queue for service centres.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = TalonCommand.Version.class,
        usageHelpAutoWidth = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:a fault of Talon or of the machine", "2:a setting that must be righted"},
        subcommands = {
            ServeCommand.class,
            DemoCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            GenerateCommand.class,
            RecomputeCommand.class
        })
public final class TalonCommand implements Runnable {
    private static final int WRONG_SETTING = 2;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    /** Runs the command that the arguments name. {@code serve} and {@code demo} come back only when they fail. */
    public static int run(String... arguments) {
        return new CommandLine(new TalonCommand())
                .setParameterExceptionHandler((fault, given) -> tell(fault))
                .setExecutionExceptionHandler((fault, command, parsed) -> tell(fault))
                .execute(arguments);
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Say what to do: talon serve, demo, backup, restore, generate or recompute");
    }

    private static int tell(Exception fault) {
        if (fault instanceof ParameterException) {
            System.err.println(fault.getMessage() + "; talon --help tells more.");
            return WRONG_SETTING;
        }
        if (fault instanceof WrongSetting || fault instanceof DatabaseFault) {
            System.err.println(fault.getMessage());
            return WRONG_SETTING;
        }
        LoggerFactory.getLogger("talon").error("Talon cannot go on", fault);
        return 1;
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = TalonCommand.class.getPackage().getImplementationVersion();
            return new String[] {"talon " + (version == null ? "(not packaged)" : version)};
        }
    }
}
