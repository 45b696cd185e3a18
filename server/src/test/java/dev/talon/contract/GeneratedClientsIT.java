package dev.talon.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestNode;
import dev.talon.db.TestDatabase;
import dev.talon.debian.AptGet;
import dev.talon.debian.Npm;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Clients that OpenAPI Generator makes of the contract as a server serves it. Each of them, used by a program of
 * {@code src/test/clients}, takes a ticket from issue to finish and reads a refusal. They stay in {@code target/clients}.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class GeneratedClientsIT {
    private static final Path HOME = Path.of("target", "clients").toAbsolutePath();
    private static final Path SOURCES = Path.of("src", "test", "clients").toAbsolutePath();
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final String CLASSES = System.getProperty("java.class.path");
    private static final List<String> WAY = List.of(
            "issued waiting, repeated: true",
            "called called, the same: true",
            "started serving, the same: true",
            "finished served, the same: true",
            "then served",
            "refused 404 /problems/no-such-service");

    private static TestDatabase database;
    private static TestNode node;
    private static String token;

    @BeforeAll
    static void generate() throws Exception {
        database = TestDatabase.create();
        node = TestNode.start(database.address());
        assertThat(node.createCentre("north").status()).isEqualTo(201);
        token = node.post(
                        "/tokens",
                        "{\"name\":\"Clients\",\"role\":\"manager\",\"centre\":\"north\",\"scopes\":[\"issue\",\"call\"]}")
                .text("/token");
        copySources();
        Path contract = HOME.resolve("openapi.yaml");
        URI served = URI.create(node.url() + "/api/openapi.yaml");
        node.http().send(HttpRequest.newBuilder(served).build(), BodyHandlers.ofFile(contract));
        String generator = Path.of("target", "tools", "openapi-generator-cli.jar")
                .toAbsolutePath()
                .toString();
        run(JAVA, "-XX:TieredStopAtLevel=1", "-jar", generator, "batch", "java.yaml", "python.yaml", "typescript.yaml");
    }

    @AfterAll
    static void stop() {
        node.close();
        database.close();
    }

    @Test
    void inJava() throws Exception {
        List<String> compile = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "javac").toString(),
                "-J-XX:TieredStopAtLevel=1",
                "-nowarn",
                "-proc:none",
                "-d",
                "java/classes",
                "-classpath",
                CLASSES,
                "java/Drive.java"));
        try (var sources = Files.walk(HOME.resolve("java/src/main/java"))) {
            sources.map(Path::toString).filter(name -> name.endsWith(".java")).forEach(compile::add);
        }
        run(compile.toArray(String[]::new));
        assertThat(drive("1", JAVA, "-classpath", "java/classes" + File.pathSeparator + CLASSES, "Drive"))
                .isEqualTo(WAY);
    }

    @Test
    void inPython() throws Exception {
        String python = AptGet.program("python3", "python3").toString();
        for (String library : List.of("pydantic", "urllib3", "dateutil")) {
            assertThat(AptGet.found(() -> imports(python, library), "python3-" + library))
                    .as("The tests need Python's %s: apt install python3-%s", library, library)
                    .isPresent();
        }
        assertThat(drive("2", python, "python/drive.py")).isEqualTo(WAY);
    }

    @Test
    void inTypeScript() throws Exception {
        Path compiler = Npm.installed().resolve("node_modules/typescript/lib/tsc.js");
        run("node", compiler.toString(), "-p", "typescript");
        assertThat(drive("3", "node", "typescript/built/drive.js")).isEqualTo(WAY);
    }

    /** What a client says that takes a ticket to a desk. */
    private static List<String> drive(String desk, String... program) throws Exception {
        List<String> command = new ArrayList<>(Arrays.asList(program));
        command.addAll(List.of(node.url() + "/api/v1", token, desk));
        return run(command.toArray(String[]::new)).lines().toList();
    }

    /** What a program says that ends well. */
    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(HOME.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    private static Optional<String> imports(String python, String library) {
        try {
            run(python, "-c", "import " + library);
            return Optional.of(library);
        } catch (AssertionError | IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Nothing of another contract remains. */
    private static void copySources() throws IOException {
        if (Files.exists(HOME)) {
            try (var old = Files.walk(HOME)) {
                old.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            }
        }
        try (var files = Files.walk(SOURCES)) {
            for (Path file : files.toList()) {
                Files.copy(file, HOME.resolve(SOURCES.relativize(file).toString()));
            }
        }
    }
}
