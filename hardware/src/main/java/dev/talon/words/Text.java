package dev.talon.words;

import java.util.LinkedHashMap;
import java.util.Map;

/** Something that can be said in each language. */
@FunctionalInterface
public interface Text {
    /** @param language a code of ISO 639-1 */
    String in(String language);

    /** A text of a catalogue. @see Words#text */
    static Text of(String area, String key, Object... put) {
        return language -> new Words(area, language).text(key, put);
    }

    /** By language. */
    default Map<String, String> inEach() {
        Map<String, String> said = new LinkedHashMap<>();
        Languages.all().forEach(language -> said.put(language, in(language)));
        return said;
    }

    /** What is the same in every language: a name, a code. */
    static Text same(String text) {
        return language -> text;
    }
}
