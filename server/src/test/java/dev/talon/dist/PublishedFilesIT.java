package dev.talon.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is in the files that are published beside the packages: the sums, the lists of parts, the agent for Windows. */
@Tag("dist")
class PublishedFilesIT {
    private static final Path FOLDER = Path.of("target/dist");

    @Test
    void theSumsAreOfEveryFile() throws Exception {
        Map<String, String> said = new TreeMap<>();
        for (String line : Files.readAllLines(FOLDER.resolve("SHA256SUMS"))) {
            String[] both = line.split(" [ *]", 2);
            said.put(both[1], both[0]);
        }
        assertThat(said).isEqualTo(SameBitsIT.sums(FOLDER)).hasSizeGreaterThan(6);
    }

    @ParameterizedTest
    @CsvSource({"talon-server-, target/lib", "talon-agent-, ../hardware/target/lib"})
    void theListOfPartsNamesEachWithALicenceUnderWhichItMayBeGivenAway(String begin, Path jars) throws Exception {
        JsonNode list = new ObjectMapper()
                .readTree(BareDebian.published(begin, ".cdx.json").toFile());
        assertThat(list.path("bomFormat").asText()).isEqualTo("CycloneDX");
        Set<String> parts = new TreeSet<>();
        for (JsonNode part : list.path("components")) {
            String name =
                    part.path("name").asText() + "-" + part.path("version").asText();
            parts.add(name);
            assertThat(part.path("purl").asText()).as(name).startsWith("pkg:maven/");
            if (!part.path("group").asText().equals("dev.talon")) {
                assertThat(Licences.allow(Licences.of(part)))
                        .as(name + " is under " + Licences.of(part))
                        .isTrue();
            }
        }
        assertThat(parts).isNotEmpty();
        if (Files.isDirectory(jars)) {
            assertThat(names(jars))
                    .isNotEmpty()
                    .allSatisfy(jar -> assertThat(parts)
                            .as("the part of which a file is called " + jar)
                            .anyMatch(jar::startsWith));
        }
    }

    @Test
    void theAgentForWindowsIsWhole(@TempDir Path temporary) throws Exception {
        WindowsZip zip = WindowsZip.unpacked(BareDebian.published("talon-agent-", "-windows.zip"), temporary);
        zip.isWhole();
        assertThat(zip.hasRuntime())
                .as("a Java in the zip, as -Dwindows.jmods says")
                .isEqualTo(System.getProperty("windows.jmods") != null);
        Path jar = zip.file("talon-agent.jar");
        assertThat(said(jar, "--version")).contains("talon-agent " + zip.version() + " (commit ");
        assertThat(said(jar, "--help")).as("the options of the service").contains("--config", "--state");
    }

    private static String said(Path jar, String option) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        jar.toString(),
                        option)
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Without those of Talon itself. */
    private static Set<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jar") && !name.startsWith("talon-"))
                    .collect(Collectors.toSet());
        }
    }
}
