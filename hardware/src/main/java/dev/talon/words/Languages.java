package dev.talon.words;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The languages that there are words in: each has a {@code words/<code>/language.json}. */
public final class Languages {
    /** Spoken to readers who ask for none that is here; it also lends its words where another language lacks some. */
    public static final String DEFAULT = "ru";

    /** Codes of ISO 639-1, the default first. */
    private static final List<String> ALL = Stream.concat(
                    Stream.of(DEFAULT),
                    Arrays.stream(Locale.getISOLanguages())
                            .filter(code -> !code.equals(DEFAULT) && Catalogue.isThere("language", code))
                            .sorted())
            .toList();

    private Languages() {}

    /** Codes of ISO 639-1, the default first. */
    public static List<String> all() {
        return ALL;
    }

    /** The files of an area by language, as they are; of those languages that have one. */
    public static Map<String, String> catalogues(String area) {
        Map<String, String> files = new LinkedHashMap<>();
        ALL.forEach(language -> Catalogue.file(area, language).ifPresent(text -> files.put(language, text)));
        return files;
    }

    /** The first of the wanted languages that there are words in, else the default. @param wanted codes or tags, best first */
    public static String choose(Stream<String> wanted) {
        return wanted.map(tag -> Locale.forLanguageTag(tag.strip()).getLanguage())
                .filter(ALL::contains)
                .findFirst()
                .orElse(DEFAULT);
    }

    /** A name that the database keeps in two columns: in the default language, and in English for all others; neither need be filled. */
    public static String name(String language, String inDefault, String inEnglish) {
        String own = language.equals(DEFAULT) ? inDefault : inEnglish;
        return own == null || own.isBlank() ? (language.equals(DEFAULT) ? inEnglish : inDefault) : own;
    }

    /** @param header {@code Accept-Language}, or null; its languages are taken in the order they stand in */
    public static String ofHeader(String header) {
        return header == null
                ? DEFAULT
                : choose(Arrays.stream(header.split(",")).map(part -> part.split(";")[0]));
    }
}
