package dev.talon.console;

import dev.talon.words.Languages;
import dev.talon.words.Words;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/** The words of a program that is started by a command. */
public final class ConsoleWords {
    private static final String OTHERWISE = "en";

    private ConsoleWords() {}

    /**
     * In the language of whoever runs the program: by {@code TALON_LANG}, else by the locale as programs of Unix find it; English where
     * there are no words in it.
     *
     * @param area the file of words
     */
    public static Words of(String area, Map<String, String> environment) {
        String locale = Stream.of("TALON_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
                .map(environment::get)
                .filter(value -> value != null && !value.isBlank())
                .findFirst()
                .orElse(OTHERWISE);
        String language = locale.split("[_.@-]", 2)[0].toLowerCase(Locale.ROOT);
        return new Words(area, Languages.all().contains(language) ? language : OTHERWISE);
    }

    /** The texts of the help, as picocli looks for them. @param texts by their keys */
    public static ResourceBundle help(Map<String, String> texts) {
        return new ResourceBundle() {
            @Override
            protected Object handleGetObject(String key) {
                return texts.get(key);
            }

            @Override
            public Enumeration<String> getKeys() {
                return Collections.enumeration(texts.keySet());
            }
        };
    }
}
