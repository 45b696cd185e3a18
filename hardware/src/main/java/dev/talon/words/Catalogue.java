package dev.talon.words;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Reads files of words. */
final class Catalogue {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, Map<String, Object>> READ = new ConcurrentHashMap<>();

    /** A language's rules of plurals are its own, all of them. */
    private static final String PLURAL = "plural";

    private Catalogue() {}

    static boolean isThere(String area, String language) {
        return Catalogue.class.getClassLoader().getResource(name(area, language)) != null;
    }

    /** Texts and lists by their keys ({@code passport.title}); those that the language lacks are in the default one. */
    static Map<String, Object> of(String area, String language) {
        return READ.computeIfAbsent(name(area, language), first -> read(area, language));
    }

    private static Map<String, Object> read(String area, String language) {
        Map<String, Object> all = new LinkedHashMap<>();
        read(area, Languages.DEFAULT, all);
        if (!language.equals(Languages.DEFAULT)) {
            read(area, language, all);
        }
        if (all.isEmpty()) {
            throw new IllegalStateException("There are no words on the class path: " + name(area, language));
        }
        return Map.copyOf(all);
    }

    private static void read(String area, String language, Map<String, Object> into) {
        file(area, language).ifPresent(text -> {
            try {
                add("", JSON.readTree(text), into);
            } catch (IOException e) {
                throw new UncheckedIOException("Words cannot be read: " + name(area, language), e);
            }
        });
    }

    /** The file as it is; empty where the language has none for the area. */
    static Optional<String> file(String area, String language) {
        try (InputStream in = Catalogue.class.getClassLoader().getResourceAsStream(name(area, language))) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Words cannot be read: " + name(area, language), e);
        }
    }

    private static void add(String key, JsonNode node, Map<String, Object> into) {
        if (node.isObject()) {
            if (key.equals(PLURAL)) {
                into.keySet().removeIf(known -> known.startsWith(PLURAL + "."));
            }
            node.properties()
                    .forEach(one -> add(key.isEmpty() ? one.getKey() : key + "." + one.getKey(), one.getValue(), into));
        } else {
            into.put(key, value(node));
        }
    }

    private static Object value(JsonNode node) {
        if (!node.isArray()) {
            return node.textValue();
        }
        List<Object> list = new ArrayList<>();
        node.forEach(one -> list.add(value(one)));
        return List.copyOf(list);
    }

    private static String name(String area, String language) {
        return "words/" + language + "/" + area + ".json";
    }
}
