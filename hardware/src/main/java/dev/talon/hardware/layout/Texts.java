package dev.talon.hardware.layout;

import java.util.Map;

/** Texts by language. */
final class Texts {
    private Texts() {}

    static void check(Map<String, String> texts, int longest) {
        texts.forEach((language, text) -> {
            if (!language.matches("[a-z]{2,3}")) {
                throw new IllegalArgumentException("a language is two or three small letters, such as ru: " + language);
            }
            if (text.length() > longest) {
                throw new IllegalArgumentException("a text is at most " + longest + " characters: " + text.length());
            }
        });
    }

    /** The text in a language, else in Russian, else nothing. */
    static String in(Map<String, String> texts, String language) {
        return texts.getOrDefault(language, texts.getOrDefault("ru", ""));
    }
}
