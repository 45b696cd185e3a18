package dev.talon.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The words of pages are those that their scripts ask for. */
class PageCataloguesTest {
    private static final Pattern CATALOGUE = Pattern.compile("import texts from \"talon/words/([a-z-]+)\\.js\"");
    private static final Pattern DEFINED = Pattern.compile("(?:export )?const (\\w+) = defineWords\\(texts\\)");
    private static final Pattern IMPORT = Pattern.compile("import \\{([^}]*)} from \"([^\"]+)\"");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");
    /** A key that is put together: {@code phase-${phase}}. */
    private static final Pattern MADE = Pattern.compile("`([\\w-]*\\$\\{[^`]*)`");

    /** A sentence of the interface as a regular expression, and what stands for its groups. */
    private static final Pattern GROUP = Pattern.compile("\\$(\\d)");

    private static final Map<Path, String> SCRIPTS = CatalogueFiles.sources("resources/web", ".js");
    private static final Map<String, Map<String, String>> WORDS = CatalogueFiles.of("ru");

    @Test
    void everyCatalogueIsOfAScript() {
        Set<String> named = new TreeSet<>();
        SCRIPTS.values()
                .forEach(script -> CatalogueFiles.all(Pattern.compile("\"talon/words/([a-z-]+)\\.js\""), script)
                        .forEach(named::add));
        named.remove("language");
        assertThat(WORDS.keySet().stream()
                        .filter(area -> area.startsWith("pages/"))
                        .map(area -> area.substring(6)))
                .hasSizeGreaterThan(30)
                .containsExactlyInAnyOrderElementsOf(named);
    }

    @Test
    void everyKeyThatIsAskedForIsThere() {
        List<String> missing = new ArrayList<>();
        Map<Path, Map<String, String>> defined = new HashMap<>();
        SCRIPTS.forEach((path, script) -> {
            Matcher catalogue = CATALOGUE.matcher(script);
            Matcher name = DEFINED.matcher(script);
            if (catalogue.find() && name.find()) {
                defined.put(path, Map.of(name.group(1), catalogue.group(1)));
            }
        });
        assertThat(defined).hasSizeGreaterThan(25);
        SCRIPTS.forEach((path, script) -> {
            Map<String, String> names = new HashMap<>(defined.getOrDefault(path, Map.of()));
            Matcher imported = IMPORT.matcher(script);
            while (imported.find()) {
                Map<String, String> there = defined.getOrDefault(resolved(path, imported.group(2)), Map.of());
                for (String one : imported.group(1).split(",")) {
                    String[] as = one.strip().split(" as ");
                    if (there.containsKey(as[0])) {
                        names.put(as[as.length - 1], there.get(as[0]));
                    }
                }
            }
            names.forEach((name, area) ->
                    CatalogueFiles.all(Pattern.compile("(?<![\\w.$])" + name + "\\(\"([^\"]+)\""), script).stream()
                            .filter(key -> !WORDS.get("pages/" + area).containsKey(key))
                            .forEach(key -> missing.add(path + " " + area + " " + key)));
        });
        assertThat(missing).isEmpty();
    }

    @Test
    void everyKeyIsUsed() {
        String scripts = String.join("\n", SCRIPTS.values());
        Set<String> said = new TreeSet<>(CatalogueFiles.all(LITERAL, scripts));
        // Reasons of printers and words of the contract come with answers.
        String java = String.join("\n", CatalogueFiles.sources("java", ".java").values());
        said.addAll(CatalogueFiles.all(LITERAL, java));
        String sql = java
                + String.join(
                        "\n", CatalogueFiles.sources("resources/db", ".sql").values());
        said.addAll(CatalogueFiles.all(Pattern.compile("'([^'\\n]+)'"), sql));
        said.addAll(CatalogueFiles.all(
                Pattern.compile("([\\w-]+)"), CatalogueFiles.text(Path.of("src/main/resources/openapi.yaml"))));
        Pattern made = Pattern.compile(CatalogueFiles.all(MADE, scripts).stream()
                .filter(key -> key.matches(".*[\\w-]{2,}\\$\\{.*|.*}[\\w-]{2,}|\\$\\{[^}]*}-\\$\\{[^}]*}"))
                .map(key -> Arrays.stream(key.split("\\$\\{[^}]*}", -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining("[\\w-]+")))
                .collect(Collectors.joining("|")));
        List<String> unused = new ArrayList<>();
        WORDS.forEach((area, phrases) -> phrases.keySet().stream()
                .filter(key ->
                        area.startsWith("pages/") && !area.matches("pages/(staff-line-faults|admin-audit-fields)"))
                .filter(key -> !said.contains(key) && !made.matcher(key).matches())
                .forEach(key -> unused.add(area + " " + key)));
        assertThat(unused).isEmpty();
    }

    @Test
    void whatStandsForAPartOfASentenceIsInTheSentence() {
        for (String language : Languages.all()) {
            CatalogueFiles.of(language)
                    .getOrDefault("pages/staff-line-faults", Map.of())
                    .forEach((sentence, text) -> {
                        int groups = Pattern.compile(sentence).matcher("").groupCount();
                        assertThat(CatalogueFiles.all(GROUP, text))
                                .as(sentence)
                                .allSatisfy(group ->
                                        assertThat(Integer.parseInt(group)).isBetween(1, groups));
                    });
        }
    }

    private static Path resolved(Path from, String name) {
        return name.startsWith(".")
                ? from.resolveSibling(name).normalize()
                : Path.of("..", "server", "src/main/resources/web/shared", name.replaceFirst("^talon/", ""))
                        .normalize();
    }
}
