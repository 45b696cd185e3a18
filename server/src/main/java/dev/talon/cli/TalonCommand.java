package dev.talon.cli;

import dev.talon.db.DatabaseFault;
import dev.talon.release.Release;
import java.util.Set;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.ScopeType;

/** {@code talon}: its commands, and the messages of its errors. */
@Command(
        name = "talon",
        description = "Talon, an electronic queue for service centres.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = TalonCommand.Version.class,
        usageHelpAutoWidth = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:an error of Talon or of the machine", "2:a setting that must be corrected"},
        subcommands = {
            ServeCommand.class,
            DemoCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            GenerateCommand.class,
            RecomputeCommand.class,
            PasswordCommand.class
        })
public final class TalonCommand implements Runnable {
    private static final int WRONG_SETTING = 2;
    private static final Set<String> SERVERS = Set.of("serve", "demo");

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    /** Runs the command that the arguments name. {@code serve} and {@code demo} come back only when they fail. */
    public static int run(String... arguments) {
        return new CommandLine(new TalonCommand())
                .setParameterExceptionHandler((fault, given) -> tell(fault))
                .setExecutionExceptionHandler((fault, command, parsed) -> tell(fault))
                .setExecutionStrategy(TalonCommand::runLast)
                .execute(arguments);
    }

    private static int runLast(ParseResult parsed) {
        // The server says it in its log, in the form that was asked for.
        if (parsed.subcommand() != null
                && !SERVERS.contains(parsed.subcommand().commandSpec().name())) {
            UnknownVariables.of(System.getenv()).forEach(System.err::println);
        }
        try {
            return new RunLast().execute(parsed);
        } catch (OutOfMemoryError e) {
            System.err.println(Memory.words());
            return WRONG_SETTING;
        }
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Name a command: talon serve, demo, backup, restore, generate, recompute or password");
    }

    private static int tell(Exception fault) {
        if (fault instanceof ParameterException) {
            System.err.println(fault.getMessage() + "; talon --help explains more.");
            return WRONG_SETTING;
        }
        if (Memory.ranOut(fault)) {
            System.err.println(Memory.words());
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
            return new String[] {"talon " + Release.of(TalonCommand.class).words()};
        }
    }
}
