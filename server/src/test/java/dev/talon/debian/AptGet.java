package dev.talon.debian;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Installs the programs that tests need, on a machine that is theirs. */
public final class AptGet {
    private static final List<String> PLACES =
            List.of("/usr/sbin", "/usr/bin", "/sbin", "/bin", "/usr/local/sbin", "/usr/local/bin");
    /** A package and all that it needs come from the network within this time, or not at all. */
    private static final int PATIENCE_MINUTES = 10;

    private static final Path LOCK = Path.of(
            System.getProperty("java.io.tmpdir"), "talon-tests-of-" + System.getProperty("user.name") + ".lock");

    private AptGet() {}

    /**
     * Where a program of Debian is, which is installed where it is missing.
     *
     * @param program such as {@code haproxy}
     * @param name of its package
     * @throws IllegalStateException with what to install, where it is missing and cannot be installed from here
     */
    public static Path program(String program, String name) {
        return found(() -> find(program), name)
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
    public static Path library(String file, String name) {
        return found(() -> findLibrary(file), name)
                .orElseThrow(() -> new IllegalStateException(
                        "The tests need " + file + ": install it (apt install " + name + ")."));
    }

    /**
     * A file of a package that is fetched and not installed: a service of it would begin to run.
     *
     * @param file below the package's root, such as {@code usr/bin/promtool}
     * @throws IllegalStateException with what to install, where the package cannot be had from here
     */
    public static Path unpacked(String file, String name) {
        Path home = Path.of(System.getProperty("user.home"), ".cache", "talon", "tests", name);
        Supplier<Optional<Path>> look =
                () -> find(home.resolve(file).getFileName().toString())
                        .or(() -> Optional.of(home.resolve(file)).filter(Files::isReadable));
        return foundOr(look, () -> fetch(name, home))
                .orElseThrow(() -> new IllegalStateException(
                        "The tests need " + file + ": install it (apt install " + name + ")."));
    }

    private static boolean fetch(String name, Path home) {
        try {
            Files.createDirectories(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return (!root() || run("apt-get", "-q", "update"))
                && run(
                        "sh",
                        "-c",
                        "cd '" + home + "' && apt-get -q download " + name + " && dpkg-deb -x *.deb . && rm *.deb");
    }

    /**
     * What may have to be installed first. Several JVMs run tests, and apt-get serves one at a time: the others wait here, and find what it
     * has installed. Nobody looks while something is half installed.
     *
     * @param look empty: it is missing
     * @param name of the package
     * @return empty where this is no Debian, it is not ours to change, or the package cannot be had
     */
    public static <T> Optional<T> found(Supplier<Optional<T>> look, String name) {
        return foundOr(look, () -> install(name));
    }

    private static synchronized <T> Optional<T> foundOr(Supplier<Optional<T>> look, BooleanSupplier get) {
        try (FileChannel channel = FileChannel.open(LOCK, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock alone = channel.lock()) {
            return look.get().or(() -> alone.isValid() && get.getAsBoolean() ? look.get() : Optional.empty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean install(String name) {
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
