package dev.talon.browser;

import dev.talon.debian.AptGet;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where this machine has Chromium; a machine that may, installs it. */
final class SystemChromium {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final List<String> PLACES =
            List.of("/usr/bin", "/usr/local/bin", "/snap/bin", "/Applications/Google Chrome.app/Contents/MacOS");

    private SystemChromium() {}

    /** @throws IllegalStateException with what to install, where there is none and it cannot be installed from here */
    static Path path() {
        return AptGet.found(SystemChromium::find, "chromium")
                .orElseThrow(
                        () -> new IllegalStateException(
                                "The browser tests need Chromium: install it (apt install chromium), or name one in TALON_CHROMIUM."));
    }

    private static Optional<Path> find() {
        String named = System.getenv("TALON_CHROMIUM");
        if (named != null && !named.isBlank()) {
            return Optional.of(Path.of(named));
        }
        String search = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.concat(Arrays.stream(search.split(File.pathSeparator)), PLACES.stream())
                .filter(place -> !place.isBlank())
                .flatMap(place -> Stream.concat(NAMES.stream(), Stream.of("Google Chrome"))
                        .map(name -> Path.of(place, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
