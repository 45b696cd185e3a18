package dev.talon.release;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

/**
 * A packaged program, as the manifest of its jar names it.
 *
 * @param version such as {@code 0.2.0}; {@code not packaged} for classes that are in no jar
 * @param commit the first letters of the commit that it was built from, with {@code -dirty} if files differed from it;
 *     {@code unknown} where it was built outside of a clone
 */
public record Release(String version, String commit) {
    private static final String NOT_PACKAGED = "not packaged";
    private static final String UNKNOWN = "unknown";

    /** The release whose jar a class comes from. */
    public static Release of(Class<?> type) {
        Optional<Attributes> manifest = manifest(type);
        return new Release(
                manifest.map(attributes -> attributes.getValue(Attributes.Name.IMPLEMENTATION_VERSION))
                        .orElse(NOT_PACKAGED),
                manifest.map(attributes -> attributes.getValue("Talon-Commit"))
                        // Maven leaves the name of what it does not know.
                        .filter(commit -> !commit.isBlank() && !commit.startsWith("$"))
                        .orElse(UNKNOWN));
    }

    /** As the command line says it: {@code 0.2.0 (commit 1a2b3c4)}. */
    public String words() {
        return NOT_PACKAGED.equals(version) ? "(" + NOT_PACKAGED + ")" : version + " (commit " + commit + ")";
    }

    private static Optional<Attributes> manifest(Class<?> type) {
        try {
            Path jar = Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
            if (!Files.isRegularFile(jar)) {
                return Optional.empty();
            }
            try (var file = new JarFile(jar.toFile())) {
                return Optional.ofNullable(file.getManifest()).map(found -> found.getMainAttributes());
            }
        } catch (IOException | URISyntaxException e) {
            return Optional.empty();
        }
    }
}
