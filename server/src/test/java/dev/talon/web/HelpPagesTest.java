package dev.talon.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.talon.browser.Picture;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The documents as the build makes them: alike in both languages, with the words of the pages, and with nothing from elsewhere. */
class HelpPagesTest {
    private static final Path HELP = Path.of("target/classes/help");
    private static final Pattern LINK = Pattern.compile("(?:src|href)=\"([^\"]+)\"");
    private static final Pattern PICTURE = Pattern.compile("src=\"\\.\\./pictures/([^\"]+)\"");
    private static final Pattern HEADING = Pattern.compile("<h([1-3])[ >]");
    private static final Pattern ROW = Pattern.compile("<tr>");
    private static final Pattern BOLD = Pattern.compile("<strong>(.+?)</strong>", Pattern.DOTALL);
    private static final Pattern KEY = Pattern.compile("^ {2}\\[\"([^\"]+)\", \\(", Pattern.MULTILINE);
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void bothLanguagesHaveTheSameChaptersHeadingsAndRows() {
        assertThat(names("en"))
                .isEqualTo(names("ru"))
                .contains(
                        "index.html",
                        "visitors.html",
                        "desk.html",
                        "host.html",
                        "manager.html",
                        "admin.html",
                        "it.html");
        for (String name : names("ru")) {
            for (Pattern pattern : List.of(HEADING, ROW)) {
                assertThat(all(pattern, text("en", name)))
                        .as("%s, %s", name, pattern)
                        .isEqualTo(all(pattern, text("ru", name)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ru", "en"})
    void theIndexLeadsToEveryChapter(String language) {
        Set<String> linked = LINK.matcher(text(language, "index.html"))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
        assertThat(linked).containsAll(names(language));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ru", "en"})
    void everyLinkLeadsSomewhere(String language) {
        for (String name : names(language)) {
            String text = text(language, name);
            LINK.matcher(text).results().map(found -> found.group(1)).forEach(link -> {
                assertThat(link).as(name).doesNotContain(":");
                if (link.startsWith("#")) {
                    assertThat(text).as(name).contains("id=\"" + link.substring(1) + "\"");
                } else {
                    assertThat(HELP.resolve(language).resolve(link).normalize())
                            .as(name)
                            .exists();
                }
            });
        }
    }

    /** The documents of a language show pictures of that language, each that there is, as {@code HelpPicturesIT} has taken them. */
    @ParameterizedTest
    @ValueSource(strings = {"ru", "en"})
    void everyPictureIsShownIsWholeAndInItsLanguage(String language) throws IOException {
        Set<String> shown = new TreeSet<>();
        for (String name : names(language)) {
            PICTURE.matcher(text(language, name))
                    .results()
                    .map(found -> found.group(1))
                    .forEach(shown::add);
        }
        String documents = read(Path.of("..", "README.md")) + read(Path.of("docs", "printing.md"));
        Path folder = Path.of("docs", "pictures", language);
        Set<String> kept = new TreeSet<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".png"))
                    .forEach(file -> kept.add(language + "/" + file));
        }
        assertThat(shown).isSubsetOf(kept);
        kept.removeIf(picture -> documents.contains("pictures/" + picture));
        assertThat(kept).as("pictures that no document shows").isSubsetOf(shown);
        Files.list(folder).filter(file -> file.toString().endsWith(".png")).forEach(file -> {
            Picture picture = Picture.read(file);
            var image = image(picture.png());
            assertThat(picture.about())
                    .startsWith("%s %dx%d ".formatted(language, image.getWidth(), image.getHeight()));
            assertThat(picture.isWhole())
                    .as("%s and its text were taken together", file)
                    .isTrue();
        });
        try (Stream<Path> loose = Files.list(Path.of("docs", "pictures"))) {
            assertThat(loose).allMatch(Files::isDirectory);
        }
    }

    private static BufferedImage image(byte[] png) {
        try {
            return ImageIO.read(new ByteArrayInputStream(png));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ru", "en"})
    void theyHaveNothingThatThePolicyForbids(String language) {
        for (String name : names(language)) {
            assertThat(text(language, name))
                    .as(name)
                    .contains("lang=\"" + language + "\"")
                    .doesNotContain("<script", "<style", " style=\"", " onclick", "src=\"http", "href=\"http");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ru", "en"})
    void theSpecialistsChapterHasEveryKeyOfTheDesk(String language) {
        String keys = read(Path.of("src/main/resources/web/desk/keys.js"));
        String table = text(language, "desk.html").replaceAll("<[^>]+>", "\n").replace("\n+\n", "+");
        Set<String> said = Stream.of(table.split("\n")).map(String::strip).collect(Collectors.toSet());
        List<String> all = all(KEY, keys);
        assertThat(all).hasSizeGreaterThan(10);
        assertThat(said.stream().map(key -> key.replaceAll("\\s", "")).toList()).containsAll(all);
    }

    /** Bold are the words of the pages, so that a reader finds them there; a word that a page loses is missed here. */
    @ParameterizedTest
    @ValueSource(strings = {"ru", "en"})
    void whatIsBoldStandsOnThePages(String language) {
        Set<String> words = wordsOfPages(language);
        for (String name : names(language)) {
            assertThat(all(BOLD, text(language, name)).stream()
                            .map(bold -> bold.replaceAll("\\s+", " ")
                                    .replace("&#8217;", "'")
                                    .replace("&#8230;", "…"))
                            .toList())
                    .as(name)
                    .isSubsetOf(words);
        }
    }

    private static Set<String> wordsOfPages(String language) {
        Set<String> words = new HashSet<>();
        for (String module : List.of("hardware", "server", "kiosk-ui", "display-ui")) {
            Path root = Path.of("..", module, "src/main/resources/words", language);
            if (Files.exists(root)) {
                try (Stream<Path> files = Files.walk(root)) {
                    files.filter(file -> file.toString().endsWith(".json"))
                            .forEach(file -> addTexts(json(file), words));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return words;
    }

    private static void addTexts(JsonNode node, Set<String> words) {
        if (node.isTextual()) {
            words.add(
                    node.textValue().replace('\u00a0', ' ').replace("...", "…").replace('’', '\''));
        }
        node.forEach(child -> addTexts(child, words));
    }

    private static Set<String> names(String language) {
        try (Stream<Path> files = Files.list(HELP.resolve(language))) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(found -> found.group(found.groupCount()))
                .toList();
    }

    private static String text(String language, String name) {
        return read(HELP.resolve(language).resolve(name));
    }

    private static JsonNode json(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
