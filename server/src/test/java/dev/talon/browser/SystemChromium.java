package dev.talon.browser;

import dev.talon.debian.AptGet;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where this machine has Chromium, and Chromium's shell without a window, which opens a page in a third of the time; a machine that may, installs them. */
final class SystemChromium {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "Google Chrome");

    private static final List<String> SHELL = List.of("chromium-headless-shell", "chrome-headless-shell");

    private static final List<String> PLACES =
            List.of("/usr/bin", "/usr/local/bin", "/snap/bin", "/Applications/Google Chrome.app/Contents/MacOS");

    private SystemChromium() {}

    /** @throws IllegalStateException with what to install, where there is none and it cannot be installed from here */
    static Path path() {
        return AptGet.found(() -> find(NAMES.stream()), "chromium")
                .orElseThrow(
                        () -> new IllegalStateException(
                                "The browser tests need Chromium: install it (apt install chromium), or name one in TALON_CHROMIUM."));
    }

    /**
     * The shell: the same engine without tabs, windows and what a browser has around its pages. Where it cannot be had the whole browser does the
     * same, and takes longer.
     *
     * @throws IllegalStateException with what to install, where there is neither and none can be installed from here
     */
    static Path shell() {
        return AptGet.found(() -> find(SHELL.stream()), "chromium-headless-shell")
                .orElseGet(SystemChromium::path);
    }

    private static Optional<Path> find(Stream<String> names) {
        String named = System.getenv("TALON_CHROMIUM");
        if (named != null && !named.isBlank()) {
            return Optional.of(Path.of(named));
        }
        List<String> all = names.toList();
        String search = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.concat(Arrays.stream(search.split(File.pathSeparator)), PLACES.stream())
                .filter(place -> !place.isBlank())
                .flatMap(place -> all.stream().map(name -> Path.of(place, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
