package dev.talon.words;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What people have entered in several languages: a name, or a line of advice.
 *
 * @param byLanguage by codes of ISO 639-1: the default language and English first, then the others by their codes
 */
public record Name(@JsonValue Map<String, String> byLanguage) {
    private static final String ENGLISH = "en";

    /** Nothing to say, in no language. */
    public static final Name NONE = new Name(Map.of());

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Name {
        Map<String, String> ordered = new LinkedHashMap<>();
        ordered.put(Languages.DEFAULT, byLanguage.getOrDefault(Languages.DEFAULT, ""));
        ordered.put(ENGLISH, byLanguage.getOrDefault(ENGLISH, ""));
        new TreeMap<>(byLanguage).forEach(ordered::putIfAbsent);
        byLanguage = Collections.unmodifiableMap(ordered);
    }

    public Name(String ru, String en) {
        this(Map.of(Languages.DEFAULT, ru, ENGLISH, en));
    }

    /** As JSON has it. @param values texts by language; those that are null are left out */
    public static Name of(Map<String, ?> values) {
        Map<String, String> texts = new LinkedHashMap<>();
        values.forEach((language, text) -> {
            if (text != null) {
                texts.put(language, text.toString());
            }
        });
        return new Name(texts);
    }

    /** In Russian; may be empty. */
    public String ru() {
        return byLanguage.get(Languages.DEFAULT);
    }

    /** In English; may be empty. */
    public String en() {
        return byLanguage.get(ENGLISH);
    }

    /** In the languages beside these two. */
    public Map<String, String> more() {
        Map<String, String> more = new LinkedHashMap<>(byLanguage);
        more.remove(Languages.DEFAULT);
        more.remove(ENGLISH);
        return more;
    }

    /** In a language; where there is nothing in it, in English or in the default language. */
    public String in(String language) {
        String own = byLanguage.getOrDefault(language, "");
        return own.isBlank() ? Languages.name(language, ru(), en()) : own;
    }
}
