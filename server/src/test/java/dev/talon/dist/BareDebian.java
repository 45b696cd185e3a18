package dev.talon.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.debian.AptGet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A Debian 12 with nothing in it, in a folder of its own, which is deleted in the end. Without systemd: services are started as their units say. */
final class BareDebian implements AutoCloseable {
    private static final Path SCRIPT = Path.of("src/test/resources/dist/root").toAbsolutePath();
    /** Made once: debootstrap takes a minute. */
    private static final Path PATTERN = Path.of("target/debian").toAbsolutePath();

    private final Path root;

    /** What a command said, and its exit code. */
    record Answer(int code, String text) {}

    BareDebian() {
        assertThat(AptGet.root())
                .as("the packages are tried in a root of their own: run mvn verify -Pdist as root")
                .isTrue();
        AptGet.program("debootstrap", "debootstrap");
        try {
            root = Files.createTempDirectory("dist-root-");
            if (!Files.isDirectory(PATTERN)) {
                Path fresh = PATTERN.resolveSibling("debian.part");
                must(List.of(SCRIPT.toString(), "make", fresh.toString()));
                Files.move(fresh, PATTERN);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        must(List.of("cp", "-a", PATTERN + "/.", root.toString()));
    }

    /** A file in it. */
    Path path(String absolute) {
        return root.resolve(absolute.substring(1));
    }

    /** Runs a command in it as root. */
    Answer run(String... command) {
        return finish(process(List.of(command)));
    }

    /** The same; fails with what was said unless it succeeds. */
    String mustRun(String... command) {
        Answer answer = run(command);
        assertThat(answer.code()).as(answer.text()).isZero();
        return answer.text();
    }

    /** Starts a command in it and does not wait: its process is the command's. */
    Process start(String... command) {
        return process(List.of(command));
    }

    /** The same; what it says goes into a file in {@code target}. */
    Process startLogged(String log, String... command) throws IOException {
        Process process = builder(List.of(command))
                .redirectOutput(Path.of("target", log).toFile())
                .start();
        process.getOutputStream().close();
        return process;
    }

    /** Puts a package into it and has apt install it, with what it needs. */
    Answer install(Path deb, String... options) throws IOException {
        Files.copy(deb, path("/root/" + deb.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        List<String> command = new ArrayList<>(List.of("apt-get", "-qq", "install", "-y", "--no-install-recommends"));
        command.addAll(List.of(options));
        command.add("/root/" + deb.getFileName());
        return run(command.toArray(String[]::new));
    }

    /**
     * The same package under another version: there is no release before the first one.
     *
     * @return a file beside it, in the temporary folder of this root
     */
    Path renumbered(Path deb, String own, String other) throws IOException {
        Path tree = path("/root/renumbered");
        must(List.of("dpkg-deb", "-R", deb.toString(), tree.toString()));
        for (String script : List.of("control", "preinst")) {
            Path file = tree.resolve("DEBIAN").resolve(script);
            Files.writeString(file, Files.readString(file).replace(own, other));
        }
        Path made = path("/root/" + deb.getFileName().toString().replace(own, other));
        must(List.of("dpkg-deb", "-Znone", "-b", tree.toString(), made.toString()));
        must(List.of("rm", "-rf", tree.toString()));
        return made;
    }

    @Override
    public void close() {
        must(List.of("rm", "-rf", "--one-file-system", root.toString()));
    }

    private Process process(List<String> command) {
        try {
            Process process = builder(command).start();
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private ProcessBuilder builder(List<String> command) {
        List<String> line = new ArrayList<>(List.of(SCRIPT.toString(), "run", root.toString()));
        line.addAll(command);
        return new ProcessBuilder(line).redirectErrorStream(true);
    }

    private static void must(List<String> command) {
        try {
            Answer answer =
                    finish(new ProcessBuilder(command).redirectErrorStream(true).start());
            assertThat(answer.code()).as(command + ": " + answer.text()).isZero();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Answer finish(Process process) {
        try {
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(process.waitFor(), text.strip());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What the build has published: the one file whose name begins and ends so. */
    static Path published(String begin, String end) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target/dist"))) {
            return files.filter(file -> file.getFileName().toString().startsWith(begin)
                            && file.getFileName().toString().endsWith(end))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("target/dist has no " + begin + "…" + end))
                    .toAbsolutePath();
        }
    }
}
