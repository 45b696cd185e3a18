package dev.talon.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each rule of the queue and of its figures is written in one file of the schema, and nowhere else. */
class RuleTest {
    private static final String RULES = "R__2_rules.sql";

    /** What a writing of a rule looks like. */
    private static final Map<String, Pattern> WRITINGS = new TreeMap<>(Map.of(
            "counts", Pattern.compile("state = 'served'\\s+AND\\s+\\S*inaccurate IS NULL"),
            "wait", Pattern.compile("called_at\\s*-\\s*\\S*queued_at"),
            "walking", Pattern.compile("started_at\\s*-\\s*\\S*called_at"),
            "service", Pattern.compile("finished_at\\s*-\\s*\\S*started_at"),
            "within the norm", Pattern.compile("norm \\* 1000000"),
            "due", Pattern.compile("norm\\s*\\*.*interval '1 second'|secs => \\S*norm"),
            "open stage", Pattern.compile("'waiting', 'called', 'serving', 'postponed'\\)"),
            "open desk", Pattern.compile("seen_at\\s*[<>]=?\\s*\\S+\\s*-\\s*interval '10 minutes'"),
            "norm of a day", Pattern.compile("valid_from <= [\\s\\S]{0,80}ORDER BY \\S*valid_from DESC"),
            "through both", Pattern.compile("bool_or\\(\\S*kind = 'consultation'\\) AND bool_or")));

    /** An index says it for the planner, and a view for other tools asks it of whole visits. */
    private static final List<String> ALSO =
            List.of("V3__queue.sql: open stage", "R__8_report_views.sql: through both");

    @Test
    void noRuleIsWrittenTwice() throws IOException {
        Map<String, String> sources = new TreeMap<>();
        for (String directory : List.of("src/main/java", "src/main/resources/dev", "src/main/resources/db/migration")) {
            try (Stream<Path> files = Files.walk(Path.of(directory))) {
                for (Path file : files.filter(path -> path.toString().matches(".*\\.(java|sql)"))
                        .toList()) {
                    sources.put(file.getFileName().toString(), Files.readString(file));
                }
            }
        }
        List<String> found = sources.entrySet().stream()
                .flatMap(source -> WRITINGS.entrySet().stream()
                        .filter(rule ->
                                rule.getValue().matcher(source.getValue()).find())
                        .map(rule -> source.getKey() + ": " + rule.getKey()))
                .toList();
        assertThat(found)
                .as("each is known by its writing")
                .containsAll(WRITINGS.keySet().stream()
                        .map(rule -> RULES + ": " + rule)
                        .toList());
        assertThat(found).allMatch(writing -> writing.startsWith(RULES) || ALSO.contains(writing));
    }
}
