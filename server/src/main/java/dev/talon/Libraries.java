package dev.talon;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** The libraries of talon.jar: the jars in the folder beside it. */
final class Libraries {
    private Libraries() {}

    /** The libraries that its manifest names and that are missing; none if the classes do not come from a jar. */
    static List<Path> missing() {
        try {
            Path jar = Path.of(Libraries.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return Files.isRegularFile(jar) ? missing(jar) : List.of();
        } catch (IOException | URISyntaxException e) {
            // The first class that is not found will report it.
            return List.of();
        }
    }

    private static List<Path> missing(Path jar) throws IOException {
        try (var file = new JarFile(jar.toFile())) {
            String named = Optional.ofNullable(file.getManifest())
                    .map(manifest -> manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH))
                    .orElse("");
            return Stream.of(named.split(" "))
                    .filter(name -> !name.isEmpty())
                    .map(jar::resolveSibling)
                    .filter(library -> !Files.exists(library))
                    .toList();
        }
    }
}
