package dev.talon.hardware.agent;

import dev.talon.console.ConsoleWords;
import dev.talon.console.WrittenWrongly;
import dev.talon.hardware.fake.FakePrinterCommand;
import dev.talon.release.Release;
import dev.talon.words.Words;
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
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = AgentCommand.Version.class,
        usageHelpAutoWidth = true,
        sortOptions = false,
        subcommands = {RunCommand.class, PairCommand.class, FakePrinterCommand.class})
final class AgentCommand implements Callable<Integer> {
    private static final int WRONG_SETTING = 2;

    @Mixin
    private AgentOptions options;

    static int run(String... arguments) {
        return line(Spoken.words())
                .setParameterExceptionHandler((fault, given) -> tell(fault))
                .setExecutionExceptionHandler((fault, command, parsed) -> tell(fault))
                .execute(arguments);
    }

    /** All commands, which explain themselves in the language of these words. */
    static CommandLine line(Words words) {
        return new CommandLine(new AgentCommand()).setResourceBundle(ConsoleWords.help(words.below("help.")));
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
        if (fault instanceof ParameterException wrong) {
            String said = WrittenWrongly.said(wrong, Spoken.words().language());
            System.err.println(Spoken.text("more", said));
            return WRONG_SETTING;
        }
        if (fault instanceof WrongSetting wrong) {
            System.err.println(wrong.text().in(Spoken.words().language()));
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
