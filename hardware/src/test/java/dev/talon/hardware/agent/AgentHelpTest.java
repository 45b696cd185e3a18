package dev.talon.hardware.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.words.Languages;
import dev.talon.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

/** The help of the agent is whole in every language. */
class AgentHelpTest {
    /** What picocli itself would say where a catalogue does not. */
    private static final Pattern ENGLISH =
            Pattern.compile("Usage:|Commands:|Exit codes|Show this|Print (the )?version");

    @Test
    void everyCommandAndOptionIsExplainedInEveryLanguage() {
        for (String language : Languages.all()) {
            CommandLine agent = AgentCommand.line(new Words("talon-agent", language));
            List<CommandLine> all = new ArrayList<>(agent.getSubcommands().values());
            assertThat(all).hasSize(3);
            all.add(agent);
            for (CommandLine command : all) {
                var spec = command.getCommandSpec();
                assertThat(spec.usageMessage().description())
                        .as("%s %s", language, spec.name())
                        .isNotEmpty();
                for (ArgSpec argument : spec.args()) {
                    assertThat(argument.description())
                            .as("%s %s %s", language, spec.name(), argument.paramLabel())
                            .isNotEmpty();
                }
                if (!language.equals("en")) {
                    assertThat(command.getUsageMessage(CommandLine.Help.Ansi.OFF))
                            .doesNotContainPattern(ENGLISH);
                }
            }
        }
    }

    @Test
    void aWrongSettingIsSaidInBothLanguages() {
        var wrong = new WrongSetting(Spoken.said("wrong-address", "ftp://x"));
        assertThat(wrong.text().in("ru")).startsWith("«ftp://x» — не адрес сервера");
        assertThat(wrong).hasMessageStartingWith("'ftp://x' is not an address");
    }
}
