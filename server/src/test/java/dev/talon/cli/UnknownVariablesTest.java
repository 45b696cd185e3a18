package dev.talon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnknownVariablesTest {
    @ParameterizedTest
    @CsvSource({
        "TALON_PORTS,TALON_PORT",
        "TALON_PUBLICURL,TALON_PUBLIC_URL",
        "TALON_PUBLIC_ADDRESS,TALON_PUBLIC_URL",
        "talon_host,TALON_HOST",
        "TALONHOST,TALON_HOST",
        "TALON_DATABASE,TALON_DATABASE_URL",
        "TALON_DATABASE_URI,TALON_DATABASE_URL",
        "TALON_ADMIN_PASSWORT,TALON_ADMIN_PASSWORD",
        "TALON_MAIL_PASS,TALON_MAIL_PASSWORD",
        "TALON_LOGFORMAT,TALON_LOG_FORMAT",
    })
    void aSettingThatIsNoneIsNamedWithTheNearest(String given, String nearest) {
        assertThat(UnknownVariables.of(Map.of(given, "x", "PATH", "/bin")).stream()
                        .map(said -> said.in("en")))
                .singleElement()
                .asString()
                .startsWith(given + " ")
                .endsWith(" " + nearest + ".");
    }

    @Test
    void everySettingThatTheCommandsKnowIsKnown() {
        var all = UnknownVariables.known();
        assertThat(all)
                .contains(
                        "TALON_DATA",
                        "TALON_DATABASE_URL",
                        "TALON_HOST",
                        "TALON_PORT",
                        "TALON_PUBLIC_URL",
                        "TALON_ZONE",
                        "TALON_ADMIN_PASSWORD",
                        "TALON_MAIL_HOST",
                        "TALON_MAIL_PASSWORD",
                        "TALON_REPORTS_FOLDER",
                        "TALON_MANAGEMENT_HOST",
                        "TALON_MANAGEMENT_PORT",
                        "TALON_LOG_FORMAT",
                        "TALON_IMPORT_LIMIT")
                .noneMatch(name -> name.endsWith("_"));
        assertThat(UnknownVariables.of(
                        all.stream().collect(java.util.stream.Collectors.toMap(name -> name, name -> "x"))))
                .isEmpty();
        assertThat(UnknownVariables.of(Map.of("TALON_AGENT_SERVER", "x", "TALENT", "x")))
                .isEmpty();
    }
}
