package dev.talon.web;

import static dev.talon.web.Problem.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.words.Languages;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A problem speaks its reader's language; what its texts are is proved by {@code CataloguesTest}. */
class ProblemsTest {
    @Test
    void aProblemIsWhollyInOneLanguage() {
        Problem problem = Problem.notFound("no-such-address", said("no-such-address"))
                .at("/a", said("bad-code"))
                .at("/b", "no such place");
        assertThat(problem.body("en"))
                .containsEntry("title", "Not found")
                .containsEntry("detail", "There is nothing at this address.");
        assertThat(problem.body("ru"))
                .containsEntry("title", "Не найдено")
                .containsEntry("detail", "По этому адресу ничего нет.");
        assertThat(problem.faults().stream().map(fault -> fault.words().in("en")))
                .containsExactly("A centre's code is small Latin letters, digits and dashes.", "no such place");
        assertThat(problem.faults().stream().map(fault -> fault.words().in("ru")))
                .containsExactly(
                        "Код центра — строчные латинские буквы, цифры и дефис.", "По этому адресу ничего нет.");
    }

    @Test
    void aLogHasTheEnglishWords() {
        assertThat(Problem.notFound("no-such-address", said("no-such-address")))
                .hasMessage("There is nothing at this address.");
    }

    @Test
    void aLanguageThatThereAreNoWordsInIsTheDefault() {
        Problem problem = Problem.unexpected();
        Map<String, String> titles =
                Languages.all().stream().collect(Collectors.toMap(language -> language, problem::title));
        assertThat(titles).containsKeys("ru", "en");
        assertThat(problem.title("xx")).isEqualTo(titles.get(Languages.DEFAULT));
    }
}
