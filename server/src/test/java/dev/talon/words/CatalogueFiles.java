package dev.talon.words;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The catalogues and the sources of all modules, as they stand in their folders. */
final class CatalogueFiles {
    static final List<String> MODULES = List.of("hardware", "server", "kiosk-ui", "display-ui");
    /** Forms of a phrase for a number of things. */
    private static final Set<String> FORMS = Set.of("zero", "one", "two", "few", "many", "other");

    private static final Pattern PLACE = Pattern.compile("\\{\\w+}");
    private static final ObjectMapper JSON = new ObjectMapper();

    private CatalogueFiles() {}

    /** Phrases of a language by area and key, each with all of its forms. */
    static Map<String, Map<String, String>> of(String language) {
        Map<String, Map<String, String>> areas = new TreeMap<>();
        for (String module : MODULES) {
            Path root = Path.of("..", module, "src/main/resources/words", language);
            for (Path file : files(root, ".json")) {
                String area = root.relativize(file).toString().replace(".json", "");
                Map<String, String> phrases = new TreeMap<>();
                try {
                    add("", JSON.readTree(file.toFile()), phrases);
                } catch (IOException e) {
                    throw new UncheckedIOException(file.toString(), e);
                }
                areas.put(area, phrases);
            }
        }
        return areas;
    }

    /** What is put into a phrase: {@code {n}}, {@code {0}}. */
    static Set<String> places(String phrase) {
        Set<String> places = new TreeSet<>();
        Matcher place = PLACE.matcher(phrase);
        while (place.find()) {
            places.add(place.group());
        }
        return places;
    }

    /** Sources below {@code src/main} of all modules, by their paths. */
    static Map<Path, String> sources(String below, String ending) {
        Map<Path, String> sources = new TreeMap<>();
        for (String module : MODULES) {
            for (Path file : files(Path.of("..", module, "src/main", below), ending)) {
                sources.put(file.normalize(), text(file));
            }
        }
        return sources;
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    static List<String> all(Pattern pattern, String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static void add(String key, JsonNode node, Map<String, String> into) {
        boolean forms = node.isObject() && FORMS.containsAll(Set.copyOf(names(node)));
        if (node.isObject() && !forms) {
            node.properties()
                    .forEach(one -> add(key.isEmpty() ? one.getKey() : key + "." + one.getKey(), one.getValue(), into));
        } else {
            into.put(key, node.isTextual() ? node.textValue() : node.toString());
        }
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<Path> files(Path root, String ending) {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
