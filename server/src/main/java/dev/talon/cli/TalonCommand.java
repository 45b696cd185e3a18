package dev.talon.cli;

import dev.talon.console.ConsoleWords;
import dev.talon.console.WrittenWrongly;
import dev.talon.db.DatabaseFault;
import dev.talon.release.Release;
import dev.talon.words.Words;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
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
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = TalonCommand.Version.class,
        usageHelpAutoWidth = true,
        sortOptions = false,
        subcommands = {
            ServeCommand.class,
            DemoCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            GenerateCommand.class,
            RecomputeCommand.class,
            PasswordCommand.class,
            ReaderCommand.class,
            DoctorCommand.class
        })
public final class TalonCommand implements Runnable {
    private static final int WRONG_SETTING = 2;
    private static final Set<String> TELL_THEMSELVES = Set.of("serve", "demo", "doctor");

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    /** Runs the command that the arguments name. {@code serve} and {@code demo} come back only when they fail. */
    public static int run(String... arguments) {
        return line().setOut(new PrintWriter(new OutputStreamWriter(System.out, Said.letters()), true))
                .setErr(new PrintWriter(new OutputStreamWriter(System.err, Said.letters()), true))
                .setParameterExceptionHandler((fault, given) -> tell(fault))
                .setExecutionExceptionHandler((fault, command, parsed) -> tell(fault))
                .setExecutionStrategy(TalonCommand::runLast)
                .execute(arguments);
    }

    /** All commands, which explain themselves in the language of whoever runs them. */
    static CommandLine line() {
        return line(Said.words());
    }

    /** The same in the language of these words. */
    static CommandLine line(Words words) {
        return new CommandLine(new TalonCommand()).setResourceBundle(ConsoleWords.help(words.below("help.")));
    }

    private static int runLast(ParseResult parsed) {
        // The server says it in its log, in the form that was asked for, and the doctor among its findings.
        if (parsed.subcommand() != null
                && !TELL_THEMSELVES.contains(parsed.subcommand().commandSpec().name())) {
            UnknownVariables.of(System.getenv()).forEach(unknown -> System.err.println(unknown.in(Said.language())));
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
        throw new NoCommand(spec.commandLine());
    }

    private static int tell(Exception fault) {
        if (fault instanceof ParameterException wrong) {
            String said = wrong instanceof NoCommand
                    ? Said.text("talon.name-a-command")
                    : WrittenWrongly.said(wrong, Said.language());
            System.err.println(Said.text("talon.more", said));
            return WRONG_SETTING;
        }
        if (Memory.ranOut(fault)) {
            System.err.println(Memory.words());
            return WRONG_SETTING;
        }
        if (fault instanceof WrongSetting wrong) {
            System.err.println(wrong.text().in(Said.language()));
            return WRONG_SETTING;
        }
        if (fault instanceof DatabaseFault database) {
            System.err.println(database.text().in(Said.language()));
            return WRONG_SETTING;
        }
        LoggerFactory.getLogger("talon").error("Talon cannot go on", fault);
        return 1;
    }

    private static final class NoCommand extends ParameterException {
        NoCommand(CommandLine line) {
            super(line, "no command");
        }
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"talon " + Release.of(TalonCommand.class).words()};
        }
    }
}
