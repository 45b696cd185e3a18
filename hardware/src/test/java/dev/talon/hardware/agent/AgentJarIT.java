package dev.talon.hardware.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** The file that is carried to a kiosk's computer. */
class AgentJarIT {
    private static final Path JAR = Path.of("target", "talon-agent.jar");
    private static final long MOST_BYTES = 15_000_000;

    @Test
    void itIsSmall() throws Exception {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            long fonts = jar.stream()
                    .filter(entry -> entry.getName().matches(".*\\.(woff2?|ttf|otf)"))
                    .mapToLong(JarEntry::getCompressedSize)
                    .sum();
            long all = JAR.toFile().length();
            System.out.printf("talon-agent.jar: %,d bytes, %,d of them fonts%n", all, fonts);
            assertThat(all - fonts).isLessThan(MOST_BYTES);
        }
    }

    @Test
    void nothingOfTheServersIsInIt() throws Exception {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            assertThat(jar.stream().map(JarEntry::getName))
                    .contains("dev/talon/hardware/agent/AgentMain.class", "picocli/CommandLine.class")
                    .noneMatch(name -> name.startsWith("io/vertx/"))
                    .noneMatch(name -> name.startsWith("io/netty/"))
                    .noneMatch(name -> name.startsWith("org/postgresql/"));
        }
    }

    @Test
    void itSaysWhatItCanDoAndWhichVersionItIs() throws Exception {
        assertThat(say("--version")).matches("talon-agent \\d+\\.\\d+\\.\\d+ \\(commit \\w+\\)\\s*");
        assertThat(say("--help")).contains("run", "pair", "fake-printer", "--server", "--state", "--ca");
    }

    private static String say(String argument) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        JAR.toString(),
                        argument)
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return said;
    }
}
