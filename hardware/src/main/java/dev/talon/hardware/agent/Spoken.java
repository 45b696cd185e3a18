package dev.talon.hardware.agent;

import dev.talon.console.ConsoleWords;
import dev.talon.words.Text;
import dev.talon.words.Words;

/** What the agent says to whoever starts it, in the language of the machine. Its log is in English. */
final class Spoken {
    private static final String AREA = "talon-agent";
    private static final Words WORDS = ConsoleWords.of(AREA, System.getenv());

    private Spoken() {}

    static Words words() {
        return WORDS;
    }

    static String text(String key, Object... put) {
        return WORDS.text(key, put);
    }

    /** Said later. */
    static Text said(String key, Object... put) {
        return Text.of(AREA, key, put);
    }
}
