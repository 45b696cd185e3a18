package dev.talon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.console.ConsoleWords;
import dev.talon.words.Languages;
import dev.talon.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

/** The help of every command is whole in every language, and in the one that the machine speaks. */
class CommandWordsTest {
    /** What picocli itself would say where a catalogue does not. */
    private static final Pattern ENGLISH =
            Pattern.compile("Usage:|Commands:|Exit codes|Show this|Print (the )?version");

    @Test
    void everyCommandAndOptionIsExplainedInEveryLanguage() {
        for (String language : Languages.all()) {
            var words = new Words("cli", language);
            Set<String> used = new TreeSet<>();
            for (CommandLine command : all(TalonCommand.line(words))) {
                String name = command.getCommandSpec().qualifiedName(".");
                assertThat(List.of(command.getCommandSpec().usageMessage().description()))
                        .as(language + " " + name)
                        .singleElement()
                        .asString()
                        .isNotBlank();
                for (ArgSpec argument : command.getCommandSpec().args()) {
                    assertThat(List.of(argument.description()))
                            .as(language + " " + name + " " + argument.paramLabel() + argument.descriptionKey())
                            .singleElement()
                            .asString()
                            .isNotBlank();
                    used.add(argument.descriptionKey());
                }
                assertThat(command.getCommandSpec().usageMessage().exitCodeList())
                        .containsKeys("0", "1", "2");
                String usage = command.getUsageMessage(CommandLine.Help.Ansi.OFF);
                if (!language.equals("en")) {
                    assertThat(usage).doesNotContainPattern(ENGLISH);
                }
            }
            assertThat(words.below("help.").keySet())
                    .as("no text is left over")
                    .allMatch(key -> key.contains("usage.") || used.contains(key));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ru, ru_RU.UTF-8, '', ''",
        "ru, '', ru_RU.UTF-8, en_US.UTF-8",
        "en, en_US.UTF-8, ru_RU.UTF-8, ''",
        "ru, '', '', ru_RU.KOI8-R",
        "en, C, '', ru_RU.UTF-8",
        "en, POSIX, '', ''",
        "en, C.UTF-8, '', ''",
        "en, de_DE.UTF-8, '', ''",
        "en, '', '', ''",
        "ru, ru, '', ''",
        "en, rubbish, '', ''",
    })
    void theLocaleIsReadAsOtherProgramsReadIt(String language, String all, String messages, String lang) {
        var environment = Map.of("LC_ALL", all, "LC_MESSAGES", messages, "LANG", lang);
        assertThat(ConsoleWords.of("cli", environment).language()).isEqualTo(language);
    }

    @Test
    void aVariableOfItsOwnGoesBeforeTheLocale() {
        assertThat(ConsoleWords.of("cli", Map.of("TALON_LANG", "ru", "LC_ALL", "C"))
                        .language())
                .isEqualTo("ru");
        assertThat(ConsoleWords.of("cli", Map.of("TALON_LANG", "en", "LC_ALL", "ru_RU.UTF-8"))
                        .language())
                .isEqualTo("en");
        assertThat(UnknownVariables.known()).contains("TALON_LANG");
    }

    private static List<CommandLine> all(CommandLine talon) {
        List<CommandLine> all = new ArrayList<>(talon.getSubcommands().values());
        all.add(talon);
        assertThat(all).hasSizeGreaterThan(9);
        return all;
    }
}
