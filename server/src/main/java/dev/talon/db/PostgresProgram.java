package dev.talon.db;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * The PostgreSQL programs that Talon brings, unpacked once for each user. Their messages are English in every locale.
 */
final class PostgresProgram {
    /** What a program said, and its exit code. */
    record Answer(int code, String text) {
        boolean ok() {
            return code == 0;
        }

        String lastLine() {
            return text.lines().reduce("", (before, line) -> line);
        }
    }

    private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");

    private final Path home;

    PostgresProgram(Path home) {
        this.home = home;
    }

    /**
     * Unpacks below the user's cache directory, or below {@code otherwise} where the user has none.
     *
     * @throws DatabaseFault when there is no PostgreSQL for this kind of machine
     */
    static PostgresProgram unpacked(Path otherwise) throws IOException {
        URL archive = PostgresProgram.class.getResource("/" + archiveName());
        if (archive == null) {
            throw DatabaseFault.of("program.none", archiveName());
        }
        URLConnection connection = archive.openConnection();
        String name = "postgresql-" + Long.toHexString(mark(connection));
        Path home = cache(otherwise).resolve(name);
        if (!Files.isDirectory(home)) {
            Path fresh = Files.createTempDirectory(home.getParent(), name + ".");
            try (InputStream in = connection.getInputStream()) {
                unpack(in, fresh);
            }
            moveOnce(fresh, home);
        }
        return new PostgresProgram(home);
    }

    /**
     * Runs one of the programs and waits for its end.
     *
     * @throws DatabaseFault when the machine refuses to run it
     */
    Answer run(String program, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        boolean root = "root".equals(System.getProperty("user.name"));
        if (root) {
            // PostgreSQL refuses to run as root; in a namespace of its own it has no name, and the files stay root's.
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(path(program).toString());
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).redirectErrorStream(true).directory(home.toFile());
        builder.environment().put("LC_ALL", "C");
        // There the server that pg_ctl starts keeps what pg_ctl writes to, so that its end would be awaited for as long
        // as the server runs.
        Path said = WINDOWS ? Files.createTempFile("talon-", ".txt") : null;
        if (said != null) {
            builder.redirectOutput(said.toFile());
        }
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            if (mayNotRun()) {
                throw refused();
            }
            throw e;
        }
        process.getOutputStream().close();
        String text;
        int code;
        if (said == null) {
            text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            code = waitFor(process);
        } else {
            code = waitFor(process);
            text = new String(Files.readAllBytes(said), StandardCharsets.UTF_8).strip();
            said.toFile().deleteOnExit();
        }
        if (code != 0 && mayNotRun()) {
            throw refused();
        }
        if (root && text.contains("unshare failed")) {
            throw DatabaseFault.of("program.root");
        }
        return new Answer(code, text);
    }

    private boolean mayNotRun() {
        return !Files.isExecutable(path("postgres"));
    }

    /** Where one of the programs is. */
    Path path(String program) {
        return home.resolve("bin").resolve(program + (WINDOWS ? ".exe" : ""));
    }

    /** On a file system that is mounted noexec no file is executable, whatever its mode. */
    private DatabaseFault refused() {
        return DatabaseFault.of("program.refused", home);
    }

    /** The major version, {@code 18}: figures of another cannot be read. */
    String major() throws IOException {
        return run("postgres", List.of("--version")).text().replaceAll("^.* (\\d+)\\..*$", "$1");
    }

    private static int waitFor(Process process) throws IOException {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while PostgreSQL was starting or stopping", e);
        }
    }

    private static String archiveName() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String kind = System.getProperty("os.arch").matches("aarch64|arm64") ? "arm_64" : "x86_64";
        return "postgres-" + (system.contains("mac") ? "darwin" : system.split(" ")[0]) + "-" + kind + ".txz";
    }

    private static Path cache(Path otherwise) throws IOException {
        String given = System.getenv("XDG_CACHE_HOME");
        Path below =
                given == null || given.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(given);
        try {
            Path cache = Files.createDirectories(below.resolve("talon"));
            if (Files.isWritable(cache)) {
                return cache;
            }
        } catch (IOException e) {
            // A user without a home: a service, say.
        }
        return Files.createDirectories(otherwise);
    }

    /** Tells one archive from another without reading it: its checksum from the jar's directory. */
    private static long mark(URLConnection connection) throws IOException {
        return connection instanceof JarURLConnection jar
                ? jar.getJarEntry().getCrc()
                : connection.getContentLengthLong();
    }

    private static void unpack(InputStream in, Path into) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(in)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = into.resolve(entry.getName()).normalize();
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                    continue;
                }
                Files.createDirectories(path.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, path);
                    boolean program = (entry.getMode() & 0100) != 0;
                    OwnFiles.open(path, program);
                }
            }
        }
    }

    /** Two Talons that unpack at once do not disturb each other: one directory wins whole. */
    private static void moveOnce(Path fresh, Path home) throws IOException {
        try {
            Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.isDirectory(home)) {
                throw e;
            }
            Trees.delete(fresh);
        }
    }
}
