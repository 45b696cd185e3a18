package dev.talon.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The closed list of what goes out: every kind that is written is in it, and it is the same wherever it is told. */
class EventKindsTest {
    private static final Path SOURCES = Path.of("src/main");
    private static final Pattern INSERTION = Pattern.compile("INSERT INTO event \\([^)]*\\)");
    private static final Pattern LITERAL = Pattern.compile("'([a-z_]+)'");

    /** Words in these statements that are no kinds: reasons, actors, states, and what kinds begin with. */
    private static final Set<String> NO_KINDS = Set.of(
            "cancelled",
            "silent",
            "printing",
            "priority",
            "printed",
            "failed",
            "uncertain",
            "paper_",
            "test_page_",
            "now",
            "ticket_id",
            "position",
            "expired",
            "name",
            "ru",
            "request_given_up",
            "visitor",
            "served",
            "wrong_service",
            "unknown",
            // What the answer says of a command that ended a service and called: its events are both
            "advanced");

    /** Where a statement makes the kind of what it is given. */
    private static final Set<String> MADE = Set.of(
            "paper_printed",
            "paper_failed",
            "paper_uncertain",
            "test_page_printed",
            "test_page_failed",
            "test_page_uncertain",
            "times_distrusted",
            "times_trusted",
            "times_mark_withdrawn",
            "returned");

    @Test
    void everyKindThatAStatementWritesIsInTheList() throws IOException {
        Set<String> written = new TreeSet<>();
        Set<String> strange = new TreeSet<>();
        int statements = 0;
        for (Path file : sources()) {
            String text = Files.readString(file);
            Matcher insertion = INSERTION.matcher(text);
            while (insertion.find()) {
                statements++;
                Matcher literal = LITERAL.matcher(rest(text, insertion.end()));
                while (literal.find()) {
                    String word = literal.group(1);
                    if (EventKind.of(word).isPresent()) {
                        written.add(word);
                    } else if (!NO_KINDS.contains(word)) {
                        strange.add(word + " of " + file.getFileName());
                    }
                }
            }
        }
        assertThat(statements).isGreaterThan(70);
        assertThat(strange)
                .as("neither a kind that goes out nor known to be none")
                .isEmpty();
        assertThat(all())
                .as("kinds that nothing writes any more")
                .allMatch(kind -> written.contains(kind) || MADE.contains(kind) || NO_KINDS.contains(kind));
    }

    @Test
    void theContractHasTheSameKinds() throws IOException {
        JsonNode contract = new ObjectMapper(new YAMLFactory())
                .readTree(SOURCES.resolve("resources/openapi.yaml").toFile());
        List<String> kinds = new ArrayList<>();
        contract.at("/components/schemas/EventKind/enum").forEach(kind -> kinds.add(kind.asText()));
        assertThat(kinds).isEqualTo(all());
        Set<String> fields = new TreeSet<>();
        contract.at("/components/schemas/Event/properties").fieldNames().forEachRemaining(fields::add);
        Set<String> known =
                Arrays.stream(EventField.values()).map(EventField::word).collect(Collectors.toCollection(TreeSet::new));
        known.addAll(List.of("number", "id", "centre", "at", "kind", "by"));
        assertThat(fields).isEqualTo(known);
    }

    @Test
    void thePageHasTheSameKindsInTheSameGroupsAndWordsForAll() throws IOException {
        String page = Files.readString(SOURCES.resolve("resources/web/admin/event-kinds.js"));
        Map<String, List<String>> groups = new LinkedHashMap<>();
        Matcher group =
                Pattern.compile("\\n  ([a-z]+): \\[(.*?)\\]", Pattern.DOTALL).matcher(page);
        while (group.find()) {
            groups.put(
                    group.group(1),
                    Pattern.compile("\"([a-z_]+)\"")
                            .matcher(group.group(2))
                            .results()
                            .map(kind -> kind.group(1))
                            .toList());
        }
        assertThat(groups)
                .isEqualTo(Arrays.stream(EventKind.values())
                        .collect(Collectors.groupingBy(
                                kind -> kind.group().word(),
                                LinkedHashMap::new,
                                Collectors.mapping(EventKind::word, Collectors.toList()))));
        for (String language : List.of("ru", "en")) {
            JsonNode words = new ObjectMapper()
                    .readTree(SOURCES.resolve("resources/words/" + language + "/pages/admin-event-kinds.json")
                            .toFile());
            assertThat(all())
                    .as(language)
                    .allMatch(kind -> !words.path(kind).asText().isBlank());
        }
    }

    /** {@code | `called` | when it is written | ticket, stage, desk |}. */
    @Test
    void theDocumentHasEveryKindWithItsFields() throws IOException {
        String document = Files.readString(Path.of("docs/events.md"));
        Map<String, String> rows = new LinkedHashMap<>();
        Matcher row =
                Pattern.compile("\\n\\| `([a-z_]+)` \\| [^|]+ \\| ([^|]*) \\|").matcher(document);
        while (row.find()) {
            rows.put(row.group(1), row.group(2).strip());
        }
        Map<String, String> expected = new LinkedHashMap<>();
        for (EventKind kind : EventKind.values()) {
            expected.put(
                    kind.word(),
                    kind.fields().isEmpty()
                            ? "–"
                            : kind.fields().stream().map(EventField::word).collect(Collectors.joining(", ")));
        }
        assertThat(rows).isEqualTo(expected);
    }

    @Test
    void theGuideHasEveryKindInBothLanguages() throws IOException {
        for (String language : List.of("ru", "en")) {
            String guide = Files.readString(Path.of("src/help/" + language + "/events.adoc"));
            assertThat(all()).as(language).allMatch(kind -> guide.contains("\n|`" + kind + "` |"));
        }
    }

    /** Until the end of the statement, or of the brackets that it stands in. */
    private static String rest(String text, int from) {
        int depth = 0;
        for (int at = from; at < text.length(); at++) {
            char c = text.charAt(at);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth < 0 || c == ';' || text.startsWith("\"\"\"", at)) {
                return text.substring(from, at);
            }
        }
        return text.substring(from);
    }

    private static List<String> all() {
        return Arrays.stream(EventKind.values()).map(EventKind::word).toList();
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().matches(".*\\.(java|sql)"))
                    .filter(file -> !file.toString().contains("before_release"))
                    .toList();
        }
    }
}
