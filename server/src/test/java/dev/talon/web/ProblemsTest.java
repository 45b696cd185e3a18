package dev.talon.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whatever fails is said in Russian as well as in English, its title too. */
class ProblemsTest {
    private static final Pattern MADE = Pattern.compile(
            "\\bProblem\\s*\\.(badRequest|unauthorized|forbidden|notFound|conflict|tooLarge"
                    + "|unprocessable|tooManyRequests|unavailable|of)\\(.*?;\\n",
            Pattern.DOTALL);
    private static final Pattern TITLE = Pattern.compile("of\\(\\s*[^,]+,\\s*\"[^\"]+\",\\s*\"([^\"]+)\"");

    @Test
    void everyProblemSpeaksBothLanguages() throws IOException {
        List<String> silent = new ArrayList<>();
        int made = 0;
        for (Path source : sources()) {
            Matcher problem = MADE.matcher(Files.readString(source));
            while (problem.find()) {
                made++;
                if (!problem.group().contains(".ru(")) {
                    silent.add(source + ": " + problem.group());
                }
                Matcher title = TITLE.matcher(problem.group());
                if (title.find()
                        && !isRussian(Problem.of(400, "a", title.group(1), "b")
                                .ru("б")
                                .title(true))) {
                    silent.add(source + ": the title " + title.group(1));
                }
            }
        }
        assertThat(made).isGreaterThan(100);
        assertThat(silent).isEmpty();
    }

    @Test
    void aProblemIsWhollyInOneLanguage() {
        Problem english = Problem.notFound("a", "There is none.");
        assertThat(english.title(true)).isEqualTo("Not found");
        assertThat(english.detail(true)).isEqualTo("There is none.");
        Problem both = Problem.notFound("a", "There is none.").ru("Нет.");
        assertThat(both.title(true) + both.detail(true)).isEqualTo("Не найденоНет.");
        assertThat(both.title(false) + both.detail(false)).isEqualTo("Not foundThere is none.");
    }

    private static boolean isRussian(String text) {
        return text.matches("[А-ЯЁ].*");
    }

    private static List<Path> sources() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java") && !file.endsWith("Problem.java"))
                    .toList();
        }
    }
}
