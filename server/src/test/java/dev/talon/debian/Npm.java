package dev.talon.debian;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        AptGet.found(() -> npm(folder, "--version") ? Optional.of(folder) : Optional.empty(), "npm");
        if (!npm(folder, "pack", "--silent", spec)) {
            throw new IllegalStateException("The tests need npm (apt install npm) and its registry, for " + spec);
        }
        try (var files = Files.newDirectoryStream(folder, "*.tgz")) {
            return files.iterator().next();
        }
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
