package dev.talon.debian;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Installs the programs that tests need, on a machine that is theirs. */
public final class AptGet {
    private static final List<String> PLACES =
            List.of("/usr/sbin", "/usr/bin", "/sbin", "/bin", "/usr/local/sbin", "/usr/local/bin");
    /** A package and all that it needs come from the network within this time, or not at all. */
    private static final int PATIENCE_MINUTES = 10;

    private AptGet() {}

    /**
     * Where a program of Debian is, which is installed where it is missing.
     *
     * @param program such as {@code haproxy}
     * @param name of its package
     * @throws IllegalStateException with what to install, where it is missing and cannot be installed from here
     */
    public static synchronized Path program(String program, String name) {
        return find(program)
                .or(() -> install(name) ? find(program) : Optional.empty())
                .orElseThrow(() -> new IllegalStateException(
                        "The tests need " + program + ": install it (apt install " + name + ")."));
    }

    /**
     * Where a library of Debian is, which is installed where it is missing.
     *
     * @param file below the folder of the machine's kind, such as {@code faketime/libfaketime.so.1}
     * @param name of its package
     * @throws IllegalStateException with what to install, where it is missing and cannot be installed from here
     */
    public static synchronized Path library(String file, String name) {
        return findLibrary(file)
                .or(() -> install(name) ? findLibrary(file) : Optional.empty())
                .orElseThrow(() -> new IllegalStateException(
                        "The tests need " + file + ": install it (apt install " + name + ")."));
    }

    /** @return false where this is no Debian, or it is not ours to change */
    public static synchronized boolean install(String name) {
        return root()
                && Files.isExecutable(Path.of("/usr/bin/apt-get"))
                && run("apt-get", "-q", "update")
                && run("apt-get", "-q", "install", "-y", "--no-install-recommends", name);
    }

    /** Whether the tests may change this machine. */
    public static boolean root() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static Optional<Path> find(String program) {
        return PLACES.stream()
                .map(place -> Path.of(place, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Debian keeps libraries in a folder for each kind of machine, such as {@code /usr/lib/x86_64-linux-gnu}. */
    private static Optional<Path> findLibrary(String file) {
        try (var kinds = Files.newDirectoryStream(Path.of("/usr/lib"), "*-linux-gnu")) {
            for (Path kind : kinds) {
                if (Files.isReadable(kind.resolve(file))) {
                    return Optional.of(kind.resolve(file));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean run(String... command) {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
        try {
            Process process = builder.start();
            if (process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                return process.exitValue() == 0;
            }
            process.destroyForcibly();
            return false;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
