package dev.talon.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The help as files that a browser opens without a server. */
final class HelpFiles {
    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"]+)\"");
    private static final List<String> LANGUAGES = List.of("ru", "en");
    private static final List<String> CHAPTERS =
            List.of("index", "visitors", "desk", "host", "manager", "admin", "it", "api", "events");

    private HelpFiles() {}

    /** Every chapter is in the folder, in both languages, and whatever it leads to or shows is there as well, down to the part of a chapter. */
    static void areWholeIn(Path folder) throws IOException {
        List<String> lost = new ArrayList<>();
        for (String language : LANGUAGES) {
            for (String chapter : CHAPTERS) {
                Path page = folder.resolve(language).resolve(chapter + ".html");
                assertThat(page).isRegularFile();
                Matcher link = LINK.matcher(Files.readString(page));
                while (link.find()) {
                    if (!link.group(1).matches("https?://.*") && !leadsSomewhere(page, URI.create(link.group(1)))) {
                        lost.add(language + "/" + chapter + ": " + link.group(1));
                    }
                }
            }
        }
        assertThat(lost).isEmpty();
    }

    private static boolean leadsSomewhere(Path page, URI link) throws IOException {
        if (link.isAbsolute() || link.getPath().startsWith("/")) {
            return false;
        }
        Path file = link.getPath().isEmpty() ? page : page.resolveSibling(link.getPath());
        return Files.isRegularFile(file)
                && (link.getFragment() == null || Files.readString(file).contains("id=\"" + link.getFragment() + "\""));
    }
}
