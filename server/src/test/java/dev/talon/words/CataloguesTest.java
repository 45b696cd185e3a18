package dev.talon.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Each language has the same words, and they are those that the sources of Java ask for. */
class CataloguesTest {
    /** Where English stands in the interface itself, so that only others need words. */
    private static final Set<String> ENGLISH_ELSEWHERE = Set.of("pages/staff-line-faults");

    /** Where Russian leaves out what English names by a word of the interface. */
    private static final Set<String> SHORTER_IN_RUSSIAN = Set.of(
            "problems not-allowed",
            "problems nothing-to-continue",
            "problems wrong-state",
            "problems wrong-state.serving",
            "problems not-this-desk",
            "problems not-waiting",
            "problems import-broken-off",
            "problems no-such-logo.again",
            "problems bad-logo",
            "problems no-such-agent.cable",
            "problems not-in-queue.leave");

    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");
    private static final Pattern CONSTANT = Pattern.compile("\\b([A-Z][A-Z_]+)\\b");
    private static final Pattern ASKED =
            Pattern.compile("(?:\\.(?:text|list|lines|count)|\\bsaid)\\(\\s*\"([\\w.-]+\\w)\"");
    private static final Map<Path, String> SOURCES = CatalogueFiles.sources("java", ".java");

    @Test
    void everyLanguageHasTheSameKeysAndPlaces() {
        assertThat(Languages.all()).contains("ru", "en");
        var english = CatalogueFiles.of("en");
        assertThat(english).hasSizeGreaterThan(20);
        List<String> wrong = new ArrayList<>();
        Set<String> shorter = new TreeSet<>();
        for (String language : Languages.all()) {
            var words = CatalogueFiles.of(language);
            words.keySet().removeAll(ENGLISH_ELSEWHERE);
            assertThat(words.keySet()).as(language).isEqualTo(english.keySet());
            english.forEach((area, phrases) -> {
                assertThat(words.get(area).keySet()).as(language + " " + area).isEqualTo(phrases.keySet());
                phrases.forEach((key, phrase) -> {
                    Set<String> places = CatalogueFiles.places(words.get(area).get(key));
                    if (!places.equals(CatalogueFiles.places(phrase))) {
                        (language.equals("ru") && CatalogueFiles.places(phrase).containsAll(places) ? shorter : wrong)
                                .add(area + " " + key);
                    }
                });
            });
        }
        assertThat(wrong).isEmpty();
        assertThat(shorter).containsExactlyInAnyOrderElementsOf(SHORTER_IN_RUSSIAN);
    }

    @Test
    void everyTextIsFilled() {
        for (String language : Languages.all()) {
            CatalogueFiles.of(language)
                    .forEach((area, phrases) -> assertThat(phrases.values())
                            .as(language + " " + area)
                            .allSatisfy(phrase -> assertThat(phrase).isNotBlank()));
        }
    }

    @Test
    void everyKeyIsUsed() {
        List<String> unused = new ArrayList<>();
        CatalogueFiles.of("en").forEach((area, phrases) -> {
            if (!area.startsWith("pages/") && !area.equals("language")) {
                String users = users(area);
                Set<String> said = new TreeSet<>(CatalogueFiles.all(LITERAL, users));
                // Constants of an enum are keys.
                CatalogueFiles.all(CONSTANT, users).forEach(name -> said.add(name.toLowerCase(Locale.ROOT)));
                phrases.keySet().stream()
                        .filter(key -> !said.contains(key)
                                && said.stream().noneMatch(part -> part.endsWith(".") && key.startsWith(part)))
                        .forEach(key -> unused.add(area + " " + key));
            }
        });
        assertThat(unused).isEmpty();
    }

    @Test
    void everyKeyThatIsAskedForIsThere() {
        Set<String> known = CatalogueFiles.of("en").values().stream()
                .flatMap(phrases -> phrases.keySet().stream())
                .collect(Collectors.toSet());
        Map<Path, List<String>> missing = new TreeMap<>();
        SOURCES.forEach((path, source) -> CatalogueFiles.all(ASKED, source).stream()
                .filter(key -> !known.contains(key) && source.contains("dev.talon.words"))
                .forEach(key -> missing.computeIfAbsent(path, first -> new ArrayList<>())
                        .add(key)));
        assertThat(missing).isEmpty();
    }

    @Test
    void wordsThatALanguageLacksAreThoseOfTheDefault() {
        assertThat(new Words("table", "xx").text("product")).isEqualTo(new Words("table", "ru").text("product"));
    }

    /** The sources that name the area, those beside them, what they extend, and those that name a class of such words. */
    private static String users(String area) {
        String literal = "\"" + area + "\"";
        List<Path> naming = SOURCES.keySet().stream()
                .filter(path -> SOURCES.get(path).contains(literal))
                .toList();
        List<String> names = naming.stream()
                .map(path -> path.getFileName().toString().replace(".java", ""))
                .toList();
        return SOURCES.entrySet().stream()
                .filter(file -> naming.stream()
                                .anyMatch(path ->
                                        path.getParent().equals(file.getKey().getParent()))
                        || names.stream().anyMatch(file.getValue()::contains)
                        || naming.stream()
                                .anyMatch(path -> SOURCES.get(path)
                                        .contains(" extends "
                                                + file.getKey()
                                                        .getFileName()
                                                        .toString()
                                                        .replace(".java", " "))))
                .map(Map.Entry::getValue)
                .collect(Collectors.joining("\n"));
    }
}
