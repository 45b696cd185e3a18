package dev.talon.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the pages must not use, because Chromium 90 does not know it: read in their sources; OldChromiumIT runs them. */
class OldestBrowserTest {
    private static final List<Path> PAGES = List.of(
            Path.of("src/main/resources/web"),
            Path.of("../kiosk-ui/src/main/resources/web"),
            Path.of("../display-ui/src/main/resources/web"));

    /** A pattern to the Chromium that brought it. Selectors that only embellish a staff page may be newer: see {@link #LATER}. */
    private static final Map<String, Integer> NEWER = Map.ofEntries(
            Map.entry("\\d(dvh|svh|lvh|dvw|svw|lvw)\\b", 108),
            Map.entry("\\d(cqi|cqb|cqw|cqh|cqmin|cqmax)\\b|container-type|@container", 105),
            Map.entry(":has\\(", 105),
            Map.entry("color-mix\\(", 111),
            Map.entry("@layer|@scope|@starting-style", 99),
            Map.entry("subgrid", 117),
            Map.entry("(^|[;{\\s])(translate|scale|rotate): ", 104),
            Map.entry("style\\.(translate|scale|rotate)\\b", 104),
            Map.entry("structuredClone\\(", 98),
            Map.entry("\\.at\\(-", 92),
            Map.entry("\\.findLast(Index)?\\(|\\.to(Sorted|Reversed|Spliced)\\(|\\.groupBy\\(", 97),
            Map.entry("Object\\.hasOwn\\(", 93),
            Map.entry("AbortSignal\\.(timeout|any)\\(", 103),
            Map.entry("withResolvers\\(", 119),
            Map.entry("randomUUID\\(", 92));

    /** Where a newer form stands beside its older one, or where without it only an ornament is missing. */
    private static final Map<String, List<String>> LATER = Map.of(
            "tokens.css", List.of("100dvh"),
            "login.css", List.of(":has("),
            "manager.css", List.of(":has("),
            "overview.css", List.of(":has("));

    @Test
    void noPageNeedsWhatTheOldestBrowserDoesNotKnow() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path pages : PAGES) {
            assertThat(pages).isDirectory();
            try (Stream<Path> files = Files.walk(pages)) {
                for (Path file : files.filter(OldestBrowserTest::isSource).toList()) {
                    look(file, found);
                }
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void theDynamicHeightOfAPageHasItsOlderForm() throws IOException {
        String tokens = Files.readString(Path.of("src/main/resources/web/shared/tokens.css"));
        assertThat(tokens).contains("--page-height: calc(100vh - var(--demo-height))");
        assertThat(tokens.indexOf("@supports (height: 100dvh)"))
                .isBetween(tokens.indexOf("100vh"), tokens.indexOf("calc(100dvh"));
    }

    private static boolean isSource(Path file) {
        return file.toString().endsWith(".js") || file.toString().endsWith(".css");
    }

    private static void look(Path file, List<String> found) throws IOException {
        String name = file.getFileName().toString();
        for (String line :
                Files.readString(file).replaceAll("(?s)/\\*.*?\\*/", "").lines().toList()) {
            String code = line.replaceFirst("(^|\\s)//.*", "");
            NEWER.forEach((pattern, chromium) -> {
                boolean known = LATER.getOrDefault(name, List.of()).stream().anyMatch(code::contains);
                if (!known && Pattern.compile(pattern).matcher(code).find()) {
                    found.add("%s needs Chromium %d: %s".formatted(name, chromium, code.strip()));
                }
            });
        }
    }
}
