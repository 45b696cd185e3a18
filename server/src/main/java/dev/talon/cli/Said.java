package dev.talon.cli;

import dev.talon.words.Languages;
import dev.talon.words.Text;
import dev.talon.words.Words;
import java.nio.charset.Charset;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/** What the command line says, in the language of whoever runs it. */
public final class Said {
    private static final String AREA = "cli";
    private static final String OTHERWISE = "en";
    private static volatile Words words = words(System.getenv());

    private Said() {}

    /** By {@code TALON_LANG}, else by the locale as programs of Unix find it; English where there are no words in it. */
    static Words words(Map<String, String> environment) {
        String locale = Stream.of("TALON_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
                .map(environment::get)
                .filter(value -> value != null && !value.isBlank())
                .findFirst()
                .orElse(OTHERWISE);
        String language = locale.split("[_.@-]", 2)[0].toLowerCase(Locale.ROOT);
        return new Words(AREA, Languages.all().contains(language) ? language : OTHERWISE);
    }

    static Words words() {
        return words;
    }

    /** The language of whoever runs this process, a code of ISO 639-1. */
    public static String language() {
        return words.language();
    }

    /** In the language of whoever runs this process. */
    public static String text(String key, Object... put) {
        return words.text(key, put);
    }

    /** Said later. */
    static Text said(String key, Object... put) {
        return Text.of(AREA, key, put);
    }

    /** The same in its plural form. */
    static String count(String key, long number, Object... put) {
        return words.count(key, number, put);
    }

    /** The letters of standard output. */
    static Charset letters() {
        return Charset.forName(System.getProperty("talon.output.charset", "UTF-8"));
    }

    /** The texts of the help, as picocli looks for them. */
    static ResourceBundle help(Words words) {
        Map<String, String> texts = words.below("help.");
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
