package dev.talon.hardware.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class AgentOptionsTest {
    @TempDir
    Path folder;

    @Test
    void anOptionGoesBeforeAVariableAndThatBeforeTheFile() throws Exception {
        Path file = Files.writeString(folder.resolve("agent.properties"), """
                server = https://file.example.org/
                state = /var/lib/file
                ca = /etc/ca.pem
                """);
        Map<String, String> environment = Map.of(
                "TALON_AGENT_CONFIG", file.toString(),
                "TALON_AGENT_SERVER", "https://variable.example.org",
                "TALON_AGENT_STATE", "/var/lib/variable");
        AgentSettings settings = settings(environment, "--server", "http://option.example.org:8080/");

        assertThat(settings.server()).isEqualTo(URI.create("http://option.example.org:8080"));
        assertThat(settings.line()).isEqualTo(URI.create("ws://option.example.org:8080/api/v1/agent/line"));
        assertThat(settings.state()).isEqualTo(Path.of("/var/lib/variable"));
        assertThat(settings.ca()).contains(Path.of("/etc/ca.pem"));
    }

    @Test
    void aServiceHasItsOwnFolderForItsState() {
        AgentSettings settings =
                settings(Map.of("STATE_DIRECTORY", "/var/lib/talon-agent"), "--server", "https://queue.example.org");
        assertThat(settings.state()).isEqualTo(Path.of("/var/lib/talon-agent"));
        assertThat(settings.line()).isEqualTo(URI.create("wss://queue.example.org/api/v1/agent/line"));
    }

    @Test
    void whatCannotBeMeantIsSaidInOneSentence() {
        assertThatThrownBy(() -> settings(Map.of()))
                .isInstanceOf(WrongSetting.class)
                .hasMessageContaining("--server");
        assertThatThrownBy(() -> settings(Map.of(), "--server", "queue.example.org"))
                .isInstanceOf(WrongSetting.class)
                .hasMessageContaining("https://");
        assertThatThrownBy(() -> settings(Map.of("TALON_AGENT_CONFIG", "/nowhere/agent.properties")))
                .isInstanceOf(WrongSetting.class)
                .hasMessageContaining("/nowhere/agent.properties");
    }

    private static AgentSettings settings(Map<String, String> environment, String... arguments) {
        AgentOptions options = new AgentOptions();
        new CommandLine(new Holder(options)).parseArgs(arguments);
        return options.settings(environment);
    }

    @CommandLine.Command
    private static final class Holder {
        @CommandLine.Mixin
        private final AgentOptions options;

        Holder(AgentOptions options) {
            this.options = options;
        }
    }
}
