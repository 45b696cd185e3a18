package dev.talon.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestNode;
import dev.talon.Until;
import dev.talon.db.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code -Dwindows.jmods} puts a Java into the agent's zip. The modules of this machine's own JDK stand in for those of a JDK for Windows: the way is
 * the same, and the agent can be started here as the service of Windows starts it.
 */
@Tag("dist")
@Timeout(900)
class WindowsRuntimeIT {
    private static final Path JMODS = Path.of(System.getProperty("java.home"), "jmods");
    private static final Pattern CODE = Pattern.compile("PAIR CODE:\\s+((?:\\S ){5}\\S)");

    @TempDir
    Path temporary;

    @Test
    void theZipHasAJavaThatStartsTheAgentAsTheServiceSays() throws Exception {
        assertThat(JMODS)
                .as("the modules of the JDK that builds: apt-get install openjdk-17-jdk-headless")
                .isDirectory();
        WindowsZip zip = WindowsZip.unpacked(built(), temporary.resolve("Program Files"));
        zip.isWhole();
        assertThat(zip.hasRuntime()).isTrue();
        Path java = zip.file("runtime/bin/java");
        assertThat(java.toFile().setExecutable(true)).isTrue();

        Path data = Files.createDirectories(temporary.resolve("Program Data/Talon/agent/tmp"))
                .getParent();
        try (TestDatabase database = TestDatabase.create();
                TestNode node = TestNode.start(database.address())) {
            node.createCentre("north");
            Files.writeString(data.resolve("talon-agent.properties"), "server=" + node.url() + "\n");
            Path log = temporary.resolve("talon-agent.out.log");
            Process agent = new ProcessBuilder(zip.command(java, temporary.resolve("Program Data")))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            try {
                String code = Until.found("a pair code in the log", () -> code(log));
                assertThat(node.post(
                                        "/devices",
                                        "{\"code\":\"%s\",\"centre\":\"north\",\"name\":\"Киоск\"}".formatted(code))
                                .status())
                        .isEqualTo(201);
                Until.isTrue(
                        "the agent is connected",
                        () -> node.get("/devices").json().toString().contains("\"connected\":true"));
                assertThat(data.resolve("token")).isNotEmptyFile();
            } finally {
                agent.destroy();
                agent.waitFor();
            }
        }
    }

    private static Optional<String> code(Path log) throws IOException {
        Matcher code = CODE.matcher(Files.readString(log));
        return code.find() ? Optional.of(code.group(1).replace(" ", "")) : Optional.empty();
    }

    /** By a clone, because the build that runs has published its own zip already. */
    private Path built() throws Exception {
        Path clone = temporary.resolve("clone");
        say("..", "git", "clone", "-q", "file://" + Path.of("..").toRealPath(), clone.toString());
        say(
                clone.toString(),
                "mvn",
                "-q",
                "-B",
                "package",
                "-Pdist",
                "-pl",
                "hardware",
                "-Dmaven.test.skip=true",
                "-Dwindows.jmods=" + JMODS);
        try (var made = Files.list(clone.resolve("server/target/dist"))) {
            return made.filter(file -> file.toString().endsWith("-windows.zip"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void say(String folder, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(command))
                .directory(Path.of(folder).toFile())
                .redirectErrorStream(true)
                .start();
        String text = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(text).isZero();
    }
}
