package dev.talon.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A problem's text has a place for each thing that the source names, and no other: two problems cannot share a key by chance. */
class ProblemTextsTest {
    private static final Pattern SAID = Pattern.compile("\\bsaid\\(\\s*\"([\\w.-]+\\w)\"");

    @Test
    void whatTheSourceNamesHasAPlace() {
        Map<String, String> phrases = CatalogueFiles.of("en").get("problems");
        List<String> wrong = new ArrayList<>();
        List<String> checked = new ArrayList<>();
        CatalogueFiles.sources("java", ".java").forEach((path, source) -> {
            if (!source.contains("import static dev.talon.web.Problem.said;")) {
                return;
            }
            Matcher said = SAID.matcher(source);
            while (said.find()) {
                String key = said.group(1);
                int named = argumentsAfter(source, said.end());
                checked.add(key);
                if (named
                        != CatalogueFiles.places(phrases.getOrDefault(key, "")).size()) {
                    wrong.add(path + " " + key + " names " + named);
                }
            }
        });
        assertThat(checked).hasSizeGreaterThan(100);
        assertThat(wrong).isEmpty();
    }

    /** How many arguments follow the first one, which ends at {@code from}. */
    private static int argumentsAfter(String source, int from) {
        int arguments = 0;
        int depth = 1;
        for (int at = from; depth > 0; at++) {
            switch (source.charAt(at)) {
                case '"' -> at = endOfText(source, at);
                case '(', '[', '{' -> depth++;
                case ')', ']', '}' -> depth--;
                case ',' -> arguments += depth == 1 ? 1 : 0;
                default -> {}
            }
        }
        return arguments;
    }

    private static int endOfText(String source, int start) {
        int at = start + 1;
        while (source.charAt(at) != '"') {
            at += source.charAt(at) == '\\' ? 2 : 1;
        }
        return at;
    }
}
