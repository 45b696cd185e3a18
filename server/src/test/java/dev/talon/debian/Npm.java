package dev.talon.debian;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Packages of npm's registry, fetched by npm, which is installed where it is missing. */
public final class Npm {
    private Npm() {}

    /**
     * Fetches a package.
     *
     * @param spec its name and version, such as {@code lit@3.3.3}
     * @param folder where to put it; it holds no other package
     * @return the file {@code *.tgz}
     * @throws IllegalStateException with what is needed, where it cannot be had
     */
    public static Path pack(String spec, Path folder) throws IOException {
        there(folder);
        if (!npm(folder, "pack", "--silent", spec)) {
            throw new IllegalStateException("The tests need npm (apt install npm) and its registry, for " + spec);
        }
        try (var files = Files.newDirectoryStream(folder, "*.tgz")) {
            return files.iterator().next();
        }
    }

    /**
     * The packages that {@code src/test/npm} names, with all that they need, in the versions of its {@code package-lock.json}.
     *
     * @return the folder that has them in {@code node_modules}, and the scripts that use them
     * @throws IllegalStateException with what is needed, where they cannot be had
     */
    public static Path installed() throws IOException {
        Path home = Path.of("target", "npm").toAbsolutePath();
        Files.createDirectories(home);
        Path mark = home.resolve("installed");
        // Several JVMs run tests: one installs, and the others wait for it.
        try (FileChannel channel =
                        FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock alone = channel.lock()) {
            boolean fresh = alone.isValid() && !Files.exists(mark);
            try (var files = Files.newDirectoryStream(Path.of("src", "test", "npm"))) {
                for (Path file : files) {
                    Path copy = home.resolve(file.getFileName());
                    fresh |= !Files.exists(copy) || Files.mismatch(file, copy) >= 0;
                    Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
                }
            }
            if (fresh) {
                Files.deleteIfExists(mark);
                there(home);
                if (!npm(home, "ci", "--ignore-scripts", "--no-audit", "--no-fund")) {
                    throw new IllegalStateException(
                            "The tests need npm (apt install npm) and its registry, for src/test/npm");
                }
                Files.createFile(mark);
            }
            return home;
        }
    }

    private static void there(Path folder) {
        AptGet.found(() -> npm(folder, "--version") ? Optional.of(folder) : Optional.empty(), "npm");
    }

    private static boolean npm(Path folder, String... arguments) {
        var command = new ArrayList<>(List.of("npm"));
        command.addAll(List.of(arguments));
        try {
            return new ProcessBuilder(command)
                            .directory(folder.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
