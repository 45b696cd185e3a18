package dev.talon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.words.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The table of settings in the help is what {@code talon serve --help} says. {@code -Dtalon.settings=true} writes it anew.
 */
class SettingsInTheHelpTest {
    private static final String HEAD = """
            // Made of what talon serve --help says by SettingsInTheHelpTest (-Dtalon.settings=true): change the words, not this file.
            [%header%autowidth.stretch,cols="1,2"]
            |===
            """;

    @ParameterizedTest
    @ValueSource(strings = {"ru", "en"})
    void theTableHasEverySettingAsTheCommandExplainsIt(String language) throws IOException {
        var words = new Words("cli", language);
        List<OptionSpec> settings =
                TalonCommand.line(words).getSubcommands().get("serve").getCommandSpec().options().stream()
                        .filter(option -> !option.usageHelp() && !option.versionHelp())
                        .toList();
        assertThat(settings).hasSizeGreaterThan(25);
        String table = settings.stream()
                .map(SettingsInTheHelpTest::row)
                .collect(Collectors.joining(
                        "",
                        HEAD + (language.equals("ru") ? "|Настройка |Что это\n" : "|Setting |What it is\n"),
                        "|===\n"));
        Path file = Path.of("src", "help", language, "_settings.adoc");
        if (Boolean.getBoolean("talon.settings")) {
            Files.writeString(file, table);
        }
        assertThat(Files.readString(file))
                .as("write it anew: mvn test -pl server -am -Dtest=SettingsInTheHelpTest -Dtalon.settings=true")
                .isEqualTo(table);
    }

    private static String row(OptionSpec option) {
        String flag = option.longestName();
        String variable = "TALON_" + flag.substring(2).toUpperCase(Locale.ROOT).replace('-', '_');
        assertThat(UnknownVariables.known()).contains(variable);
        String[] said = option.description()[0].split(variable + "; ", 2);
        // The variable stands in the first column.
        String text = said.length == 1
                ? said[0]
                : said[0] + said[1].substring(0, 1).toUpperCase(Locale.ROOT) + said[1].substring(1);
        assertThat(text).doesNotContain("]", "|", "%");
        return "|`%s` +\n`%s` |pass:c[%s]\n".formatted(variable, flag, text);
    }
}
