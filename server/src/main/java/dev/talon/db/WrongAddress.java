package dev.talon.db;

import dev.talon.words.Text;

/** The address of a database with which nothing can be done. One sentence says how to correct it; it never shows the password. */
public final class WrongAddress extends IllegalArgumentException {
    private static final String AREA = "database-faults";

    private final Text text;

    /** @param why a key below {@code url.} */
    WrongAddress(String why, Object... put) {
        this(Text.of(AREA, "url", Text.of(AREA, "url." + why, put), Text.of(AREA, "url.form")));
    }

    private WrongAddress(Text text) {
        super(text.in("en"));
        this.text = text;
    }

    /** The sentence in the language of whoever reads it; the message is in English. */
    public Text text() {
        return text;
    }
}
