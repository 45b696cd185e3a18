package dev.talon.cli;

import dev.talon.console.ConsoleWords;
import dev.talon.words.Text;
import dev.talon.words.Words;
import java.nio.charset.Charset;

/** What the command line says, in the language of whoever runs it. */
public final class Said {
    private static final String AREA = "cli";
    private static volatile Words words = ConsoleWords.of(AREA, System.getenv());

    private Said() {}

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
}
