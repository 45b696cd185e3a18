package dev.talon.hardware.agent;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import picocli.CommandLine.Option;

/**
 * The settings as text: an option, else a {@code TALON_AGENT_*} variable, else a line of the configuration file, else
 * the default.
 */
final class AgentOptions {
    @Option(names = "--server", paramLabel = "URL", descriptionKey = "server")
    private String server;

    @Option(names = "--state", paramLabel = "DIR", descriptionKey = "state")
    private String state;

    @Option(names = "--ca", paramLabel = "FILE", descriptionKey = "ca")
    private String ca;

    @Option(names = "--config", paramLabel = "FILE", descriptionKey = "config")
    private String config;

    /** @throws WrongSetting for the first invalid setting */
    AgentSettings settings(Map<String, String> environment) {
        Properties file = file(environment);
        String address = given(server, "server", environment, file)
                .orElseThrow(() -> new WrongSetting(Spoken.said("no-server")));
        Path folder = given(state, "state", environment, file).map(Path::of).orElseGet(() -> usualFolder(environment));
        Optional<Path> authority = given(ca, "ca", environment, file).map(Path::of);
        return new AgentSettings(address(address), folder, authority);
    }

    private static Optional<String> given(
            String option, String name, Map<String, String> environment, Properties file) {
        return Optional.ofNullable(option)
                .or(() -> Optional.ofNullable(environment.get("TALON_AGENT_" + name.toUpperCase())))
                .or(() -> Optional.ofNullable(file.getProperty(name)))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    private Properties file(Map<String, String> environment) {
        Properties properties = new Properties();
        Optional<Path> named = given(config, "config", environment, properties).map(Path::of);
        Path path = named.orElse(Path.of("/etc/talon-agent.properties"));
        if (named.isEmpty() && !Files.exists(path)) {
            return properties;
        }
        try (Reader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
            properties.load(reader);
            return properties;
        } catch (IOException | IllegalArgumentException e) {
            throw new WrongSetting(Spoken.said("wrong-file", path, e));
        }
    }

    private static URI address(String text) {
        try {
            URI uri = new URI(text.replaceFirst("/+$", ""));
            if (uri.getHost() != null
                    && uri.getScheme() != null
                    && uri.getScheme().matches("https?")) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // Reported below.
        }
        throw new WrongSetting(Spoken.said("wrong-address", text));
    }

    private static Path usualFolder(Map<String, String> environment) {
        String service = environment.get("STATE_DIRECTORY");
        if (service != null) {
            return Path.of(service.split(":")[0]);
        }
        String programData = environment.get("ProgramData");
        return programData == null
                ? Path.of(System.getProperty("user.home"), ".local", "share", "talon", "agent")
                : Path.of(programData, "Talon", "agent");
    }
}
